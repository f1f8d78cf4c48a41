import CustomerData

extension BackTest {
  /// How a number of a model's score came about.
  public func explanation(
    of number: ScoreNumber = .brier, for name: ForecastName, asOf: Day, snapshot: Fingerprint
  ) -> Explanation {
    let entry = entry(name)
    return Explanation(
      definition: number.definition, inputs: entry.map { number.inputs($0, in: self) } ?? [],
      value: entry.flatMap(number.value), window: window, asOf: asOf,
      remarks: number == .brier ? remarks(of: name) : [newest], snapshot: snapshot)
  }

  private var newest: String {
    "fitted on what was known on \(day.iso), scored on the \(horizon) days after it"
  }

  private func remarks(of name: ForecastName) -> [String] {
    let days = trials.map { trial in
      let brier = trial.briers[name].map { "\(Self.rounded($0))" } ?? "–"
      return
        "fitted on \(trial.day.iso): \(brier); \(trial.left) of \(trial.customers) did not order in the \(horizon) days after"
    }
    return days + [
      "telling everybody the share that left after each day is worth \(Self.rounded(brierReference))"
    ]
  }

  /// How the share observed in a group of similar risk came about.
  public func explanation(
    of tenth: Reliability.Tenth, asOf: Day, snapshot: Fingerprint
  ) -> Explanation {
    let definition = Definition(
      name: "Left, of those told this risk",
      meaning:
        "Of customers who were told about the same risk, the share that did not order; near the risk they were told, the model can be believed.",
      formula: "n(left) / n(group)", unit: .share, source: "Wilson, 1927, for the interval")
    return Explanation(
      definition: definition,
      inputs: [
        Input("n(left)", "of them without an order in the days after", Double(tenth.left)),
        Input("n(group)", "customers of similar risk", Double(tenth.customers)),
      ],
      value: tenth.observed, window: window, asOf: asOf,
      remarks: [
        "told \(Self.percent(tenth.predicted)) % on average",
        "95 % interval \(Self.percent(tenth.low)) to \(Self.percent(tenth.high)) %",
      ], snapshot: snapshot)
  }

  private var window: DayRange { DayRange(day.adding(days: 1), day.adding(days: horizon)) }

  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
  private static func percent(_ share: Double) -> Double { (share * 1000).rounded() / 10 }
}
