import CustomerData
import Destinations
import Workspace

extension ErasedCustomers {
  /// Whoever the workspace remembers as erased, recognised by id and address.
  public init(inWorkspace directory: String) throws(WorkspaceError) {
    let tombstones = try Workspace.tombstones(inDirectory: directory)
    guard !tombstones.isEmpty else {
      self = .none
      return
    }
    let names = ContactHash.sha256(tombstones.keys.sorted().joined())
    self.init(stamp: UInt64(names.prefix(16), radix: 16) ?? 1) { sign in
      switch sign {
      case .id(let id): tombstones[SuppressionHash.customer(id)]
      case .email(let address): tombstones[SuppressionHash.email(address)]
      }
    }
  }
}
