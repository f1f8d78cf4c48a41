import CustomerData
import Testing

@Suite("PrestaShop's exports") struct PrestaShopTests {
  @Test("The French grid reads with its amounts, states and zone; its orders are nobody's")
  func frenchOrders() throws {
    let folder = try Folder(fixture: "prestashop_orders_fr.csv", shop: Folder.paris)
    let history = try folder.load()
    let file = try history.file("prestashop_orders_fr.csv")
    #expect(file.dialect == "prestashop")
    #expect(file.delimiter == ";")
    #expect([file.rows, file.accepted, file.refused, file.dropped] == [2, 2, 0, 0])
    let data = history.dataset()
    #expect(data.orders.ids == ["101"])
    #expect(data.orders.net == [8970])
    #expect(data.buyerOfOrders == [-1])
    #expect(data.orders.country[0] == "France")
    #expect(data.orders.day.map(\.iso) == ["2026-03-29"])
    #expect(data.excluded == [ExcludedOrders(reason: .refunded, count: 1)])
    #expect(data.customers.count == 0)
  }

  @Test("The English grid reads too, and the same name twice is nobody")
  func englishOrders() throws {
    let header =
      "ID;Reference;\"New client\";Delivery;Customer;Total;Payment;Status;Date;Company\n"
    let folder = try Folder([
      "orders.csv": header
        + "1;AAA;1;France;J. Doe;\"€1,234.50\";Card;\"Payment accepted\";2026-01-02 10:00:00;\n"
        + "2;AAB;0;France;J. Doe;€10.00;Card;Canceled;2026-01-03 10:00:00;\n"
        + "3;AAC;0;France;J. Doe;€10.00;Card;\"Awaiting bank wire payment\";2026-01-03 10:00:00;\n"
        + "4;AAD;0;France;J. Doe;€20.00;Card;Delivered;2026-01-04 10:00:00;\n"
        + "5;AAE;0;France;J. Doe;€20.00;Card;Teleported;2026-01-04 10:00:00;\n"
    ])
    let history = try folder.load()
    let data = history.dataset()
    #expect(data.orders.ids == ["1", "4"])
    #expect(data.orders.net == [123_450, 2000])
    #expect(data.customers.count == 0)
    #expect(history.reasons("orders.csv") == [.unknownStatus])
    #expect(
      data.excluded == [
        ExcludedOrders(reason: .cancelled, count: 1), ExcludedOrders(reason: .unpaid, count: 2),
      ])
  }

  @Test("The newsletter flag is consent to e-mail and nothing else is consent")
  func customers() throws {
    let history = try Folder(fixture: "prestashop_customers_en.csv").load()
    let file = try history.file("prestashop_customers_en.csv")
    #expect([file.rows, file.accepted] == [2, 2])
    let data = history.dataset(asOf: try day("2026-03-31"))
    let zoe = try #require(data.contact("zoe.martin@example.com"))
    #expect(zoe.customerID == "2")
    #expect([zoe.firstName, zoe.lastName] == ["Zoé", "Martin"])
    #expect(zoe.consents.mapValues(\.state) == [.email: .granted])
    let lea = try #require(data.contact("lea@example.com"))
    #expect(lea.consents.mapValues(\.state) == [.email: .denied])
  }

  @Test("French customers read by their headers")
  func frenchCustomers() throws {
    let folder = try Folder([
      "clients.csv":
        "ID;Titre;Prénom;Nom;\"Adresse e-mail\";Ventes;Activé;Newsletter;\"Offres partenaires\";"
        + "Inscription;\"Dernière visite\"\n"
        + "7;M.;Léo;Petit;leo@example.com;;1;1;0;2026-01-02 10:00:00;\n"
    ])
    let data = try folder.load().dataset(asOf: try day("2026-03-31"))
    let leo = try #require(data.contact("leo@example.com"))
    #expect([leo.customerID, leo.firstName, leo.lastName] == ["7", "Léo", "Petit"])
    #expect(leo.consents[.email]?.state == .granted)
  }

  @Test("A customers export with first names for addresses is refused as broken")
  func brokenExport() throws {
    let folder = try Folder([
      "customers.csv":
        "ID;\"Social title\";\"First name\";\"Last name\";\"Email address\";Newsletter;"
        + "\"Partner offers\";Registration;\"Last visit\"\n"
        + "2;Mrs.;Zoé;Zoé;Zoé;1;0;2024-11-02 10:00:00;\n"
        + "3;;Léa;Léa;Léa;1;0;2024-11-02 10:00:00;\n"
    ])
    guard case .nothingUsable(let report) = folder.failure() else {
      Issue.record("read all the same")
      return
    }
    #expect(report.problems.map(\.reason) == [.brokenExport])
    #expect(report.problems.map(\.severity) == [.error])
  }

  @Test("The SQL manager's rows make one order of its products, once for each number")
  func query() throws {
    let folder = try Folder(fixture: "prestashop_query.csv", shop: Folder.paris)
    let history = try folder.load()
    let file = try history.file("prestashop_query.csv")
    #expect([file.rows, file.accepted, file.refused, file.dropped] == [4, 3, 1, 0])
    let data = history.dataset()
    #expect(data.orders.ids == ["31"])
    #expect(data.orders.net == [5000])
    #expect(data.orders.discount == [500])
    #expect(data.lines.net == [4000, 1500])
    #expect(data.excluded == [ExcludedOrders(reason: .cancelled, count: 1)])
    let ana = try #require(data.contact("ana@example.com"))
    #expect([ana.customerID, ana.firstName, ana.phone] == ["9", "Ana", "0477000000"])
    #expect([ana.zip, ana.city, ana.country] == ["42000", "Saint-Étienne", "FR"])
    #expect(ana.consents.mapValues(\.state) == [.email: .granted])
  }
}
