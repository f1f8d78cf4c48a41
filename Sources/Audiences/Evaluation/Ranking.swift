import CustomerData
import Retention

// Conditions about a customer's place among the others, and drawing lots.
extension Evaluator {
  /// The first `count` by descending value; unknown values never, ties by customer id.
  func top(_ count: Int, _ value: Operand, _ inner: Condition, among rows: Bitmap) -> Bitmap {
    let everyone = Bitmap(count: columns.count, repeating: true)
    let candidates = select(inner, among: everyone).rows
    let column = numbers(value, candidates)
    let contacts = population.dataset.customers.contacts
    // Bare numbers sort much faster than rows with ids: only those at least as good as the last
    // place are put in order.
    let known = candidates.indices.filter { !column.low($0).isNaN }
    let best = known.map(column.low).sorted(by: >)
    guard count > 0, let last = best.prefix(count).last else {
      return Bitmap(count: columns.count)
    }
    let ranked = known.filter { column.low($0) >= last }.sorted { a, b in
      let (left, right) = (column.low(a), column.low(b))
      guard left == right else { return left > right }
      return contacts.ids[candidates[a]] < contacts.ids[candidates[b]]
    }
    var result = Bitmap(count: columns.count)
    for place in ranked.prefix(count) where rows[candidates[place]] {
      result[candidates[place]] = true
    }
    return result
  }

  /// Customers with fewer than `percent` of the buyers with a known value strictly ahead of them:
  /// equal values are in or out together. With a group, ahead within the same word of it.
  func ranked(
    _ value: Operand, _ end: Condition.End, _ percent: Number, _ group: Field?, among rows: Bitmap
  ) -> Bitmap {
    let buyers = population.buyers.customers.rows
    let column = numbers(value, buyers)
    let codes = group.map { columns.words($0, of: buyers).codes }
    var groups: [Int32: [Int]] = [:]
    for place in buyers.indices where !column.low(place).isNaN {
      let code = codes?[place] ?? 0
      if code >= 0 { groups[code, default: []].append(place) }
    }
    let share = percent.value(over: 100)
    var result = Bitmap(count: columns.count)
    for places in groups.values {
      let sorted = places.sorted {
        end == .top ? column.low($0) > column.low($1) : column.low($0) < column.low($1)
      }
      var ahead = 0
      for (rank, place) in sorted.enumerated() {
        if column.low(sorted[ahead]) != column.low(place) { ahead = rank }
        guard Double(ahead) < share * Double(sorted.count) else { break }
        if rows[buyers[place]] { result[buyers[place]] = true }
      }
    }
    return result
  }

  /// Lots drawn from seed and customer id: the same for ever, and 10% lies within 20%.
  func sample(_ percent: Number, _ seed: String, _ rows: Bitmap) -> Bitmap {
    let contacts = population.dataset.customers.contacts
    let share = percent.value(over: 100)
    return rows.filter { Lot.drawn(by: contacts.ids[$0], seed: seed) < share }
  }
}

/// A number in 0..<1 that depends on seed and id alone.
enum Lot {
  /// FNV-1a over seed, a zero byte and id, then the finaliser of SplitMix64.
  static func drawn(by id: String, seed: String) -> Double {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in Array(seed.utf8) + [0] + Array(id.utf8) {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    hash ^= hash >> 31
    return Double(hash >> 11) / 9_007_199_254_740_992
  }
}
