/// The values at some places of many numbers in order, without sorting them: buckets first, then
/// only the buckets that hold a wanted place.
public enum OrderStatistics {
  /// Up to so many are sorted: counting them costs more.
  private static let few = 2048

  /// The number at a place of all in ascending order, counted from 0; none of them may be NaN.
  ///
  /// - Complexity: O(*n*) for numbers that spread.
  public static func value(atRank rank: Int, of numbers: [Double]) -> Double {
    // The bits of a double, those of a negative one turned, stand in the order of the numbers.
    func turned(_ bits: Int64) -> Int64 { bits >= 0 ? bits : bits ^ .max }
    let ordered = numbers.map { turned(Int64(bitPattern: ($0 + 0).bitPattern)) }
    let found = ordered.withUnsafeBufferPointer { values(atRanks: [rank], of: [$0]) }
    return Double(bitPattern: UInt64(bitPattern: turned(found[0])))
  }

  /// For each rank, counted from 0 and ascending, at most 255 of them, the number at that place of all
  /// parts together.
  ///
  /// - Complexity: O(*n*) for numbers that spread; each level of buckets halves the bits at least.
  static func values(
    atRanks ranks: [Int], of parts: [UnsafeBufferPointer<Int64>]
  ) -> [Int64] {
    let count = parts.reduce(0) { $0 + $1.count }
    precondition(ranks.allSatisfy { (0..<count).contains($0) }, "ranks \(ranks) of \(count)")
    guard count > few else {
      let sorted = parts.flatMap(Array.init).sorted()
      return ranks.map { sorted[$0] }
    }
    return bucketed(ranks, parts, count)
  }

  private static func bucketed(
    _ ranks: [Int], _ parts: [UnsafeBufferPointer<Int64>], _ count: Int
  ) -> [Int64] {
    let (low, high) = bounds(of: parts)
    guard low < high else { return ranks.map { _ in low } }
    // Buckets sized to the data: about sixteen numbers each, at most 65,536.
    let bits = max(8, min(16, UInt64.bitWidth - (count / 16).leadingZeroBitCount))
    let span = UInt64(bitPattern: high &- low)
    let shift = UInt64(max(0, UInt64.bitWidth - span.leadingZeroBitCount - bits))
    var counts = [Int32](repeating: 0, count: Int(span >> shift) + 1)
    for part in parts {
      counts.withUnsafeMutableBufferPointer { counts in
        for number in part { counts[Int(UInt64(bitPattern: number &- low) >> shift)] &+= 1 }
      }
    }
    var (wanted, bucket, before) = ([Wanted](), 0, 0)
    for rank in ranks {
      while before + Int(counts[bucket]) <= rank {
        before += Int(counts[bucket])
        bucket += 1
      }
      if wanted.last?.bucket != bucket { wanted.append(Wanted(bucket: bucket)) }
      wanted[wanted.count - 1].ranks.append(rank - before)
    }
    gather(parts, low, shift, count: counts.count, into: &wanted)
    return wanted.flatMap { bucket in
      bucket.numbers.withUnsafeBufferPointer { values(atRanks: bucket.ranks, of: [$0]) }
    }
  }

  /// A bucket that holds places asked for.
  private struct Wanted {
    let bucket: Int
    var ranks: [Int] = []
    var numbers: [Int64] = []
  }

  /// The numbers of the buckets wanted, in one look at all.
  private static func gather(
    _ parts: [UnsafeBufferPointer<Int64>], _ low: Int64, _ shift: UInt64, count: Int,
    into wanted: inout [Wanted]
  ) {
    // Few buckets are wanted: for each whether it is one, and which.
    let places = CounterTable(repeating: UInt8(0), count: count)
    for (place, bucket) in wanted.enumerated() { places.cells[bucket.bucket] = UInt8(place + 1) }
    withExtendedLifetime(places) {
      for part in parts {
        for number in part {
          let place = Int(places.cells[Int(UInt64(bitPattern: number &- low) >> shift)])
          if place > 0 { wanted[place - 1].numbers.append(number) }
        }
      }
    }
  }

  private static func bounds(of parts: [UnsafeBufferPointer<Int64>]) -> (Int64, Int64) {
    var (low, high) = (Int64.max, Int64.min)
    for part in parts {
      for number in part {
        low = min(low, number)
        high = max(high, number)
      }
    }
    return (low, high)
  }
}
