/// Joins what all files told into a ledger.
struct Assembly: Sendable {
  var intake: Intake
  let shop: ShopFile
  var reports: [FileReport]
  var log: ProblemLog
  /// For each order of the intake whether it is one of the ledger.
  var isKept: [Bool] = []

  init(intake: Intake, shop: ShopFile, reports: [FileReport], log: ProblemLog) {
    self.intake = intake
    self.shop = shop
    self.reports = reports
    self.log = log
  }

  /// The ledger, unless it is stopped on the way. O(rows), and O(n log n) in the rows of a customer
  /// whose rows are out of order.
  mutating func ledger(_ stop: StopSign) throws(LoadError) -> Ledger {
    joinLines()
    refuseHalves()
    let money = currencies()
    let people = People(&intake, isKept: isKept)
    let sorted = people.sortedOrders
    try stop.check()
    intake.parties = Parties()
    // From here on an order's day is enough.
    intake.orders.moment.second.forget()
    var refunds = refundsByOrder()
    var catalog = Catalog(intake, reporting: money.reporting)
    let sold = SoldLines(intake, in: sorted.drafts, money, &catalog)
    intake.lines = LineDrafts()
    repayReturns(in: sorted, sums: sold.sums, money, &refunds)
    try stop.check()
    var result = shop.shop
    result.currency = money.reporting
    let worths = OrderWorths(intake.orders, isKept, sums: sold.sums, money, refunds, result)
    noteRefunds()
    let changes = changes(in: sorted, worths, money, &refunds)
    noteMissingRates(money)
    let seen = people.firstSeen(intake, sorted)
    let lastDay = [worths.lastDay, changes.lastRefund, intake.events.lastDay].compactMap(\.self)
      .max()
    let asOf = lastDay ?? people.lastKnownDay(intake, seen) ?? Day(number: 0)
    let layout = OrderLayout(
      sorted, changes, asOf: asOf.number, in: result, intake.orders.moment.day)
    try stop.check()
    let rows = CustomerLayout(people, seen, asOf: asOf.number)
    result.annotations += campaigns
    let products = catalog.table(intake.words)
    let events = events(
      people, row: rows.row, products: products, money: money, asOf: asOf, sold, sorted)
    intake.orders.forgetWorths()
    try stop.check()
    let customers = rows.columns(intake, sorted, layout, asOf: asOf)
    try stop.check()
    let orders = LedgerOrders(
      layout, &intake, worths, lineOffsets: sold.offsets, customerRow: rows.row)
    return Ledger(
      shop: result, asOf: asOf, lastDay: lastDay, customers: customers, orders: orders,
      lines: layout.lines(sold.lines, sold.offsets), products: products,
      excluded: ExcludedOrders.list(layout.excluded), events: events, spend: spend(money))
  }

  // MARK: Which orders

  /// Line items beside a file of orders detail its orders; those of no order are left out.
  private mutating func joinLines() {
    isKept = Array(repeating: true, count: intake.orders.count)
    guard intake.hasOrderRows else { return }
    let marks = intake.orders.marks
    guard intake.lines.count > 0 || !marks.isUntold else { return }
    let isJoined = isKept.indices.contains { marks[$0].contains(.lineMade) }
    guard isJoined else { return }
    var target = Array(Int32(0)..<Int32(intake.orders.count))
    for place in intake.orders.indices where marks[place].contains(.lineMade) {
      isKept[place] = false
      let told = intake.orderByReference[intake.orders[place].reference]
      target[place] = told
      guard told < 0 else { continue }
      let draft = intake.orders[place]
      reports[Int(draft.file)].accepted -= Int(draft.rows)
      reports[Int(draft.file)].dropped += Int(draft.rows)
      log.add(problem(draft, .warning, .lineWithoutOrder, count: Int(draft.rows)))
    }
    var kept = LineDrafts()
    kept.reserveCapacity(intake.lines.count)
    for var line in intake.lines {
      let from = Int(line.order)
      guard target[from] >= 0 else { continue }
      let order = intake.orders[Int(target[from])]
      // An order that is the sum of its own lines has them already.
      if from != target[from] && order.marks.contains(.sumsLines) { continue }
      line.order = target[from]
      kept.append(line)
    }
    intake.lines = kept
  }

  /// Orders without a date, or with a row refused, are refused with all their rows.
  private mutating func refuseHalves() {
    let orders = intake.orders
    defer { withExtendedLifetime(orders) {} }
    let (marks, second) = (orders.marks.reader, orders.moment.second.reader)
    for place in isKept.indices where isKept[place] {
      let isSpoiled = marks[place].contains(.spoiled)
      guard isSpoiled || second[place] == .min else { continue }
      let draft = intake.orders[place]
      isKept[place] = false
      reports[Int(draft.file)].accepted -= Int(draft.rows)
      reports[Int(draft.file)].refused += Int(draft.rows)
      if draft.rows > 0 {
        log.add(
          problem(
            draft, .error, isSpoiled ? .incompleteOrder : .missing, count: Int(draft.rows)))
      }
    }
  }

  private func problem(
    _ draft: OrderDraft, _ severity: IngestProblem.Severity, _ reason: IngestReason, count: Int = 1
  ) -> IngestProblem {
    IngestProblem(
      file: intake.files[Int(draft.file)], line: Int(draft.line), severity: severity,
      reason: reason, value: Row.neutral(intake.references[draft.reference]), count: count)
  }

  // MARK: Refunds

  /// Dated refunds by order, in the order of the days.
  private mutating func refundsByOrder() -> RefundLists {
    var lists = RefundLists()
    for refund in intake.refunds {
      var order = intake.orderByReference[refund.reference]
      if order < 0 { order = intake.orderByLines[refund.reference] }
      guard order >= 0 && isKept[Int(order)] else {
        log.add(
          IngestProblem(
            file: intake.files[Int(refund.file)], line: Int(refund.line), severity: .warning,
            reason: .refundWithoutOrder, value: Row.neutral(intake.references[refund.reference])))
        continue
      }
      lists.add(refund, to: Int(order))
    }
    return lists
  }

  // MARK: Orders

  /// The orders whose standing depends on the day, in the order of the ledger.
  private mutating func changes(
    in sorted: SortedOrders, _ worths: OrderWorths, _ money: Money, _ lists: inout RefundLists
  ) -> OrderChanges {
    var changes = OrderChanges()
    guard !worths.areAllSettled else { return changes }
    for (place, order) in sorted.drafts.enumerated() where !worths.isSettled[Int(order)] {
      let draft = intake.orders[Int(order)]
      let day = day(of: Int(order))
      let unit = money.unit(of: draft.currency)
      var entry = ChangingOrder(
        marks: draft.marks, cancelled: .max, goods: worths.goods[Int(order)], refundBase: 0,
        conversion: Conversion(
          rate: money.rate(of: draft.currency, on: day), unit: unit,
          reportedUnit: money.minorUnits))
      if draft.marks.contains(.cancelled) {
        entry.cancelled = draft.cancelledDay?.number ?? .min
      }
      if draft.marks.contains(.prorates) && draft.total != OrderDraft.untold {
        entry.refundBase = max(0, Money.minor(draft.total, unit))
      }
      changes.append(entry, place: place)
      let full = entry.refundBase > 0 ? entry.refundBase : max(0, entry.goods)
      addRefunds(draft, of: day, lists.take(Int(order)), full: full, unit, to: &changes)
    }
    return changes
  }

  /// The day of an order that counts.
  private func day(of order: Int) -> Day { Day(number: intake.orders.moment.day[order]) }

  /// Dated refunds as told; what the order's own column says beyond them, at its date, else at
  /// the order's day.
  private mutating func addRefunds(
    _ draft: OrderDraft, of orderDay: Day, _ told: [RefundDraft], full: Int64, _ unit: Int64,
    to changes: inout OrderChanges
  ) {
    let orderDay = orderDay.number
    var dated: Int64 = 0
    for refund in told {
      let amount = Money.minor(refund.amount, unit)
      dated &+= amount
      changes.refund(amount, on: refund.day?.number ?? orderDay)
    }
    var total = draft.refunded == OrderDraft.untold ? 0 : Money.minor(draft.refunded, unit)
    if draft.marks.contains(.refunded) { total = max(total, full) }
    let rest = total &- dated
    guard rest > 0 else { return }
    if draft.refundedDay == nil { log.add(problem(draft, .note, .undatedRefunds)) }
    changes.refund(rest, on: draft.refundedDay?.number ?? orderDay)
  }
}

/// The refunds of each order, without a list for the many that have none.
struct RefundLists {
  private var places: [Int32: Int] = [:]
  private var lists: [[RefundDraft]] = []

  mutating func add(_ refund: RefundDraft, to order: Int) {
    let place = places[Int32(order)] ?? lists.count
    if place == lists.count {
      places[Int32(order)] = place
      lists.append([])
    }
    lists[place].append(refund)
  }

  /// What an order's refunds add up to, in so many minor units to a major one.
  func amount(of order: Int, _ unit: Int64) -> Int64 {
    guard let place = places[Int32(order)] else { return 0 }
    return lists[place].reduce(0) { $0 &+ Money.minor($1.amount, unit) }
  }

  /// The orders that have some.
  var orders: some Sequence<Int32> { places.keys }

  mutating func take(_ order: Int) -> [RefundDraft] {
    guard let place = places[Int32(order)] else { return [] }
    return lists[place].sorted {
      ($0.day?.number ?? 0, $0.line) < ($1.day?.number ?? 0, $1.line)
    }
  }
}
