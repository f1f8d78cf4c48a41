/// The few people whose data are wrong or rare on purpose; sample-data/README.md lists them.
enum Oddities {
  static let team = 3
  static let repeatedHour = 11
  static let formula = 23
  static let impossibleDate = 29
  static let letterInTotal = 37

  static func applied(to shopper: Shopper) -> Shopper {
    switch shopper.index {
    case team: testOrders(shopper)
    case repeatedHour: twoOrdersInTheRepeatedHour(shopper)
    case formula: named(shopper, "=HYPERLINK(\"http://evil.example\",\"Prix\")", "Lefèvre")
    case impossibleDate: faulty(shopper, .impossibleDate)
    case letterInTotal: faulty(shopper, .letterInTotal)
    default: shopper
    }
  }

  /// The same person with a plain French identity, an account, and no phone.
  private static func named(_ shopper: Shopper, _ given: String, _ family: String) -> Shopper {
    var person = shopper
    person.kind = .customer
    person.country = 0
    person.town = 0
    person.street = "3 rue des Lilas"
    person.phone = nil
    person.givenName = given
    person.familyName = family
    person.addresses = ["cliente\(shopper.index)@example.com"]
    person.consents = []
    if person.purchases.isEmpty { person.purchases = [plain(at: person.created + 300)] }
    for index in person.purchases.indices { person.purchases[index].spelling = 0 }
    return person
  }

  private static func plain(at instant: Int) -> Purchase {
    Purchase(instant: instant, lines: [Purchase.Line(product: 6, quantity: 3)])
  }

  private static func testOrders(_ shopper: Shopper) -> Shopper {
    var team = named(shopper, "Équipe", "Boutique")
    team.addresses = ["equipe@maison-aubepine.example"]
    team.created = ParisClock.instant(day: Season.opening, second: 36_000)
    team.purchases = (0..<8).map { turn in
      var order = plain(at: team.created + 300 + turn * 130 * ParisClock.secondsPerDay)
      order.fate = .test
      return order
    }
    return team
  }

  /// 02:40 +0200 and, half an hour later, 02:10 +0100.
  private static func twoOrdersInTheRepeatedHour(_ shopper: Shopper) -> Shopper {
    var person = named(shopper, "Noémie", "Hébert")
    let change = ParisClock.day(2025, 10, 26) * ParisClock.secondsPerDay + 3600
    person.purchases = [plain(at: change - 1200), plain(at: change + 600)]
    person.created = change - 1500
    return person
  }

  private static func faulty(_ shopper: Shopper, _ fault: Purchase.Fault) -> Shopper {
    var person = named(shopper, "Maëlle", "Garnier")
    var order = plain(at: person.purchases[0].instant)
    order.fault = fault
    if fault == .letterInTotal { order.fate = .cancelled(at: order.instant) }
    person.purchases = [order]
    return person
  }
}
