import Dashboard
import Support
import TerminalKit
import Testing
import Workspace

@Suite("Audience screens as drawn")
struct AudienceGoldenTests {
  static let sizes: [Size] = [.wide, .medium, .classic, .small]

  private func session(_ size: Size) async throws -> Session {
    let session = await Session(.village, size: size, screen: AudiencesScreen())
    let workspace = session.services.workspace
    try await workspace.setPreference("export.folder", to: "/exports")
    try workspace.audiences.save(
      SavedAudience(
        name: "Faithful", owner: "Sarah", expected: 1...9,
        expression: "orders >= 3 and recency > 30 days"))
    return session
  }

  private func compare(_ name: String, _ session: Session, _ size: Size) {
    let canvas = session.canvas
    let file = "audiences/\(name)-\(size.width)x\(size.height)"
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
    await session.press("6n", "spent > 300 and recncy > 60")
    compare("mistake", session, size)
  }

  @Test("a delivery before it happens", arguments: sizes)
  func export(size: Size) async throws {
    var session = try await session(size)
    await session.press("6e")
    compare("export", session, size)
  }
}
