/// An order as the 79-column export tells it, its rows put together again.
struct SoldOrder: Sendable {
  let head: Table.Row
  let lines: [Table.Row]

  static func all(in table: Table) -> [SoldOrder] {
    var orders: [SoldOrder] = []
    var rows: [Table.Row] = []
    for row in table.rows {
      if let first = rows.first, first["Name"] != row["Name"] {
        orders.append(SoldOrder(head: first, lines: rows))
        rows = []
      }
      rows.append(row)
    }
    if let first = rows.first { orders.append(SoldOrder(head: first, lines: rows)) }
    return orders
  }

  var buyer: String {
    let address = head["Email"].filter { $0 != " " }.lowercased()
    return address.isEmpty ? head["Phone"] : address
  }

  var date: String { String(head["Created at"].prefix(10)) }

  /// Goods kept and paid for, in cents; nil where the order does not count.
  var net: Int? {
    let isOff = ["voided", "pending"].contains(head["Financial Status"])
    guard !isOff, !head["Payment Method"].contains("Bogus"), date != "2025-02-30" else {
      return nil
    }
    let net = head.cents("Subtotal") - head.cents("Refunded Amount")
    return net > 0 ? net : nil
  }

  /// Days since 1970 of the date, by counting Julian days.
  var day: Int {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    let shift = (14 - parts[1]) / 12
    let year = parts[0] + 4800 - shift
    let month = parts[1] + 12 * shift - 3
    return parts[2] + (153 * month + 2) / 5 + 365 * year + year / 4 - year / 100 + year / 400
      - 32_045 - 2_440_588
  }
}
