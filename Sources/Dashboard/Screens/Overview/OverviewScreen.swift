import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// Key figures, the revenue by week, what needs attention, segments and cohorts at a glance.
struct OverviewScreen: Screen {
  enum Action: Equatable, Sendable {
    case answer(Loadable<Measured<Overview.Value>>)
    case moves(Loadable<SegmentMigration.Value?>)
    case cursor(OverviewCursor)
    case number(NumberAction)
    case open(Concern.Destination)
    case view(SheetName)
    case zoom
  }

  /// One question for everything it shows at once: one pass over the orders. Who moved needs a second day, so it
  /// is asked when the rest is there.
  enum Command: Hashable, Sendable {
    case overview(Overview, AudienceExpression)
    case moves(SegmentMigration, AudienceExpression)
  }

  var audience = AudienceExpression.everyone
  /// The period of the figures.
  var keyFigures = KeyFigures()
  var facts = OverviewFacts()
  var cursor = OverviewCursor()
  /// Whether the focused panel has the whole body.
  var isZoomed = false

  init() {}

  func title(_ wording: Wording) -> String { wording.title(of: .overview) }

  func command(_ scene: Scene) -> [String]? {
    let scope = scene.scope
    let period = scope.range.map { "\($0.first.iso)..\($0.last.iso)" } ?? String(scope.days)
    return ["overview", "--period", period]
  }

  /// Asks for everything it shows; what does not depend on the period stays until the answer is there.
  mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    audience = scope.audience
    keyFigures = scope.keyFigures
    facts.figures = .loading
    facts.trend = .loading
    let overview = Overview(days: scope.days, range: scope.range)
    return [.perform(.overview(overview, audience), lane: "overview")]
  }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .answer(let answer):
      facts.take(answer)
      guard let period = answer.value?.value.figures.value.period else { return [] }
      facts.moves = .loading
      let moves = SegmentMigration(since: period.first.adding(days: -1))
      return [.perform(.moves(moves, audience), lane: "moves")]
    case .moves(let answer): facts.moves = answer
    case .cursor(let next): cursor = next
    case .zoom: isZoomed.toggle()
    case .view(let name): return [.push(SheetScreen(name))]
    case .number(let action): return action.effects()
    case .open(.customers(let number)): return NumberAction.customers(number).effects()
    case .open(.dataHealth): return [.push(DataHealthScreen())]
    case .open(.cohort(let cohort, let period)):
      return [.push(CohortsScreen(at: cohort, period: period))]
    }
    return []
  }

  @concurrent
  static func perform(_ command: Command, with services: Services) async -> Action {
    switch command {
    case .overview(let metric, let audience):
      return .answer(await services.loadable(metric, among: audience))
    case .moves(let metric, let audience):
      do throws(BackendError) {
        return .moves(.loaded(try await services.backend.migration(metric, among: audience)))
      } catch { return .moves(.failed(services.wording.sentence(error))) }
    }
  }

  func view(_ scene: Scene) -> any Widget { OverviewView(screen: self, scene: scene) }
}
