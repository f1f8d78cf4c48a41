import CustomerData

/// The lowest and highest value that each score stands for among all customers of the shop. O(customers).
struct ScoreBands: Sendable {
  /// Days since the last order.
  let recency: [RecencyFrequencyMonetary.Band]
  /// Occasions.
  let frequency: [RecencyFrequencyMonetary.Band]
  /// Net value, in minor units.
  let monetary: [RecencyFrequencyMonetary.Band]

  init(_ facts: CustomerFacts, _ scores: RFMScores, asOf: Day) {
    (recency, frequency, monetary) = facts.withWorths { worths in
      (
        Self.bands(scores.recency) { Int64(asOf - worths.last[$0]) },
        Self.bands(scores.frequency) { Int64(worths.occasions[$0]) },
        Self.bands(scores.monetary) { worths.spent[$0] }
      )
    }
  }

  @inline(__always)
  private static func bands(
    _ scores: [UInt8], value: (Int) -> Int64
  ) -> [RecencyFrequencyMonetary.Band] {
    // Score 0, that of a prospect, takes what nobody asks for.
    var low = [Int64](repeating: .max, count: 6)
    var high = [Int64](repeating: .min, count: 6)
    scores.withUnsafeBufferPointer { scores in
      low.withUnsafeMutableBufferPointer { low in
        high.withUnsafeMutableBufferPointer { high in
          for customer in scores.indices {
            let (score, own) = (Int(scores[customer]), value(customer))
            low[score] = min(low[score], own)
            high[score] = max(high[score], own)
          }
        }
      }
    }
    return (1...5).map { score in
      let isMet = low[score] <= high[score]
      return RecencyFrequencyMonetary.Band(
        score: score, low: isMet ? low[score] : nil, high: isMet ? high[score] : nil)
    }
  }
}
