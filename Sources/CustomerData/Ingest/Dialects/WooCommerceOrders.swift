/// WooCommerce Analytics, "Download" of the orders report (FORMATS 4.4): a weak source.
///
/// It names customers only, and names join nobody: its orders are anonymous. `Net Sales` is
/// without tax, shipping and refunds. A row below zero is a refund on its own day, under the
/// number of the order it repays.
struct WooCommerceOrders: Dialect {
  let platform = "woocommerce"
  let kind = FileKind.orders
  let signature = Signature(all: ["order #", "product(s)", "items sold"])
  let columns: [Field: [String]] = [
    .orderID: ["order #"], .createdAt: ["date"], .status: ["status"],
    .total: ["net sales", "n. revenue (formatted)", "n. revenue"],
    .discountCode: ["coupon(s)"], .channel: ["attribution"],
  ]
  let statuses = WooCommerceStatus.words

  func read(_ row: Row, into intake: inout Intake) throws(Refusal) {
    guard let amount = try row.amount(.total), amount < 0 else {
      try StandardRows.order(row, statuses: statuses, into: &intake)
      return
    }
    let number = try row.required(.orderID, row.identifier(.orderID))
    let moment = try row.required(.createdAt, row.moment(.createdAt))
    intake.refunds.append(
      RefundDraft(
        reference: intake.references.code(of: number), amount: amount.positive, day: moment.day,
        file: row.file, line: Int32(clamping: row.line)))
  }
}

/// WooCommerce's order statuses, as slugs with and without `wc-` and as labels.
enum WooCommerceStatus {
  static let words: [String: OrderStatus] = {
    var words = labels
    for (slug, status) in slugs {
      words[slug] = status
      words["wc-" + slug] = status
    }
    return words
  }()

  private static let slugs: [String: OrderStatus] = [
    "completed": .paid, "processing": .paid, "refunded": .refunded, "cancelled": .cancelled,
    "pending": .unpaid, "on-hold": .unpaid, "failed": .unpaid, "draft": .unpaid,
    "checkout-draft": .unpaid, "auto-draft": .unpaid, "trash": .cancelled,
  ]

  private static let labels: [String: OrderStatus] = [
    "pending payment": .unpaid, "on hold": .unpaid, "terminée": .paid, "en cours": .paid,
    "remboursée": .refunded, "annulée": .cancelled, "échouée": .unpaid, "en attente": .unpaid,
    "attente paiement": .unpaid, "en attente de paiement": .unpaid,
  ]
}
