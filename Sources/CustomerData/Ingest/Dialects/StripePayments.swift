import Foundation

/// Stripe's payments export (FORMATS 4.7): columns and time zone are the user's choice, the header
/// of the time names the zone. Payments that failed or were not captured are no orders.
struct StripePayments: Dialect {
  let platform = "stripe"
  let kind = FileKind.orders
  let signature: Signature
  let identitySpace = "stripe"
  let columns: [Field: [String]] = [
    .orderID: ["id"], .total: ["amount"], .refunded: ["amount refunded"],
    .currency: ["currency"], .status: ["status"], .captured: ["captured"], .test: ["mode"],
    .customerID: ["customer id"], .email: ["customer email"],
    .country: ["card address country"], .city: ["card address city"],
    .zip: ["card address zip"],
  ]
  let statuses: [String: OrderStatus] = [
    "paid": .paid, "succeeded": .paid, "partially refunded": .paid, "partial refund": .paid,
    "partially_refunded": .paid, "refunded": .refunded, "refund pending": .paid,
    "disputed": .paid, "failed": .unpaid, "blocked": .unpaid, "incomplete": .unpaid,
    "pending": .unpaid, "uncaptured": .unpaid, "requires_action": .unpaid,
    "requires_capture": .unpaid, "requires_confirmation": .unpaid,
    "requires_payment_method": .unpaid, "processing": .unpaid, "expired": .unpaid,
    "canceled": .cancelled, "cancelled": .cancelled,
  ]

  /// Both headers the time has had.
  static let all = ["created (", "created date ("].map { time in
    StripePayments(
      signature: Signature(
        all: ["id", "amount"], any: [["amount refunded", "captured", "customer email"]],
        prefix: time))
  }

  func places(in header: Header) -> [Field: Int] {
    var places = columns.compactMapValues { names in
      names.lazy.compactMap(header.place(of:)).first
    }
    places[.createdAt] = timePlace(in: header)
    return places
  }

  /// What stands in brackets behind "Created"; the shop's zone when that is no zone.
  func zone(in header: Header) -> ZoneTable? {
    guard let name = timePlace(in: header).map({ header.names[$0] }),
      let open = name.firstIndex(of: "("), let close = name.lastIndex(of: ")"), open < close
    else { return nil }
    let zone = name[name.index(after: open)..<close].trimming(\.isWhitespace)
    if zone.uppercased() == "UTC" { return .utc }
    return ZoneTable(identifier: String(zone))
      ?? TimeZone(abbreviation: zone.uppercased()).flatMap { ZoneTable(identifier: $0.identifier) }
  }

  func read(_ row: Row, into intake: inout Intake) throws(Refusal) {
    guard let order = try StandardRows.order(row, statuses: statuses, into: &intake) else {
      return
    }
    if row.string(.test)?.lowercased() == "test" { intake.orders.marks[order].insert(.test) }
    if row.flag(.captured) == false { intake.orders.marks[order].insert(.unpaid) }
  }

  private func timePlace(in header: Header) -> Int? {
    signature.prefix.flatMap { prefix in
      header.normalised.firstIndex { $0.hasPrefix(prefix) }
    }
  }
}
