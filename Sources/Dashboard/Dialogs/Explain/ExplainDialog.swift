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
    case orders
    case context(Context)
  }

  struct Command: Hashable, Sendable {
    let number: NumberName?
    let source: NumberSource?
    let shown: Explanation
    /// Everybody the screen is about, and the customers behind the number.
    let scope: AudienceExpression
    let audience: AudienceExpression?
  }

  /// What the engine adds to an account.
  struct Context: Equatable, Sendable {
    /// The day before the as-of day; nil: its data are not at hand.
    let day: Day?
    /// The same number as it was then, in words; nil: there was none.
    let value: String?
    /// The customers below the line.
    let below: AudienceExpression?
    /// Who stands behind the number; nil: nobody known.
    var behind: AudienceSummary?
  }

  /// The customers behind the number; everyone where nobody known stands behind it.
  var audience: AudienceExpression { own ?? .everyone }
  /// The same; nil: no known customer.
  let own: AudienceExpression?
  let source: NumberSource?
  let explanation: Explanation
  /// Everybody the screen is about.
  private var scope = AudienceExpression.everyone
  /// The first line shown.
  var offset = 0
  /// The day before, and whom it is a share of; nil: not asked, or a number without a name.
  var context: Context?

  /// The account of a number; `audience` is the customers behind it.
  init(
    _ explanation: Explanation, audience: AudienceExpression? = .everyone,
    source: NumberSource? = nil
  ) {
    self.explanation = explanation
    own = audience
    self.source = source
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
    let nobody =
      own == nil
      ? w.say("no known customer stands behind this", "aucun client connu derrière ceci") : nil
    return [
      KeyBinding(
        [.enter], w.say("its customers", "ses clients"), .customers(name), unavailable: nobody),
      KeyBinding(
        [.char("a")], w.say("expression", "expression"), .expression, unavailable: nobody),
      KeyBinding(
        [.char("o")], w.say("orders", "commandes"), .orders, unavailable: nobody),
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
    self.scope = scope.audience
    let shop = Shop(currency: explanation.definition.unit.currency)
    let number = NumberName.all.first { $0.definition(of: shop) == explanation.definition }
    let command = Command(
      number: number, source: source, shown: explanation, scope: scope.audience, audience: own)
    return [.perform(command, lane: "context")]
  }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .scroll(let line): offset = line
    case .customers(let crumb): return [.push(CustomersScreen(audience, crumb: crumb))]
    case .expression: return [.present(ExpressionDialog(audience))]
    case .orders: return [.push(orders)]
    case .copy(let text): return [.copy(text)]
    case .below(let below, let crumb): return [.push(CustomersScreen(below, crumb: crumb))]
    case .context(let found): context = found
    }
    return []
  }

  /// The orders of its customers in its window; where the number counts orders, those of nobody known too.
  private var orders: SheetScreen {
    let period = explanation.window.map(OrderList.Period.days) ?? .lifetime
    let list = OrderList(period, limit: SheetName.mostListed)
    return SheetScreen(.orderList(list), among: source?.countsOrders == true ? scope : audience)
  }

  @concurrent
  static func perform(_ command: Command, with services: Services) async -> Action {
    let day = command.shown.asOf.adding(days: -1)
    var named: (before: String?, below: AudienceExpression?)?
    if let number = command.number { named = await context(of: number, command, day, services) }
    let before =
      await command.source?.words(on: day, among: command.scope, services) ?? named?.before
    var behind: AudienceSummary?
    if let audience = command.audience { behind = await services.counted(audience).value }
    return .context(
      Context(
        day: before == nil ? nil : day, value: before, below: named?.below, behind: behind))
  }

  // A cell or a row may have the definition of the whole shop's number: then its value tells it apart.
  private static func context(
    of number: NumberName, _ command: Command, _ day: Day, _ services: Services
  ) async -> (String?, AudienceExpression?)? {
    let metric = NamedNumber(number)
    let today = await services.loadable(metric, among: command.scope).value
    guard let today, today.explanation == command.shown else { return nil }
    let then = try? await services.backend.measure(metric, among: command.scope, on: day)
    let below = await services.backend.audience(behind: .denominator, of: metric)
    let unit = command.shown.definition.unit
    return (
      then.map { services.wording.value($0.value.value, unit) },
      today.value.denominator != nil ? command.scope.and(below) : nil
    )
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
