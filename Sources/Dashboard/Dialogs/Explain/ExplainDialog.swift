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
    case below(AudienceExpression, String)
    case context(Context)
  }

  struct Command: Hashable, Sendable {
    let number: NumberName
    let shown: Explanation
    let audience: AudienceExpression
  }

  /// What the engine adds to a number that has a name.
  struct Context: Equatable, Sendable {
    /// The day before the as-of day; nil: its data are not at hand.
    let day: Day?
    /// The same number as it was then; nil: there was none.
    let value: Double?
    /// The customers below the line.
    let below: AudienceExpression?
  }

  /// The customers behind the number.
  var audience: AudienceExpression
  let explanation: Explanation
  /// The first line shown.
  var offset = 0
  /// The day before, and whom it is a share of; nil: not asked, or a number without a name.
  var context: Context?

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
    let below = context?.below.map { below in
      [
        KeyBinding(
          [.char("d")], w.say("all it is a share of", "tous ceux du dénominateur"),
          Action.below(below, name))
      ]
    }
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
    ] + (below ?? [])
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    let shop = Shop(currency: explanation.definition.unit.currency)
    let number = NumberName.all.first { $0.definition(of: shop) == explanation.definition }
    guard let number else { return [] }
    let command = Command(number: number, shown: explanation, audience: scope.audience)
    return [.perform(command, lane: "context")]
  }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .scroll(let line): offset = line
    case .customers(let crumb): return [.push(CustomersScreen(audience, crumb: crumb))]
    case .expression: return [.present(ExpressionDialog(audience))]
    case .copy(let text): return [.copy(text)]
    case .below(let below, let crumb): return [.push(CustomersScreen(below, crumb: crumb))]
    case .context(let found): context = found
    }
    return []
  }

  // A cell or a row may have the definition of the whole shop's number: then its value tells it apart.
  @concurrent
  static func perform(_ command: Command, with services: Services) async -> Action {
    let metric = NamedNumber(command.number)
    let today = await services.loadable(metric, among: command.audience).value
    guard let today, today.explanation == command.shown else { return .scroll(0) }
    let day = command.shown.asOf.adding(days: -1)
    let before = try? await services.backend.measure(metric, among: command.audience, on: day)
    let below = await services.backend.audience(behind: .denominator, of: metric)
    let isShare = today.value.denominator != nil
    return .context(
      Context(
        day: before == nil ? nil : day, value: before?.value.value,
        below: isShare ? command.audience.and(below) : nil))
  }

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
