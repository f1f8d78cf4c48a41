import CustomerData
import Destinations
import Support
import TerminalKit
import Testing
import Workspace

@testable import Dashboard

@Suite("The screen of rights")
struct RightsScreenTests {
  /// Ann was heard of lately, Bob and Cleo have been silent for years.
  static let shop: TinyShop = {
    var people = ["ann", "bob", "cleo"].map { TinyCustomer($0) }
    for place in people.indices {
      people[place].email = "\(people[place].id)@example.com"
      people[place].firstName = people[place].id
    }
    return TinyShop(
      asOf: "2026-06-30", customers: people,
      orders: [
        TinyOrder("ann", "2026-06-01", 10_00), TinyOrder("bob", "2021-06-01", 10_00),
        TinyOrder("cleo", "2020-06-01", 10_00),
      ])
  }()

  private func session(_ size: Size = .wide, _ language: Language = .english) async -> Session {
    await Session(Self.shop, size: size, language: language, screen: AudiencesScreen())
  }

  @Test("lists who has given no sign for three years, the longest ago first")
  func silent() async throws {
    var session = await session()
    await session.press("6p")
    #expect(session.screen(RightsScreen.self)?.silent.map(\.customerID) == ["cleo", "bob"])
    #expect(session.shows("No sign for 3 years"))
    await session.press("j", .enter)
    #expect(session.rows[1].contains("bob"))
  }

  @Test("an address typed is suppressed as a hash, said to be so, and can be taken off again")
  func suppress() async throws {
    var session = await session()
    await session.press("6ps", "Ann@Example.com")
    #expect(session.shows("an e-mail address") && session.shows("not on the list yet"))
    await session.press(.enter)
    let hash = SuppressionHash.email("ann@example.com")
    let workspace = session.services.workspace
    #expect(try await workspace.suppressions() == [hash])
    #expect(session.shows("1 hash"))
    #expect(!session.shows("ann@example.com"))
    await session.press("s", "ann@example.com")
    #expect(session.shows("on the list already"))
    await session.press(.ctrl("t"))
    #expect(try await workspace.suppressions().isEmpty)
  }

  @Test("nobody is erased before the id has been typed")
  func confirmed() async throws {
    var session = await session()
    await session.press("6pE", .enter)
    #expect(session.shows("type the customer’s id first"))
    await session.press("bob", .enter)
    #expect(try await session.services.workspace.tombstones().isEmpty)
    await session.press(.ctrl("u"), "cleo")
    #expect(session.shows("1 order · never delivered"))
    await session.press(.enter)
    #expect(session.shows("Erased. In their place: erased-"))
    #expect(try await session.services.workspace.tombstones().count == 2)
    await session.press(.enter)
    #expect(session.reloads == 1)
  }

  @Test("what is known of one customer is shown, with the command that hands it over")
  func access() async throws {
    var session = await session()
    await session.press("6pA")
    #expect(session.shows("cleo@example.com") && session.shows("not consented: never asked"))
    await session.press(.enter)
    #expect(session.copied == ["tenure access cleo --format json"])
  }

  @Test("is found by a few letters, and erasing also from a profile")
  func doors() async throws {
    var session = await session()
    await session.press(":", "rights", .enter)
    #expect(session.screen(RightsScreen.self) != nil)
    await session.press(.enter, "E")
    #expect(session.dialog(EraseDialog.self)?.proposed == "cleo")
  }

  @Test(
    "a typed line is an address, a number or an id",
    arguments: [
      ("a@b.fr", TypedPerson.Kind.email), ("+33 6 39 98 12 34", .phone),
      ("06.39.98.12.34", .phone), ("C-1001", .customer), ("0042", .customer),
    ])
  func kinds(text: String, kind: TypedPerson.Kind) {
    #expect(TypedPerson(text)?.kind == kind)
    #expect(TypedPerson("  ") == nil)
  }
}
