import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// How a number came about: definition, formula in letters and in values, who was left out.
struct ExplainDialog: Screen {
  enum Action: Equatable, Sendable {
    case scroll(Int)
    case customers(String)
    case expression
    case copy(String)
  }

  struct Command: Hashable, Sendable {}

  /// The customers behind the number.
  var audience: AudienceExpression
  let explanation: Explanation
  /// The first line shown.
  var offset = 0

  /// The account of a number; `audience` is the customers behind it.
  init(_ explanation: Explanation, audience: AudienceExpression = .everyone) {
    self.explanation = explanation
    self.audience = audience
  }

  func title(_ wording: Wording) -> String { wording.say("Explain", "Explication") }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    let name = w.name(explanation.definition.name)
    // Only as far as there is something below.
    let last = ExplainView(dialog: self, wording: w).lastOffset(in: scene.size)
    func scroll(_ rows: Int) -> Action { .scroll(max(0, min(offset + rows, last))) }
    return [
      KeyBinding([.enter], w.say("its customers", "ses clients"), .customers(name)),
      KeyBinding([.char("a")], w.say("expression", "expression"), .expression),
      KeyBinding([.char("y")], w.say("copy", "copier"), .copy(account(w))),
      KeyBinding([.down, .char("j")], w.say("down", "bas"), scroll(1), isHinted: last > 0),
      KeyBinding([.up, .char("k")], w.say("up", "haut"), scroll(-1), isHinted: false),
      KeyBinding([.pageDown, .ctrl("d")], w.say("page", "page"), scroll(10), isHinted: false),
      KeyBinding([.pageUp, .ctrl("u")], w.say("page", "page"), scroll(-10), isHinted: false),
      KeyBinding([.home, .char("g")], w.say("top", "début"), scroll(-999), isHinted: false),
      KeyBinding([.end, .char("G")], w.say("end", "fin"), scroll(999), isHinted: false),
    ]
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] { [] }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .scroll(let line): offset = line
    case .customers(let crumb): return [.push(CustomersScreen(audience, crumb: crumb))]
    case .expression: return [.present(ExpressionDialog(audience))]
    case .copy(let text): return [.copy(text)]
    }
    return []
  }

  static func perform(_ command: Command, with services: Services) async -> Action { .scroll(0) }

  /// The formula in letters and in values, on one line.
  func account(_ w: Wording) -> String {
    let definition = explanation.definition
    let value = w.value(explanation.value, definition.unit)
    return "\(w.name(definition.name)) = \(definition.formula) = \(values(w)) = \(value)"
  }

  /// The formula with today's values in place of its letters.
  func values(_ w: Wording) -> String {
    Formula(explanation.definition.formula).substituted(explanation.inputs) {
      w.value($0.value, $0.unit)
    }
  }

  func view(_ scene: Scene) -> any Widget { ExplainView(dialog: self, wording: scene.wording) }
}
