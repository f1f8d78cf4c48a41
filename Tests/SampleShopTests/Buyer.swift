/// The orders of one buyer that count, oldest first.
struct Buyer: Sendable {
  let orders: [SoldOrder]

  static func all(in orders: [SoldOrder]) -> [Buyer] {
    Dictionary(grouping: orders.filter { $0.net != nil && !$0.buyer.isEmpty }, by: \.buyer).values
      .map { Buyer(orders: $0.sorted { $0.day < $1.day }) }
  }

  var firstDay: Int { orders[0].day }
  var occasions: Int { Set(orders.map(\.day)).count }

  func cameBack(within days: Int) -> Bool {
    orders.contains { $0.day > firstDay && $0.day <= firstDay + days }
  }
}
