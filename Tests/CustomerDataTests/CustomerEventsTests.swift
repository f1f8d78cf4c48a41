import Support
import Testing

@testable import CustomerData

@Suite("What happens to customers beside orders")
struct CustomerEventsTests {
  private static let orders = """
    order_id,customer_id,email,created_at,total
    1,ann,ann@example.com,2026-01-05,20
    2,bob,,2026-01-20 10:00,30
    3,ann,,2026-03-01,10

    """

  private func load(_ files: [String: String]) throws -> History {
    try Folder(["orders.csv": Self.orders].merging(files) { $1 }).load()
  }

  /// `customer day name/channel/topic value`, customer by customer.
  private func told(_ kind: EventKind, in dataset: Dataset) throws -> [String] {
    let view = try #require(dataset.events[kind])
    return (0..<dataset.customers.count).flatMap { customer in
      view.rows(of: customer).map { row in
        let words = [view.table.name[row], view.table.channel[row], view.table.topic[row]]
        return [
          dataset.customers.id(of: customer), view.table.day[row].iso,
          words.compactMap(\.self).joined(separator: "/"),
          view.table.value(of: row).map(String.init) ?? "-",
        ].joined(separator: " ")
      }
    }
  }

  @Test("A message is received, opened, clicked and unsubscribed from, each at its own time")
  func messages() throws {
    let history = try load([
      "messages.csv": """
      email,channel,campaign,sent_at,delivered_at,opened_at,clicked_at,unsubscribed_at,cost
      ANN@example.com ,email,Spring,2026-02-01 09:00,,2026-02-02 10:00,2026-02-03 11:00,,0.02
      ann@example.com,sms,Sale,2026-02-05,2026-02-06,,,2026-02-07,0.5

      """
    ])
    let dataset = history.dataset()
    #expect(
      try told(.received, in: dataset)
        == ["ann 2026-02-01 Spring/email 2", "ann 2026-02-06 Sale/sms 50"])
    #expect(try told(.opened, in: dataset) == ["ann 2026-02-02 Spring/email -"])
    #expect(try told(.clicked, in: dataset) == ["ann 2026-02-03 Spring/email -"])
    #expect(try told(.unsubscribed, in: dataset) == ["ann 2026-02-07 Sale/sms -"])
    #expect(try history.file("messages.csv").accepted == 2)
  }

  @Test("An event behind the as-of day is not seen")
  func asOf() throws {
    let history = try load([
      "messages.csv": """
      customer_id,channel,campaign,sent_at
      ann,email,A,2026-01-10
      ann,email,B,2026-02-10
      bob,email,A,2026-02-10
      zoe,email,A,2026-02-20

      """
    ])
    let then = history.dataset(asOf: try day("2026-02-10"))
    #expect(
      try told(.received, in: then)
        == ["ann 2026-01-10 A/email -", "ann 2026-02-10 B/email -", "bob 2026-02-10 A/email -"])
    #expect(try told(.received, in: history.dataset(asOf: try day("2026-01-31"))).count == 1)
    #expect(try told(.received, in: history.dataset()).count == 4)
  }

  @Test("The last event is the last dated row, and so the day that figures are of")
  func lastDay() throws {
    let history = try load(["referrals.csv": "referrer_id,referred_id,at\nann,bob,2026-04-02\n"])
    #expect(history.lastDay == (try day("2026-04-02")))
    #expect(history.dataset().asOf == (try day("2026-04-02")))
  }

  @Test("Somebody known by an answer only is a known person without orders")
  func prospect() throws {
    let history = try load([
      "nps.csv": "email,survey,kind,score,at\nnew@example.com,Q1,nps,9,2026-02-01\n"
    ])
    #expect(history.dataset().customers.count == 3)
    #expect(history.dataset(asOf: try day("2026-01-31")).customers.count == 2)
  }

  @Test("Scores outside their scale are refused with line, column and value, and counted")
  func scores() throws {
    let history = try load([
      "surveys.csv": """
      customer_id,survey,kind,score,at,scale_min,scale_max,direction
      ann,Q1,nps,10,2026-02-01,,,
      ann,Q1,nps,11,2026-02-02,,,
      bob,Q1,nps,7.5,2026-02-02,,,
      bob,S,csat,4,2026-02-03,1,5,higher
      bob,E,ces,2,2026-02-03,1,5,lower
      ann,E,ces,2,2026-02-03,5,5,
      ann,E,joy,2,2026-02-03,,,
      ann,E,ces,2,2026-02-03,,,sideways
      ann,Q1,nps,,2026-02-04,,,

      """
    ])
    let file = try history.file("surveys.csv")
    #expect((file.rows, file.accepted, file.refused) == (9, 4, 5))
    let problems = history.report.problems.filter { $0.file == "surveys.csv" }
    #expect(problems.map(\.line) == [3, 4, 7, 8, 9])
    #expect(problems.map(\.column) == ["score", "score", "scale_max", "kind", "direction"])
    #expect(problems.map(\.value) == ["11", "7.5", "5", "joy", "sideways"])
    #expect(problems[0].reason == .scoreOutsideScale(from: 0, to: 10))
    let dataset = history.dataset()
    #expect(
      try told(.rated, in: dataset)
        == [
          "ann 2026-02-01 Q1/nps 10000", "bob 2026-02-03 S/csat 4000", "bob 2026-02-03 E/ces 2000",
        ])
    #expect(try told(.asked, in: dataset) == ["ann 2026-02-04 Q1/nps -"])
    let scales = dataset.events.scales
    #expect(scales.map(\.question) == [.nps, .csat, .ces])
    #expect(scales.map(\.isHigherBetter) == [true, true, false])
  }

  @Test("A delivery belongs to its order's customer; later than promised is an issue of its own")
  func deliveries() throws {
    let history = try load([
      "deliveries.csv": """
      order_id,promised_at,shipped_at,delivered_at,carrier,issue
      1,2026-01-08,2026-01-06,2026-01-10,Colis,
      2,2026-01-24,2026-01-21,2026-01-23,Colis,broken
      9,2026-01-24,2026-01-21,2026-01-23,Colis,

      """
    ])
    let dataset = history.dataset()
    #expect(
      try told(.delivered, in: dataset)
        == ["ann 2026-01-10 Colis 2000", "bob 2026-01-23 Colis -1000"])
    #expect(
      try told(.troubled, in: dataset)
        == ["ann 2026-01-10 late delivery/Colis -", "bob 2026-01-23 broken/Colis -"])
    #expect(history.reasons("deliveries.csv") == [.eventWithoutOrder])
  }

  @Test(
    "A return names its product, else its order's only one, and is a refund when it tells money")
  func returns() throws {
    let dataset = try load([
      "lines.csv": """
      order_id,product_id,product,category,quantity,unit_price
      1,kit,Kit bio,Skincare,1,20
      2,sun,Solaire,Sun,1,20
      2,oil,Oil,Skincare,1,10

      """,
      "returns.csv": """
      order_id,product_id,quantity,returned_at,refund,reason
      1,,1,2026-01-15,20,too small
      2,oil,2,2026-01-25,,
      2,,,2026-01-26,,

      """,
    ]).dataset()
    let view = try #require(dataset.events[.returned])
    #expect(
      try told(.returned, in: dataset)
        == ["ann 2026-01-15 too small 1000", "bob 2026-01-25  2000", "bob 2026-01-26  1000"])
    let products = (0..<3).map { view.table.subject(of: $0).map { dataset.products.ids[Int($0)] } }
    #expect(products == ["kit", "oil", nil])
    #expect(try told(.refunded, in: dataset) == ["ann 2026-01-15  2000"])
  }

  @Test("What an order's own columns say was paid back is a refund of its day")
  func ownRefunds() throws {
    let dataset = try load([
      "orders.csv": """
      order_id,customer_id,created_at,total,refunded,refunded_at
      1,ann,2026-01-05,20,5,2026-01-09
      2,bob,2026-01-20,30,0,

      """
    ]).dataset()
    #expect(try told(.refunded, in: dataset) == ["ann 2026-01-09  500"])
  }

  @Test("Points that leave an account count the same with a sign or without")
  func points() throws {
    let dataset = try load([
      "points.csv": """
      customer_id,at,event,points,order_id,expires_at
      ann,2026-01-05,earn,200,1,2026-03-05
      ann,2026-01-06,redeem,-50,,
      ann,2026-01-07,redeem,20,,
      ann,2026-01-08,adjust,-5,,
      ann,2026-01-09,reverse,10,1,
      ann,2026-01-10,explode,10,1,

      """
    ]).dataset()
    #expect(try told(.earned, in: dataset) == ["ann 2026-01-05 earn 200000"])
    #expect(
      try told(.redeemed, in: dataset)
        == ["ann 2026-01-06 redeem 50000", "ann 2026-01-07 redeem 20000"])
    #expect(
      try told(.adjusted, in: dataset)
        == ["ann 2026-01-08 adjust -5000", "ann 2026-01-09 reverse -10000"])
    let expiry = dataset.events[.earned]?.table.subject(of: 0)
    #expect(expiry == (try day("2026-03-05")).number)
  }

  @Test("Support contacts, visits and carts left behind are told apart")
  func visits() throws {
    let dataset = try load([
      "tickets.csv": "customer_id,opened_at,topic,satisfaction\nbob,2026-01-21,delivery,4\n",
      "sessions.csv": """
      customer_id,at,page,event
      bob,2026-01-19,/help,view
      bob,2026-01-19,/cart,cart_abandoned

      """,
    ]).dataset()
    #expect(try told(.contacted, in: dataset) == ["bob 2026-01-21 delivery 4000"])
    #expect(try told(.visited, in: dataset) == ["bob 2026-01-19 /help/view -"])
    #expect(try told(.abandoned, in: dataset) == ["bob 2026-01-19 /cart/cart_abandoned -"])
  }

  @Test("Files that overlap tell an event once; one file may tell two alike")
  func overlapping() throws {
    let header = "customer_id,at,page,event\n"
    let dataset = try load([
      "a.csv": header + "ann,2026-01-10 10:00,/a,view\nann,2026-01-10 10:00,/a,view\n",
      "b.csv": header + "ann,2026-01-10 10:00,/a,view\nann,2026-01-10 10:00,/b,view\n",
    ]).dataset()
    #expect(
      try told(.visited, in: dataset)
        == ["/a", "/a", "/b"].map { "ann 2026-01-10 \($0)/view -" })
  }

  @Test("Spend counts in the reporting currency, and only by the day")
  func spend() throws {
    let history = try load([
      "tenure.toml": "[shop]\ncurrency = \"EUR\"\n[rates]\nUSD = [[\"2026-01-01\", 0.5]]\n",
      "spend.csv": """
      date,channel,campaign,amount,currency,new_customers
      2026-01-02,ads,Spring,10.50,,3
      2026-01-01,ads,,20,USD,
      2026-02-01,mail,,7,GBP,

      """,
    ])
    #expect(history.dataset().spend.entries.map(\.amount) == [1000, 1050, nil])
    let january = history.dataset(asOf: try day("2026-01-01")).spend.entries
    #expect(january.map(\.channel) == ["ads"])
  }

  @Test("A campaigns file draws its campaigns on the axes of time")
  func campaigns() throws {
    let shop = try load([
      "campaigns.csv": "campaign,name,start,end\nbf,Black Friday,2026-01-10,2026-01-12\n"
    ]).shop
    #expect(shop.annotations.map(\.name) == ["Black Friday"])
    #expect(shop.annotations.map(\.days.first) == [try day("2026-01-10")])
  }

  @Test("A snapshot gives the same events back, and a changed score another fingerprint")
  func snapshot() throws {
    let text =
      "customer_id,survey,kind,score,at\nann,Q1,nps,9,2026-02-01\nbob,Q1,nps,3,2026-02-02\n"
    let folder = try Folder(["orders.csv": Self.orders, "nps.csv": text])
    let cache = try Folder()
    let snapshots = try #require(SnapshotCache(environment: ["XDG_CACHE_HOME": cache.path]))
    func load() throws -> History {
      try DatasetLoader(
        folder: folder.path, snapshots: snapshots,
        clock: { FileState.now() + 60_000_000_000 }
      ).load()
    }
    let first = try load()
    let second = try load()
    guard case .opened = second.report.snapshot else {
      Issue.record("not opened: \(second.report.snapshot)")
      return
    }
    #expect(
      try told(.rated, in: second.dataset()) == (try told(.rated, in: first.dataset())))
    #expect(second.dataset().events.scales == first.dataset().events.scales)
    try folder.write("nps.csv", Array(text.replacing("nps,9", with: "nps,8").utf8))
    #expect(try load().fingerprint != first.fingerprint)
  }

  @Test("A shop whose files tell of nothing else has no tables")
  func nothing() throws {
    let dataset = try load([:]).dataset()
    #expect(dataset.events.isEmpty)
    #expect(dataset.events.kinds == [])
  }

  @Test("What happened to somebody erased happened to the token")
  func erased() throws {
    let folder = try Folder([
      "orders.csv": Self.orders,
      "nps.csv": "email,survey,kind,score,at\nann@example.com,Q1,nps,9,2026-02-01\n",
    ])
    let erased = ErasedCustomers(stamp: 7) { sign in
      sign == .email("ann@example.com") || sign == .id("ann") ? "erased-1" : nil
    }
    let history = try DatasetLoader(folder: folder.path, erased: { _ in erased }).load()
    #expect(try told(.rated, in: history.dataset()) == ["erased-1 2026-02-01 Q1/nps 9000"])
  }
}
