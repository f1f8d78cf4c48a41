import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// Key figures, the revenue by week, what needs attention, segments and cohorts at a glance.
struct OverviewScreen: Screen {
  enum Action: Equatable, Sendable {
    case answer(OverviewAnswer)
    case cursor(OverviewCursor)
    case number(NumberAction)
    case open(Concern.Destination)
    case view(SheetName)
    case zoom
  }

  enum Command: Hashable, Sendable {
    case figures(KeyFigures, AudienceExpression)
    case trend(FigureTrend, AudienceExpression)
    case weeks(AudienceExpression)
    case segments(AudienceExpression)
    case cohorts(AudienceExpression)
    case silence(AudienceExpression)
    case waiting(AudienceExpression)
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

  /// Asks for everything it shows; what does not depend on the period stays until the answer is there.
  mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    audience = scope.audience
    keyFigures = scope.keyFigures
    facts.figures = .loading
    facts.trend = .loading
    return [
      .perform(.figures(keyFigures, audience), lane: "figures"),
      .perform(.weeks(audience), lane: "weeks"),
      .perform(.segments(audience), lane: "segments"),
      .perform(.cohorts(audience), lane: "cohorts"),
      .perform(.silence(audience), lane: "silence"),
      .perform(.trend(FigureTrend(days: scope.days), audience), lane: "trend"),
    ]
  }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .answer(let answer):
      facts.take(answer)
      if case .figures(.loaded(let figures)) = answer { return askWhoWaits(figures) }
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
    .answer(await answer(command, services))
  }

  private static func answer(_ command: Command, _ services: Services) async -> OverviewAnswer {
    switch command {
    case .figures(let metric, let audience):
      .figures(await services.loadable(metric, among: audience))
    case .trend(let metric, let audience):
      .trend(await services.loadable(metric, among: audience))
    case .weeks(let audience):
      .weeks(await services.loadable(PeriodFigures(per: .week), among: audience))
    case .segments(let audience):
      .segments(await services.loadable(RecencyFrequencyMonetary(), among: audience))
    case .cohorts(let audience):
      .cohorts(await services.loadable(CohortRetention(), among: audience))
    case .silence(let audience):
      .silence(await services.loadable(SilenceRisk(), among: audience).map(SilentRegulars.init))
    case .waiting(let audience):
      .waiting(await services.counted(audience))
    }
  }

  private func askWhoWaits(_ figures: Measured<KeyFigureSet>) -> [Effect<Command>] {
    let day = figures.explanation.asOf
    guard let wait = facts.usualWait,
      let waiting = PartAudience.waiting(wait, before: day, within: audience)
    else { return [] }
    return [.perform(.waiting(waiting), lane: "waiting")]
  }

  func view(_ scene: Scene) -> any Widget { OverviewView(screen: self, scene: scene) }
}
