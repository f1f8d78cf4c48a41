import CustomerData

extension RepeatPurchase {
  /// What a step of the waiting curve says.
  static let waiting = Definition(
    name: "Still waiting",
    meaning:
      "The share of all customers without a second order day so many days after the first, those who have not had the time yet counted as long as watched.",
    formula: "S(before) * (1 - n(back) / n(watched))", unit: .share,
    source: "Kaplan & Meier, JASA 53, 1958; Greenwood, 1926", window: .lifetime, direction: .down)

  /// The account of a step of the waiting curve.
  public func account(
    of step: KaplanMeier.Step, in measured: Measured<Value>
  ) -> Explanation {
    let base = measured.explanation
    let before = measured.value.curve.last { $0.day < step.day }?.waiting ?? 1
    return Explanation(
      definition: Self.waiting,
      inputs: [
        Input(
          "n(back)", "of them with their second order day \(step.day) days after the first",
          Double(step.events)),
        Input("n(watched)", "customers watched for \(step.day) days", Double(step.watched)),
        Input("S(before)", "share waiting before", before, .share),
      ],
      value: step.waiting,
      leftOut: [
        LeftOut(
          "back or not yet so old", measured.value.customers - step.watched, .customers)
      ].filter { $0.count > 0 } + base.leftOut, asOf: base.asOf,
      remarks: step.watched < 30
        ? ["fewer than 30 customers: read the interval, not the share"] : [],
      snapshot: base.snapshot)
  }
}
