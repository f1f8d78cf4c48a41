import CustomerData

/// Recency, frequency and monetary score of every customer with an order.
///
///     score = 1 + ⌊5 × share of customers strictly worse⌋, at most 5
///
/// Equal values always get equal scores, whatever the order of the rows. Prospects have none.
/// - Counts: recency = as-of day − last order; frequency = occasions; monetary = net value.
/// - Complexity: O(customers log customers).
/// - Source: Tenure (tie rule).
public struct RFMScores: Sendable {
  /// 1...5, 0 for a prospect.
  public let recency: [UInt8]
  /// 1...5, 0 for a prospect.
  public let frequency: [UInt8]
  /// 1...5, 0 for a prospect.
  public let monetary: [UInt8]
  private let segments: [Segment?]

  init(_ facts: CustomerFacts, asOf: Day, map: SegmentMap) {
    let buyers = (0..<facts.count).filter { facts.orders[$0] > 0 }
    let count = facts.count
    func scores(_ worth: (Int) -> Int64) -> [UInt8] {
      Self.scores(of: buyers.map { ($0, worth($0)) }, count: count)
    }
    // A longer silence is worse, so the day itself is the worth.
    let recency = scores { Int64(facts.lastOrder(of: $0)?.number ?? .min) }
    let frequency = scores { Int64(facts.occasions[$0]) }
    let monetary = scores { facts.spent[$0] }
    segments = (0..<count).map { customer in
      guard recency[customer] > 0 else { return nil }
      return map[Int(recency[customer]), Int(frequency[customer]), Int(monetary[customer])]
    }
    self.recency = recency
    self.frequency = frequency
    self.monetary = monetary
  }

  /// The segment of a customer; nil for a prospect.
  public func segment(of customer: Int) -> Segment? { segments[customer] }

  private static func scores(of worths: [(row: Int, worth: Int64)], count: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: count)
    let sorted = worths.sorted { $0.worth < $1.worth }
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end].worth == sorted[start].worth { end += 1 }
      let score = UInt8(min(5, 1 + 5 * start / sorted.count))
      for place in start..<end { result[sorted[place].row] = score }
      start = end
    }
    return result
  }
}
