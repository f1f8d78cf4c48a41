import Audiences
import CustomerData
import Retention
import RetentionEngine

/// The sheets there are, with what each is asked for.
public enum SheetName: Hashable, Sendable {
  /// The revenue bridge; nil: over the shop's activity window.
  case bridge(days: Int?)
  /// Repeat rates, waits and gaps.
  case repeats
  /// How many reach the nth order.
  case ladder(minimumAge: Int)
  /// A number by a dimension.
  case breakdown(NumberName, CustomerDimension)
  /// What the best customers bring.
  case concentration
  /// Order values and new against returning revenue.
  case orderValues(days: Int)
  /// When orders are placed.
  case hours(days: Int)
  /// Cohorts in brackets of days after the own first order.
  case aged(CohortMeasure, AcquisitionDimension?, edges: [Int], AgedCohorts.Worth = .revenue)
  /// Two cohorts side by side.
  case compare(CalendarPeriod, CalendarPeriod, CohortMeasure)
  /// Orders refunded in part, by product or category.
  case returns(ReturnsByProduct.Kind)
  /// Who moved between segments since so many days.
  case migration(days: Int)
  /// What so many points more of retention would bring.
  case gain(points: Double)
  /// What customers say; nil: of all days, of all surveys.
  case satisfaction(days: Int?, survey: String? = nil)
  /// What new customers cost, and when they have brought it back.
  case payback(Payback.Kind, days: Int)

  /// Those that a menu lists, each with its usual question.
  public static let menu: [SheetName] = [
    .bridge(days: nil), .repeats, .ladder(minimumAge: 0),
    .breakdown(.repeats(.within(days: 90)), .channel), .concentration, .orderValues(days: 90),
    .hours(days: 365), .aged(.lifetimeValue, nil, edges: AgedCohorts.usualEdges),
    .returns(.product), .gain(points: 0.05), .migration(days: 90), .satisfaction(days: nil),
    .payback(.channel, days: 365),
  ]

  /// Asks the engine and writes the answer down.
  public func ask(
    _ backend: any RetentionBackend, among audience: AudienceExpression, _ wording: Wording
  ) async throws(BackendError) -> Sheet {
    let desk = SheetDesk(backend: backend, base: audience, wording: wording)
    switch self {
    case .bridge(let days): return try await desk.bridge(days: days)
    case .repeats: return try await desk.repeats()
    case .ladder(let age): return try await desk.ladder(minimumAge: age)
    case .breakdown(let number, let dimension):
      return try await desk.breakdown(number, by: dimension)
    case .concentration: return try await desk.concentration()
    case .orderValues(let days): return try await desk.orderValues(days: days)
    case .hours(let days): return try await desk.hours(days: days)
    case .aged(let measure, let split, let edges, let worth):
      return try await desk.aged(measure, split: split, edges: edges, worth: worth)
    case .compare(let one, let other, let measure):
      return try await desk.compare(one, other, measure)
    case .migration(let days): return try await desk.migration(days: days)
    case .returns(let kind): return try await desk.returns(by: kind)
    case .gain(let points): return try await desk.gain(points: points)
    case .satisfaction(let days, let survey):
      return try await desk.satisfaction(days: days, survey: survey)
    case .payback(let kind, let days): return try await desk.payback(by: kind, days: days)
    }
  }
}

/// Asks metrics and writes their answers down as sheets; one file a sheet.
struct SheetDesk {
  let backend: any RetentionBackend
  /// What every row is restricted to.
  let base: AudienceExpression
  let wording: Wording

  /// Minor units in a major one.
  var scale: Double { Double(wording.currency?.minorUnits ?? 100) }

  /// A metric's answer within the base.
  func ask<M: Metric>(_ metric: M) async throws(BackendError) -> Measured<M.Value> {
    try await backend.measure(metric, among: base)
  }

  /// The words for a part of a metric within the base.
  func audience<M: MetricAudience>(_ part: M.Part, of metric: M) async -> AudienceExpression {
    base.and(await backend.audience(behind: part, of: metric))
  }

  func column(_ name: String, _ english: String, _ french: String) -> Sheet.Column {
    Sheet.Column(name, wording.say(english, french))
  }

  /// What every sheet of several named numbers says of each.
  var readingColumns: [Sheet.Column] {
    [
      column("number", "number", "indicateur"), column("value", "value", "valeur"),
      Sheet.Column("unit", ""), column("numerator", "of them", "dont"),
      column("denominator", "of", "sur"), column("low", "from", "de"), column("high", "to", "à"),
      column("final", "final", "définitif"),
    ]
  }

  /// One row of such a sheet.
  func row(
    _ id: String, _ reading: Reading, audience: AudienceExpression?
  ) -> Sheet.Row {
    let unit = reading.unit
    let isShare = unit == .share
    return Sheet.Row(
      wording.name(reading.explanation.definition.name),
      [
        .text(id), .value(reading.value, unit, scale: scale), .text(unit.text),
        .number(orAbsent: reading.numerator), .number(orAbsent: reading.denominator),
        .end(reading.low, of: reading), .end(reading.high, of: reading), .flag(reading.isFinal),
      ], audience: audience, account: reading.explanation,
      bar: isShare ? reading.value.map { Sheet.Bar(from: 0, to: min(1, $0), tone: .plain) } : nil,
      isFaint: reading.value == nil || (isShare && (reading.denominator ?? 30) < 30))
  }
}
