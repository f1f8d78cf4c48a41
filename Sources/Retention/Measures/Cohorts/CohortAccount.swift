import CustomerData

extension CohortRetention {
  /// The account of a cell; of a period's average over all cohorts; of a cohort's period 0.
  public func explanation(of part: Part, in measured: Measured<CohortTable>) -> Explanation {
    let table = measured.value
    let base = measured.explanation
    guard let cohort = part.cohort else {
      let rows = table.rows.filter { part.band == nil || $0.band == part.band }
      return part.period.map { average(of: rows, $0, table.currency, base) } ?? base
    }
    guard let row = table.row(cohort, band: part.band) else { return base }
    let k = min(max(0, part.period ?? 0), row.cells.count - 1)
    let cell = row.cells[k]
    let days = cohort.adding(k).days
    return Explanation(
      definition: measure.definition(of: Shop(currency: table.currency)),
      inputs: CohortLetters(row, k).inputs(measure, currency: table.currency),
      value: cell.value, leftOut: base.leftOut, window: days, asOf: base.asOf,
      finalOn: cell.isFinal ? nil : days.last, remarks: remarks(cell, row), snapshot: base.snapshot)
  }

  /// The account of the table: its average of the first period after the first order, if that is
  /// over for anybody.
  func account(_ table: CohortTable, _ dataset: Dataset) -> Explanation {
    let empty = Explanation(
      definition: measure.definition(of: dataset.shop), inputs: [], value: nil,
      leftOut: dataset.leftOutOrders(countingCustomers: true), asOf: dataset.asOf,
      snapshot: dataset.fingerprint)
    let isKnown = table.average.count > 1 && table.average[1] != nil
    return average(of: table.rows, isKnown ? 1 : 0, table.currency, empty)
  }

  private func average(
    of rows: [CohortRow], _ k: Int, _ currency: Currency?, _ base: Explanation
  ) -> Explanation {
    let letters = CohortLetters(final: rows, k)
    let scale = Double(currency?.minorUnits ?? 100)
    let plain = measure.definition(of: Shop(currency: currency))
    let definition = Definition(
      name: plain.name, meaning: plain.meaning,
      formula: plain.formula + (measure.isAveragedPerCohort ? " / n(cohorts)" : ""),
      unit: plain.unit, source: plain.source)
    return Explanation(
      definition: definition, inputs: letters.inputs(measure, currency: currency),
      value: letters.value(measure) { Double($0) / scale }, leftOut: base.leftOut,
      asOf: base.asOf,
      remarks: ["the average of period \(k)", "the average is pooled over final cells only"],
      snapshot: base.snapshot)
  }

  private func remarks(_ cell: CohortCell, _ row: CohortRow) -> [String] {
    var remarks: [String] = []
    if !cell.isFinal {
      remarks.append("the period is not over: observed so far, left out of the average")
    }
    if measure == .rolling {
      remarks.append("rolling retention still rises when a customer returns later")
    }
    if row.size < 30, measure.isShare { remarks.append("fewer than 30 customers: read the counts") }
    return remarks
  }
}
