import Audiences
import CustomerData
import Retention
import RetentionEngine
import Support
import Testing

/// What counts as an order, an occasion and revenue, case by case, on shops of a few rows.
@Suite("Orders at the edges")
struct EdgeTableTests {
  /// The lifetime figures of a shop at the end of a day.
  struct Counted: Equatable, Sendable {
    let orders: Double, customers: Double, repeaters: Double, revenue: Double

    init(_ orders: Double, by customers: Double, repeating repeaters: Double, for revenue: Double) {
      (self.orders, self.customers) = (orders, customers)
      (self.repeaters, self.revenue) = (repeaters, revenue)
    }
  }

  /// A file of orders, and what it comes to as seen on some days.
  struct Edge: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var head = "order_id,customer_id,created_at,total,refunded,refunded_at,status,test"
    let rows: String
    var settings = ""
    let seen: KeyValuePairs<String, Counted>

    var file: String { head + "\n" + rows + "\n" }

    init(
      _ sentence: String, _ rows: String, under head: String? = nil, settings: String = "",
      seen: KeyValuePairs<String, Counted>
    ) {
      testDescription = sentence
      self.rows = rows
      self.settings = settings
      self.seen = seen
      if let head { self.head = head }
    }
  }

  private static let zeroOrders = """
    1,ann,2026-01-01,50,,,paid,
    2,ann,2026-02-01,0,,,paid,
    """

  static let refunds = [
    Edge(
      "refunded in full: an order and an occasion before the refund, neither after it",
      """
      1,ann,2026-01-01,50,,,paid,
      2,ann,2026-02-01,30,30,2026-03-01,paid,
      """,
      seen: [
        "2026-02-28": Counted(2, by: 1, repeating: 1, for: 80),
        "2026-03-01": Counted(1, by: 1, repeating: 0, for: 50),
      ]),
    Edge(
      "refunded in part: still an order, worth what is left; undated, from the order on",
      """
      1,ann,2026-01-01,50,20,2026-03-01,paid,
      2,bob,2026-01-01,50,20,,paid,
      """,
      seen: [
        "2026-02-01": Counted(2, by: 2, repeating: 0, for: 80),
        "2026-03-01": Counted(2, by: 2, repeating: 0, for: 60),
      ]),
    Edge(
      "an exchange: the first order stays, what is paid more comes in on its own day",
      """
      1,ann,2026-01-01,50,,,paid,
      1-E,ann,2026-01-20,10,,,paid,
      """,
      seen: [
        "2026-01-19": Counted(1, by: 1, repeating: 0, for: 50),
        "2026-01-20": Counted(2, by: 1, repeating: 1, for: 60),
      ]),
    Edge(
      "a day of returns alone is no occasion",
      """
      1,ann,2026-01-01,50,,,paid,
      2,ann,2026-02-01,-20,,,paid,
      """,
      seen: [
        "2026-01-31": Counted(1, by: 1, repeating: 0, for: 50),
        "2026-02-01": Counted(1, by: 1, repeating: 0, for: 30),
      ]),
    // 20 of order 2 and 10 of order 1; bob has bought nothing.
    Edge(
      "a return repays the latest order first, never more than was bought", Self.returns,
      seen: ["2026-03-01": Counted(2, by: 1, repeating: 1, for: 55)]),
  ]

  static let orders = [
    Edge(
      "cancelled, test and unpaid orders are no orders",
      """
      1,ann,2026-01-01,50,,,paid,
      2,ann,2026-02-01,30,,,cancelled,
      3,ann,2026-02-02,30,,,paid,yes
      4,ann,2026-02-03,30,,,pending,
      5,bob,2026-02-04,30,,,voided,
      """,
      seen: ["2026-03-01": Counted(1, by: 1, repeating: 0, for: 50)]),
    Edge(
      "a zero order is none by default", zeroOrders,
      seen: ["2026-03-01": Counted(1, by: 1, repeating: 0, for: 50)]),
    Edge(
      "a zero order is one occasion more where the shop says so", zeroOrders,
      settings: "[shop]\nzero_orders = \"count\"\n",
      seen: ["2026-03-01": Counted(2, by: 1, repeating: 1, for: 50)]),
    Edge(
      "a gift is its buyer's, never the recipient's",
      """
      1,ann,2026-01-01,50,Ann Ash,Nantes
      2,ann,2026-02-01,30,Bob Birch,Lille
      """, under: "order_id,customer_id,created_at,total,ship_to_name,ship_to_city",
      seen: ["2026-03-01": Counted(2, by: 1, repeating: 1, for: 80)]),
    Edge(
      "an order paid in full by a gift card counts its goods, where the total says them",
      """
      #1,ann@example.com,paid,2026-01-01 10:00:00 +0000,EUR,50.00,0.00,0.00,50.00,2026-01-01 10:00:00 +0000,1,Cream,50.00,Shopify Payments,11
      #2,ann@example.com,paid,2026-02-01 10:00:00 +0000,EUR,30.00,0.00,0.00,30.00,2026-02-01 10:00:00 +0000,1,Milk,30.00,gift_card,12
      """,
      under: """
        Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Payment Method,Id
        """,
      seen: ["2026-03-01": Counted(2, by: 1, repeating: 1, for: 80)]),
    // 100 + 90 + (100 - 40) x 0.8; the order in yen is unknown.
    Edge(
      "each order is converted at its own day's rate, a refund at its order's; no rate, no order",
      """
      1,ann,2026-01-01,100,EUR,,
      2,ann,2026-01-10,100,USD,,
      3,bob,2026-02-10,100,USD,40,2026-03-10
      4,cai,2026-02-11,100,JPY,,
      """, under: "order_id,customer_id,created_at,total,currency,refunded,refunded_at",
      settings: """
        [shop]
        currency = "EUR"

        [rates]
        USD = [["2026-01-01", 0.9], ["2026-02-01", 0.8], ["2026-03-01", 0.5]]

        """,
      seen: ["2026-03-31": Counted(3, by: 2, repeating: 1, for: 238)]),
    // 22:30 and 23:30 UTC of 31 January are 23:30 of that day and 0:30 of the next one in Paris.
    Edge(
      "two orders of one local day are two orders and one occasion; midnight is the shop's",
      """
      1,ann,2026-01-01 09:00:00,50,,,paid,
      2,ann,2026-01-01 21:00:00,30,,,paid,
      3,bob,2026-01-31T22:30:00Z,10,,,paid,
      4,bob,2026-01-31T23:30:00Z,10,,,paid,
      """, settings: "[shop]\ntimezone = \"Europe/Paris\"\n",
      seen: ["2026-03-01": Counted(4, by: 2, repeating: 1, for: 100)]),
  ]

  private static let returns = """
    1,ann,2026-01-01,50,,,paid,
    2,ann,2026-01-10,20,,,paid,
    3,ann,2026-02-01,-30,,,paid,
    4,ann,2026-02-05,15,,,paid,
    5,bob,2026-02-06,-9,,,paid,
    """

  @Test(
    "orders, customers, repeaters and revenue are what its rows come to",
    arguments: refunds + orders)
  func edge(_ edge: Edge) async throws {
    let history = try Self.history(of: edge)
    for (day, expected) in edge.seen {
      let backend = EmbeddedBackend(history, asOf: Day(tiny: day))
      let period = KeyFigures(range: DayRange(Day(tiny: "2026-01-01"), Day(tiny: day)))
      let set = try await backend.measure(period, among: .everyone).value
      let counted = Counted(
        set[.orders]?.value ?? 0, by: set[.customers]?.value ?? 0,
        repeating: set[.repeatRate]?.numerator ?? 0, for: set[.revenue]?.value ?? 0)
      #expect(counted == expected, "\(day)")
    }
  }

  @Test("a return of more than was bought is told with its line")
  func unmatchedReturn() throws {
    let edge = Edge("", Self.returns, seen: [:])
    let problems = try Self.history(of: edge).report.problems
    #expect(problems.map(\.reason) == [.returnWithoutOrder] && problems.first?.line == 6)
  }

  private static func history(of edge: Edge) throws -> History {
    let folder = try TemporaryFolder()
    try folder.write(edge.file, to: "orders.csv")
    if !edge.settings.isEmpty { try folder.write(edge.settings, to: "tenure.toml") }
    return try DatasetLoader(folder: folder.path).load()
  }
}
