/// The orders that count, customer by customer, each customer's by time, then by number; orders of
/// nobody last.
struct SortedOrders {
  /// Places of the intake's orders.
  let drafts: Column<Int32>
  /// Where each customer's orders begin; those of nobody behind the last customer's.
  let starts: Column<Int32>
  /// The day of each of them, in their order.
  let days: Column<Int32>

  /// The places of a customer's orders, or of nobody's.
  func places(of customer: Int) -> Range<Int> {
    let end = customer + 1 < starts.count ? Int(starts[customer + 1]) : drafts.count
    return Int(starts[customer])..<end
  }

  var customers: Int { starts.count - 1 }

  /// The first day of an order of each customer; `Int32.max`: none. O(orders).
  func firstDays() -> GrowingColumn<Int32> {
    var first = GrowingColumn<Int32>()
    first.append(repeating: .max, count: customers)
    first.withMutableValues { first in
      withExtendedLifetime(days) {
        for customer in first.indices {
          for place in places(of: customer) {
            first[customer] = min(first[customer], days.values[place])
          }
        }
      }
    }
    return first
  }

  /// Grouped by counting: O(orders), and O(n log n) in the orders of a customer whose rows are
  /// out of order.
  init(
    _ orders: OrderDrafts, _ isKept: [Bool], _ customerOfParty: Column<Int32>, customers: Int,
    _ words: Vocabulary
  ) {
    self = withExtendedLifetime((orders, words)) {
      var grouping = OrderGrouping(orders, isKept, customerOfParty, customers: customers)
      grouping.group(orders, words)
      return SortedOrders(grouping, day: orders.moment.day)
    }
  }

  private init(_ grouping: OrderGrouping, day: DraftColumn<Int32>) {
    drafts = grouping.drafts.column
    starts = grouping.starts.column
    days = day.gathered(drafts)
  }
}

/// Orders on their way into customers' order.
private struct OrderGrouping {
  /// The customer of each order, or the number of customers for nobody's; -1: it does not count.
  private var bucket: GrowingColumn<Int32>
  private(set) var starts: GrowingColumn<Int32>
  private(set) var drafts = GrowingColumn<Int32>()
  private let customers: Int
  private let seconds: SecondReader

  init(
    _ orders: OrderDrafts, _ isKept: [Bool], _ customerOfParty: Column<Int32>, customers: Int
  ) {
    self.customers = customers
    seconds = orders.moment.second.reader
    bucket = GrowingColumn(zeros: isKept.count)
    starts = GrowingColumn(zeros: customers + 1)
    let party = orders.party.reader
    let customerOf = customerOfParty.values
    defer { withExtendedLifetime(customerOfParty) {} }
    bucket.withMutableValues { bucket in
      starts.withMutableValues { starts in
        for order in isKept.indices {
          guard isKept[order] else {
            bucket[order] = -1
            continue
          }
          let customer = party[order] < 0 ? -1 : customerOf[Int(party[order])]
          let own = customer < 0 ? customers : Int(customer)
          bucket[order] = Int32(truncatingIfNeeded: own)
          starts[own] &+= 1
        }
      }
    }
  }

  mutating func group(_ orders: OrderDrafts, _ words: Vocabulary) {
    var next = GrowingColumn<Int32>(zeros: customers + 1)
    var count: Int32 = 0
    for customer in 0...customers {
      next[customer] = count
      count += starts[customer]
    }
    starts = next
    drafts = GrowingColumn(zeros: Int(count))
    let times = RowTimes(seconds, among: bucket)
    place(isFalling: times == .falling, next: &next)
    let order = TimeOrder(seconds: seconds, reference: orders.reference.reader, words: words)
    // Of rows in time order only those of one moment are in doubt.
    let doubtful = times == .mixed ? nil : sameMoments()
    let (starts, customers) = (starts, customers)
    drafts.withMutableValues { drafts in
      for bucket in 0...customers where doubtful?[bucket] ?? true {
        let end = bucket == customers ? drafts.count : Int(starts[bucket + 1])
        order.sort(UnsafeMutableBufferPointer(rebasing: drafts[Int(starts[bucket])..<end]))
      }
    }
  }

  private mutating func place(isFalling: Bool, next: inout GrowingColumn<Int32>) {
    let bucket = bucket.values
    drafts.withMutableValues { drafts in
      next.withMutableValues { next in
        for step in bucket.indices {
          let order = isFalling ? bucket.count - 1 - step : step
          let own = Int(bucket[order])
          guard own >= 0 else { continue }
          drafts[Int(next[own])] = Int32(truncatingIfNeeded: order)
          next[own] &+= 1
        }
      }
    }
  }

  /// The customers with two orders at one moment, among rows in the order of time.
  private func sameMoments() -> [Bool] {
    var isDoubtful = Array(repeating: false, count: customers + 1)
    let bucket = bucket.values
    var (first, last) = (0, 0)
    for row in bucket.indices where bucket[row] >= 0 {
      if seconds[row] != seconds[last] { first = row }
      last = row
      guard first < row else { continue }
      let isLong = row - first > 8
      if isLong || (first..<row).contains(where: { bucket[$0] == bucket[row] }) {
        isDoubtful[Int(bucket[row])] = true
      }
    }
    return isDoubtful
  }
}

/// In which order of time the rows of the files stand.
private enum RowTimes {
  case rising, falling, mixed

  /// Rows that belong to no bucket do not count.
  init(_ seconds: SecondReader, among bucket: GrowingColumn<Int32>) {
    var (rises, falls) = (false, false)
    var last: Int64?
    for (row, own) in bucket.values.enumerated() where own >= 0 {
      let second = seconds[row]
      rises = rises || second > last ?? second
      falls = falls || second < last ?? second
      last = second
    }
    self = rises && falls ? .mixed : falls ? .falling : .rising
  }
}

/// Orders by time, then by number.
private struct TimeOrder {
  let seconds: SecondReader
  let reference: PlaceReader
  let words: Vocabulary

  private func second(_ order: Int32) -> Int64 {
    let second = seconds[Int(order)]
    return second == .min ? 0 : second
  }

  func sort(_ orders: UnsafeMutableBufferPointer<Int32>) {
    guard orders.count > 1 else { return }
    var before = second(orders[0])
    for place in 1..<orders.count {
      let own = second(orders[place])
      if own <= before {
        var orders = orders
        return orders.sort(by: precedes)
      }
      before = own
    }
  }

  private func precedes(_ first: Int32, _ second: Int32) -> Bool {
    let (x, y) = (self.second(first), self.second(second))
    if x != y { return x < y }
    let left = words[reference[Int(first)]]
    let right = words[reference[Int(second)]]
    return left == right ? first < second : NaturalOrder.precedes(left, right)
  }
}
