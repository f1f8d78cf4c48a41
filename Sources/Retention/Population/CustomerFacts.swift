import CustomerData

/// Each customer's own figures at the as-of day, one row a customer; prospects have no orders.
public struct CustomerFacts: Sendable {
  /// Valid orders.
  public let orders: [Int32]
  /// Distinct local days with a valid order.
  public let occasions: [Int32]
  /// Net value of valid orders, in minor units.
  public let spent: [Int64]
  private let first: [Day]
  private let last: [Day]
  private let dataset: Dataset
  private let discounts: Kept<[Int64]>
  private let refunds: Kept<[Int64]>
  private let gaps: Kept<[Double]>

  /// Walks every order once. O(orders).
  public init(_ dataset: Dataset) { self = FactTally.facts(of: dataset).facts }

  init(
    _ dataset: Dataset, orders: [Int32], occasions: [Int32], spent: [Int64], first: [Day],
    last: [Day]
  ) {
    self.dataset = dataset
    self.orders = orders
    self.occasions = occasions
    self.spent = spent
    self.first = first
    self.last = last
    discounts = Kept { dataset.sums(of: dataset.orders.discount) }
    refunds = Kept { dataset.sums(of: dataset.orders.refunded) }
    gaps = Kept { GapMedians.column(of: dataset) }
  }

  /// Number of customers.
  public var count: Int { orders.count }

  /// Discounts on valid orders, in minor units; worked out when first asked for.
  public var discount: [Int64] { discounts.value }

  /// Refunds on valid orders, in minor units; worked out when first asked for.
  public var refunded: [Int64] { refunds.value }

  /// Each customer's median gap between occasions in days, NaN with fewer than two occasions; worked
  /// out when first asked for.
  public var medianGaps: [Double] { gaps.value }

  /// The day of the first valid order; nil for a prospect.
  public func firstOrder(of customer: Int) -> Day? { orders[customer] > 0 ? first[customer] : nil }

  /// The day of the last valid order; nil for a prospect.
  public func lastOrder(of customer: Int) -> Day? { orders[customer] > 0 ? last[customer] : nil }

  /// The median of the customer's own gaps between occasions, in days; nil with fewer than two
  /// occasions. O(own orders log own orders).
  public func medianGap(of customer: Int) -> Double? {
    Quantiles.of(sorted: dataset.gaps(of: customer).sorted(), 0.5)
  }

  /// Net value ÷ orders in minor units; nil for a prospect.
  public func averageOrderValue(of customer: Int) -> Double? {
    orders[customer] > 0 ? Double(spent[customer]) / Double(orders[customer]) : nil
  }

  func withWorths<Result>(_ body: (QuintileRule.Worths) -> Result) -> Result {
    last.withUnsafeBufferPointer { last in
      occasions.withUnsafeBufferPointer { occasions in
        spent.withUnsafeBufferPointer { spent in
          body(QuintileRule.Worths(last: last, occasions: occasions, spent: spent))
        }
      }
    }
  }
}

extension Dataset {
  /// What a column of the orders adds up to for each customer. O(orders).
  fileprivate func sums(of column: Amounts) -> [Int64] {
    (0..<customers.count).map { customer in
      customers.orders(of: customer).reduce(0) { $0 + column[$1] }
    }
  }
}
