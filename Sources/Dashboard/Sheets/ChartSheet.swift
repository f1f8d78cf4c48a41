import Audiences
import CustomerData
import Retention
import RetentionEngine

extension SheetDesk {
  /// The answer to a statement of the language: `show aov per week vs same period last year`.
  func chart(_ statement: ChartStatement) async throws(BackendError) -> Sheet {
    let desk = with(base: statement.audience.map(base.and) ?? base)
    switch statement.question {
    case .cohorts(let measure): return try await desk.cohorts(measure, statement)
    case .numbers(let names): return try await desk.numbers(names, statement)
    case .lift(let experiment, _):
      let account = try await ask(KeyFigures()).explanation
      return Sheet(
        title: statement.text, columns: [column("experiment", "experiment", "expérience")],
        rows: [],
        notes: [
          wording.say(
            "no result of experiment “\(experiment)” is kept yet",
            "aucun résultat de l’expérience « \(experiment) » n’est encore gardé")
        ], account: account)
    }
  }

  /// The same desk for other customers.
  private func with(base: AudienceExpression) -> SheetDesk {
    SheetDesk(backend: backend, base: base, wording: wording, day: day)
  }

  // MARK: Cohorts

  private func cohorts(
    _ measure: CohortMeasure, _ statement: ChartStatement
  ) async throws(BackendError) -> Sheet {
    let split = statement.by.first.flatMap(AcquisitionDimension.init(field:))
    let within = with(base: base.and(statement.firstOrders))
    if !statement.ages.isEmpty {
      return try await within.aged(
        measure, split: split, edges: [0] + statement.ages.sorted(), worth: .revenue)
    }
    let metric = CohortRetention(per: statement.per ?? .month, measure: measure, split: split)
    let measured = try await within.ask(metric)
    let unit = measure.definition(of: Shop()).unit
    var rows: [Sheet.Row] = []
    for row in measured.value.rows {
      for (period, cell) in row.cells.enumerated() {
        let part = CohortRetention.Part(cohort: row.cohort, band: row.band, period: period)
        let name = [row.band?.label, row.cohort.label, "\(period)"].compactMap(\.self)
        rows.append(
          Sheet.Row(
            name.joined(separator: " · ") + (cell.isFinal ? "" : " ~"),
            id: name.joined(separator: " "),
            [
              .text(row.cohort.label), .count(period), .text(orAbsent: row.band?.label),
              .value(cell.value, unit, scale: scale), .count(row.size), .count(cell.customers),
              .count(cell.orders), .money(cell.revenue), .flag(cell.isFinal),
            ], audience: await within.audience(part, of: metric),
            account: metric.explanation(of: part, in: measured), isFaint: !cell.isFinal))
      }
    }
    return Sheet(
      title: statement.text,
      columns: [
        column("cohort", "cohort", "cohorte"), column("period", "period", "période"),
        column("band", "split", "axe"), Sheet.Column("value", wording.name(of: measure)),
        column("size", "size", "taille"), column("customers", "customers", "clients"),
        column("orders", "orders", "commandes"), column("revenue", "revenue", "CA net"),
        column("final", "final", "définitif"),
      ], rows: rows, account: measured.explanation)
  }

  // MARK: Numbers

  /// One of the groups that rows are told apart by.
  private struct Group {
    let label: String?
    let audience: AudienceExpression
  }

  private func numbers(
    _ names: [NumberName], _ statement: ChartStatement
  ) async throws(BackendError) -> Sheet {
    let summary = await backend.summary()
    let periods = statement.periods(in: summary)
    var rows: [Sheet.Row] = []
    for group in try await groups(statement) {
      for period in periods {
        for name in names {
          rows.append(try await row(name, period, of: group, statement))
        }
      }
    }
    let ignored = names.filter { statement.asksForDays && !$0.followsDays }.map(\.id)
    return Sheet(
      title: statement.text,
      columns: [
        column("period", "period", "période"), column("number", "number", "indicateur"),
        column("band", "by", "par"), column("value", "value", "valeur"),
        column("before", "before", "avant"), column("change", "change", "écart"),
        Sheet.Column("unit", ""), column("numerator", "of them", "dont"),
        column("denominator", "of", "sur"), column("low", "from", "de"),
        column("high", "to", "à"), column("final", "final", "définitif"),
      ], rows: rows,
      notes: ignored.isEmpty
        ? []
        : [
          wording.say(
            "\(ignored.joined(separator: ", ")): of its own days, whatever days are asked for",
            "\(ignored.joined(separator: ", ")) : de ses propres jours, quels que soient ceux demandés"
          )
        ], account: try await ask(NamedNumber(names[0])).explanation)
  }

  private func groups(_ statement: ChartStatement) async throws(BackendError) -> [Group] {
    guard let dimension = statement.by.first.flatMap(CustomerDimension.init(field:)) else {
      return [Group(label: nil, audience: base)]
    }
    let metric = Breakdown(.figure(.customers), by: dimension)
    let measured = try await ask(metric)
    var groups: [Group] = []
    for row in measured.value.rows {
      let part = Breakdown.Part(band: row.band, side: nil)
      groups.append(
        Group(
          label: row.band.label ?? wording.say("(unknown)", "(inconnu)"),
          audience: await audience(part, of: metric)))
    }
    return groups
  }

  private func row(
    _ name: NumberName, _ period: ChartPeriod, of group: Group, _ statement: ChartStatement
  ) async throws(BackendError) -> Sheet.Row {
    let desk = with(base: group.audience)
    let reading = try await desk.reading(name, period.days)
    let earlier = statement.versus.flatMap { period.days?.before($0) }
    let before: Reading? =
      if let earlier, name.followsDays { try await desk.reading(name, earlier) } else { nil }
    let change = reading.value.flatMap { now in before?.value.map { now - $0 } }
    let label = [period.label, group.label, wording.name(reading.explanation.definition.name)]
    return Sheet.Row(
      label.compactMap(\.self).joined(separator: " · "),
      id: [period.label, group.label, name.id].compactMap(\.self).joined(separator: " "),
      [
        .text(orAbsent: period.label), .text(name.id), .text(orAbsent: group.label),
        .value(reading.value, reading.unit, scale: scale),
        .value(before?.value, reading.unit, scale: scale),
        .value(change, reading.unit, scale: scale), .text(reading.unit.text),
        .number(orAbsent: reading.numerator), .number(orAbsent: reading.denominator),
        .value(reading.low, reading.unit, scale: scale),
        .value(reading.high, reading.unit, scale: scale), .flag(reading.isFinal),
      ], audience: await desk.audience(of: name, period.days), account: reading.explanation,
      isFaint: reading.value == nil || !reading.isFinal)
  }

  private func reading(
    _ name: NumberName, _ days: DayRange?
  ) async throws(BackendError) -> Reading {
    switch (name, days) {
    case (.figure(.netPromoterScore), let days?):
      return try await reading(.nps, Satisfaction(range: days))
    case (.satisfaction(let number), let days?):
      return try await reading(number, Satisfaction(range: days))
    case (.figure(let figure), let days?):
      let measured = try await ask(
        KeyFigures(range: days, predicts: figure == .predictedValue))
      if let found = measured.value[figure]?.reading { return found }
      return try await ask(NamedNumber(name)).value
    default: return try await ask(NamedNumber(name)).value
    }
  }

  private func reading(
    _ number: SatisfactionNumber, _ metric: Satisfaction
  ) async throws(BackendError) -> Reading {
    let measured = try await ask(metric)
    return metric.reading(number, in: measured)
  }

  private func audience(of name: NumberName, _ days: DayRange?) async -> AudienceExpression {
    guard case .figure(let figure) = name, let days else {
      return await audience(.numerator, of: NamedNumber(name))
    }
    return await audience(figure, of: KeyFigures(range: days))
  }
}

/// One row's days with their name; nil: each number's own.
struct ChartPeriod {
  let label: String?
  let days: DayRange?
}

extension ChartStatement {
  /// Whether days are written, or periods.
  var asksForDays: Bool { per != nil || hasWindow }

  /// The periods asked for, the last at most the one around the as-of day.
  func periods(in summary: SnapshotSummary) -> [ChartPeriod] {
    let (asOf, start) = (summary.asOf, summary.shop.weekStart)
    let known = DayRange(summary.firstDay ?? asOf, asOf)
    let asked = days(asOf: asOf, weekStart: start)
    let seen = asked == nil ? known : asked.flatMap { $0.clamped(to: known) }
    guard let per else { return [ChartPeriod(label: nil, days: asked == nil ? nil : seen)] }
    guard let days = seen else { return [] }
    var periods: [ChartPeriod] = []
    var period = CalendarPeriod(per, containing: days.first, weekStart: start)
    while period.first <= days.last {
      periods.append(ChartPeriod(label: period.label, days: period.days))
      period = period.adding(1)
    }
    return periods
  }
}

extension DayRange {
  /// The days of both; nil: none.
  fileprivate func clamped(to other: DayRange) -> DayRange? {
    let (low, high) = (max(first, other.first), min(last, other.last))
    return low <= high ? DayRange(low, high) : nil
  }

  /// What they stand beside.
  fileprivate func before(_ comparison: ChartStatement.Comparison) -> DayRange {
    switch comparison {
    case .previousPeriod: previous
    case .lastYear: DayRange(first.adding(months: -12), last.adding(months: -12))
    }
  }
}

extension NumberName {
  /// Whether it can be asked of any days.
  var followsDays: Bool {
    switch self {
    case .figure, .satisfaction: true
    default: false
    }
  }
}

extension AcquisitionDimension {
  /// What an attribute splits cohorts by; nil: they can't be split by it.
  init?(field: Field) {
    guard let own = CustomerDimension(field: field)?.acquisition else { return nil }
    self = own
  }
}

extension CustomerDimension {
  /// What an attribute tells customers apart by; nil: no breakdown knows it.
  init?(field: Field) {
    switch field {
    case .acquiredChannel: self = .channel
    case .firstCategory: self = .category
    case .firstProduct: self = .product
    case .acquiredCountry: self = .country
    case .acquiredCampaign: self = .campaign
    case .firstBasket: self = .basket
    case .acquiredSource: self = .source
    case .device: self = .device
    case .segment: self = .segment
    case .tag: self = .tag
    default: return nil
    }
  }
}

extension ChartStatement {
  /// What numbers can be told apart by.
  public static let dimensions = Field.all.filter { CustomerDimension(field: $0) != nil }

  /// Whether rows can be told apart by an attribute.
  public func canSplit(by field: Field) -> Bool {
    if case .cohorts = question { return AcquisitionDimension(field: field) != nil }
    return CustomerDimension(field: field) != nil
  }
}
