import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

extension ProfileScreen {
  /// What can happen.
  public enum Action: Equatable, Sendable {
    case move(Int, room: Room)
    case click(Int)
    case switchPanel
    case orders
    case sibling(Int)
    case expression
    case erase, access
    case export
    case explain(Wording)
    case copy(String, Wording)
    case answered(Answer)
  }

  /// What fits on the screen.
  public struct Room: Equatable, Sendable {
    /// Rows the facts may be scrolled by.
    let facts: Int
    /// Orders in sight.
    let orders: Int
  }

  /// What came back.
  public struct Answer: Equatable, Sendable {
    enum Content: Equatable, Sendable {
      case profile(CustomerProfile)
      case explanation(Explanation)
      case failed(String, id: String)
    }

    let content: Content
  }

  /// What it can ask for.
  public enum Command: Hashable, Sendable {
    /// One customer with all orders.
    case profile(String)
    /// Why that customer, by row of the table, is at risk.
    case explanation(customer: Int)
  }

  /// Something happened.
  public mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .move(let step, let room): move(step, room)
    case .click(let place):
      focus = .orders
      cursor = clamped(place)
    case .switchPanel: focus = focus == .facts ? .orders : .facts
    case .orders: focus = .orders
    case .sibling(let step): return showSibling(step)
    case .erase: return [.present(EraseDialog(customerID))]
    case .access: return [.present(AccessDialog(customerID))]
    case .expression: return [.present(ExpressionDialog(audience))]
    case .export: return [.present(ExportDialog(audience))]
    case .explain(let wording): return explaining(wording)
    case .copy(let text, let w): return [.copy(text), .say(w.say("copied", "copié"), .good)]
    case .answered(let answer): return take(answer.content)
    }
    return []
  }

  private mutating func move(_ step: Int, _ room: Room) {
    switch focus {
    case .facts: scroll = min(max(0, min(scroll, room.facts) + clampedStep(step)), room.facts)
    case .orders:
      cursor = clamped(cursor + clampedStep(step))
      offset = DataTable.offset(
        showing: cursor, of: profile.value?.orders.count ?? 0, visible: room.orders, from: offset)
    }
  }

  /// "To the end" is a very long step.
  private func clampedStep(_ step: Int) -> Int { min(max(step, -1_000_000), 1_000_000) }

  private func clamped(_ place: Int) -> Int {
    min(max(0, place), max(0, (profile.value?.orders.count ?? 0) - 1))
  }

  private mutating func take(_ answer: Answer.Content) -> [Effect<Command>] {
    switch answer {
    case .profile(let profile):
      guard profile.summary.id == customerID else { return [] }
      self.profile = .loaded(profile)
      cursor = clamped(cursor)
      offset = min(offset, cursor)
    case .explanation(let explanation):
      return [.present(ExplainDialog(explanation, audience: audience))]
    case .failed(let words, let id): if id == customerID { profile = .failed(words) }
    }
    return []
  }

  private func explaining(_ w: Wording) -> [Effect<Command>] {
    guard let profile = profile.value else { return [] }
    let isServed = profile.forecast != nil
    let isAtRisk = (profile.forecast?.row.risk ?? 0) >= ChurnRisk.threshold
    guard isServed ? isAtRisk : profile.silence != nil else {
      let gap = profile.summary.usualGap.map { w.days($0) } ?? w.absent
      let silent = profile.summary.recency.map { w.days(Double($0)) } ?? w.absent
      let words = w.say(
        "not at risk: silent \(silent), usual gap \(gap)",
        "pas à risque : silence de \(silent), rythme \(gap)")
      return [.say(words, .note)]
    }
    return [.perform(.explanation(customer: profile.summary.customer), lane: "explain")]
  }

  /// Answers what the screen asks.
  @concurrent
  public static func perform(_ command: Command, with services: Services) async -> Action {
    switch command {
    case .profile(let id):
      do throws(BackendError) {
        return .answered(Answer(content: .profile(try await services.backend.profile(of: id))))
      } catch {
        return .answered(Answer(content: .failed(services.wording.sentence(error), id: id)))
      }
    case .explanation(let customer):
      do throws(BackendError) {
        let measured = try await services.backend.measure(
          ChurnRisk(waits: false), among: .everyone)
        let explanation = ChurnRisk().explanation(of: .customer(customer), in: measured)
        return .answered(Answer(content: .explanation(explanation)))
      } catch {
        return .answered(Answer(content: .failed(services.wording.sentence(error), id: "")))
      }
    }
  }
}
