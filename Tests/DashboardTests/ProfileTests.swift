import CustomerData
import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("A profile") struct ProfileTests {
  private func profile(_ size: Size = .wide) async -> Session {
    var session = await Session(.village, size: size)
    await session.press("5", .enter)
    return session
  }

  @Test("Only what a record grants is consented; everything else says not consented")
  func consent() async throws {
    let shop = TinyShop(
      asOf: "2026-06-30",
      customers: [
        TinyCustomer("ann", consents: [.email]), TinyCustomer("bob"), TinyCustomer("cid"),
      ], orders: [TinyOrder("ann", "2026-06-01"), TinyOrder("bob", "2026-05-01")])
    var denied = shop
    denied.customers[2].records = [
      ConsentRecord(
        purpose: .ads, state: .revoked, day: Day(tiny: "2026-01-02"), source: "form 7")
    ]
    let ann = await Session(denied, size: .wide, screen: ProfileScreen(customerID: "ann"))
    #expect(ann.shows("e-mail        ✓ consented"))
    #expect(ann.row(with: "profiling").contains("not consented: never asked"))
    let bob = await Session(denied, size: .wide, screen: ProfileScreen(customerID: "bob"))
    #expect(!bob.shows("✓"))
    #expect(bob.rows.filter { $0.contains("not consented") }.count == Purpose.allCases.count)
    let cid = await Session(denied, size: .wide, screen: ProfileScreen(customerID: "cid"))
    #expect(cid.row(with: "advertising").contains("not consented: withdrawn"))
    #expect(cid.row(with: "advertising").contains("2026-01-02 · form 7"))
    #expect(cid.shows("no order yet"))
    #expect(cid.shows("no e-mail"))
  }

  @Test("A customer that is not there gives a sentence, not a profile")
  func unknownCustomer() async {
    let session = await Session(
      .village, size: .medium, screen: ProfileScreen(customerID: "nobody"))
    #expect(session.shows("No customer has this id"))
  }

  @Test("The neighbours are those of the list it was opened from, at the same place of the page")
  func siblings() async throws {
    var session = await profile()
    let first = try #require(session.screen(ProfileScreen.self))
    #expect(session.shows("1 of 80"))
    await session.press("jj", "]")
    let second = try #require(session.screen(ProfileScreen.self))
    #expect(second.customerID == first.siblings[1])
    #expect(second.cursor == 2)
    #expect(session.shows("2 of 80"))
    await session.press("[")
    #expect(session.screen(ProfileScreen.self)?.customerID == first.customerID)
    await session.press("[")
    #expect(session.screen(ProfileScreen.self)?.customerID == first.customerID)
    #expect(session.shows("this is the first"))
  }

  @Test("The lines of the selected order follow the cursor, and refunds are on its row")
  func orders() async throws {
    var session = await profile()
    let screen = try #require(session.screen(ProfileScreen.self))
    let orders = try #require(screen.profile.value?.orders)
    await session.press("o", "j")
    #expect(session.shows("Order " + orders[1].id))
    let refunded = try #require(orders.firstIndex { $0.refunded > 0 })
    let wording = session.services.wording
    #expect(
      session.row(with: orders[refunded].id + " ")
        .contains("−" + wording.exactMoney(orders[refunded].refunded)))
  }

  @Test("The id is what y copies")
  func copying() async throws {
    var session = await profile()
    await session.press("y")
    #expect(session.copied == [try #require(session.screen(ProfileScreen.self)).customerID])
  }

  @Test("Months hold what was spent in them, the last one being the as-of day's")
  func months() async throws {
    let session = await profile()
    let profile = try #require(session.screen(ProfileScreen.self)?.profile.value)
    let asOf = Day(tiny: "2026-06-30")
    let strip = OrderStrip(profile.orders, asOf: asOf)
    #expect(strip.months.count == 24)
    let june = profile.orders.filter { $0.day.iso.hasPrefix("2026-06") }.reduce(0) { $0 + $1.net }
    #expect(strip.months[23].spent == june)
    let first = asOf.adding(months: -23).startOfMonth
    let inside = profile.orders.filter { $0.day >= first }.reduce(0) { $0 + $1.net }
    #expect(strip.months.reduce(0) { $0 + $1.spent } == inside)
  }
}
