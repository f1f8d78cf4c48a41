/// What each order of the intake is worth before refunds, and whether that ever changes.
struct OrderWorths {
  /// Value of the goods: in minor units of the reporting currency where the order is settled, else
  /// of its own.
  private(set) var goods = GrowingAmounts()
  /// In minor units of the reporting currency; empty: no order tells a discount.
  private(set) var discount = GrowingAmounts()
  /// Whether the order is valid from its own day on, and worth the same for ever.
  private(set) var isSettled: GrowingColumn<Bool>
  /// Whether all orders that count are.
  private(set) var areAllSettled = true
  /// The last day of an order; nil without orders.
  private(set) var lastDay: Day?

  /// `sums` are the lines' sums in minor units of the order's currency; empty: no lines.
  init(
    _ orders: OrderDrafts, _ isKept: [Bool], sums: GrowingColumn<Int64>, _ money: Money,
    _ refunds: RefundLists, _ shop: Shop
  ) {
    isSettled = GrowingColumn(zeros: orders.count)
    withExtendedLifetime((orders, sums)) {
      var reader = GoodsReader(orders, sums: sums, money, shop)
      value(orders, isKept, &reader)
      if !orders.discount.isUntold { discount = Self.discounts(orders, money) }
      for order in refunds.orders where isSettled[Int(order)] {
        isSettled[Int(order)] = false
        areAllSettled = false
        goods[Int(order)] = reader.goods(of: Int(order)).value
      }
    }
  }

  /// Gives its memory back: nobody will ask any more.
  mutating func forget() {
    (goods, discount) = (GrowingAmounts(), GrowingAmounts())
    isSettled = GrowingColumn()
  }

  private mutating func value(
    _ orders: OrderDrafts, _ isKept: [Bool], _ reader: inout GoodsReader
  ) {
    let (refunded, marks) = (orders.refunded.reader, orders.marks.reader)
    let day = orders.moment.day.reader
    var (last, allSettled) = (Int32.min, true)
    goods = isSettled.withMutableValues { isSettled in
      GrowingAmounts(count: orders.count) { order in
        guard isKept[order] else { return 0 }
        last = max(last, day[order])
        let (value, conversion) = reader.goods(of: order)
        let repaid = refunded[order]
        let settled =
          reader.isValid(value, conversion) && (repaid == OrderDraft.untold || repaid == 0)
          && marks[order].isSettled
        isSettled[order] = settled
        allSettled = allSettled && settled
        return settled ? conversion.reported(value) : value
      }
    }
    areAllSettled = allSettled
    if last != .min { lastDay = Day(number: last) }
  }

  private static func discounts(_ orders: OrderDrafts, _ money: Money) -> GrowingAmounts {
    let (discounts, currency) = (orders.discount.reader, orders.currency.reader)
    let day = orders.moment.day.reader
    var cursor = MoneyCursor(money)
    return GrowingAmounts(count: orders.count) { order in
      let conversion = cursor.conversion(of: currency[order], on: day[order])
      return conversion.reported(Money.minor(discounts[order], conversion.unit))
    }
  }
}

extension OrderDraft.Marks {
  /// Whether the status says nothing that a day could change.
  fileprivate var isSettled: Bool {
    isDisjoint(with: [.test, .unpaid, .cancelled, .refunded])
  }
}

/// What was sold, without shipping and, when asked, without tax.
private struct GoodsReader {
  private let total, shipping, tax, discount: AmountsReader
  private let marks: DraftReader<OrderDraft.Marks>
  private let currency: CodeReader
  private let day: DraftReader<Int32>
  private let sums: UnsafeBufferPointer<Int64>
  private let isNetOfTax, countsZero: Bool
  private var cursor: MoneyCursor

  init(_ orders: OrderDrafts, sums: GrowingColumn<Int64>, _ money: Money, _ shop: Shop) {
    (total, shipping) = (orders.total.reader, orders.shipping.reader)
    (tax, discount) = (orders.tax.reader, orders.discount.reader)
    (marks, currency) = (orders.marks.reader, orders.currency.reader)
    day = orders.moment.day.reader
    self.sums = sums.values
    (isNetOfTax, countsZero) = (shop.isNetOfTax, shop.countsZeroOrders)
    cursor = MoneyCursor(money)
  }

  func isValid(_ value: Int64, _ conversion: Conversion) -> Bool {
    conversion.rate != 0 && (value > 0 || (value == 0 && countsZero))
  }

  @inline(__always)
  mutating func goods(of order: Int) -> (value: Int64, conversion: Conversion) {
    let conversion = cursor.conversion(of: currency[order], on: day[order])
    let unit = conversion.unit
    func minor(_ micros: Int64) -> Int64 { micros == 0 ? 0 : Money.minor(micros, unit) }
    guard marks[order].contains(.sumsLines) else {
      let tax = isNetOfTax ? tax[order] : 0
      return (minor(total[order]) &- minor(shipping[order]) &- minor(tax), conversion)
    }
    return (summed(order, minor), conversion)
  }

  private func summed(_ order: Int, _ minor: (Int64) -> Int64) -> Int64 {
    let sum = sums.isEmpty ? 0 : sums[order]
    let goods = sum &- (marks[order].contains(.lineMade) ? 0 : minor(discount[order]))
    let told = total[order]
    let total = told == OrderDraft.untold ? 0 : minor(told)
    // Tax is in the prices when goods and shipping alone make the total.
    let isInside = goods &+ minor(shipping[order]) == total
    guard isNetOfTax, isInside, total > 0 else { return goods }
    return goods
      - (Int128(minor(tax[order])) * Int128(goods)).dividedHalfEven(by: Int128(total))
  }
}
