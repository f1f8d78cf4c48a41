import CustomerData

/// A whole dashboard from one pass over the selected orders: cohorts by month, figures by month,
/// scores and segments, gaps, and the purchase histories' sums.
///
///     let shop = try ShopSweep(dataset, orders: paidSocial.intersection(french))
///     shop.cohorts.first?.cells[1].customers       who of the first month's came back a month later
///     shop.scores.customers(in: .champions)
///
/// With `orders` the shop is what it would be had it only sold those: a customer's first order is the
/// first one left, and scores compare the customers left with each other.
/// - Counts: valid orders of known customers.
/// - Complexity: O(orders selected + customers + months²), on two threads from 100,000 orders on.
public struct ShopSweep: Sendable {
  /// Each customer's three scores, and how many have which.
  public struct Scores: Sendable {
    /// Rows of the customer table, in no particular order.
    public private(set) var customers: [Int32] = []
    /// Recency, frequency and monetary score as one number: `(r − 1) × 25 + (f − 1) × 5 + m − 1`.
    public private(set) var cells: [UInt8] = []
    private var counts = [Int](repeating: 0, count: 125)

    init(capacity: Int) {
      customers.reserveCapacity(capacity)
      cells.reserveCapacity(capacity)
    }

    /// How many customers have three scores, each 1...5.
    public func count(r: Int, f: Int, m: Int) -> Int { counts[(r - 1) * 25 + (f - 1) * 5 + m - 1] }

    /// How many customers are in a segment.
    public func customers(in segment: Segment, of map: SegmentMap = .standard) -> Int {
      counts.indices.reduce(0) { sum, cell in
        let isOwn = map[cell / 25 + 1, cell / 5 % 5 + 1, cell % 5 + 1] == segment
        return isOwn ? sum + counts[cell] : sum
      }
    }

    mutating func add(
      _ worths: QuintileRule.Worths, of rows: UnsafeBufferPointer<Int32>, by rule: QuintileRule
    ) {
      customers.append(contentsOf: rows)
      counts.withUnsafeMutableBufferPointer { counts in
        cells += [UInt8](unsafeUninitializedCapacity: rows.count) { cells, count in
          for place in rows.indices {
            let (r, f, m) = rule.scores(
              last: worths.last[place], occasions: worths.occasions[place],
              spent: worths.spent[place])
            let cell = (r &- 1) &* 25 &+ (f &- 1) &* 5 &+ m &- 1
            counts[Int(cell)] &+= 1
            cells[place] = cell
          }
          count = rows.count
        }
      }
    }
  }

  /// Cohorts by month of the first order, oldest first; a cell's `customers` were active in it,
  /// `value` is the net revenue so far per customer of the cohort.
  public let cohorts: [CohortRow]
  /// Figures of each month, oldest first.
  public let months: [PeriodFigures.Row]
  /// Scores of every customer met.
  public let scores: Scores
  /// How often each number of days between two neighbouring order days of a customer occurs.
  public let gaps: Histogram
  /// Customers with an order.
  public let customers: Int
  /// x of the purchase history: order days after the first, summed over customers.
  public let repeats: Int
  /// tx: days from first to last order, summed.
  public let spans: Int
  /// T: days from first order to the as-of day, summed.
  public let ages: Int

  /// Everything about some customers' orders, or about some of their orders.
  ///
  /// - Parameters:
  ///   - dataset: the shop.
  ///   - customers: whose orders; nil: everybody's.
  ///   - orders: which of them, by row of the order table; nil: all.
  ///   - threads: how many to use; nil: as many as pay.
  /// - Throws: `noOrders` when the shop has none; `cancelled` when the task is.
  public init(
    _ dataset: Dataset, customers: Bitmap? = nil, orders: Bitmap? = nil, threads: Int? = nil
  ) throws(MetricError) {
    guard let calendar = PeriodCalendar(dataset, per: .month) else { throw .noOrders }
    let layout = CohortLayout(calendar)
    let most = min(
      customers?.population ?? dataset.customers.count, orders?.population ?? dataset.orders.count)
    let sweep = Sweep(dataset, customers: customers, orders: orders, threads: threads)
    let step = try sweep.run {
      Both(
        CohortTally(layout),
        Both(PeriodTally(calendar), PurchaseTally(capacity: most, within: dataset.orderDays)))
    }
    let (months, purchases) = (step.second.first, step.second.second)
    cohorts = step.first.rows(
      measure: .lifetimeValue, asOf: dataset.asOf, major: dataset.major)
    self.months = PeriodFigures.rows(months, asOf: dataset.asOf)
    scores = purchases.scores()
    gaps = purchases.gaps
    self.customers = purchases.count
    repeats = purchases.repeats
    spans = purchases.spans
    ages = purchases.ages
  }
}
