import CustomerData

/// Recency, frequency and monetary score of every customer with an order.
///
///     score = 1 + ⌊5 × share of customers strictly worse⌋, at most 5
///
/// Equal values always get equal scores, whatever the order of the rows. Prospects have none.
/// - Counts: recency = as-of day − last order; frequency = occasions; monetary = net value.
/// - Complexity: O(customers + days): counted, not sorted.
/// - Source: Tenure (tie rule).
public struct RFMScores: Sendable {
  /// 1...5, 0 for a prospect.
  public let recency: [UInt8]
  /// 1...5, 0 for a prospect.
  public let frequency: [UInt8]
  /// 1...5, 0 for a prospect.
  public let monetary: [UInt8]
  private let segments: [Segment?]

  init(_ facts: CustomerFacts, within days: DayRange, map: SegmentMap) {
    let count = facts.count
    var recency = [UInt8](repeating: 0, count: count)
    var frequency = recency
    var monetary = recency
    var segments = [Segment?](repeating: nil, count: count)
    facts.withWorths { worths in
      let rule = QuintileRule([worths], within: days)
      for customer in 0..<count where worths.occasions[customer] > 0 {
        let (r, f, m) = rule.scores(
          last: worths.last[customer], occasions: worths.occasions[customer],
          spent: worths.spent[customer])
        recency[customer] = r
        frequency[customer] = f
        monetary[customer] = m
        segments[customer] = map[Int(r), Int(f), Int(m)]
      }
    }
    self.recency = recency
    self.frequency = frequency
    self.monetary = monetary
    self.segments = segments
  }

  /// The segment of a customer; nil for a prospect.
  public func segment(of customer: Int) -> Segment? { segments[customer] }
}
