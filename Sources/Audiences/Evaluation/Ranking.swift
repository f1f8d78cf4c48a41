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
    // Only those at least as good as the last place are put in order.
    let known = candidates.indices.filter { !column.low($0).isNaN }
    guard count > 0, !known.isEmpty else { return Bitmap(count: columns.count) }
    let last = OrderStatistics.value(
      atRank: known.count - min(count, known.count), of: known.map(column.low))
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
      // Fewer than `share` are ahead of whoever is at least as good as the one at this place.
      let place = Int((share * Double(places.count)).rounded(.up)) - 1
      guard place >= 0 else { continue }
      let rank = min(place, places.count - 1)
      let cut = OrderStatistics.value(
        atRank: end == .top ? places.count - 1 - rank : rank, of: places.map(column.low))
      for place in places where end == .top ? column.low(place) >= cut : column.low(place) <= cut {
        if rows[buyers[place]] { result[buyers[place]] = true }
      }
    }
    return result
  }

  /// Lots drawn from seed and customer id: the same for ever, and 10% lies within 20%.
  func sample(_ percent: Number, _ seed: String, _ rows: Bitmap) -> Bitmap {
    let ids = population.dataset.customers.contacts.ids
    let (share, lot) = (percent.value(over: 100), Lot(seed: seed))
    return rows.filter { row in ids.withUTF8(of: row) { lot.drawn(by: $0) } < share }
  }
}

/// A number in 0..<1 that depends on seed and id alone.
///
/// FNV-1a over seed, a zero byte and id, then the finaliser of SplitMix64.
struct Lot {
  private let start: UInt64

  /// Lots of one seed.
  init(seed: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in seed.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    start = hash &* 0x100_0000_01b3
  }

  /// The lot of an id.
  static func drawn(by id: String, seed: String) -> Double { Lot(seed: seed).drawn(by: id.utf8) }

  /// The lot of an id's bytes.
  func drawn(by id: some Sequence<UInt8>) -> Double {
    var hash = start
    for byte in id { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    hash ^= hash >> 31
    return Double(hash >> 11) / 9_007_199_254_740_992
  }
}
