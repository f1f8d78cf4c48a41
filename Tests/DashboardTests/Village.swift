import CustomerData
import Support

extension TinyShop {
  /// Eighty customers with names, consents and two years of orders: small enough to open in a blink,
  /// large enough to scroll. The same at every run.
  static let village = TinyShop(villageAsOf: "2026-06-30", customers: 80)

  private init(villageAsOf asOf: String, customers count: Int) {
    var chance = Seed(2026)
    var customers: [TinyCustomer] = []
    var orders: [TinyOrder] = []
    for number in 0..<count {
      let customer = TinyShop.villager(number, &chance)
      customers.append(customer)
      orders += TinyShop.orders(of: customer, upTo: Day(tiny: asOf), &chance)
    }
    self.init(asOf: asOf, customers: customers, orders: orders)
    shop.name = "Village"
  }

  private static func villager(_ number: Int, _ chance: inout Seed) -> TinyCustomer {
    var customer = TinyCustomer("C\(1000 + number)", country: chance.pick(["FR", "BE", "CH"]))
    customer.firstName = firstNames[number % firstNames.count]
    customer.lastName = lastNames[(number * 7 + number / 10) % lastNames.count]
    customer.city = chance.pick(["Nantes", "Lille", "Genève", "Gand"])
    customer.email = "c\(number)@example.com"
    let day = Day(tiny: "2024-07-01")
    let state = chance.pick([ConsentState.granted, .granted, .denied, .revoked])
    customer.records = [
      ConsentRecord(purpose: .email, state: state, day: day, source: "consents.csv")
    ]
    return customer
  }

  private static func orders(
    of customer: TinyCustomer, upTo last: Day, _ chance: inout Seed
  ) -> [TinyOrder] {
    let gap = chance.int(12...90)
    var day = last.adding(days: -chance.int(20...720))
    var orders: [TinyOrder] = []
    repeat {
      let net = Int64(chance.int(1200...14_000))
      let isRefunded = chance.oneIn(12)
      orders.append(
        TinyOrder(
          customer.id, day.iso, net, discount: chance.oneIn(4) ? 500 : 0,
          refunded: isRefunded ? net / 4 : 0, channel: chance.pick(["web", "shop", "instagram"]),
          items: [TinyItem(chance.pick(products), "Soins", net: net)]))
      day = day.adding(days: chance.int(max(1, gap / 2)...(gap * 2)))
    } while day <= last && !chance.oneIn(9)
    return orders
  }

  private static let products = ["Crème Nuit", "Sérum Éclat 30 ml", "Huile", "Savon doux"]
  private static let firstNames = [
    "Camille", "Élodie", "Zoé", "Maëlle", "Anaïs", "Hélène", "Inès", "Chloé", "Łucja", "花子",
  ]
  private static let lastNames = [
    "Laurent", "Marchand", "Lefèvre", "Le Goff", "Rousseau", "Fabre", "Benali", "Díaz", "Kowalska",
    "d’Aubigné", "山田",
  ]
}
