import CustomerData

/// Each customer's own figures at the as-of day, one row a customer; prospects have no orders.
public struct CustomerFacts: Sendable {
  /// Valid orders.
  public let orders: [Int32]
  /// Distinct local days with a valid order.
  public let occasions: [Int32]
  /// Net value of valid orders, in minor units.
  public let spent: [Int64]
  /// Discounts on valid orders, in minor units.
  public let discount: [Int64]
  /// Refunds on valid orders, in minor units.
  public let refunded: [Int64]
  private let first: [Day]
  private let last: [Day]
  private let gap: [Double]

  /// Walks every order once. O(orders).
  public init(_ dataset: Dataset) {
    let count = dataset.customers.count
    var orders = [Int32](repeating: 0, count: count)
    var occasions = orders
    var spent = [Int64](repeating: 0, count: count)
    var discount = spent
    var refunded = spent
    var first = [Day](repeating: Day(number: 0), count: count)
    var last = first
    var gap = [Double](repeating: .nan, count: count)
    var gaps: [Int32] = []
    let table = dataset.orders
    for customer in 0..<count {
      let rows = dataset.customers.orders(of: customer)
      guard let start = rows.first else { continue }
      gaps.removeAll(keepingCapacity: true)
      first[customer] = table.day[start]
      var previous = table.day[start]
      for row in rows {
        spent[customer] += table.net[row]
        discount[customer] += table.discount[row]
        refunded[customer] += table.refunded[row]
        let day = table.day[row]
        if day != previous { gaps.append(Int32(day - previous)) }
        previous = day
      }
      last[customer] = previous
      orders[customer] = Int32(rows.count)
      occasions[customer] = Int32(gaps.count + 1)
      gaps.sort()
      if let median = Quantiles.of(sorted: gaps, 0.5) { gap[customer] = median }
    }
    self.orders = orders
    self.occasions = occasions
    self.spent = spent
    self.discount = discount
    self.refunded = refunded
    self.first = first
    self.last = last
    self.gap = gap
  }

  /// Number of customers.
  public var count: Int { orders.count }

  /// The day of the first valid order; nil for a prospect.
  public func firstOrder(of customer: Int) -> Day? { orders[customer] > 0 ? first[customer] : nil }

  /// The day of the last valid order; nil for a prospect.
  public func lastOrder(of customer: Int) -> Day? { orders[customer] > 0 ? last[customer] : nil }

  /// The median of the customer's own gaps between occasions, in days; nil with fewer than two occasions.
  public func medianGap(of customer: Int) -> Double? {
    gap[customer].isNaN ? nil : gap[customer]
  }

  /// Net value ÷ orders in minor units; nil for a prospect.
  public func averageOrderValue(of customer: Int) -> Double? {
    orders[customer] > 0 ? Double(spent[customer]) / Double(orders[customer]) : nil
  }
}
