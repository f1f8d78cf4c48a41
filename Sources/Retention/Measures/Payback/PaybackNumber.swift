import CustomerData

/// The numbers of spend with a name, over all channels and the last 365 days.
public enum PaybackNumber: String, Hashable, Codable, Sendable, CaseIterable {
  /// Spend per new customer.
  case acquisitionCost = "cac"
  /// Net revenue per unit of spend.
  case returnOnSpend = "roas"
  /// Days until a customer has brought back what one costs.
  case days = "payback_days"

  /// The one definition of it.
  public func definition(of shop: Shop) -> Definition {
    switch self {
    case .acquisitionCost:
      Definition(
        name: "Cost of acquisition",
        meaning: "Advertising spend of the period per customer whose first order lies in it.",
        formula: "sum(spend) / n(new)", unit: .money(shop.currency), window: .period,
        direction: .down)
    case .returnOnSpend:
      Definition(
        name: "Return on ad spend",
        meaning: "Net revenue of the period's orders per unit of advertising spend.",
        formula: "sum(net) / sum(spend)", unit: .ratio, window: .period, direction: .up)
    case .days:
      Definition(
        name: "Payback",
        meaning:
          "Days after their first order, in steps of 30, by which customers have brought as much as one costs to win.",
        formula: "payback", unit: .days, window: .period, direction: .down)
    }
  }

  /// Its account in a row.
  func explanation(
    _ row: PaybackRow, _ value: Payback.Value, _ dataset: Dataset
  ) -> Explanation {
    let frame = Explanation(
      definition: definition(of: dataset.shop), inputs: [], value: nil, window: value.period,
      asOf: dataset.asOf, snapshot: dataset.fingerprint)
    return explanation(row, value, frame, unit: Double(dataset.shop.currency?.minorUnits ?? 100))
  }

  /// The same beside the account of another row of the same answer.
  func explanation(
    _ row: PaybackRow, _ value: Payback.Value, _ frame: Explanation
  ) -> Explanation {
    let currency: Currency? =
      if case .money(let known) = frame.definition.unit { known } else { nil }
    return explanation(row, value, frame, unit: Double(currency?.minorUnits ?? 100))
  }

  private func explanation(
    _ row: PaybackRow, _ value: Payback.Value, _ frame: Explanation, unit: Double
  ) -> Explanation {
    let money =
      frame.definition.unit == .days || frame.definition.unit == .ratio
      ? MetricUnit.money(nil) : frame.definition.unit
    let spend = Input("sum(spend)", "spent on advertising", Double(row.spend) / unit, money)
    let new = Input("n(new)", "customers whose first order lies in the days", Double(row.customers))
    let net = Input("sum(net)", "net value of valid orders", Double(row.revenue) / unit, money)
    var (inputs, result): ([Input], Double?)
    switch self {
    case .acquisitionCost: (inputs, result) = ([spend, new], row.cost.map { $0 / unit })
    case .returnOnSpend: (inputs, result) = ([net, spend], row.returned)
    case .days:
      result = row.paybackDays.map(Double.init)
      inputs =
        result.map { [Input("payback", "first step of 30 days that pays back", $0, .days)] } ?? []
      inputs += [spend, new]
    }
    if row.spend == 0 { result = nil }
    return Explanation(
      definition: frame.definition, inputs: inputs, value: result, leftOut: frame.leftOut,
      window: frame.window, asOf: frame.asOf, remarks: remarks(row, value, result),
      snapshot: frame.snapshot)
  }

  fileprivate func remarks(
    _ row: PaybackRow, _ value: Payback.Value, _ result: Double?
  ) -> [String] {
    var remarks: [String] = []
    if row.spend == 0 {
      remarks.append("the folder tells of no advertising spend in these days")
    } else if row.customers == 0 {
      remarks.append("nobody ordered for the first time in these days")
    } else if self == .days, result == nil {
      remarks.append("not reached in the \(row.seenDays) days seen")
    }
    if value.withoutRate > 0 {
      remarks.append("rows of spend in a currency without a rate: \(value.withoutRate)")
    }
    if self == .days, !value.knowsCosts { remarks.append("no cost is known: net value counts") }
    return remarks
  }

  /// The number over everything.
  public func reading(_ measured: Measured<Payback.Value>, of dataset: Dataset) -> Reading {
    Reading(
      explanation(measured.value.whole, measured.value, dataset), isRatio: self != .days)
  }
}

extension Payback.Value {
  /// What the reader of all rows should know.
  public var remarks: [String] {
    PaybackNumber.days.remarks(whole, self, whole.paybackDays.map(Double.init))
  }
}
