import Dashboard
import Foundation
import Support
import TerminalKit
import Testing
import Workspace

@Suite("Editing an audience")
struct ExpressionDialogTests {
  private func dialog(typing text: String, size: Size = .wide) async -> Session {
    var session = await Session(.village, size: size, screen: AudiencesScreen())
    await session.press("a", .ctrl("u"))
    await session.paste(text)
    return session
  }

  @Test("a mistake is told with its place, and tab puts the nearest name there")
  func mistake() async throws {
    var session = await dialog(typing: "recncy > 60 days")
    #expect(session.shows("at character 1: there is no attribute “recncy”"))
    #expect(session.shows("Did you mean"))
    await session.press(.tab)
    #expect(session.shows("recency > 60 days"))
    #expect(session.shows("✓ valid"))
  }

  @Test("the count follows what is typed, and enter opens exactly those customers")
  func liveCount() async throws {
    var session = await dialog(typing: "orders >= 1")
    #expect(session.shows("80 customers"))
    await session.press(" and orders < 1")
    #expect(session.shows("0 customers"))
    await session.press(.times(15, .backspace), .enter)
    #expect(session.rows[1].contains("Customers"))
    await session.press(.escape)
    #expect(session.rows[1].contains("Audiences"))
  }

  @Test("a name is asked for, kept, and never overwritten unasked")
  func saves() async throws {
    var session = await dialog(typing: "orders >= 3")
    let audiences = session.services.workspace.audiences
    await session.press(.key(.f(2)), .ctrl("u"), "Faithful", .enter)
    #expect(try audiences.load("Faithful").expression == "orders >= 3\n")
    await session.press("0", .key(.f(2)), .enter)
    #expect(session.shows("“Faithful” exists."))
    await session.press(.enter)
    #expect(try audiences.load("faithful").expression == "orders >= 3\n")
    #expect(try audiences.load("faithful-2").expression == "orders >= 30\n")
  }

  @Test("replacing keeps the owner and the expectation, and says what is lost")
  func replaces() async throws {
    var session = await Session(.village, size: .wide, screen: AudiencesScreen())
    let audiences = session.services.workspace.audiences
    try audiences.save(
      SavedAudience(name: "Faithful", owner: "Sarah", expected: 1...9, expression: "orders >= 3"))
    await session.press("6a", .backspace, "4", .key(.f(2)), .enter)
    #expect(session.shows("Replacing loses"))
    await session.press("r")
    let kept = try audiences.load("faithful")
    #expect(kept.expression == "orders >= 4\n")
    #expect(kept.owner == "Sarah")
    #expect(kept.expected == 1...9)
    await session.press(.escape)
    #expect(session.shows("Faithful"))
  }

  @Test("a file that cannot be read is listed with its error, and only deleted when confirmed")
  func broken() async throws {
    var session = await Session(.village, size: .wide, screen: AudiencesScreen())
    let folder = session.services.workspace.audiences.directory
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("recncy > 60 days\n".utf8).write(to: URL(fileURLWithPath: folder + "/lost.tql"))
    await session.press("6")
    #expect(session.shows("there is no attribute “recncy”"))
    await session.press("d")
    #expect(session.shows("the file lost.tql"))
    await session.press(.escape)
    #expect(FileManager.default.fileExists(atPath: folder + "/lost.tql"))
    await session.press("dd")
    #expect(!FileManager.default.fileExists(atPath: folder + "/lost.tql"))
  }

  @Test("the command palette finds a screen by a few letters and goes there")
  func palette() async throws {
    var session = await Session(.village, size: .wide)
    await session.press(":", "chrts")
    #expect(session.shows("Commands"))
    await session.press(.enter)
    #expect(session.rows[1].contains("Cohorts"))
    #expect(!session.shows("Commands"))
  }
}
