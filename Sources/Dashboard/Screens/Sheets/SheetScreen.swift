import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// One sheet: the revenue bridge, repeat purchase, a breakdown … each row opens into its customers.
struct SheetScreen: Screen {
  enum Action: Equatable, Sendable {
    case answer(SheetName, Loadable<Sheet>)
    case cursor(SheetCursor)
    case show(SheetName)
    case brackets
    case number(NumberAction)
  }

  struct Command: Hashable, Sendable {
    let name: SheetName
    let audience: AudienceExpression
  }

  var audience = AudienceExpression.everyone
  /// What is asked for.
  var name: SheetName
  var sheet = Loadable<Sheet>.notAsked
  var cursor = SheetCursor()

  /// Whom it is about instead of everybody in the scope; nil: the scope.
  let own: AudienceExpression?

  init(_ name: SheetName = .bridge(days: nil), among own: AudienceExpression? = nil) {
    self.name = name
    self.own = own
  }

  func title(_ wording: Wording) -> String { wording.name(of: name) }

  /// One of the menu's; the days and splits chosen since are not kept.
  var note: ScreenNote? {
    SheetName.menu.firstIndex { $0.kind == name.kind }.map { ScreenNote(.sheet, String($0)) }
  }

  func command(_ scene: Scene) -> [String]? {
    name.command(asOf: scene.summary?.asOf)
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    audience = own ?? scope.audience
    return ask()
  }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .answer(let asked, let answer):
      if asked == name { sheet = answer }
      if let sheet = sheet.value { cursor = cursor.kept(within: sheet) }
    case .cursor(let next): cursor = sheet.value.map { next.kept(within: $0) } ?? next
    case .show(let other):
      name = other
      cursor = SheetCursor()
      sheet = .loading
      return ask()
    case .brackets:
      guard case .aged(let measure, let split, let edges, let worth) = name else { return [] }
      return [.present(BracketsDialog(measure, split, worth, edges: edges))]
    case .number(let action): return action.effects()
    }
    return []
  }

  func changes(since earlier: Self) -> [UserChange] { name == earlier.name ? [] : [.view] }

  private func ask() -> [Effect<Command>] {
    [.perform(Command(name: name, audience: audience), lane: "sheet")]
  }

  var rows: [Sheet.Row] { sheet.value?.rows ?? [] }

  /// The place of the row under the cursor; nil: a cell of the map where there is nothing.
  var place: Int? { sheet.value.flatMap { cursor.row(of: $0) } }

  /// The row under the cursor.
  var row: Sheet.Row? { place.map { rows[$0] } }

  @concurrent
  static func perform(_ command: Command, with services: Services) async -> Action {
    do throws(BackendError) {
      let sheet = try await command.name.ask(
        services.backend, among: command.audience, services.wording)
      return .answer(command.name, .loaded(sheet))
    } catch { return .answer(command.name, .failed(services.wording.sentence(error))) }
  }

  func view(_ scene: Scene) -> any Widget { SheetView(screen: self, scene: scene) }
}

extension Wording {
  /// What a sheet is called.
  func name(of sheet: SheetName) -> String {
    switch sheet {
    case .bridge: say("Revenue bridge", "Passage du CA")
    case .repeats: say("Repeat purchase", "Réachat")
    case .ladder: say("Ladder of orders", "Échelle des commandes")
    case .breakdown: say("Breakdown", "Ventilation")
    case .concentration: say("Best customers", "Meilleurs clients")
    case .orderValues: say("Order values", "Paniers")
    case .orderList: say("Orders", "Commandes")
    case .hours: say("Orders by hour", "Commandes par heure")
    case .aged: say("Cohorts by age", "Cohortes par âge")
    case .compare: say("Two cohorts", "Deux cohortes")
    case .returns: say("Returns", "Retours")
    case .gain: say("What if", "Et si")
    case .satisfaction: say("Satisfaction", "Satisfaction")
    case .chart(let statement): statement.text
    case .payback: say("Cost of new customers", "Coût des nouveaux clients")
    case .migration, .moves: say("Moves between segments", "Passages entre segments")
    case .waiting: say("Waiting curve", "Courbe d’attente")
    case .contrast: say("Two kinds of customers", "Deux sortes de clients")
    }
  }
}
