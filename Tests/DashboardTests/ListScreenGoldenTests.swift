import CustomerData
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("List screens as recorded") struct ListScreenGoldenTests {
  struct Window: Sendable, CustomTestStringConvertible {
    let name: String
    let size: Size
    var testDescription: String { name }

    static let all = [
      Window(name: "160x45", size: .wide), Window(name: "100x30", size: .medium),
      Window(name: "80x24", size: .classic), Window(name: "60x20", size: .small),
      Window(name: "40x10", size: .tiny),
    ]
  }

  @Test("At-risk", arguments: Window.all)
  func atRisk(_ window: Window) async throws {
    var session = try await Session(sample: window.size)
    await session.press("4", "j", " ", " ", "j")
    #expect(session.matches("atrisk-\(window.name)").isSame)
  }

  @Test("Customers with a filter kept", arguments: Window.all)
  func customers(_ window: Window) async throws {
    var session = try await Session(sample: window.size)
    await session.press("5", "/", "spent > 300 and country = \"FR\"", .enter, "jj")
    #expect(session.matches("customers-\(window.name)").isSame)
  }

  @Test("A profile", arguments: Window.all)
  func profile(_ window: Window) async throws {
    var session = try await Session(sample: window.size)
    await session.press("4", .enter, "j")
    #expect(session.matches("profile-\(window.name)").isSame)
  }

  @Test("An empty list, the sort menu, French, and a terminal without colours")
  func states() async throws {
    var session = try await Session(sample: .medium)
    await session.press("4", "/", "spent > 300 and city = \"Ajaccioo\"", .enter)
    #expect(session.matches("atrisk-empty-100x30").isSame)
    await session.press(.escape, "s", .down)
    #expect(session.matches("atrisk-sort-100x30").isSame)
    var french = try await Session(sample: .wide, language: .french)
    await french.press("4")
    #expect(french.matches("atrisk-fr-160x45").isSame)
    var mono = try await Session(sample: .medium, theme: Theme(.dark, depth: .mono))
    await mono.press("4", " ")
    #expect(mono.matches("atrisk-mono-100x30").isSame)
  }
}
