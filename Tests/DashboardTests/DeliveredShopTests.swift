import Audiences
import CustomerData
import Destinations
import RetentionEngine
import Support
import Testing
import Workspace

@testable import Dashboard

/// Random shops, expressions and destinations, the whole way: nobody without consent is in any file.
@Suite("Deliveries of random shops")
struct DeliveredShopTests {
  static let clauses = [
    "orders >= 1", "spent >= 20 EUR", "country = \"FR\"", "recency > 30 days", "consent.email",
    "not consent.ads", "everyone", "orders = 0", "rfm.segment is known", "city != \"Paris\"",
    "ordered in last 365 days", "bought category \"Skincare\"", "tag = \"vip\"", "aov > 10 EUR",
  ]

  @Test(
    "only customers who agreed to the purpose are in a file, whoever is selected",
    arguments: Seed.some(120))
  func consent(seed: Int) async throws {
    var chance = Seed(seed)
    var shop = TinyShop(chance: &chance)
    for place in shop.customers.indices { shop.customers[place].email = "mail\(place)@example.com" }
    shop.shop.currency = Currency(code: "EUR")
    let agreeing = Dictionary(
      shop.everyone.map { ($0.id, $0.consents) }, uniquingKeysWith: { first, _ in first })
    let desk = DeliveryDesk(
      backend: EmbeddedBackend(shop.dataset, report: IngestReport()),
      workspace: Workspace(directory: try TemporaryFolder().path + "/w"), phones: .none)
    for destination in Destinations.all where destination.rules.identifiers != [.phone] {
      let purpose = chance.pick(destination.rules.purposes.filter { $0 != .sms })
      let text = (0..<chance.int(1...3)).map { _ in chance.pick(Self.clauses) }
        .joined(separator: " or ")
      let preview = try await desk.preview(
        DeliveryOrder(
          audience: try AudienceExpression(parsing: text, for: shop.shop),
          destination: type(of: destination).name, purpose: purpose,
          leftAlone: chance.oneIn(3) ? .share(0.2) : .nobody(reason: "test")))
      #expect(preview.rows.count == preview.recipients.count)
      for id in preview.recipients {
        #expect(agreeing[id]?.contains(purpose) == true, "\(id) \(text)")
      }
      let silent = agreeing.filter { !$0.value.contains(purpose) }.keys
      let texts = Set(preview.rows.joined())
      for id in silent {
        let address = "mail\(id.dropFirst())@example.com"
        #expect(!texts.contains(address) && !texts.contains(ContactHash.sha256(address)))
      }
    }
  }
}
