import Audiences
import CustomerData
import Destinations
import Foundation
import Retention
import RetentionEngine
import Workspace

/// What a desk looks up, and what it writes down.
extension DeliveryDesk {
  func destination(of order: DeliveryOrder) throws(DeliveryDeskError) -> any Destination {
    let found: any Destination
    do throws(DestinationError) { found = try Destinations.named(order.destination) } catch {
      throw .destination(error)
    }
    guard let purpose = order.purpose else { return found }
    guard let serving = found.serving(purpose) else {
      throw .wrongPurpose(
        destination: order.destination, asked: purpose, needed: found.purpose)
    }
    return serving
  }

  func contacts(of order: DeliveryOrder) async throws(DeliveryDeskError) -> [Contact] {
    do throws(BackendError) { return try await backend.contacts(in: order.audience) } catch {
      throw .audience(error)
    }
  }

  /// The rules of the workspace. Were it unreadable, nobody might be delivered: suppressions are
  /// unknown then.
  func rules(for order: DeliveryOrder) async throws(DeliveryDeskError) -> ClearanceRules {
    let share = try Self.share(of: order)
    let messages = try await messages(within: order.cap?.days)
    do throws(WorkspaceError) {
      var rules = ClearanceRules(suppressed: try await workspace.suppressions())
      if let cap = order.cap {
        rules.capped = capped(by: cap, beside: messages, try await deliveries(within: cap.days))
      }
      if let share {
        // Whom a campaign has left alone once it leaves alone for good: the share only grows.
        let kept = try await workspace.holdout(of: order.campaign)
        rules.holdout = Holdout(
          share: max(share, kept?.share ?? 0), seed: kept?.seed ?? order.campaign)
      }
      return rules
    } catch { throw .workspace(error) }
  }

  func keepHoldout(
    of order: DeliveryOrder, _ preview: DeliveryPreview
  ) async throws(DeliveryDeskError) {
    guard let holdout = preview.holdout else { return }
    do throws(WorkspaceError) {
      _ = try await workspace.keepHoldout(
        of: order.campaign, share: holdout.share, seed: holdout.seed)
    } catch { throw .workspace(error) }
  }

  func statement(of order: DeliveryOrder, at moment: String) async -> DeliveryStatement {
    let summary = await backend.summary()
    let reason: String? = if case .nobody(let why) = order.leftAlone { why } else { nil }
    return DeliveryStatement(
      who: who, at: moment, audience: order.audience.expanded.text,
      audienceName: order.audienceName, asOf: summary.asOf, fingerprint: summary.fingerprint,
      campaign: order.campaign, noHoldoutReason: reason)
  }

  static func write(
    _ delivery: Delivery, to path: String, whenThere existing: DeliveryPath.Existing
  ) throws(DeliveryDeskError) -> Receipt {
    var number = 1
    while true {
      let candidate = DeliveryPath.candidate(number, of: path)
      do throws(DeliveryError) {
        return try delivery.deliver(to: candidate, replacing: existing == .replace)
      } catch {
        if case .refused(let refusal) = error { throw .destination(refusal) }
        guard case .fileExists = error, existing == .keepBoth, number < 10_000 else {
          throw .file(error)
        }
        number += 1
      }
    }
  }

  static func entry(
    _ order: DeliveryOrder, _ statement: DeliveryStatement, _ preview: DeliveryPreview,
    _ receipt: Receipt
  ) -> LoggedDelivery {
    let counts = preview.stages.map { ($0.stage.rawValue, $0.customers) }
    return LoggedDelivery(
      at: statement.at, destination: preview.destination, audience: statement.audience,
      campaign: statement.campaign, asOf: statement.asOf.iso,
      fingerprint: statement.fingerprint.text, counts: Dictionary(uniqueKeysWithValues: counts),
      file: receipt.file, sha256: receipt.sha256)
  }

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  private static func share(of order: DeliveryOrder) throws(DeliveryDeskError) -> Double? {
    switch order.leftAlone {
    case .share(let share):
      if share == 0 { throw .noHoldoutReason }
      guard share > 0, share <= 1 else { throw .shareOutOfRange(share) }
      return share
    case .nobody(let reason):
      guard reason.contains(where: { !$0.isWhitespace }) else { throw .noHoldoutReason }
      return nil
    }
  }

  private func start(of days: Int) -> Date { now().addingTimeInterval(-86_400 * Double(days)) }

  private func deliveries(within days: Int) async throws(WorkspaceError) -> [String: Int] {
    try await workspace.contacts(since: start(of: days).formatted(.iso8601))
  }

  // What other tools sent, by the messages files: a delivery that came back as a message counts
  // twice, which holds back one too many and never one too few.
  private func messages(within days: Int?) async throws(DeliveryDeskError) -> [String: Int] {
    guard let days else { return [:] }
    let seconds = start(of: days).timeIntervalSince1970
    let since = Day(number: Int32(clamping: Int((seconds / 86_400).rounded(.up))))
    do throws(BackendError) {
      let counts = try await backend.measure(MessageCounts(since: since), among: .everyone).value
      return Dictionary(counts.map { ($0.id, $0.messages) }, uniquingKeysWith: +)
    } catch { throw .audience(error) }
  }

  // A customer contacted `times` times already would be contacted once more than the cap allows.
  private func capped(
    by cap: DeliveryOrder.Cap, beside messages: [String: Int], _ deliveries: [String: Int]
  ) -> Set<String> {
    let contacts = deliveries.merging(messages, uniquingKeysWith: +)
    return Set(contacts.filter { $0.value >= cap.times }.keys)
  }
}
