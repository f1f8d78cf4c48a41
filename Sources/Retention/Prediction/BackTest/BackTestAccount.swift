import CustomerData

extension BackTest {
  /// How a model's Brier came about.
  public func explanation(of name: ForecastName, asOf: Day, snapshot: Fingerprint) -> Explanation {
    let score = self[name]
    let customers = Double(score?.customers ?? 0)
    let definition = Definition(
      name: "Brier score",
      meaning:
        "The mean squared error of the risk, over everybody who had bought by the back-test's day; 0 is perfect, lower is better.",
      formula: "sum(error²) / n(customers)", unit: .ratio, source: "Brier, 1950")
    var remarks = [
      "fitted on what was known on \(day.iso), scored on the \(horizon) days after it"
    ]
    if let score {
      remarks.append(
        "\(score.left) of \(score.customers) did not order in those days; telling everybody that share is worth \(Self.rounded(score.brierReference))"
      )
      remarks.append("calibration error (ICI) \(Self.rounded(score.calibrationError))")
    }
    return Explanation(
      definition: definition,
      inputs: [
        Input(
          "sum(error²)", "(risk − what happened)², added up", (score?.brier ?? 0) * customers,
          .ratio),
        Input("n(customers)", "customers who had bought by that day", customers),
      ],
      value: score?.brier, window: DayRange(day.adding(days: 1), day.adding(days: horizon)),
      asOf: asOf, remarks: remarks, snapshot: snapshot)
  }

  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
