import CustomerData

/// People who must be taken out again of where they were delivered: the one list that needs no
/// consent, for it ends what a consent began.
///
/// Only those are in it who were delivered there, so that a platform never learns of anybody by
/// being asked to forget them.
public struct Removal: Hashable, Sendable {
  /// Whom.
  public let contacts: [Contact]

  /// Of some people those whose ids a delivery log has for the destination.
  public init(of contacts: [Contact], delivered: Set<String>) {
    self.contacts = contacts.filter { delivered.contains($0.customerID) }
  }
}
