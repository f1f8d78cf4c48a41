@testable import CustomerData

/// The slow definition of a ledger: rows, joined one by one.
struct SlowAssembly {
  var intake: Intake
  let shop: ShopFile

  /// The ledger. O(rows + orders × log orders of a customer).
  mutating func ledger() -> SlowLedger {
    let kept = intake.orders.indices.filter { counts(intake.orders[$0]) }
    let currencies = kept.map { intake.orders[$0].currency }.filter { $0 >= 0 }
    let money = Money(
      Dictionary(grouping: currencies, by: \.self).mapValues(\.count), words: intake.words,
      shop: shop)
    intake.lines = joinedLines()
    let people = SlowPeople(&intake, orders: kept.map(Int32.init))
    let order = people.sortedOrders
    let refunds = refundsByOrder()
    var catalog = SlowCatalog(intake, reporting: money.reporting)
    let table = catalog.lines(of: order, in: intake, money)
    var ledgerOrders: [SlowOrder] = []
    var ledgerRefunds: [SlowRefund] = []
    ledgerOrders.reserveCapacity(order.count)
    for (place, draft) in order.enumerated() {
      let told = (refunds[draft] ?? []).sorted {
        ($0.day?.number ?? 0, $0.line) < ($1.day?.number ?? 0, $1.line)
      }
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

  /// Dated, no row refused, and told as an order wherever a file tells orders.
  private func counts(_ draft: OrderDraft) -> Bool {
    draft.moment != nil && !draft.marks.contains(.spoiled)
      && !(intake.hasOrderRows && draft.isLineMade)
  }

  /// Line items beside a file of orders detail its orders; one that is the sum of its own lines has them already.
  private func joinedLines() -> LineDrafts {
    guard intake.hasOrderRows else { return intake.lines }
    var lines = LineDrafts()
    for var line in intake.lines {
      let own = intake.orders[Int(line.order)]
      if own.isLineMade {
        line.order = intake.orderByReference[own.reference]
        guard line.order >= 0, !intake.orders[Int(line.order)].marks.contains(.sumsLines) else {
          continue
        }
      }
      lines.append(line)
    }
    return lines
  }

  /// What each order's refunds tell; those of no order stand under -1.
  private func refundsByOrder() -> [Int32: [RefundDraft]] {
    Dictionary(grouping: intake.refunds) { refund in
      let order = intake.orderByReference[refund.reference]
      return order < 0 ? intake.orderByLines[refund.reference] : order
    }
  }

  private func entry(
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
  private func addRefunds(
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
    refunds.append(SlowRefund(day: draft.refundedDay?.number ?? orderDay, amount: rest))
  }
}
