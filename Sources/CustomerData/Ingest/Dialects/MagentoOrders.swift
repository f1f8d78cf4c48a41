/// Adobe Commerce's export of the orders grid (FORMATS 4.6). Times are UTC; amounts are in the
/// base currency; guests have an e-mail address like everybody.
struct MagentoOrders: Dialect {
  let platform = "magento"
  let kind = FileKind.orders
  let signature = Signature(all: ["purchase point", "bill-to name", "grand total (base)"])
  let columns: [Field: [String]] = [
    .orderID: ["id"], .createdAt: ["purchase date"], .total: ["grand total (base)"],
    .shipping: ["shipping and handling"], .refunded: ["total refunded"], .status: ["status"],
    .email: ["customer email"],
  ]
  /// `closed` is what an order becomes when all of it was refunded.
  let statuses: [String: OrderStatus] = [
    "complete": .paid, "processing": .paid, "closed": .refunded, "canceled": .cancelled,
    "pending": .unpaid, "pending_payment": .unpaid, "pending_paypal": .unpaid,
    "payment_review": .unpaid, "holded": .unpaid, "on hold": .unpaid, "fraud": .unpaid,
    "suspected fraud": .unpaid, "paypal_reversed": .refunded,
    "paypal_canceled_reversal": .paid, "pending payment": .unpaid, "payment review": .unpaid,
    "cancelled": .cancelled,
  ]

  func zone(in header: Header) -> ZoneTable? { .utc }

  func read(_ row: Row, into intake: inout Intake) throws(Refusal) {
    guard let order = try StandardRows.order(row, statuses: statuses, into: &intake) else {
      return
    }
    intake.orders.marks[order].insert(.prorates)
  }
}
