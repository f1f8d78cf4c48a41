/// The orders that count, customer by customer, each customer's by time, then by number; orders of
/// nobody last.
struct SortedOrders {
  /// Places of the intake's orders.
  private(set) var drafts: [Int32]
  /// The customer of each; -1 for nobody.
  let customer: [Int32]

  /// Grouped by counting: O(orders), and O(n log n) in the orders of a customer whose rows are
  /// out of order.
  init(
    _ orders: OrderDrafts, _ isKept: [Bool], _ customerOfParty: [Int32], customers: Int,
    _ words: Vocabulary
  ) {
    func bucket(_ order: Int) -> Int {
      let party = orders.party[order]
      let customer = party < 0 ? -1 : customerOfParty[Int(party)]
      return customer < 0 ? customers : Int(customer)
    }
    var starts = Array(repeating: Int32(0), count: customers + 2)
    for order in isKept.indices where isKept[order] { starts[bucket(order) + 1] += 1 }
    for place in 1..<starts.count { starts[place] += starts[place - 1] }
    let count = Int(starts[customers + 1])
    var next = starts
    var drafts = Array(repeating: Int32(0), count: count)
    for order in isKept.indices where isKept[order] {
      let bucket = bucket(order)
      drafts[Int(next[bucket])] = Int32(order)
      next[bucket] += 1
    }
    var customer = Array(repeating: Int32(-1), count: count)
    for bucket in 0..<customers {
      for place in starts[bucket]..<starts[bucket + 1] { customer[Int(place)] = Int32(bucket) }
    }
    self.customer = customer
    self.drafts = drafts
    for bucket in 0...customers {
      sort(Int(starts[bucket])..<Int(starts[bucket + 1]), orders, words)
    }
  }

  private mutating func sort(_ places: Range<Int>, _ orders: OrderDrafts, _ words: Vocabulary) {
    guard places.count > 1 else { return }
    func second(_ order: Int32) -> Int64 {
      let second = orders.moment.second[Int(order)]
      return second == .min ? 0 : second
    }
    var before = second(drafts[places.lowerBound])
    for place in places.dropFirst() {
      let own = second(drafts[place])
      if own <= before {
        drafts[places].sort { Self.precedes($0, $1, orders, words, second) }
        return
      }
      before = own
    }
  }

  private static func precedes(
    _ first: Int32, _ second: Int32, _ orders: OrderDrafts, _ words: Vocabulary,
    _ time: (Int32) -> Int64
  ) -> Bool {
    let (x, y) = (time(first), time(second))
    if x != y { return x < y }
    let left = words[orders.reference[Int(first)]]
    let right = words[orders.reference[Int(second)]]
    return left == right ? first < second : NaturalOrder.precedes(left, right)
  }
}
