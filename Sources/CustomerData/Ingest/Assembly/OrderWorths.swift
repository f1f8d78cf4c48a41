/// What each order of the intake is worth before refunds, and whether that ever changes.
struct OrderWorths {
  /// Value of the goods: in minor units of the reporting currency where the order is settled, else
  /// of its own.
  private(set) var goods: [Int64]
  /// In minor units of the reporting currency; empty: no order tells a discount.
  private(set) var discount: [Int64] = []
  /// Local days since 1970.
  let day: [Int32]
  /// Whether the order is valid from its own day on, and worth the same for ever.
  private(set) var isSettled: [Bool]
  /// The last day of an order; nil without orders.
  private(set) var lastDay: Day?

  /// `sums` are the lines' sums in minor units of the order's currency; empty: no lines.
  init(
    _ orders: OrderDrafts, _ isKept: [Bool], sums: [Int64], _ money: Money,
    _ refunds: RefundLists, _ shop: Shop
  ) {
    let count = orders.count
    goods = Array(repeating: 0, count: count)
    isSettled = Array(repeating: false, count: count)
    day = (0..<count).map { orders.moment.day[$0] }
    if !orders.discount.told.isEmpty { discount = Array(repeating: 0, count: count) }
    var cursor = MoneyCursor(money)
    let goodsReader = GoodsReader(orders: orders, shop: shop)
    var last = Int32.min
    for order in 0..<count where isKept[order] {
      last = max(last, day[order])
      let conversion = cursor.conversion(of: orders.currency[order], on: day[order])
      let value = goodsReader.goods(
        of: order, sum: sums.isEmpty ? 0 : sums[order], unit: conversion.unit)
      let settled =
        conversion.rate != 0 && (value > 0 || (value == 0 && shop.countsZeroOrders))
        && orders.refunded[order] == OrderDraft.untold && orders.marks[order].isSettled
      isSettled[order] = settled
      goods[order] = settled ? conversion.reported(value) : value
      if !discount.isEmpty {
        discount[order] = conversion.reported(
          Money.minor(orders.discount[order], conversion.unit))
      }
    }
    if last != .min { lastDay = Day(number: last) }
    for order in refunds.orders where isSettled[Int(order)] {
      unsettle(Int(order), orders, goodsReader, sums, &cursor)
    }
  }

  private mutating func unsettle(
    _ order: Int, _ orders: OrderDrafts, _ reader: GoodsReader, _ sums: [Int64],
    _ cursor: inout MoneyCursor
  ) {
    let unit = cursor.conversion(of: orders.currency[order], on: day[order]).unit
    isSettled[order] = false
    goods[order] = reader.goods(of: order, sum: sums.isEmpty ? 0 : sums[order], unit: unit)
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
  let orders: OrderDrafts
  let shop: Shop

  func goods(of order: Int, sum: Int64, unit: Int64) -> Int64 {
    func minor(_ micros: Int64) -> Int64 { micros == 0 ? 0 : Money.minor(micros, unit) }
    let marks = orders.marks[order]
    guard marks.contains(.sumsLines) else {
      let tax = shop.isNetOfTax ? orders.tax[order] : 0
      return minor(orders.total[order]) &- minor(orders.shipping[order]) &- minor(tax)
    }
    let goods = sum &- (marks.contains(.lineMade) ? 0 : minor(orders.discount[order]))
    let told = orders.total[order]
    let total = told == OrderDraft.untold ? 0 : minor(told)
    // Tax is in the prices when goods and shipping alone make the total.
    let isInside = goods &+ minor(orders.shipping[order]) == total
    guard shop.isNetOfTax, isInside, total > 0 else { return goods }
    return goods
      - (Int128(minor(orders.tax[order])) * Int128(goods)).dividedHalfEven(by: Int128(total))
  }
}
