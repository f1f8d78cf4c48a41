import Audiences
import CustomerData
import Destinations
import Foundation
import Retention
import RetentionEngine
import Workspace

/// What customers may ask for: to be forgotten, and to see what is known of them (GDPR articles 15
/// and 17).
public struct RightsDesk: Sendable {
  let backend: any RetentionBackend
  let workspace: Workspace
  let now: @Sendable () -> Date
  let phones: PhoneSource

  /// A desk over a shop's answers and the user's workspace.
  public init(
    backend: any RetentionBackend, workspace: Workspace,
    now: @escaping @Sendable () -> Date = { Date() }, phones: PhoneSource = .library()
  ) {
    self.backend = backend
    self.workspace = workspace
    self.now = now
    self.phones = phones
  }

  /// What is left of somebody who was erased.
  public struct Erasure: Hashable, Sendable {
    /// What stands in their place from now on.
    public let token: String
    /// The files that ask the platforms to forget them, by destination.
    public let removals: [Removal]

    /// One file for one destination.
    public struct Removal: Hashable, Sendable {
      /// Where they had been delivered.
      public let destination: String
      /// The file's path; nil: nothing that destination could recognise them by.
      public let file: String?
    }
  }

  /// Why nobody was erased.
  public enum Failure: Error, Hashable, Sendable {
    /// No customer has this id.
    case unknownCustomer
    /// The workspace cannot be used.
    case workspace(WorkspaceError)
    /// A removal file could not be written.
    case file(DeliveryError)
    /// The folder for removal files could not be made.
    case folder(path: String, errno: Int32)
  }

  /// Forgets a customer: their orders stay, what names them does not, here and wherever they were
  /// delivered.
  ///
  /// The removal files come first: were the program killed after them, asking again would do the
  /// rest; the other way round nobody could say any more whom to remove.
  @concurrent
  public func erase(
    _ customerID: String, removalsIn folder: String
  ) async throws(Failure) -> Erasure {
    let contact = try await contact(of: customerID)
    let removals = try await writeRemovals(of: contact, in: folder)
    let proposed = "erased-" + String(UInt64.random(in: .min ... .max), radix: 36)
    do throws(WorkspaceError) {
      let token = try await workspace.erase(
        contact.customerID, hashes: SuppressionHash.all(of: contact), token: proposed,
        at: now().formatted(.iso8601))
      return Erasure(token: token, removals: removals)
    } catch { throw .workspace(error) }
  }

  /// Every delivery a customer was in, the latest first.
  @concurrent
  public func deliveries(of customerID: String) async throws(Failure) -> [LoggedDelivery] {
    do throws(WorkspaceError) { return try await workspace.deliveries(of: customerID) } catch {
      throw .workspace(error)
    }
  }

  private func contact(of customerID: String) async throws(Failure) -> Contact {
    do throws(BackendError) { return try await backend.profile(of: customerID).contact } catch {
      throw .unknownCustomer
    }
  }

  private func writeRemovals(
    of contact: Contact, in folder: String
  ) async throws(Failure) -> [Erasure.Removal] {
    let past = Set(try await deliveries(of: contact.customerID).map(\.destination)).sorted()
    let removal = Removal(of: [contact], delivered: [contact.customerID])
    var written: [Erasure.Removal] = []
    for name in past {
      guard let destination = try? Destinations.named(name) else {
        written.append(Erasure.Removal(destination: name, file: nil))
        continue
      }
      let list = RemovalList(
        removal, from: destination, with: DeliveryChoices(phones: phones))
      let file = try list.rows.isEmpty ? nil : write(list, in: folder)
      written.append(Erasure.Removal(destination: name, file: file))
    }
    return written
  }

  // The name tells the destination and the day, never whom.
  private func write(_ list: RemovalList, in folder: String) throws(Failure) -> String {
    let ending = (try? Destinations.named(list.destination))?.rules.layout.ending ?? "csv"
    let day = now().formatted(.iso8601).prefix(10)
    let path = Delivery.freePath(like: "\(folder)/remove-\(list.destination)-\(day).\(ending)")
    do throws(DeliveryDeskError) { try DeliveryPath.makeFolder(of: path) } catch {
      guard case .folder(let path, let errno) = error else { throw .unknownCustomer }
      throw .folder(path: path, errno: errno)
    }
    do throws(DeliveryError) { try list.write(to: path) } catch { throw .file(error) }
    return path
  }
}
