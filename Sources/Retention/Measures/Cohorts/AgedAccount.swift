import CustomerData

extension AgedCohorts {
  /// The account of a cell, or of a bracket's average over all cohorts.
  public func explanation(of part: Part, in measured: Measured<Value>) -> Explanation {
    let value = measured.value
    let table = value.table
    let base = measured.explanation
    guard let cohort = part.cohort, let row = table.row(cohort, band: part.band),
      !row.cells.isEmpty
    else {
      return average(part.period ?? 0, part.band, value, base)
    }
    let k = min(max(0, part.period ?? 0), row.cells.count - 1)
    let cell = row.cells[k]
    let final = value.finalOn(cohort, k)
    return Explanation(
      definition: definition(table.currency),
      inputs: CohortLetters(row, k).inputs(
        measure, currency: table.currency), value: cell.value, leftOut: base.leftOut,
      window: DayRange(cohort.first.adding(days: edges[k]), final), asOf: base.asOf,
      finalOn: cell.isFinal ? nil : final,
      remarks: base.remarks.filter { $0.hasPrefix("products without") }
        + (cell.isFinal
          ? [] : ["the period is not over: observed so far, left out of the average"]),
      snapshot: base.snapshot)
  }

  func account(_ value: Value, _ dataset: Dataset) -> Explanation {
    let unknown = dataset.products.unitCost.count { $0 == nil }
    let remark = "products without a known cost count no margin: \(unknown)"
    let empty = Explanation(
      definition: definition(dataset.shop.currency), inputs: [], value: nil,
      leftOut: dataset.leftOutOrders(countingCustomers: true), asOf: dataset.asOf,
      remarks: worth == .margin && unknown > 0 ? [remark] : [],
      snapshot: dataset.fingerprint)
    let isKnown = value.table.average.count > 1 && value.table.average[1] != nil
    return average(isKnown ? 1 : 0, nil, value, empty)
  }

  private func definition(_ currency: Currency?) -> Definition {
    let plain = measure.definition(of: Shop(currency: currency))
    guard worth == .margin else { return plain }
    return Definition(
      name: plain.name, meaning: plain.meaning + " Of lines whose cost is known, less that cost.",
      formula: plain.formula, unit: plain.unit, source: plain.source, window: plain.window,
      direction: plain.direction)
  }

  private func average(
    _ k: Int, _ band: Acquisition.Band?, _ value: Value, _ base: Explanation
  ) -> Explanation {
    let rows = value.table.rows.filter { band == nil || $0.band == band }
    let letters = CohortLetters(final: rows, k)
    let scale = Double(value.table.currency?.minorUnits ?? 100)
    let plain = definition(value.table.currency)
    let whole = Definition(
      name: plain.name, meaning: plain.meaning,
      formula: plain.formula + (measure.isAveragedPerCohort ? " / n(cohorts)" : ""),
      unit: plain.unit, source: plain.source, window: plain.window, direction: plain.direction)
    return Explanation(
      definition: whole, inputs: letters.inputs(measure, currency: value.table.currency),
      value: letters.value(measure) { Double($0) / scale }, leftOut: base.leftOut,
      asOf: base.asOf,
      remarks: base.remarks.filter { $0.hasPrefix("products without") } + [
        "the average of period \(k)", "the average is pooled over final cells only",
      ],
      snapshot: base.snapshot)
  }
}
