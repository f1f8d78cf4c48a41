import Dashboard
import Support
import TerminalKit
import Testing
import Workspace

@Suite("Audience screens as drawn")
struct AudienceGoldenTests {
  static let sizes: [Size] = [.wide, .medium, .classic, .small]

  private func session(_ size: Size, _ language: Language = .english) async throws -> Session {
    let session = await Session(
      .village, size: size, language: language, screen: AudiencesScreen())
    let workspace = session.services.workspace
    try await workspace.setPreference("export.folder", to: "/exports")
    try workspace.audiences.save(
      SavedAudience(
        name: "Faithful", owner: "Sarah", expected: 1...9,
        expression: "orders >= 3 and recency > 30 days"))
    return session
  }

  private func compare(
    _ name: String, _ session: Session, _ size: Size, in folder: String = "audiences"
  ) {
    let canvas = session.canvas
    let file = "\(folder)/\(name)-\(size.width)x\(size.height)"
    #expect(Golden.compare(file, rows: canvas.rows, roles: canvas.roleRows).isSame)
  }

  @Test("saved and ready-made audiences", arguments: sizes)
  func audiences(size: Size) async throws {
    var session = try await session(size)
    await session.press("6")
    compare("list", session, size)
  }

  @Test("an expression with a live count", arguments: sizes)
  func expression(size: Size) async throws {
    var session = try await session(size)
    await session.press("6a")
    compare("expression", session, size)
  }

  @Test("an expression with a mistake", arguments: sizes)
  func mistake(size: Size) async throws {
    var session = try await session(size)
    await session.press("6a", .ctrl("u"), "spent > 300 and recncy > 60")
    compare("mistake", session, size)
  }

  @Test("a delivery before it happens", arguments: sizes)
  func export(size: Size) async throws {
    var session = try await session(size)
    await session.press("6e")
    compare("export", session, size)
  }

  @Test("a delivery to Klaviyo with the first rows of the file, in French", arguments: sizes)
  func rows(size: Size) async throws {
    var session = try await session(size, .french)
    await session.press("6e", .times(7, .right), .down)
    compare("export-klaviyo", session, size)
  }

  @Test("an audience as rules, as text, and who is in it", arguments: sizes)
  func builder(size: Size) async throws {
    var session = try await session(size)
    try session.services.workspace.audiences.save(
      SavedAudience(name: "Mail", expression: "consent.email"))
    await session.press("6b", "(", "country = \"FR\"", .enter, .down, "!")
    compare("rules", session, size, in: "builder")
  }

  @Test("an audience as rules, in French", arguments: [Size.wide, .small])
  func frenchBuilder(size: Size) async throws {
    var session = try await session(size, .french)
    await session.press("6b", "L")
    compare("rules-fr", session, size, in: "builder")
  }

  @Test("a rule being typed, with the shop's own words", arguments: sizes)
  func rule(size: Size) async throws {
    var session = try await session(size)
    await session.press("6b", "a", "city = ")
    compare("typing", session, size, in: "builder")
  }

  @Test("a text being typed that is no expression yet", arguments: sizes)
  func text(size: Size) async throws {
    var session = try await session(size)
    await session.press("6b", .tab, " and recncy > 60 days")
    compare("text", session, size, in: "builder")
  }

  @Test("ready-made audiences to start from", arguments: sizes)
  func start(size: Size) async throws {
    var session = try await session(size)
    await session.press("6n")
    compare("new", session, size, in: "builder")
  }

  @Test("audiences held against each other", arguments: sizes)
  func overlap(size: Size) async throws {
    var session = try await session(size)
    for (name, text) in [
      ("At risk", "rfm.segment = \"At Risk\""), ("Mail", "consent.email"),
      ("France", "country = \"FR\""),
    ] {
      try session.services.workspace.audiences.save(SavedAudience(name: name, expression: text))
    }
    await session.press("6o", .down, .right, .right)
    compare("matrix", session, size, in: "overlap")
  }
}
