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
  /// The orders themselves, newest first.
  case orderList(OrderList)
  /// When orders are placed.
  case hours(days: Int)
  /// Cohorts in brackets of days after the own first order.
  case aged(CohortMeasure, AcquisitionDimension?, edges: [Int], AgedCohorts.Worth = .revenue)
  /// Two cohorts side by side.
  case compare(CalendarPeriod, CalendarPeriod, CohortMeasure)
  /// Two values of a split over all cohorts side by side.
  case contrast(AcquisitionDimension, String?, String?, CohortMeasure, PeriodUnit)
  /// Orders refunded in part, by product or category.
  case returns(ReturnsByProduct.Kind)
  /// Who moved between segments since so many days.
  case migration(days: Int)
  /// The same since a day.
  case moves(since: Day)
  /// The share still waiting for a second order, day by day.
  case waiting
  /// What so many points more of retention would bring.
  case gain(points: Double)
  /// What customers say; nil: of all days, of all surveys.
  case satisfaction(days: Int?, survey: String? = nil)
  /// What new customers cost, and when they have brought it back.
  case payback(Payback.Kind, days: Int)
  /// What a statement of the audience language asks for.
  case chart(ChartStatement)

  /// More orders than these no screen lists.
  static let mostListed = 1000

  /// Those that a menu lists, each with its usual question.
  public static let menu: [SheetName] = [
    .bridge(days: nil), .repeats, .waiting, .ladder(minimumAge: 0),
    .breakdown(.repeats(.within(days: 90)), .channel), .concentration, .orderValues(days: 90),
    .orderList(OrderList(limit: mostListed)), .hours(days: 365),
    .aged(.lifetimeValue, nil, edges: AgedCohorts.usualEdges),
    .returns(.product), .gain(points: 0.05), .migration(days: 90), .satisfaction(days: nil),
    .payback(.channel, days: 365),
  ]

  /// Asks the engine and writes the answer down; `day` nil: as of the backend's day. On another day nothing
  /// opens: only the values are asked for.
  public func ask(
    _ backend: any RetentionBackend, among audience: AudienceExpression, _ wording: Wording,
    on day: Day? = nil
  ) async throws(BackendError) -> Sheet {
    let desk = SheetDesk(backend: backend, base: audience, wording: wording, day: day)
    switch self {
    case .bridge(let days): return try await desk.bridge(days: days)
    case .repeats: return try await desk.repeats()
    case .ladder(let age): return try await desk.ladder(minimumAge: age)
    case .breakdown(let number, let dimension):
      return try await desk.breakdown(number, by: dimension)
    case .concentration: return try await desk.concentration()
    case .orderValues(let days): return try await desk.orderValues(days: days)
    case .orderList(let list): return try await desk.orders(list)
    case .hours(let days): return try await desk.hours(days: days)
    case .aged(let measure, let split, let edges, let worth):
      return try await desk.aged(measure, split: split, edges: edges, worth: worth)
    case .compare(let one, let other, let measure):
      return try await desk.compare(one, other, measure)
    case .contrast(let split, let one, let other, let measure, let unit):
      return try await desk.compare(one, other, of: split, measure, per: unit)
    case .migration(let days): return try await desk.migration(days: days)
    case .moves(let day): return try await desk.migration(since: day)
    case .waiting: return try await desk.waiting()
    case .returns(let kind): return try await desk.returns(by: kind)
    case .gain(let points): return try await desk.gain(points: points)
    case .satisfaction(let days, let survey):
      return try await desk.satisfaction(days: days, survey: survey)
    case .payback(let kind, let days): return try await desk.payback(by: kind, days: days)
    case .chart(let statement): return try await desk.chart(statement)
    }
  }
}

/// Asks metrics and writes their answers down as sheets; one file a sheet.
struct SheetDesk {
  let backend: any RetentionBackend
  /// What every row is restricted to.
  let base: AudienceExpression
  let wording: Wording
  /// Another day than the backend's, whose values alone are wanted; nil: the backend's.
  let day: Day?

  /// Minor units in a major one.
  var scale: Double { Double(wording.currency?.minorUnits ?? 100) }

  /// A metric's answer within the base.
  func ask<M: Metric>(_ metric: M) async throws(BackendError) -> Measured<M.Value> {
    guard let day else { return try await backend.measure(metric, among: base) }
    guard let then = try await backend.measure(metric, among: base, on: day) else {
      throw .noPast
    }
    return then
  }

  /// The words for a part of a metric within the base.
  func audience<M: MetricAudience>(_ part: M.Part, of metric: M) async -> AudienceExpression {
    day == nil ? base.and(await backend.audience(behind: part, of: metric)) : base
  }

  /// What opens behind a value: the customers of a part, and an account.
  func door<M: MetricAudience>(
    _ part: M.Part, of metric: M, _ account: Explanation?
  ) async -> Sheet.Door {
    Sheet.Door(audience: await audience(part, of: metric), account: account)
  }

  /// Minor units in major ones, as accounts have them.
  func major(_ minor: Int64) -> Double { Double(minor) / scale }

  func column(
    _ name: String, _ english: String, _ french: String, isMain: Bool = false
  ) -> Sheet.Column {
    Sheet.Column(name, wording.say(english, french), isMain: isMain)
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

  /// One row of such a sheet: above the line stand the customers of `audience`, below those of `below`.
  func row(
    _ id: String, _ reading: Reading, audience: AudienceExpression?,
    below: AudienceExpression? = nil
  ) -> Sheet.Row {
    let unit = reading.unit
    let isShare = unit == .share
    let account = reading.explanation
    return Sheet.Row(
      wording.name(reading.explanation.definition.name),
      [
        .text(id), .value(reading.value, unit, scale: scale), .text(unit.text),
        .number(orAbsent: reading.numerator), .number(orAbsent: reading.denominator),
        .value(reading.low, unit, scale: scale), .value(reading.high, unit, scale: scale),
        .flag(reading.isFinal),
      ], audience: audience, account: account,
      doors: [
        "numerator": Sheet.Door(
          audience: audience, account: account.side(worth: reading.numerator)),
        "denominator": Sheet.Door(
          audience: below ?? audience, account: account.side(worth: reading.denominator)),
      ],
      bar: isShare ? reading.value.map { Sheet.Bar(from: 0, to: min(1, $0), tone: .plain) } : nil,
      isFaint: reading.value == nil || (isShare && (reading.denominator ?? 30) < 30))
  }
}
