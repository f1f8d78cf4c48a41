import Support
import Testing

@testable import CustomerData

/// Columns of a wide export read where they are used tell what its rows tell one by one.
@Suite("Shopify's orders by columns") struct ShopifyRowsTests {
  private static let names = [
    "Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Fulfilled at",
    "Accepts Marketing", "Currency", "Subtotal", "Shipping", "Taxes", "Total", "Discount Code",
    "Discount Amount", "Shipping Method", "Created at", "Lineitem quantity", "Lineitem name",
    "Lineitem price", "Lineitem compare at price", "Lineitem sku", "Lineitem requires shipping",
    "Lineitem taxable", "Lineitem fulfillment status", "Billing Name", "Billing Street",
    "Billing Address1", "Billing Address2", "Billing Company", "Billing City", "Billing Zip",
    "Billing Province", "Billing Country", "Billing Phone", "Shipping Name", "Shipping Street",
    "Shipping Address1", "Shipping Address2", "Shipping Company", "Shipping City", "Shipping Zip",
    "Shipping Province", "Shipping Country", "Shipping Phone", "Notes", "Note Attributes",
    "Cancelled at", "Payment Method", "Payment Reference", "Refunded Amount", "Vendor",
    "Outstanding Balance", "Employee", "Location", "Device ID", "Id", "Tags", "Risk Level",
    "Source", "Lineitem discount", "Tax 1 Name", "Tax 1 Value", "Tax 2 Name", "Tax 2 Value",
    "Tax 3 Name", "Tax 3 Value", "Tax 4 Name", "Tax 4 Value", "Tax 5 Name", "Tax 5 Value", "Phone",
    "Receipt Number", "Duties", "Billing Province Name", "Shipping Province Name", "Payment ID",
    "Payment Terms Name", "Next Payment Due At", "Payment References",
  ]
  private static let places = Dictionary(
    uniqueKeysWithValues: names.enumerated().map { ($1, $0) })

  private func row(_ cells: [String: String]) -> [String] {
    var row = Array(repeating: "", count: Self.names.count)
    for (name, cell) in cells { if let place = Self.places[name] { row[place] = cell } }
    return row
  }

  /// What an order's first row tells.
  private func head(_ number: Int, _ random: inout Seed) -> [String: String] {
    let price = "\(random.int(1...90)).\(random.int(10...99))"
    return [
      "Name": "#\(1000 + number)", "Id": random.oneIn(5) ? "" : "\(5_000_000_000_000 + number)",
      "Email": random.pick(["a@x.fr", "Bé@x.FR", "c@x.fr", "", "\(number)@example.com"]),
      "Financial Status": random.pick(["paid", "paid", "refunded", "pending", "PAID", ""]),
      "Accepts Marketing": random.pick(["yes", "no", ""]),
      "Currency": random.pick(["EUR", "EUR", "USD"]),
      "Shipping": random.pick(["", "4.90", "0.00"]),
      "Taxes": random.pick(["", "1.20"]), "Total": price,
      "Discount Code": random.pick(["", "\"\"", "MERCI"]),
      "Discount Amount": random.pick(["0.00", "1.50", ""]),
      "Created at":
        "2025-0\(random.int(1...9))-\(random.int(10...28)) 10:\(random.int(10...59)):07 +0\(random.int(1...2))00",
      "Billing Country": random.pick(["FR", "BE", ""]),
      "Shipping Country": random.pick(["FR", "", "IT"]),
      "Shipping City": random.pick(["Paris", "Saint-Étienne", "\"Lyon, 3e\"", ""]),
      "Shipping Zip": random.pick(["'05180", "75001", "", "SW1A 1AA"]),
      "Notes": random.pick(["", "\"two\nlines, and\na \"\"quote\"\"\""]),
      "Payment Method": random.pick(["Shopify Payments", "custom", "bogus", ""]),
      "Refunded Amount": random.pick(["0.00", "0.00", "", "2.00"]),
      "Source": random.pick(["web", "pos", ""]), "Risk Level": "Low",
    ]
  }

  private func line(_ random: inout Seed) -> [String: String] {
    [
      "Lineitem quantity": random.pick(["1", "2", "3", ""]),
      "Lineitem name": random.pick(["Soap", "\"Soap, big\"", "\"Soap \"\"XL\"\"\"", "Crème"]),
      "Lineitem price": random.pick(["6.14", "12.00", "3"]),
      "Lineitem sku": "SKU-\(random.int(0...9))", "Vendor": random.pick(["Maison", ""]),
    ]
  }

  private static let oddities = [
    "", "'=1", "soon", "1 234,50 €", "-3.20", "12.345", "7.41E+12", "'0123", "17850.0", "00012",
    "99999999999999999999", "2025-02-30", "\"\"", "(12.00)", "\"a\nb\"", "  padded ",
    "'+33612345678",
    "2026-03-01 09:00:00 +0100", "99999999", "9999999", "\"utm_source: mail\nutm_campaign: May\"",
    "#1003", "5000000000004", "'", "1E5", "b@x.fr", "Gift", "yes",
  ]

  /// An export whose orders have one line and more, odd rows among them.
  private func export(_ random: inout Seed, oddities: Bool) -> String {
    var text = Self.names.joined(separator: ",") + "\n"
    var before: [String: String] = [:]
    for number in 0..<random.int(30...80) {
      var first = head(number, &random)
      if random.oneIn(15) { first["Name"] = before["Name"] }
      if random.oneIn(20) { first["Id"] = before["Id"] }
      before = first
      var rows = [row(first.merging(line(&random)) { $1 })]
      while random.oneIn(3) {
        var next = line(&random)
        for name in ["Name", "Email", "Created at"] { next[name] = first[name] }
        if random.oneIn(6) { next["Currency"] = "USD" }
        if random.oneIn(6) { next["Created at"] = "2024-01-01 00:00:00 +0100" }
        if random.oneIn(9) { next["Email"] = "late@x.fr" }
        rows.append(row(next))
      }
      for var cells in rows {
        if oddities && random.oneIn(3) {
          let named = Array(Self.places.values).sorted()
          cells[random.pick(named)] = random.pick(Self.oddities)
        }
        if oddities && random.oneIn(30) { cells.append(random.pick(["", "more"])) }
        text += cells.joined(separator: ",") + random.pick(["\n", "\n", "\r\n", "\n\n"])
      }
    }
    return text
  }

  private func expectSame(_ folder: Folder, _ pace: Pace, _ label: Comment) throws {
    func history(_ pace: Pace) throws -> History {
      try DatasetLoader(folder: folder.path, pace: pace).load()
    }
    let (pieces, whole) = (try history(pace), try history(Pace(trusts: false)))
    #expect(pieces.report == whole.report, label)
    #expect(pieces.fingerprint == whole.fingerprint, label)
    #expect(pieces.lastDay == whole.lastDay, label)
    for back in [0, 30, 200] {
      let last = whole.dataset().asOf
      let left = pieces.dataset(asOf: last.adding(days: -back))
      let right = whole.dataset(asOf: last.adding(days: -back))
      #expect(left.orders.ids == right.orders.ids, label)
      #expect(left.orders.net == right.orders.net, label)
      #expect(left.orders.refunded == right.orders.refunded, label)
      #expect(left.orders.discount == right.orders.discount, label)
      #expect(left.orders.day == right.orders.day, label)
      #expect(left.orders.minute == right.orders.minute, label)
      #expect(left.orders.channel == right.orders.channel, label)
      #expect(left.orders.campaign == right.orders.campaign, label)
      #expect(left.orders.country == right.orders.country, label)
      #expect(left.orders.discountCode == right.orders.discountCode, label)
      #expect(left.excluded == right.excluded, label)
      #expect(Array(left.customers.contacts) == Array(right.customers.contacts), label)
      #expect(left.lines.product == right.lines.product, label)
      #expect(left.lines.quantity == right.lines.quantity, label)
      #expect(left.lines.net == right.lines.net, label)
      #expect(left.products.names == right.products.names, label)
      #expect(left.products.brand == right.products.brand, label)
    }
  }

  @Test("Pieces of any size tell what the rows tell one by one", arguments: Seed.some(80))
  func same(seed: Int) throws {
    var random = Seed(seed)
    let folder = try Folder(["a.csv": export(&random, oddities: seed % 3 > 0)])
    if random.oneIn(3) {
      try folder.write("b.csv", Array(export(&random, oddities: true).utf8))
    }
    let pace = Pace(piece: 8 * random.int(150...600), threads: random.int(1...3))
    try expectSame(folder, pace, "seed \(seed)")
  }

  @Test("Most rows of an export are plain: they need no reading one by one")
  func plain() throws {
    var random = Seed(7)
    let folder = try Folder(["a.csv": export(&random, oddities: false)])
    let source = try SourceFile(path: folder.path + "/a.csv")
    let made = try PiecePlan(
      source, name: "a.csv", rule: nil, shop: ShopFile(), pace: Pace(piece: 1600))
    let plan = try #require(made)
    var feed = PieceFeed(source, plan, Pace(piece: 1600))
    var (plain, all) = (0, 0)
    while let piece = try feed.next() {
      let fates = try #require(piece.plain).fates
      plain += fates.count { $0 == .plain }
      all += fates.count { $0 != .blank }
    }
    #expect(plain * 2 > all, "\(plain) of \(all)")
  }

  @Test("A column that only one row after the other can read is left to that")
  func mapped() throws {
    var random = Seed(8)
    let folder = try Folder([
      "a.csv": export(&random, oddities: true),
      "tenure.toml": """
      [[file]]
      match = "a.csv"
        [file.columns]
        customer_id = "Employee"
      """,
    ])
    try expectSame(folder, Pace(piece: 1600), "mapped")
  }
}
