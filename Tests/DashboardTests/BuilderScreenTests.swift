import Audiences
import RetentionEngine
import Support
import TerminalKit
import Testing
import Workspace

@testable import Dashboard

@Suite("Building an audience")
struct BuilderScreenTests {
  private func builder(
    _ text: String = "orders >= 3 and country = \"FR\"", size: Size = .wide,
    language: Language = .english
  ) async throws -> Session {
    var session = await Session(.village, size: size, language: language, screen: AudiencesScreen())
    let audiences = session.services.workspace.audiences
    try audiences.save(SavedAudience(name: "Faithful", owner: "Sarah", expression: text))
    try audiences.save(SavedAudience(name: "Mail", expression: "consent.email"))
    await session.press("6b")
    return session
  }

  private func text(_ session: Session) -> String {
    session.screen(BuilderScreen.self)?.draft.text ?? ""
  }

  @Test("form and text are the same expression, edited in either")
  func both() async throws {
    var session = try await builder()
    #expect(session.shows("1  orders"))
    #expect(session.shows("2  country"))
    await session.press(.right)
    #expect(text(session) == "orders >= 4 and country = \"FR\"")
    await session.press(.tab, " and consent.email")
    #expect(session.shows("3  consent.email"))
    #expect(text(session) == "orders >= 4 and country = \"FR\" and consent.email")
    await session.press(.enter, .down, .down, "d")
    #expect(text(session) == "orders >= 4 and country = \"FR\"")
    #expect(!session.shows("3  consent.email"))
  }

  @Test("each change counts the customers, their value and their consents")
  func counts() async throws {
    var session = try await builder("orders >= 1")
    #expect(session.shows("80 customers"))
    await session.press("a", "orders < 1", .enter)
    #expect(session.shows("0 customers"))
    await session.press("u")
    #expect(session.shows("80 customers"))
    let finding = try #require(session.screen(BuilderScreen.self)?.finding.value)
    let backend = session.services.backend
    #expect(try await backend.count(.everyone) == finding.summary)
  }

  @Test("undo goes back change by change, and redo forward again")
  func undo() async throws {
    var session = try await builder()
    let start = text(session)
    await session.press("!")
    await session.press("c")
    await session.press("d")
    #expect(text(session) == "country = \"FR\"")
    await session.press("uuu")
    #expect(text(session) == start)
    await session.press("u")
    #expect(session.shows("nothing to undo"))
    await session.press(.ctrl("r"), .ctrl("r"), .ctrl("r"))
    #expect(text(session) == "country = \"FR\"")
  }

  @Test("a word typed is undone at once, not letter by letter")
  func undoneWords() async throws {
    var session = try await builder("orders >= 3")
    await session.press(.tab, " and", " consent.email", .key(.alt("u")))
    #expect(text(session) == "orders >= 3 and ")
    await session.press(.key(.alt("u")), .key(.alt("u")))
    #expect(text(session) == "orders >= 3")
  }

  @Test("a text that is no expression leaves the form as it was, and says where and why")
  func fault() async throws {
    var session = try await builder()
    await session.press(.tab, " and recncy > 60 days")
    #expect(session.shows("there is no attribute “recncy”"))
    #expect(session.shows("Did you mean"))
    #expect(session.shows("2  country"))
    #expect(session.screen(BuilderScreen.self)?.form.lines.count == 2)
    await session.press(.tab)
    #expect(session.shows("3  recency"))
  }

  @Test("what is completed are the shop's own words")
  func completion() async throws {
    var session = try await builder("orders >= 1")
    await session.press("a", "city = ")
    #expect(session.shows("\"Nantes\"") && session.shows("\"Genève\""))
    await session.press("N", .tab, .enter)
    #expect(text(session) == "orders >= 1 and city = \"Nantes\"")
    await session.press("a", "bought product ")
    #expect(session.shows("\"Crème Nuit\""))
    await session.press(.escape, "a", "in audience ")
    #expect(session.shows("\"Mail\""))
  }

  @Test("a rule can be grouped with another, and the group turned round")
  func groups() async throws {
    var session = try await builder()
    await session.press("(", "consent.email", .enter)
    #expect(text(session) == "(orders >= 3 or consent.email) and country = \"FR\"")
    #expect(session.shows("any of"))
    await session.press(.up, .up, "!")
    #expect(text(session) == "not (orders >= 3 or consent.email) and country = \"FR\"")
    #expect(session.shows("none of"))
    await session.press("!", "&")
    #expect(text(session) == "orders >= 3 and consent.email and country = \"FR\"")
  }

  @Test("a lookalike seed is ranked and cut off, and both can be changed")
  func seed() async throws {
    var session = try await builder("consent.email")
    await session.press("L")
    #expect(text(session) == "consent.email top 1000 by clv")
    await session.press(.left, "c")
    #expect(text(session) == "consent.email top 500 by spent")
    await session.press("L")
    #expect(text(session) == "consent.email")
  }

  @Test("a new one starts from a ready-made audience, or from nothing")
  func ready() async throws {
    var session = try await builder()
    await session.press(.escape, "n")
    #expect(session.shows("One-and-done, cooling"))
    await session.press(.enter)
    #expect(text(session) == "orders = 1 and last_order more than 60 days ago")
    await session.press(.escape, "n", "a", "orders = 2", .enter)
    #expect(text(session) == "orders = 2")
  }

  @Test("saving keeps the owner, and the screen knows that it is saved")
  func saves() async throws {
    var session = try await builder()
    #expect(session.rows[1].contains("as saved"))
    await session.press(.right)
    #expect(session.rows[1].contains("not saved"))
    await session.press("w", .enter)
    #expect(session.shows("Replacing loses"))
    await session.press("r")
    #expect(session.rows[1].contains("as saved"))
    let kept = try session.services.workspace.audiences.load("Faithful")
    #expect(kept.owner == "Sarah")
    #expect(kept.expression == "orders >= 4 and country = \"FR\"\n")
  }

  @Test("a new one takes the name it is saved under")
  func named() async throws {
    var session = try await builder()
    await session.press(.escape, "n", "a", "orders = 2", .enter, "w", "Two", .enter)
    #expect(session.rows[1].contains("Two") && session.rows[1].contains("as saved"))
  }

  @Test("it says how many each saved audience has of them, and holds all against each other")
  func overlap() async throws {
    var session = try await builder()
    #expect(session.shows("Shared with"))
    let both = try AudienceExpression(
      parsing: "orders >= 3 and country = \"FR\" and consent.email")
    let count = try await session.services.backend.count(both).customers
    #expect(session.screen(BuilderScreen.self)?.look.value?.shared == [count])
    await session.press("o")
    #expect(session.rows[1].contains("Overlap"))
  }

  @Test("an answer to an older question is not shown")
  func newestWins() async throws {
    let session = try await builder()
    var screen = try #require(session.screen(BuilderScreen.self))
    let before = screen.finding
    let late = try AudienceExpression(parsing: "orders >= 99")
    _ = screen.reduce(.counted(late, .failed("late")))
    #expect(screen.finding == before)
  }

  @Test("the filter of a list goes on as rules")
  func fromFilter() async throws {
    var session = await Session(.village, size: .wide)
    await session.press("5/", "spent > 100", .key(.f(5)))
    #expect(session.screen(BuilderScreen.self)?.draft.text == "spent > 100")
    await session.press(.escape)
    #expect(session.rows[1].contains("Customers"))
  }
}
