import CustomerData

/// What the purchase models know of each buyer: how often, how long ago the first and the last time.
///
///     first order day ─── tx ─── last order day ─── cutoff
///           └──────────────── T ──────────────────────┘
///
/// - Counts: occasions (days with a valid order), so two orders on one day are one purchase;
///   `x` counts those after the first.
/// - Unit: whole days; the models' parameters are in weeks.
/// - Source: Fader, Hardie & Lee, "Counting your customers the easy way", Marketing Science 24, 2005.
public struct PurchaseHistory: Sendable {
  /// The day whose end this is.
  public let cutoff: Day
  /// Rows in the customer table, in table order: those who had bought by the cutoff.
  public let customers: [Int32]
  /// x: occasions after the first.
  public let repeats: [Int32]
  /// tx: days from the first to the last occasion; 0 without repeats.
  public let lastDays: [Int32]
  /// T: days from the first occasion to the cutoff.
  public let ageDays: [Int32]
  /// Mean net value of the repeat occasions in minor units; nan without repeats.
  public let repeatValue: [Double]

  /// The buyers of a dataset as known at its own day, orders after the cutoff left out; its as-of
  /// day when nil. O(orders).
  ///
  /// Refunds are those known at the dataset's day: a past that knows no later refund is the
  /// dataset of that past day.
  public init(_ dataset: Dataset, cutoff: Day? = nil) {
    let cutoff = min(cutoff ?? dataset.asOf, dataset.asOf)
    var rows = Rows(expecting: dataset.customers.count)
    let (offsets, days, net) = (
      dataset.customers.orderOffsets, dataset.orders.day, dataset.orders.net
    )
    for customer in 0..<dataset.customers.count {
      let range = Int(offsets[customer])..<Int(offsets[customer + 1])
      guard let start = range.first, days[start] <= cutoff else { continue }
      let first = days[start]
      var (last, repeats) = (first, Int32(0))
      var value: Int64 = 0
      for row in range {
        let day = days[row]
        guard day <= cutoff else { break }
        if day != last { repeats += 1 }
        last = day
        if day != first { value += net[row] }
      }
      rows.add(
        Int32(customer), repeats, Int32(last - first), Int32(cutoff - first),
        repeats == 0 ? .nan : Double(value) / Double(repeats))
    }
    self.init(cutoff: cutoff, rows: rows)
  }

  private init(cutoff: Day, rows: Rows) {
    self.cutoff = cutoff
    customers = rows.customers
    repeats = rows.repeats
    lastDays = rows.lastDays
    ageDays = rows.ageDays
    repeatValue = rows.repeatValue
  }

  /// Histories made by hand, one a customer: repeats, days to the last and to the cutoff, mean value.
  public init(
    cutoff: Day, _ customers: [(repeats: Int, last: Int, age: Int, value: Double)]
  ) {
    var rows = Rows(expecting: customers.count)
    for (place, customer) in customers.enumerated() {
      precondition(
        customer.last <= customer.age && (customer.repeats == 0) == (customer.last == 0),
        "x \(customer.repeats), tx \(customer.last), T \(customer.age)")
      rows.add(
        Int32(place), Int32(customer.repeats), Int32(customer.last), Int32(customer.age),
        customer.repeats == 0 ? .nan : customer.value)
    }
    self.init(cutoff: cutoff, rows: rows)
  }

  /// Number of buyers.
  public var count: Int { customers.count }

  /// The rows, from 0.
  public var rows: Range<Int> { 0..<customers.count }

  /// One row alone, whatever customer it was of.
  public func only(_ row: Int) -> PurchaseHistory {
    PurchaseHistory(
      cutoff: cutoff,
      [(Int(repeats[row]), Int(lastDays[row]), Int(ageDays[row]), repeatValue[row])])
  }

  /// The longest time from a first occasion to the cutoff, in days.
  public var longestAge: Int { Int(ageDays.max() ?? 0) }

  /// The most repeats of anyone.
  public var mostRepeats: Int { Int(repeats.max() ?? 0) }

  /// The numbers of repeats that somebody has, rising. O(customers), without hashing any.
  var distinctRepeats: [Int] { Self.distinct(repeats, upTo: mostRepeats) }

  /// The ages that somebody has, in days, rising. O(customers), without hashing any.
  var distinctAges: [Int] { Self.distinct(ageDays, upTo: longestAge) }

  private static func distinct(_ values: [Int32], upTo largest: Int) -> [Int] {
    var isMet = [Bool](repeating: false, count: largest + 1)
    for value in values { isMet[Int(value)] = true }
    return isMet.indices.filter { isMet[$0] }
  }

  private struct Rows {
    var customers: [Int32] = []
    var repeats: [Int32] = []
    var lastDays: [Int32] = []
    var ageDays: [Int32] = []
    var repeatValue: [Double] = []

    init(expecting count: Int) {
      customers.reserveCapacity(count)
      repeats.reserveCapacity(count)
      lastDays.reserveCapacity(count)
      ageDays.reserveCapacity(count)
      repeatValue.reserveCapacity(count)
    }

    mutating func add(
      _ customer: Int32, _ repeats: Int32, _ last: Int32, _ age: Int32, _ value: Double
    ) {
      customers.append(customer)
      self.repeats.append(repeats)
      lastDays.append(last)
      ageDays.append(age)
      repeatValue.append(value)
    }
  }
}
