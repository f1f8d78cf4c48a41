/// A ledger as seen at the end of any day: which of its rows count, and what they are worth.
struct LedgerView {
  let ledger: Ledger
  let asOf: Int32
  /// The ledger's rows of the orders valid at the day, customer by customer.
  private(set) var orders: [Int32] = []
  private(set) var net: [Int64] = []
  private(set) var refunded: [Int64] = []
  /// The ledger's rows of the customers known by the day, by id.
  private(set) var customers: [Int32] = []
  /// Where each one's orders begin, and where the last one's end.
  private(set) var offsets: [Int32] = [0]
  private var counts: [OrderExclusion: Int] = [:]
  private var nextRow = 0
  private var nextChanging = 0

  init(_ ledger: Ledger, asOf: Day) {
    self.ledger = ledger
    self.asOf = asOf.number
    gather()
  }

  /// Orders left out, by reason, in the order of the reasons.
  var excluded: [ExcludedOrders] { ExcludedOrders.list(counts) }

  private mutating func gather() {
    let all = ledger.customers
    var behind = 0
    for customer in 0..<all.front {
      while behind < all.before.count && Int(all.before[behind]) <= customer {
        take(customer: all.front + behind)
        behind += 1
      }
      takeOrders(of: customer, before: Int(all.orderOffsets[customer + 1]))
      take(customer: customer)
    }
    for rest in behind..<all.before.count { take(customer: all.front + rest) }
    takeOrders(of: -1, before: ledger.orders.front)
  }

  private mutating func take(customer: Int) {
    guard ledger.customers.firstSeen[customer] <= asOf else { return }
    customers.append(Int32(customer))
    offsets.append(Int32(orders.count))
  }

  /// The customer's orders that lie in front, and those of the others that stand between them.
  private mutating func takeOrders(of customer: Int, before end: Int) {
    let changing = ledger.orders.changing
    while true {
      let isOwn =
        nextChanging < changing.count && Int(changing.customer[nextChanging]) == customer
      if isOwn && Int(changing.before[nextChanging]) <= nextRow {
        takeChanging(changing)
      } else if nextRow < end {
        let day = ledger.orders.day[nextRow].number
        if day <= asOf {
          add(nextRow, net: ledger.orders.net[nextRow], refunded: 0)
        } else {
          counts[.afterAsOf, default: 0] += 1
        }
        nextRow += 1
      } else {
        return
      }
    }
  }

  private mutating func takeChanging(_ changing: ChangingOrders) {
    let row = Int(changing.row[nextChanging])
    let standing = changing.standing(
      of: nextChanging, placed: ledger.orders.day[row].number, asOf: asOf, in: ledger.shop)
    switch standing {
    case .valid(let net, let refunded): add(row, net: net, refunded: refunded)
    case .excluded(let reason): counts[reason, default: 0] += 1
    }
    if row == nextRow { nextRow += 1 }
    nextChanging += 1
  }

  private mutating func add(_ row: Int, net: Int64, refunded: Int64) {
    orders.append(Int32(row))
    self.net.append(net)
    self.refunded.append(refunded)
  }
}

extension ExcludedOrders {
  /// Counts in the order of the reasons.
  static func list(_ counts: [OrderExclusion: Int]) -> [ExcludedOrders] {
    OrderExclusion.allCases.compactMap { reason in
      counts[reason].map { ExcludedOrders(reason: reason, count: $0) }
    }
  }
}
