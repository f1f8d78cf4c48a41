import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// The cohort heatmap: who bought again, by the period of the first order.
struct CohortsScreen: Screen {
  enum Action: Equatable, Sendable {
    case table(CohortRetention, Loadable<Measured<CohortTable>>)
    case value(PeriodUnit, Loadable<Measured<CohortTable>>)
    case contrast(AcquisitionDimension, Loadable<Measured<CohortTable>>)
    case cursor(CohortCursor)
    case measure(CohortMeasure)
    case unit(PeriodUnit)
    case split(AcquisitionDimension?)
    case band(Int)
    case mark
    case compare
    case byAge
    case views
    case number(NumberAction)
  }

  enum Command: Hashable, Sendable {
    case table(CohortRetention, AudienceExpression)
    case value(PeriodUnit, AudienceExpression)
    case contrast(CohortRetention, AcquisitionDimension, AudienceExpression)
  }

  var audience = AudienceExpression.everyone
  var metric = CohortRetention()
  /// Which value of the split is shown.
  var band = 0
  /// The cohort that the next one is compared with; nil: with the one before it.
  var marked: CalendarPeriod?
  /// Whether `v` was pressed: the footer's neighbour lists what can follow.
  var isChoosingView = false
  var cursor: CohortCursor
  var table = Loadable<Measured<CohortTable>>.notAsked
  /// Value so far, for the panel beside the map.
  var value = Loadable<Measured<CohortTable>>.notAsked
  /// The same measure split by what was true of the first order.
  var contrasts: [AcquisitionDimension: Measured<CohortTable>] = [:]

  init() { cursor = CohortCursor() }

  /// The map with its cursor on a cell.
  init(at cohort: CalendarPeriod, period: Int) {
    cursor = CohortCursor(cohort: cohort, period: period)
  }

  func title(_ wording: Wording) -> String { wording.title(of: .cohorts) }

  func command(_ scene: Scene) -> [String]? {
    ["cohorts", "--per", metric.unit.rawValue, "--measure", metric.measure.rawValue]
      + (metric.split.map { ["--split", $0.rawValue] } ?? [])
  }

  /// Unit, measure and split, in words.
  var note: ScreenNote? {
    let words =
      [metric.unit.rawValue, metric.measure.rawValue] + [metric.split?.rawValue].compactMap(\.self)
    return ScreenNote(.root, words.joined(separator: " "))
  }

  mutating func recall(_ note: ScreenNote) {
    let words = note.text.split(separator: " ").map(String.init)
    guard words.count > 1, let unit = PeriodUnit(rawValue: words[0]),
      let measure = CohortMeasure(rawValue: words[1])
    else { return }
    let split = words.dropFirst(2).first.flatMap(AcquisitionDimension.init(rawValue:))
    metric = CohortRetention(per: unit, measure: measure, split: split)
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    audience = scope.audience
    return ask()
  }

  /// The dimensions a cell is compared along.
  static let contrastDimensions: [AcquisitionDimension] = [.channel, .product, .basket]

  private mutating func ask() -> [Effect<Command>] {
    contrasts = [:]
    var effects: [Effect<Command>] = [
      .perform(.table(metric, audience), lane: "table"),
      .perform(.value(metric.unit, audience), lane: "value"),
    ]
    // Week by week the split tables are large and their cells too small to compare.
    guard metric.split == nil, metric.measure.isShare, metric.unit != .week else { return effects }
    effects += Self.contrastDimensions.map {
      .perform(.contrast(metric, $0, audience), lane: $0.rawValue)
    }
    return effects
  }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    isChoosingView = action == .views
    switch action {
    case .table(let asked, let answer):
      guard asked == metric else { return [] }
      table = answer
      if let rows = answer.value?.value.rows { cursor.settle(in: rows) }
      band = min(band, max(0, bands.count - 1))
    case .value(let unit, let answer): if unit == metric.unit { value = answer }
    case .contrast(let dimension, let answer):
      // An answer to a question that is no longer asked is dropped.
      guard let value = answer.value, value.value.measure == metric.measure,
        value.value.unit == metric.unit, metric.split == nil
      else { return [] }
      contrasts[dimension] = value
    case .cursor(let next): cursor = next
    case .band(let next): band = next
    case .measure(let measure): return change(metric.unit, measure, metric.split)
    case .unit(let unit):
      cursor = CohortCursor()
      return change(unit, metric.measure, metric.split)
    case .split(let split):
      band = 0
      return change(metric.unit, metric.measure, split)
    case .mark: marked = marked == cursor.cohort ? nil : cursor.cohort
    case .compare: return comparison.map { [.push(SheetScreen($0))] } ?? []
    case .byAge:
      let edges = AgedCohorts.usualEdges
      return [.push(SheetScreen(.aged(metric.measure, metric.split, edges: edges)))]
    case .views: break
    case .number(let action): return action.effects()
    }
    return []
  }

  func changes(since earlier: Self) -> [UserChange] {
    var changes: [UserChange] = []
    if metric.measure != earlier.metric.measure { changes.append(.measure) }
    if metric.unit != earlier.metric.unit { changes.append(.unit) }
    if metric.split != earlier.metric.split { changes.append(.split) }
    if marked != earlier.marked { changes.append(.comparison) }
    return changes
  }

  private mutating func change(
    _ unit: PeriodUnit, _ measure: CohortMeasure, _ split: AcquisitionDimension?
  ) -> [Effect<Command>] {
    metric = CohortRetention(per: unit, measure: measure, split: split)
    table = .loading
    return ask()
  }

  @concurrent
  static func perform(_ command: Command, with services: Services) async -> Action {
    switch command {
    case .table(let metric, let audience):
      return .table(metric, await services.loadable(metric, among: audience))
    case .value(let unit, let audience):
      let metric = CohortRetention(per: unit, measure: .lifetimeValue)
      return .value(unit, await services.loadable(metric, among: audience))
    case .contrast(let metric, let dimension, let audience):
      let split = CohortRetention(per: metric.unit, measure: metric.measure, split: dimension)
      return .contrast(dimension, await services.loadable(split, among: audience))
    }
  }

  func view(_ scene: Scene) -> any Widget { CohortsView(screen: self, scene: scene) }
}
