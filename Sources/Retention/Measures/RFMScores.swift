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
  /// One higher than the place of each customer's segment; 0 for a prospect.
  let segmentPlaces: [UInt8]

  init(_ facts: CustomerFacts, within days: DayRange, map: SegmentMap) {
    let count = facts.count
    let columns = CounterTable(repeating: UInt8(0), count: 4 * count)
    let places = Self.places(map)
    facts.withWorths { worths in
      let rule = QuintileRule([worths], within: days)
      let cells = columns.cells
      for customer in 0..<count where worths.occasions[customer] > 0 {
        let (r, f, m) = rule.scores(
          last: worths.last[customer], occasions: worths.occasions[customer],
          spent: worths.spent[customer])
        cells[customer] = r
        cells[count &+ customer] = f
        cells[2 &* count &+ customer] = m
        cells[3 &* count &+ customer] = places.entries[(Int(r) &* 6 &+ Int(f)) &* 6 &+ Int(m)]
      }
    }
    withExtendedLifetime(places) {}
    recency = columns.values(0..<count)
    frequency = columns.values(count..<2 * count)
    monetary = columns.values(2 * count..<3 * count)
    segmentPlaces = columns.values(3 * count..<4 * count)
  }

  /// The segment of a customer; nil for a prospect.
  public func segment(of customer: Int) -> Segment? {
    let place = segmentPlaces[customer]
    return place == 0 ? nil : Segment.inPlace[Int(place) - 1]
  }

  /// The places of the segments, recency and frequency scores, customer by customer.
  func withColumns<Result>(
    _ body: (
      UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>
    ) -> Result
  ) -> Result {
    segmentPlaces.withUnsafeBufferPointer { segments in
      recency.withUnsafeBufferPointer { recency in
        frequency.withUnsafeBufferPointer { body(segments, recency, $0) }
      }
    }
  }

  /// One higher than the segment's place for each three scores.
  private static func places(_ map: SegmentMap) -> LookupTable<UInt8> {
    var places = [UInt8](repeating: 0, count: 216)
    for r in 1...5 {
      for f in 1...5 {
        for m in 1...5 { places[(r * 6 + f) * 6 + m] = UInt8(map[r, f, m].place + 1) }
      }
    }
    return LookupTable(places)
  }
}
