import CustomerData

/// What runs out, and when customers are due to buy it again.
///
///     due(c, p) = last day c bought p + usual gap of (c, p)
///
/// The usual gap is the median of the customer's own gaps between days with the product, with two
/// or more of them; else the median of everybody's gaps for it, with `enoughGaps` or more. A product
/// bought again by fewer is not one that runs out.
///
/// - Complexity: O(lines log lines of a customer).
/// - Source: Tenure.
public struct Replenishment: Sendable {
  /// A purchase that is due.
  public struct Due: Hashable, Sendable {
    /// The product's row.
    public let product: Int
    /// The day.
    public let day: Day
  }

  /// So many gaps of everybody's make a usual one: fewer leave the median's own 95 % interval wider
  /// than from the first to the ninth tenth (binomial, n = 10).
  public static let enoughGaps = 10

  private let due: [Due?]

  init(_ dataset: Dataset) {
    guard dataset.lines.count > 0 else {
      due = []
      return
    }
    var gaps: [Int32: [Int32]] = [:]
    var own: [[(product: Int32, last: Int32, gap: Double?)]] = []
    own.reserveCapacity(dataset.customers.count)
    for customer in 0..<dataset.customers.count {
      own.append(Self.purchases(of: customer, dataset, &gaps))
    }
    let usual = gaps.filter { $0.value.count >= Self.enoughGaps }.mapValues(Self.median)
    let today = dataset.asOf.number
    due = own.map { purchases in
      let days = purchases.compactMap { entry -> Due? in
        guard let gap = entry.gap ?? usual[entry.product] else { return nil }
        let day = entry.last + Int32(gap.rounded())
        return Due(product: Int(entry.product), day: Day(number: day))
      }
      // The next one; when all are overdue, the one that is so for the shortest time.
      return days.min {
        let (a, b) = ($0.day.number, $1.day.number)
        if (a > today) != (b > today) { return a > today }
        return a == b ? $0.product < $1.product : a > today ? a < b : a > b
      }
    }
  }

  private static func purchases(
    of customer: Int, _ dataset: Dataset, _ gaps: inout [Int32: [Int32]]
  ) -> [(product: Int32, last: Int32, gap: Double?)] {
    var days: [Int32: [Int32]] = [:]
    for order in dataset.customers.orders(of: customer) {
      let day = dataset.orders.day[order].number
      for line in dataset.orders.lines(of: order) where dataset.lines.quantity[line] > 0 {
        let product = dataset.lines.product[line]
        if product >= 0, days[product]?.last != day { days[product, default: []].append(day) }
      }
    }
    return days.sorted { $0.key < $1.key }.compactMap { product, days in
      guard let last = days.last else { return nil }
      let own = zip(days, days.dropFirst()).map { $1 - $0 }
      if !own.isEmpty { gaps[product, default: []] += own }
      return (product, last, own.count >= 2 ? median(own) : nil)
    }
  }

  private static func median(_ values: [Int32]) -> Double {
    let sorted = values.sorted()
    return Double(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// Whether nothing is known to run out for anybody.
  public var isEmpty: Bool { due.allSatisfy { $0 == nil } }

  /// What a customer is due to buy next; nil: not known.
  public func next(of customer: Int) -> Due? { customer < due.count ? due[customer] : nil }
}
