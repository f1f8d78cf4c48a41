import CustomerData

/// How the numbers of the at-risk list came about.
extension ChurnRisk {
  func account(
    _ value: Value, _ selection: Selection, _ population: Population
  ) -> Explanation {
    let share =
      value.customers > 0 ? Double(value.rows.count) / Double(value.customers) : nil
    return Explanation(
      definition: value.model == nil ? SilenceRisk.definition : Self.definition,
      inputs: [
        Input(
          value.model == nil ? "n(silent)" : "n(at risk)",
          value.model == nil
            ? "customers silent for twice their usual gap"
            : "customers with a risk of 66 % or more", Double(value.rows.count)),
        Input("n(customers)", "customers with a valid order", Double(value.customers)),
      ],
      value: share,
      leftOut: [LeftOut("no valid order yet", selection.count - value.customers, .customers)]
        .filter { $0.count > 0 },
      asOf: population.dataset.asOf, remarks: remarks(population.forecasts),
      snapshot: population.dataset.fingerprint)
  }

  /// Risk × spend, with the model that gave the risk.
  func explanation(of row: Row, in measured: Measured<Value>) -> Explanation {
    let base = measured.explanation
    guard measured.value.model != nil else { return silence(of: row, base) }
    let currency = measured.value.currency
    let scale = Double(currency?.minorUnits ?? 100)
    let definition = Definition(
      name: "Value at risk",
      meaning: "What the customer spent in a year, as far as it will probably not come again.",
      formula: "risk × spend", unit: .money(currency), source: "Tenure")
    return Explanation(
      definition: definition,
      inputs: [
        Input("risk", "chance of no order within the horizon", row.risk, .share),
        Input(
          "spend", "net value of the 365 days up to the last order",
          Double(row.yearlySpend) / scale, .money(currency)),
      ],
      value: row.valueAtRisk / scale, asOf: base.asOf, remarks: base.remarks,
      snapshot: base.snapshot)
  }

  // As the rule of silence accounts for it.
  private func silence(of row: Row, _ base: Explanation) -> Explanation {
    SilenceRisk().explanation(
      silence: row.silence, usualGap: row.usualGap ?? 0, isOwnGap: row.isOwnGap, in: base)
  }

  private func remarks(_ forecasts: Forecasts?) -> [String] {
    guard let forecasts, let chosen = forecasts.study.chosen,
      let backTest = forecasts.study.backTest, let entry = backTest.entry(chosen)
    else { return ["no model serves: the rule of silence does"] }
    return [
      "model \(chosen.rawValue), horizon \(forecasts.horizon) days",
      "back-test: Brier \(rounded(entry.brier)), against \(rounded(backTest.brierReference)) for telling everybody the same",
    ]
  }

  private func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
