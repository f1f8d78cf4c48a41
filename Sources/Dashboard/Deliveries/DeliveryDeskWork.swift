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
    let capped = try await capped(by: order.cap)
    do throws(WorkspaceError) {
      var rules = ClearanceRules(suppressed: try await workspace.suppressions())
      rules.capped = capped
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

  // A customer contacted `times` times already would be contacted once more than the cap allows.
  private func capped(by cap: DeliveryOrder.Cap?) async throws(DeliveryDeskError) -> Set<String> {
    guard let cap else { return [] }
    let delivered = try await delivered(within: cap.days)
    var contacts = try await messages(within: cap.days)
    for customers in delivered.values {
      for (id, contact) in customers { contacts[id, default: 0] += contact.times }
    }
    for (id, twice) in try await returned(delivered, within: cap.days) {
      contacts[id, default: 0] -= twice
    }
    return Set(contacts.filter { $0.value >= cap.times }.keys)
  }

  private func delivered(
    within days: Int
  ) async throws(DeliveryDeskError) -> [String: [String: CampaignContact]] {
    do throws(WorkspaceError) {
      return try await workspace.campaignContacts(since: start(of: days).formatted(.iso8601))
    } catch { throw .workspace(error) }
  }

  // What was sent, by the messages files, by whatever tool.
  private func messages(within days: Int) async throws(DeliveryDeskError) -> [String: Int] {
    let rows = try await messages(MessageCounts(since: firstDay(of: days)))
    return Dictionary(rows.map { ($0.id, $0.messages) }, uniquingKeysWith: +)
  }

  // A delivery that came back as a message is one contact, not two: a message of the campaign
  // delivered, to the same customer, on the day of the delivery or later. Each delivery comes back
  // once; what is left over was sent by another tool.
  private func returned(
    _ delivered: [String: [String: CampaignContact]], within days: Int
  ) async throws(DeliveryDeskError) -> [String: Int] {
    var twice: [String: Int] = [:]
    for (campaign, customers) in delivered {
      let metric = MessageCounts(since: firstDay(of: days), campaign: campaign)
      for row in try await messages(metric) {
        guard let contact = customers[row.id], let first = Day(iso: contact.firstDay) else {
          continue
        }
        twice[row.id, default: 0] += min(contact.times, row.days.count { $0 >= first })
      }
    }
    return twice
  }

  private func messages(
    _ metric: MessageCounts
  ) async throws(DeliveryDeskError) -> [MessageCounts.Row] {
    do throws(BackendError) {
      return try await backend.measure(metric, among: .everyone).value
    } catch { throw .audience(error) }
  }

  private func firstDay(of days: Int) -> Day {
    let seconds = start(of: days).timeIntervalSince1970
    return Day(number: Int32(clamping: Int((seconds / 86_400).rounded(.up))))
  }
}
