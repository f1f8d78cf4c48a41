import Audiences
import CustomerData
import Destinations
import Foundation
import RetentionEngine
import Workspace

/// The one way from an audience to a delivered file, for the screen and the command line alike.
///
/// Contacts come from the backend; suppressions, holdouts and what was delivered before from the
/// workspace; who may go is decided by `Consent` inside of `DeliveryPreview`, and nowhere else.
public struct DeliveryDesk: Sendable {
  let backend: any RetentionBackend
  let workspace: Workspace
  let who: String
  let now: @Sendable () -> Date
  let phones: PhoneSource

  /// The preference that remembers the folder delivered to last.
  static let folderPreference = "export.folder"

  /// A desk; `who` is the account the proof names, `now` the moment of delivery.
  public init(
    backend: any RetentionBackend, workspace: Workspace, who: String = NSUserName(),
    now: @escaping @Sendable () -> Date = { Date() }, phones: PhoneSource = .library()
  ) {
    self.backend = backend
    self.workspace = workspace
    self.who = who
    self.now = now
    self.phones = phones
  }

  /// What would be delivered, step by step and row by row. Nothing is written.
  /// - Complexity: O(contacts × columns).
  @concurrent
  public func preview(
    _ order: DeliveryOrder
  ) async throws(DeliveryDeskError) -> DeliveryPreview {
    let destination = try destination(of: order)
    let rules = try await rules(for: order)
    let contacts = try await contacts(of: order)
    let choices = DeliveryChoices(audienceName: order.audienceName, phones: phones)
    do throws(DestinationError) {
      // A list is known at the platform by its audience or by its campaign.
      try type(of: destination).rules.check(name: order.campaign)
      return try DeliveryPreview(of: contacts, to: destination, under: rules, with: choices)
    } catch { throw .destination(error) }
  }

  /// Writes what the preview shows, whole and with its proof, keeps the campaign's holdout and logs
  /// the delivery. When everyone is held back, nothing is written.
  ///
  /// Missing folders are made for the owner alone. `~/` is understood.
  @concurrent
  @discardableResult
  public func deliver(
    _ order: DeliveryOrder, to path: String, whenThere existing: DeliveryPath.Existing = .refuse
  ) async throws(DeliveryDeskError) -> Receipt {
    let preview = try await preview(order)
    guard !preview.rows.isEmpty else { throw .nobodyCleared(preview.stages) }
    let path = DeliveryPath.expanded(path)
    try DeliveryPath.makeFolder(of: path)
    try await keepHoldout(of: order, preview)
    let moment = now().formatted(.iso8601)
    let statement = await statement(of: order, at: moment)
    let receipt = try Self.write(
      Delivery(of: preview, stating: statement), to: path, whenThere: existing)
    do throws(WorkspaceError) {
      try await workspace.log(
        Self.entry(order, statement, preview, receipt), recipients: preview.recipients)
    } catch { throw .notLogged(receipt, error) }
    // Only a convenience: a folder that is not remembered spoils nothing.
    try? await workspace.setPreference(Self.folderPreference, to: Self.folder(of: receipt.file))
    return receipt
  }

  /// The share the campaign has left alone so far; nil: it has delivered nothing yet.
  @concurrent
  public func shareLeftAlone(by campaign: String) async throws(DeliveryDeskError) -> Double? {
    do throws(WorkspaceError) { return try await workspace.holdout(of: campaign)?.share } catch {
      throw .workspace(error)
    }
  }

  /// A path to propose: the folder delivered to last, else the default one.
  @concurrent
  public func suggestedPath(for order: DeliveryOrder) async -> String {
    let known = try? await workspace.preference(Self.folderPreference)
    let folder = known ?? DeliveryPath.defaultFolder()
    let day = await backend.summary().asOf
    return folder + "/"
      + DeliveryPath.fileName(for: order.campaign, destination: order.destination, asOf: day)
  }

  /// What was delivered to a file before; nil: nothing that is known.
  @concurrent
  public func lastDelivery(to path: String) async throws(DeliveryDeskError) -> LoggedDelivery? {
    do throws(WorkspaceError) {
      return try await workspace.delivery(to: DeliveryPath.expanded(path))
    } catch { throw .workspace(error) }
  }
}
