import Audiences
import CustomerData
import Retention
import RetentionEngine
import Support
import Testing

/// What counts as an order, an occasion and revenue, case by case, on shops of a few rows.
@Suite("Orders at the edges")
struct EdgeTableTests {
  private struct Counted: Equatable {
    var orders: Double
    var customers: Double
    var repeaters: Double
    var revenue: Double
  }

  /// The lifetime figures of a shop at the end of a day.
  private func count(
    _ orders: String, settings: String = "", on day: String, since first: String = "2026-01-01"
  ) async throws -> Counted {
    let folder = try TemporaryFolder()
    try folder.write(orders, to: "orders.csv")
    if !settings.isEmpty { try folder.write(settings, to: "tenure.toml") }
    let history = try DatasetLoader(folder: folder.path).load()
    let backend = EmbeddedBackend(history, asOf: Day(tiny: day))
    let range = DayRange(Day(tiny: first), Day(tiny: day))
    let set = try await backend.measure(KeyFigures(range: range), among: .everyone).value
    return Counted(
      orders: set[.orders]?.value ?? 0, customers: set[.customers]?.value ?? 0,
      repeaters: set[.repeatRate]?.numerator ?? 0, revenue: set[.revenue]?.value ?? 0)
  }

  private let head = "order_id,customer_id,created_at,total,refunded,refunded_at,status,test\n"

  @Test("refunded in full: an order and an occasion before the refund, neither after it")
  func refundedInFull() async throws {
    let orders =
      head + """
        1,ann,2026-01-01,50,,,paid,
        2,ann,2026-02-01,30,30,2026-03-01,paid,

        """
    let before = try await count(orders, on: "2026-02-28")
    #expect(before == Counted(orders: 2, customers: 1, repeaters: 1, revenue: 80))
    let after = try await count(orders, on: "2026-03-01")
    #expect(after == Counted(orders: 1, customers: 1, repeaters: 0, revenue: 50))
  }

  @Test(
    "refunded in part: still an order, worth what is left; an undated refund counts from the order on"
  )
  func refundedInPart() async throws {
    let orders =
      head + """
        1,ann,2026-01-01,50,20,2026-03-01,paid,
        2,bob,2026-01-01,50,20,,paid,

        """
    let before = try await count(orders, on: "2026-02-01")
    #expect(before == Counted(orders: 2, customers: 2, repeaters: 0, revenue: 80))
    let after = try await count(orders, on: "2026-03-01")
    #expect(after == Counted(orders: 2, customers: 2, repeaters: 0, revenue: 60))
  }

  @Test("cancelled, test and unpaid orders are no orders")
  func neverOrders() async throws {
    let orders =
      head + """
        1,ann,2026-01-01,50,,,paid,
        2,ann,2026-02-01,30,,,cancelled,
        3,ann,2026-02-02,30,,,paid,yes
        4,ann,2026-02-03,30,,,pending,
        5,bob,2026-02-04,30,,,voided,

        """
    let counted = try await count(orders, on: "2026-03-01")
    #expect(counted == Counted(orders: 1, customers: 1, repeaters: 0, revenue: 50))
  }

  @Test("a zero order is none by default, and one occasion more where the shop says so")
  func zero() async throws {
    let orders =
      head + """
        1,ann,2026-01-01,50,,,paid,
        2,ann,2026-02-01,0,,,paid,

        """
    let without = try await count(orders, on: "2026-03-01")
    #expect(without == Counted(orders: 1, customers: 1, repeaters: 0, revenue: 50))
    let with = try await count(
      orders, settings: "[shop]\nzero_orders = \"count\"\n", on: "2026-03-01")
    #expect(with == Counted(orders: 2, customers: 1, repeaters: 1, revenue: 50))
  }

  @Test("a gift is its buyer's, never the recipient's")
  func gift() async throws {
    let orders = """
      order_id,customer_id,created_at,total,ship_to_name,ship_to_city
      1,ann,2026-01-01,50,Ann Ash,Nantes
      2,ann,2026-02-01,30,Bob Birch,Lille

      """
    let counted = try await count(orders, on: "2026-03-01")
    #expect(counted == Counted(orders: 2, customers: 1, repeaters: 1, revenue: 80))
  }

  @Test("an exchange: the first order stays, what is paid more comes in on its own day")
  func exchange() async throws {
    let orders =
      head + """
        1,ann,2026-01-01,50,,,paid,
        1-E,ann,2026-01-20,10,,,paid,

        """
    let january = try await count(orders, on: "2026-01-19")
    #expect(january.revenue == 50)
    let later = try await count(orders, on: "2026-01-20")
    #expect(later.revenue == 60)
  }

  @Test("a day of returns alone is no occasion")
  func returnsOnly() async throws {
    let orders =
      head + """
        1,ann,2026-01-01,50,,,paid,
        2,ann,2026-02-01,-20,,,paid,

        """
    let before = try await count(orders, on: "2026-01-31")
    #expect(before == Counted(orders: 1, customers: 1, repeaters: 0, revenue: 50))
    let after = try await count(orders, on: "2026-02-01")
    #expect(after == Counted(orders: 1, customers: 1, repeaters: 0, revenue: 30))
  }

  @Test("a return repays the latest order first, never more than was bought, and says what is left")
  func returnsOfSeveral() async throws {
    let orders =
      head + """
        1,ann,2026-01-01,50,,,paid,
        2,ann,2026-01-10,20,,,paid,
        3,ann,2026-02-01,-30,,,paid,
        4,ann,2026-02-05,15,,,paid,
        5,bob,2026-02-06,-9,,,paid,

        """
    // 20 of order 2 and 10 of order 1; bob has bought nothing.
    let counted = try await count(orders, on: "2026-03-01")
    #expect(counted == Counted(orders: 2, customers: 1, repeaters: 1, revenue: 55))
    let folder = try TemporaryFolder()
    try folder.write(orders, to: "orders.csv")
    let problems = try DatasetLoader(folder: folder.path).load().report.problems
    #expect(problems.map(\.reason) == [.returnWithoutOrder] && problems.first?.line == 6)
  }

  @Test("an order paid in full by a gift card counts its goods, where the total says them")
  func paidByGiftCard() async throws {
    let orders = """
      Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Payment Method,Id
      #1,ann@example.com,paid,2026-01-01 10:00:00 +0000,EUR,50.00,0.00,0.00,50.00,2026-01-01 10:00:00 +0000,1,Cream,50.00,Shopify Payments,11
      #2,ann@example.com,paid,2026-02-01 10:00:00 +0000,EUR,30.00,0.00,0.00,30.00,2026-02-01 10:00:00 +0000,1,Milk,30.00,gift_card,12

      """
    let counted = try await count(orders, on: "2026-03-01")
    #expect(counted == Counted(orders: 2, customers: 1, repeaters: 1, revenue: 80))
  }

  @Test("each order is converted at its own day's rate, a refund at its order's; no rate, no order")
  func currencies() async throws {
    let orders = """
      order_id,customer_id,created_at,total,currency,refunded,refunded_at
      1,ann,2026-01-01,100,EUR,,
      2,ann,2026-01-10,100,USD,,
      3,bob,2026-02-10,100,USD,40,2026-03-10
      4,cai,2026-02-11,100,JPY,,

      """
    let settings = """
      [shop]
      currency = "EUR"

      [rates]
      USD = [["2026-01-01", 0.9], ["2026-02-01", 0.8], ["2026-03-01", 0.5]]

      """
    // 100 + 90 + (100 - 40) x 0.8; the order in yen is unknown.
    let counted = try await count(orders, settings: settings, on: "2026-03-31")
    #expect(counted == Counted(orders: 3, customers: 2, repeaters: 1, revenue: 238))
  }

  @Test("two orders of one local day are two orders and one occasion; midnight is the shop's")
  func sameDay() async throws {
    let orders =
      head + """
        1,ann,2026-01-01 09:00:00,50,,,paid,
        2,ann,2026-01-01 21:00:00,30,,,paid,
        3,bob,2026-01-31T22:30:00Z,10,,,paid,
        4,bob,2026-01-31T23:30:00Z,10,,,paid,

        """
    let paris = "[shop]\ntimezone = \"Europe/Paris\"\n"
    let counted = try await count(orders, settings: paris, on: "2026-03-01")
    // 22:30 and 23:30 UTC of 31 January are 23:30 of that day and 0:30 of the next one in Paris.
    #expect(counted == Counted(orders: 4, customers: 2, repeaters: 1, revenue: 100))
  }
}
