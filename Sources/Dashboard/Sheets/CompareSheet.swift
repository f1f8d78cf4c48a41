import Audiences
import CustomerData
import Retention
import RetentionEngine

extension SheetDesk {
  /// Two cohorts, period by period, with the difference and, between shares of customers, its interval.
  func compare(
    _ one: CalendarPeriod, _ other: CalendarPeriod, _ measure: CohortMeasure
  ) async throws(BackendError) -> Sheet {
    let metric = CohortRetention(per: one.unit, measure: measure)
    let measured = try await ask(metric)
    let sides = [one, other].map { cohort in
      Side(
        name: cohort.label, metric: metric, measured: measured,
        rows: measured.value.rows.filter { $0.cohort == cohort }, cohort: cohort, band: nil)
    }
    return await compare(sides[0], sides[1])
  }

  /// Two values of a split over all cohorts, period by period, pooled over final cells.
  func compare(
    _ one: String?, _ other: String?, of split: AcquisitionDimension, _ measure: CohortMeasure,
    per unit: PeriodUnit
  ) async throws(BackendError) -> Sheet {
    let metric = CohortRetention(per: unit, measure: measure, split: split)
    let measured = try await ask(metric)
    let sides = [one, other].map { label in
      let rows = measured.value.rows.filter { $0.band?.label == label }
      return Side(
        name: rows.first?.band.map { wording.band($0) } ?? label ?? wording.absent,
        metric: metric, measured: measured, rows: rows, cohort: nil, band: rows.first?.band)
    }
    return await compare(sides[0], sides[1])
  }

  /// One of the two that are compared.
  private struct Side {
    let name: String
    let metric: CohortRetention
    let measured: Measured<CohortTable>
    let rows: [CohortRow]
    let cohort: CalendarPeriod?
    let band: Acquisition.Band?

    func part(_ k: Int) -> CohortRetention.Part {
      CohortRetention.Part(cohort: cohort, band: band, period: k)
    }

    func account(_ k: Int) -> Explanation { metric.explanation(of: part(k), in: measured) }

    /// Periods with a value: a cohort's own, else those that are over for some cohort.
    var periods: Int {
      if cohort != nil { return rows.first?.cells.count ?? 0 }
      return rows.map { $0.cells.count { $0.isFinal } }.max() ?? 0
    }

    func isFinal(_ k: Int) -> Bool { cohort == nil || rows.first?.cells[k].isFinal ?? false }
  }

  private func compare(_ one: Side, _ other: Side) async -> Sheet {
    var rows: [Sheet.Row] = []
    let shared = 0..<min(one.periods, other.periods)
    let gaps = shared.compactMap { k in
      one.account(k).difference(one.account(k), less: other.account(k))?.value
    }
    let peak = max(1e-9, gaps.map(abs).max() ?? 1)
    for k in shared { rows.append(await row(k, one, other, peak: peak)) }
    let measure = one.metric.measure
    return Sheet(
      title: "\(one.name) · \(other.name) · \(wording.name(of: measure))",
      columns: [
        column("period", "period", "période"), Sheet.Column("first", one.name),
        Sheet.Column("second", other.name), column("difference", "difference", "écart"),
        column("low", "from", "de"), column("high", "to", "à"),
        column("final", "final", "définitif"),
      ], rows: rows,
      notes: measure.countsCustomers
        ? [
          wording.say(
            "an interval that leaves out 0 is a difference beyond chance (Newcombe, 95 %)",
            "un intervalle sans 0 : un écart au-delà du hasard (Newcombe, 95 %)")
        ] : [], account: one.measured.explanation)
  }

  private func row(_ k: Int, _ one: Side, _ other: Side, peak: Double) async -> Sheet.Row {
    let (a, b) = (one.account(k), other.account(k))
    let unit = a.definition.unit
    let interval = one.metric.measure.countsCustomers ? newcombe(a, b) : nil
    let first = await door(one.part(k), of: one.metric, a)
    let second = await door(other.part(k), of: other.metric, b)
    let isFinal = one.isFinal(k) && other.isFinal(k)
    let gap = a.difference(a, less: b)
    let difference = Sheet.Door(audience: first.audience, account: gap)
    let isClear = interval.map { $0.low > 0 || $0.high < 0 } ?? false
    return Sheet.Row(
      wording.say("period ", "période ") + "\(k)", id: "\(k)",
      [
        .count(k), .value(a.value, unit, scale: scale), .value(b.value, unit, scale: scale),
        .value(gap?.value, unit, scale: scale), .share(orAbsent: interval?.low),
        .share(orAbsent: interval?.high), .flag(isFinal),
      ], audience: first.audience, account: a,
      doors: [
        "first": first, "second": second, "difference": difference, "low": difference,
        "high": difference,
      ],
      bar: gap?.value.map {
        Sheet.Bar(around: $0 / peak, tone: !isClear ? .plain : $0 < 0 ? .bad : .good)
      }, isFaint: !isFinal)
  }

  private func newcombe(_ a: Explanation, _ b: Explanation) -> NewcombeInterval? {
    guard a.inputs.count > 1, b.inputs.count > 1 else { return nil }
    return NewcombeInterval(
      Int(a.inputs[0].value), of: Int(a.inputs[1].value), less: Int(b.inputs[0].value),
      of: Int(b.inputs[1].value))
  }
}
