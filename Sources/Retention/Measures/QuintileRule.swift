import CustomerData

/// What recency, frequency and value must be for each score, found by counting instead of sorting.
///
///     score = 1 + ⌊5 × share of customers strictly worse⌋
///
/// A score is at least 1 + k exactly when ⌈k n / 5⌉ customers are worse, that is when the value is
/// above the one at place ⌈k n / 5⌉ − 1 of all in order.
/// - Complexity: O(customers + days + most occasions).
struct QuintileRule: Sendable {
  /// Customers whose worths are compared; one without occasions is not.
  struct Worths {
    let last: UnsafeBufferPointer<Day>
    let occasions: UnsafeBufferPointer<Int32>
    let spent: UnsafeBufferPointer<Int64>
  }

  /// Customers compared.
  let customers: Int
  private let firstDay: Int32
  private let byDay: [UInt8]
  private let byOccasions: [UInt8]
  private let cuts: (Int64, Int64, Int64, Int64)

  /// The rule for customers whose last orders lie in a range of days.
  init(_ parts: [Worths], within days: DayRange) {
    firstDay = days.first.number
    var lasts = [Int32](repeating: 0, count: days.count)
    var often = [Int32](repeating: 0, count: 2)
    var idle = 0
    for part in parts {
      let most = Int(part.occasions.max() ?? 0)
      if most >= often.count { often += Array(repeating: 0, count: most + 1 - often.count) }
      Self.count(part, firstDay, &lasts, &often)
    }
    idle = Int(often[0])
    often[0] = 0
    customers = lasts.reduce(0) { $0 + Int($1) }
    byDay = Self.scores(lasts, of: customers)
    byOccasions = Self.scores(often, of: customers)
    cuts = Self.cuts(parts, customers, idle: idle)
  }

  /// Recency, frequency and monetary score of one customer with an order, 1...5.
  @inline(__always)
  func scores(last: Day, occasions: Int32, spent: Int64) -> (r: UInt8, f: UInt8, m: UInt8) {
    let money: UInt8 =
      1 &+ (spent > cuts.0 ? 1 : 0) &+ (spent > cuts.1 ? 1 : 0) &+ (spent > cuts.2 ? 1 : 0)
      &+ (spent > cuts.3 ? 1 : 0)
    return (byDay[Int(last.number &- firstDay)], byOccasions[Int(occasions)], money)
  }

  private static func count(
    _ part: Worths, _ firstDay: Int32, _ lasts: inout [Int32], _ often: inout [Int32]
  ) {
    for row in part.occasions.indices {
      let occasions = Int(part.occasions[row])
      often[occasions] &+= 1
      if occasions > 0 { lasts[Int(part.last[row].number &- firstDay)] &+= 1 }
    }
  }

  /// The score of each number, by how many customers have a smaller one.
  private static func scores(_ counts: [Int32], of customers: Int) -> [UInt8] {
    var worse = 0
    return counts.map { count in
      defer { worse += Int(count) }
      return UInt8(min(5, 1 + 5 * worse / max(1, customers)))
    }
  }

  private static func cuts(
    _ parts: [Worths], _ customers: Int, idle: Int
  ) -> (Int64, Int64, Int64, Int64) {
    guard customers > 0 else { return (0, 0, 0, 0) }
    let ranks = (1...4).map { ($0 * customers + 4) / 5 - 1 }
    let isNegative = idle > 0 && parts.contains { $0.spent.contains { $0 < 0 } }
    // Whoever has not ordered has spent nothing: first in order, unless somebody is below nothing.
    let found =
      isNegative
      ? compared(parts).withUnsafeBufferPointer {
        OrderStatistics.values(atRanks: ranks, of: [$0])
      }
      : OrderStatistics.values(atRanks: ranks.map { $0 + idle }, of: parts.map(\.spent))
    return (found[0], found[1], found[2], found[3])
  }

  private static func compared(_ parts: [Worths]) -> [Int64] {
    parts.flatMap { part in
      zip(part.occasions, part.spent).compactMap { $0 > 0 ? $1 : nil }
    }
  }
}
