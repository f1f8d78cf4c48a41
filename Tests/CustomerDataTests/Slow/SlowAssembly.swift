@testable import CustomerData

/// The slow definition of a ledger: rows, joined one by one.
struct SlowAssembly {
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

  /// The ledger. O(rows + orders × log orders of a customer).
  mutating func ledger() -> SlowLedger {
    joinLines()
    refuseHalves()
    let money = Money(orderCounts, words: intake.words, shop: shop)
    let people = SlowPeople(&intake, orders: keptOrders)
    let order = people.sortedOrders
    var refunds = refundsByOrder()
    var catalog = SlowCatalog(intake, reporting: money.reporting)
    let table = catalog.lines(of: order, in: intake, money)
    var ledgerOrders: [SlowOrder] = []
    var ledgerRefunds: [SlowRefund] = []
    ledgerOrders.reserveCapacity(order.count)
    for (place, draft) in order.enumerated() {
      let told = refunds.take(Int(draft))
      var entry = entry(
        intake.orders[Int(draft)], table.sums.isEmpty ? 0 : table.sums[place], people.row[place],
        money, told,
        &ledgerRefunds)
      if !table.offsets.isEmpty { entry.lines = table.offsets[place]..<table.offsets[place + 1] }
      ledgerOrders.append(entry)
    }
    var result = shop.shop
    result.currency = money.reporting
    let customers = people.customers(intake, ledgerOrders)
    return SlowLedger(
      shop: result, words: intake.words, references: intake.references, customers: customers.rows,
      consents: customers.consents,
      orders: ledgerOrders, refunds: ledgerRefunds, lines: table.lines,
      products: catalog.table(intake.words), minorUnits: money.minorUnits)
  }

  private var orderCounts: [Int32: Int] {
    var counts: [Int32: Int] = [:]
    for (place, draft) in intake.orders.enumerated() where isKept[place] && draft.currency >= 0 {
      counts[draft.currency, default: 0] += 1
    }
    return counts
  }

  private var keptOrders: [Int32] {
    (0..<Int32(intake.orders.count)).filter { isKept[Int($0)] }
  }

  // MARK: Which orders

  /// Line items beside a file of orders detail its orders; those of no order are left out.
  private mutating func joinLines() {
    isKept = Array(repeating: true, count: intake.orders.count)
    guard intake.hasOrderRows else { return }
    var target = Array(Int32(0)..<Int32(intake.orders.count))
    for place in intake.orders.indices where intake.orders[place].isLineMade {
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
    for (place, draft) in intake.orders.enumerated() where isKept[place] {
      let isSpoiled = draft.marks.contains(.spoiled)
      guard isSpoiled || draft.moment == nil else { continue }
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
  private mutating func refundsByOrder() -> SlowRefundLists {
    var lists = SlowRefundLists(orders: intake.orders.count)
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

  private mutating func entry(
    _ draft: OrderDraft, _ sum: Int64, _ customer: Int32, _ money: Money, _ told: [RefundDraft],
    _ refunds: inout [SlowRefund]
  ) -> SlowOrder {
    let unit = money.unit(of: draft.currency)
    func minor(_ micros: Int64) -> Int64 { Money.minor(micros, unit) }
    let moment = draft.moment ?? Moment(second: 0, day: Day(number: 0), minute: -1)
    let goods = goods(of: draft, sum, minor)
    var base: Int64 = 0
    if draft.marks.contains(.prorates) && draft.total != OrderDraft.untold {
      base = max(0, minor(draft.total))
    }
    var entry = SlowOrder(
      customer: customer, day: moment.day.number, minute: moment.minute, second: moment.second,
      marks: draft.marks, goods: goods, discount: minor(draft.discount), refundBase: base,
      rate: money.rate(of: draft.currency, on: moment.day), minorUnits: unit,
      reference: draft.reference, currency: draft.currency, channel: draft.channel,
      campaign: draft.campaign, source: draft.source, device: draft.device,
      country: draft.country, city: draft.city, zip: draft.zip,
      discountCode: draft.discountCode, email: draft.email, phone: draft.phone)
    if draft.marks.contains(.cancelled) { entry.cancelled = draft.cancelledDay?.number ?? .min }
    let first = Int32(refunds.count)
    addRefunds(draft, told, full: base > 0 ? base : max(0, goods), minor, &refunds)
    entry.refunds = first..<Int32(refunds.count)
    return entry
  }

  /// What was sold, without shipping and, when asked, without tax.
  private func goods(of draft: OrderDraft, _ sum: Int64, _ minor: (Int64) -> Int64) -> Int64 {
    guard draft.marks.contains(.sumsLines) else {
      let tax = shop.shop.isNetOfTax ? draft.tax : 0
      return minor(draft.total) &- minor(draft.shipping) &- minor(tax)
    }
    let goods = sum &- (draft.isLineMade ? 0 : minor(draft.discount))
    let total = draft.total == OrderDraft.untold ? 0 : minor(draft.total)
    // Tax is in the prices when goods and shipping alone make the total.
    let isInside = goods &+ minor(draft.shipping) == total
    guard shop.shop.isNetOfTax, isInside, total > 0 else { return goods }
    return goods
      - (Int128(minor(draft.tax)) * Int128(goods)).dividedHalfEven(by: Int128(total))
  }

  /// Dated refunds as told; what the order's own column says beyond them, at its date, else at
  /// the order's day.
  private mutating func addRefunds(
    _ draft: OrderDraft, _ told: [RefundDraft], full: Int64, _ minor: (Int64) -> Int64,
    _ refunds: inout [SlowRefund]
  ) {
    let orderDay = draft.moment?.day.number ?? 0
    var dated: Int64 = 0
    for refund in told {
      dated &+= minor(refund.amount)
      refunds.append(
        SlowRefund(day: refund.day?.number ?? orderDay, amount: minor(refund.amount)))
    }
    var total = draft.refunded == OrderDraft.untold ? 0 : minor(draft.refunded)
    if draft.marks.contains(.refunded) { total = max(total, full) }
    let rest = total &- dated
    guard rest > 0 else { return }
    if draft.refundedDay == nil { log.add(problem(draft, .note, .undatedRefunds)) }
    refunds.append(SlowRefund(day: draft.refundedDay?.number ?? orderDay, amount: rest))
  }
}

/// The refunds of each order, without a list for the many that have none.
struct SlowRefundLists {
  private var places: [Int32]
  private var lists: [[RefundDraft]] = []

  init(orders: Int) { places = Array(repeating: -1, count: orders) }

  mutating func add(_ refund: RefundDraft, to order: Int) {
    if places[order] < 0 {
      places[order] = Int32(lists.count)
      lists.append([])
    }
    lists[Int(places[order])].append(refund)
  }

  mutating func take(_ order: Int) -> [RefundDraft] {
    places[order] < 0
      ? []
      : lists[Int(places[order])].sorted {
        ($0.day?.number ?? 0, $0.line) < ($1.day?.number ?? 0, $1.line)
      }
  }
}
