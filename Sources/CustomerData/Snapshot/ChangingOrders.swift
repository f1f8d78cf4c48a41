/// The orders whose standing depends on the day: cancelled, refunded, unpaid, test, in a currency
/// without a rate, or worth nothing. Every other order is valid from its own day on, and worth the
/// same for ever.
///
/// They stand in the order of the ledger, customer by customer, each customer's by time.
struct ChangingOrders: Sendable {
  /// The order's row; in front, or behind.
  let row: Column<Int32>
  /// How many orders in front come before it.
  let before: Column<Int32>
  /// The customer's row; -1 for nobody.
  let customer: Column<Int32>
  /// What its status says (`OrderDraft.Marks`).
  let marks: Column<UInt16>
  /// `Int32.max`: never; `Int32.min`: cancelled at a day nobody told.
  let cancelled: Column<Int32>
  /// Value of the goods before refunds, in minor units of its own currency.
  let goods: Column<Int64>
  /// What refunds are a part of, when they repay more than goods; 0: they repay goods.
  let refundBase: Column<Int64>
  /// Reporting currency per unit in parts of `RateTable.scale`; 0: unknown.
  let rate: Column<Int64>
  /// Minor units in one of its currency.
  let unit: Column<Int64>
  /// Refunds of entry `n` are `refundStarts[n]..<refundStarts[n + 1]`.
  let refundStarts: Column<UInt32>
  let refundDay: Column<Int32>
  /// In minor units of the order's currency.
  let refundAmount: Column<Int64>

  var count: Int { row.count }

  /// What one of them is worth at a day, or why it counts for nothing.
  func standing(of entry: Int, placed day: Int32, asOf: Int32, in shop: Shop) -> OrderStanding {
    var order = ChangingOrder(
      marks: OrderDraft.Marks(rawValue: marks[entry]), cancelled: cancelled[entry],
      goods: goods[entry], refundBase: refundBase[entry],
      conversion: Conversion(
        rate: rate[entry], unit: unit[entry], reportedUnit: shop.currency?.minorUnits ?? 100))
    let end = Swift.min(Int(refundStarts[entry + 1]), refundDay.count)
    for refund in Swift.min(Int(refundStarts[entry]), end)..<end where refundDay[refund] <= asOf {
      order.paid = order.paid.addingReportingOverflow(refundAmount[refund]).partialValue
    }
    return order.standing(placed: day, asOf: asOf, countsZero: shop.countsZeroOrders)
  }
}

/// What an order is worth at the end of a day.
enum OrderStanding {
  /// Net and refunded value, in minor units of the reporting currency.
  case valid(net: Int64, refunded: Int64)
  case excluded(OrderExclusion)
}

/// One order whose standing depends on the day, with what was paid back by then.
struct ChangingOrder {
  var marks: OrderDraft.Marks
  var cancelled: Int32
  var goods: Int64
  var refundBase: Int64
  var conversion: Conversion
  var paid: Int64 = 0

  /// METRICS §0: valid is no test, not cancelled by the day, paid, in a known currency, and worth
  /// more than nothing before and after the refunds known by then.
  func standing(placed day: Int32, asOf: Int32, countsZero: Bool) -> OrderStanding {
    let repaid = repaid
    if let reason = exclusion(day, asOf, repaid, countsZero) { return .excluded(reason) }
    return .valid(
      net: conversion.reported(goods &- repaid), refunded: conversion.reported(repaid))
  }

  /// The part of the goods that was paid back.
  private var repaid: Int64 {
    guard refundBase > 0 && paid != 0 else { return paid }
    return (Int128(paid) * Int128(goods)).dividedHalfEven(by: Int128(refundBase))
  }

  private func exclusion(
    _ day: Int32, _ asOf: Int32, _ repaid: Int64, _ countsZero: Bool
  ) -> OrderExclusion? {
    if day > asOf { return .afterAsOf }
    if marks.contains(.test) { return .test }
    if cancelled <= asOf { return .cancelled }
    if marks.contains(.unpaid) { return .unpaid }
    if conversion.rate == 0 { return .unknownCurrency }
    if goods == 0 && repaid == 0 && countsZero { return nil }
    if goods <= 0 { return .zero }
    return goods &- repaid <= 0 ? .refunded : nil
  }
}

/// From minor units of one currency to those of the reporting one.
struct Conversion {
  /// Reporting currency per unit in parts of `RateTable.scale`; 0: unknown.
  var rate: Int64
  /// Minor units in one of the order's currency, and in one of the reporting currency.
  var unit, reportedUnit: Int64

  /// Rounded half to even.
  func reported(_ amount: Int64) -> Int64 {
    guard rate != RateTable.scale || unit != reportedUnit else { return amount }
    return (Int128(amount) * Int128(rate) * Int128(reportedUnit))
      .dividedHalfEven(by: Int128(RateTable.scale) * Int128(unit))
  }
}
