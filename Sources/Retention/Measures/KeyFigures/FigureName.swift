/// The key figures, by the names of the command line.
public enum FigureName: String, Hashable, Codable, Sendable, CaseIterable {
  case revenue
  case orders
  case customers
  case activeCustomers = "active_customers"
  case newCustomers = "new_customers"
  case returningCustomers = "returning_customers"
  case retentionRate = "retention_rate"
  case churnRate = "churn_rate"
  case revenueChurnGross = "revenue_churn_gross"
  case revenueChurnNet = "revenue_churn_net"
  case repeatRate = "repeat_rate"
  case ordersPerCustomer = "orders_per_customer"
  case averageOrderValue = "aov"
  case intervalMedian = "interval_median"
  case intervalMedianPooled = "interval_median_pooled"
  case intervalMedianOrders = "interval_median_orders"
  case timeToSecondMedian = "time_to_second_median"
  case timeToSecondMedianReturned = "time_to_second_median_returned"
  case historicValue = "clv_historic"
  case predictedValue = "clv_predicted"
  case netPromoterScore = "nps"

  /// Whether more of it is better; nil: neither.
  public var isMoreBetter: Bool? {
    switch self {
    case .churnRate, .revenueChurnGross, .revenueChurnNet, .timeToSecondMedian,
      .timeToSecondMedianReturned:
      false
    case .intervalMedian, .intervalMedianPooled, .intervalMedianOrders: nil
    default: true
    }
  }

  /// Whether it counts orders or their money, so that orders of nobody known belong to it.
  public var countsOrders: Bool { [.revenue, .orders, .averageOrderValue].contains(self) }
}
