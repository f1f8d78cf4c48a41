import Audiences
import Retention
import TerminalKit

/// The number under the cursor: who stands behind it, how it came about, and its name in the breadcrumb.
struct PointedNumber: Equatable, Sendable {
  /// What the list behind it is called.
  let crumb: String
  /// Its customers; nil: it counts no known customer.
  let audience: AudienceExpression?
  /// Its account; nil: there is none.
  let explanation: Explanation?
  /// Where it can be asked for again, as of another day; nil: it can't.
  let source: NumberSource?

  init(
    _ crumb: String, audience: AudienceExpression?, explanation: Explanation? = nil,
    source: NumberSource? = nil
  ) {
    self.source = source
    self.crumb = crumb
    self.audience = audience
    self.explanation = explanation
  }
}

/// What can be done with any number, by the same keys on every screen.
enum NumberAction: Equatable, Sendable {
  case customers(PointedNumber)
  case explain(PointedNumber)
  case expression(PointedNumber)
  case deliver(PointedNumber)
}

extension NumberAction {
  /// Enter, x, a and e for the number under the cursor; nil: the cursor is on no number.
  static func keys(_ number: PointedNumber?, _ w: Wording) -> [KeyBinding<NumberAction>] {
    let number = number ?? PointedNumber("", audience: nil)
    let nobody =
      number.audience == nil
      ? w.say("no known customer stands behind this", "aucun client connu derrière ceci") : nil
    let unexplained =
      number.explanation == nil
      ? w.say("there is no number here to explain", "aucun chiffre à expliquer ici") : nil
    return [
      KeyBinding(
        [.enter], w.say("its customers", "ses clients"), .customers(number), unavailable: nobody),
      KeyBinding(
        [.char("x")], w.say("explain", "expliquer"), .explain(number), unavailable: unexplained),
      KeyBinding(
        [.char("a")], w.say("expression", "expression"), .expression(number), unavailable: nobody),
      KeyBinding([.char("e")], w.say("export", "exporter"), .deliver(number), unavailable: nobody),
    ]
  }

  /// What the dashboard is asked for.
  func effects<Command>() -> [Effect<Command>] {
    switch self {
    case .customers(let number):
      guard let audience = number.audience else { return [] }
      return [.push(CustomersScreen(audience, crumb: number.crumb))]
    case .explain(let number):
      guard let explanation = number.explanation else { return [] }
      return [
        .present(
          ExplainDialog(
            explanation, audience: number.audience, source: number.source))
      ]
    case .expression(let number):
      guard let audience = number.audience else { return [] }
      return [.present(ExpressionDialog(audience))]
    case .deliver(let number):
      guard let audience = number.audience else { return [] }
      // The crumb is words of a language: a campaign named by it would draw other customers in another.
      return [.present(ExportDialog(audience))]
    }
  }
}
