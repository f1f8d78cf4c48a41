import CustomerData

/// What a cell of the cohort table says.
public enum CohortMeasure: String, Hashable, Codable, Sendable, CaseIterable {
  /// How many ordered in the period.
  case customers
  /// The share who ordered in the period (classic, "on").
  case retention
  /// The share who ordered in the period or later ("on or after"); moves as the as-of day moves.
  case rolling
  /// The share with a second order day by the end of the period ("on or before").
  case cumulative
  /// Net revenue of the period.
  case revenue
  /// Revenue of the period ÷ revenue of period 0.
  case revenueRetention = "revenue_retention"
  /// Net revenue up to the end of the period, per customer of the cohort.
  case lifetimeValue = "ltv"
  /// Orders of the period.
  case orders

  /// Whether a cell is a fraction.
  public var isShare: Bool {
    switch self {
    case .retention, .rolling, .cumulative, .revenueRetention: true
    default: false
    }
  }

  /// Whether a cell may still rise once its period is over: "or later" has no end, and a younger cohort has had less of
  /// it, so that it is not held against the average.
  public func staysOpen(inPeriod period: Int) -> Bool { self == .rolling && period > 0 }

  /// The one definition of this measure.
  public func definition(of shop: Shop) -> Definition {
    let money = MetricUnit.money(shop.currency)
    let (name, meaning, formula, unit): (String, String, String, MetricUnit) =
      switch self {
      case .customers:
        ("Customers", "Customers of the cohort with an order in the period.", "n(c, k)", .count)
      case .retention:
        (
          "Retention", "Of the cohort, the share with an order in the period.", "n(c, k) / n(c)",
          .share
        )
      case .rolling:
        (
          "Rolling retention", "Of the cohort, the share with an order in the period or later.",
          "n(c, k) / n(c)", .share
        )
      case .cumulative:
        (
          "Came back", "Of the cohort, the share with a second order day by the end of the period.",
          "n(c, k) / n(c)", .share
        )
      case .revenue: ("Revenue", "Net revenue of the cohort in the period.", "sum(c, k)", money)
      case .revenueRetention:
        (
          "Revenue retention", "Net revenue of the period as a share of period 0's.",
          "sum(c, k) / sum(c, 0)", .share
        )
      case .lifetimeValue:
        (
          "Value so far", "Net revenue up to the end of the period per customer of the cohort.",
          "sum(c, 0..k) / n(c)", money
        )
      case .orders: ("Orders", "Orders of the cohort in the period.", "n(c, k)", .count)
      }
    return Definition(
      name: name, meaning: meaning, formula: formula, unit: unit, window: .cell, direction: .up)
  }
}
