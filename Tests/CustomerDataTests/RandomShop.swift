import Support

/// A small shop of everything that can befall an order: generic files, seeded.
struct RandomShop {
  private var chance: Seed
  private var orders: [String] = []
  private var customers: [String] = []
  private var refunds: [String] = []
  private var lines: [String] = []
  private var consents: [String] = []

  init(_ seed: Int) {
    chance = Seed(seed)
    for number in 1...chance.int(1...80) { addOrder(number) }
    for number in 1...chance.int(1...20) { addCustomer(number) }
  }

  /// The shop's files; without that of the orders, their lines are all that tells of them.
  func folder(hasOrders: Bool = true) throws -> Folder {
    var files = [
      "orders.csv":
        "order_id,customer_id,email,phone,created_at,total,discount,refunded,status,cancelled_at,currency,"
        + "channel,country,city,zip\n" + orders.joined(),
      "customers.csv": "customer_id,email,first_name,city,country,created_at,tags\n"
        + customers.joined(),
      "tenure.toml": """
      [shop]
      currency = "EUR"
      timezone = "Europe/Paris"
      [rates]
      USD = [["2020-01-01", 0.9137], ["2024-02-01", 1.0521]]
      """,
    ]
    if !refunds.isEmpty { files["refunds.csv"] = "order_id,amount,date\n" + refunds.joined() }
    if !consents.isEmpty {
      files["consents.csv"] = "customer_id,purpose,status,date\n" + consents.joined()
    }
    if !lines.isEmpty {
      files["order_lines.csv"] =
        "order_id,customer_id,created_at,product_id,product_name,quantity,price\n"
        + lines.joined()
    }
    if !hasOrders { files["orders.csv"] = nil }
    return try Folder(files)
  }

  private mutating func addOrder(_ number: Int) {
    let customer = chance.oneIn(8) ? "" : "C\(chance.int(1...25))"
    let email = chance.oneIn(3) ? "p\(chance.int(1...25))@example.com" : ""
    let total = chance.oneIn(12) ? 0 : chance.int(1...9000)
    let refunded = chance.oneIn(9) ? "\(chance.int(0...total))" : ""
    let status = chance.pick(["", "", "", "paid", "cancelled", "refunded", "pending"])
    let cancelled = status == "cancelled" && chance.oneIn(2) ? day() : ""
    let currency = chance.pick(["EUR", "EUR", "EUR", "USD", "XAU"])
    let channel = chance.pick(["web", "shop", "", "app"])
    let place = chance.pick(["FR,Paris,75001", "BE,Liège,4000", ",,", "FR,Lyon,69001"])
    orders.append(
      "\(number),\(customer),\(email),,\(day()) \(hour()),\(total).50,\(chance.int(0...3)),"
        + "\(refunded),\(status),\(cancelled),\(currency),\(channel),\(place)\n")
    if chance.oneIn(9) { refunds.append("\(number),\(chance.int(1...900)),\(day())\n") }
    if chance.oneIn(3) {
      let product = chance.int(1...9)
      // Some are of an order that no file of orders tells.
      let order = chance.oneIn(5) ? "L\(number)" : "\(number)"
      lines.append(
        "\(order),\(customer),\(day()),P\(product),Thing \(product),\(chance.int(1...4)),"
          + "\(chance.int(1...40))\n")
      if chance.oneIn(4) { refunds.append("\(order),\(chance.int(1...50)),\(day())\n") }
    }
  }

  private mutating func addCustomer(_ number: Int) {
    let id = "C\(chance.int(1...40))"
    let city = chance.pick(["", "Nice", "Gand"])
    customers.append(
      "\(id),q\(number)@example.com,Zoé,\(city),,\(chance.oneIn(2) ? day() : ""),\"b, a\"\n")
    if chance.oneIn(2) {
      let state = chance.pick(["granted", "denied", "revoked"])
      consents.append("\(id),\(chance.pick(["email", "sms", "ads"])),\(state),\(day())\n")
    }
  }

  private mutating func day() -> String {
    "\(chance.int(2023...2024))-0\(chance.int(1...9))-\(chance.int(10...28))"
  }

  private mutating func hour() -> String { chance.pick(["10:15", "10:15", "23:59", "08:00"]) }
}
