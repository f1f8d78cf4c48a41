import CustomerData

extension FigureName {
  /// The one definition of this figure.
  public func definition(of shop: Shop) -> Definition {
    let (name, meaning, formula, unit) = meaning(.money(shop.currency))
    return Definition(
      name: name, meaning: meaning, formula: formula, unit: unit, source: source, window: window,
      direction: isMoreBetter.map { $0 ? .up : .down } ?? .neither)
  }

  private var window: Definition.Window {
    switch self {
    case .revenue, .orders, .newCustomers, .returningCustomers, .averageOrderValue: .period
    case .activeCustomers, .retentionRate, .churnRate, .revenueChurnGross, .revenueChurnNet:
      .activity
    case .historicValue: .afterFirst(days: 365)
    case .predictedValue: .ahead(days: 365)
    default: .lifetime
    }
  }

  private var source: String {
    switch self {
    case .timeToSecondMedian: "Kaplan & Meier, JASA 53, 1958"
    case .netPromoterScore: "Reichheld, Harvard Business Review, December 2003"
    case .revenueChurnGross, .revenueChurnNet:
      "Gross and net revenue retention, as in subscription trades"
    default: "Tenure"
    }
  }

  // One row a figure: the table reads better whole than cut in functions.
  private func meaning(_ money: MetricUnit) -> (String, String, String, MetricUnit) {
    switch self {
    case .revenue:
      (
        "Net revenue",
        "Items less discounts and refunds, without shipping, of valid orders in the period.",
        "sum(net)", money
      )
    case .orders: ("Orders", "Valid orders in the period.", "n(orders)", .count)
    case .customers:
      ("Customers", "People with at least one valid order ever.", "n(customers)", .count)
    case .activeCustomers:
      (
        "Active customers", "Customers with a valid order in the activity window.", "n(active)",
        .count
      )
    case .newCustomers:
      (
        "New customers", "Customers whose first valid order ever lies in the period.", "n(new)",
        .count
      )
    case .returningCustomers:
      (
        "Returning customers", "Customers who ordered in the period and had ordered before it.",
        "n(active) - n(new)", .count
      )
    case .retentionRate:
      (
        "Customer retention",
        "Of the customers who ordered in the window before, the share who ordered again in this one.",
        "n(R) / n(S)", .share
      )
    case .churnRate:
      (
        "Customer churn",
        "Of the customers who ordered in the window before, the share who did not order in this one.",
        "1 - n(R) / n(S)", .share
      )
    case .revenueChurnGross:
      (
        "Gross revenue churn",
        "The share of last window's revenue that its customers did not spend again, increases not counted.",
        "1 - sum(min) / sum(B)", .share
      )
    case .revenueChurnNet:
      (
        "Net revenue churn",
        "The share of last window's revenue that its customers did not spend again, increases counted; below zero they spend more.",
        "1 - sum(P) / sum(B)", .share
      )
    case .repeatRate:
      (
        "Repeat rate", "Of all customers, the share who ordered on at least two days.",
        "n(repeat) / n(customers)", .share
      )
    case .ordersPerCustomer:
      (
        "Orders per customer", "Valid orders of known customers, per customer.",
        "n(orders) / n(customers)", .ratio
      )
    case .averageOrderValue:
      ("Order value", "Net revenue per valid order in the period.", "sum(net) / n(orders)", money)
    case .intervalMedian:
      (
        "Usual gap", "The middle of the customers' own usual gaps between order days.",
        "median(own)", .days
      )
    case .intervalMedianPooled:
      (
        "Gap, all pooled", "The middle of all gaps between consecutive order days of everybody.",
        "median(gaps)", .days
      )
    case .intervalMedianOrders:
      (
        "Gap between orders",
        "The middle of all gaps between consecutive orders; two on one day are 0 apart.",
        "median(gaps)", .days
      )
    case .timeToSecondMedian:
      (
        "Time to second order",
        "Days until half of all customers have ordered on a second day, counting those still waiting.",
        "median(wait)", .days
      )
    case .timeToSecondMedianReturned:
      (
        "Time to second, who came back",
        "The middle wait of those who did come back; too rosy on its own.",
        "median(wait)", .days
      )
    case .historicValue:
      (
        "Value of the first year",
        "Net revenue of the first 365 days per customer, of customers at least that old.",
        "sum(net) / n(customers)", money
      )
    case .predictedValue:
      (
        "Predicted value",
        "Net revenue expected of a customer in the next 365 days, discounted at 10 % a year.",
        "sum(clv) / n(customers)", money
      )
    case .netPromoterScore:
      (
        "Net promoter score",
        "Promoters (9, 10) less detractors (0 to 6), per hundred answers from 0 to 10.",
        "100 * (n(promoters) - n(detractors)) / n(answers)", .points
      )
    }
  }
}
