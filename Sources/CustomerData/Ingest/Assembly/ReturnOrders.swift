/// Returns booked as orders of their own, as tills do: worth less than nothing, they are no orders, and repay what
/// the same customer bought before, the latest order first, on their own day.
struct ReturnOrders {
  /// What is repaid of which order of the intake.
  private(set) var refunds: [(order: Int32, refund: RefundDraft)] = []
  /// Places of the returns that repay more than their customer had bought.
  private(set) var unmatched: [Int] = []

  private let orders: OrderDrafts
  private let money: Money

  /// O(orders); nothing but a look at each total where no order is worth less than nothing.
  init(
    _ orders: OrderDrafts, _ isKept: [Bool], sums: GrowingColumn<Int64>, _ money: Money,
    in sorted: SortedOrders, _ told: RefundLists
  ) {
    self.orders = orders
    self.money = money
    let worth = TakenBack(orders, sums: sums, money)
    guard withExtendedLifetime((orders, sums), { worth.hasReturns(isKept) }) else { return }
    for customer in 0...sorted.customers {
      let places = sorted.places(of: customer).map { Int(sorted.drafts[$0]) }
      let values = withExtendedLifetime((orders, sums)) { places.map(worth.value) }
      guard values.contains(where: { $0 < 0 }) else { continue }
      let isSomebody = customer < sorted.customers
      repay(isSomebody ? zip(places, values).map { ($0, $1) } : [], told)
      if !isSomebody { unmatched += zip(places, values).filter { $1 < 0 }.map(\.0) }
    }
  }

  /// One customer's orders and what each is worth, in time.
  private mutating func repay(_ history: [(order: Int, value: Int64)], _ told: RefundLists) {
    var open: [(order: Int, left: Int64)] = []
    for (order, value) in history {
      guard value < 0 else {
        open.append((order, max(0, value - repaid(order, told))))
        continue
      }
      var rest = -value
      for place in open.indices.reversed() where rest > 0 {
        guard orders.currency[open[place].order] == orders.currency[order] else { continue }
        let part = min(rest, open[place].left)
        guard part > 0 else { continue }
        open[place].left -= part
        rest -= part
        add(part, of: open[place].order, by: order)
      }
      if rest > 0 { unmatched.append(order) }
    }
  }

  private mutating func add(_ minor: Int64, of order: Int, by returned: Int) {
    let micros = minor * (AmountReader.scale / money.unit(of: orders.currency[returned]))
    refunds.append(
      (
        Int32(order),
        RefundDraft(
          reference: orders.reference[order], amount: micros,
          day: Day(number: orders.moment.day[returned]), file: orders.file[returned],
          line: orders.line[returned])
      ))
  }

  /// What other rows say was repaid of an order, in minor units.
  private func repaid(_ order: Int, _ told: RefundLists) -> Int64 {
    let unit = money.unit(of: orders.currency[order])
    let column = orders.refunded[order]
    let own = column == OrderDraft.untold ? 0 : Money.minor(column, unit)
    return max(own, told.amount(of: order, unit))
  }
}

/// What orders are worth in minor units of their own currency, as far as it tells returns from sales.
private struct TakenBack {
  private let total, shipping: AmountsReader
  private let marks: DraftReader<OrderDraft.Marks>
  private let currency: CodeReader
  private let sums: UnsafeBufferPointer<Int64>
  private let money: Money

  init(_ orders: OrderDrafts, sums: GrowingColumn<Int64>, _ money: Money) {
    (total, shipping) = (orders.total.reader, orders.shipping.reader)
    (marks, currency) = (orders.marks.reader, orders.currency.reader)
    self.sums = sums.values
    self.money = money
  }

  /// Whether any order that counts is a return.
  func hasReturns(_ isKept: [Bool]) -> Bool {
    // The sign needs no division.
    isKept.indices.contains { order in
      guard isKept[order] else { return false }
      if marks[order].contains(.sumsLines) { return !sums.isEmpty && sums[order] < 0 }
      let told = total[order]
      return told < shipping[order] && told != OrderDraft.untold
    }
  }

  /// Nothing for orders that never count.
  func value(_ order: Int) -> Int64 {
    let mark = marks[order]
    guard mark.isDisjoint(with: [.test, .unpaid, .cancelled]) else { return 0 }
    if mark.contains(.sumsLines) { return sums.isEmpty ? 0 : sums[order] }
    let told = total[order]
    guard told != OrderDraft.untold else { return 0 }
    return Money.minor(told &- shipping[order], money.unit(of: currency[order]))
  }
}

extension Assembly {
  /// Adds what returns booked as orders repay to the refunds of the orders they repay.
  mutating func repayReturns(
    in sorted: SortedOrders, sums: GrowingColumn<Int64>, _ money: Money, _ lists: inout RefundLists
  ) {
    let returns = ReturnOrders(intake.orders, isKept, sums: sums, money, in: sorted, lists)
    for (order, refund) in returns.refunds { lists.add(refund, to: Int(order)) }
    for place in returns.unmatched {
      let draft = intake.orders[place]
      log.add(
        IngestProblem(
          file: intake.files[Int(draft.file)], line: Int(draft.line), severity: .warning,
          reason: .returnWithoutOrder, value: Row.neutral(intake.references[draft.reference])))
    }
  }
}
