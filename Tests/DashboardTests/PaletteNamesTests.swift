import CustomerData
import RetentionEngine
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Names in the palette") struct PaletteNamesTests {
  @Test("a customer is found by a few letters of the name, whatever the accents, and opens")
  func customer() async throws {
    var session = await Session(.village)
    await session.press(":", "elodie d")
    #expect(session.shows("customer Élodie D"))
    let palette = try #require(session.dialog(CommandPalette.self))
    let place = try #require(palette.entries.firstIndex { $0.title.hasPrefix("customer Élodie D") })
    await session.press(.times(place, .down), .enter)
    let profile = try #require(session.screen(ProfileScreen.self))
    #expect(profile.title(Wording()).hasPrefix("Élodie D"))
  }

  @Test("a product opens those who bought it, as many as its row of the returns counts")
  func product() async throws {
    let history = try DatasetLoader(folder: Sample.folder).load()
    var session = await Session(EmbeddedBackend(history))
    await session.press(":", "aubépine")
    let palette = try #require(session.dialog(CommandPalette.self))
    let found = palette.entries.filter { $0.title.hasPrefix("product ") }
    let place = try #require(palette.entries.firstIndex { $0.title.hasPrefix("product ") })
    await session.press(.times(place, .down), .enter)
    #expect(!found.isEmpty && session.shows("bought product"))
    #expect(session.screen(CustomersScreen.self)?.list.rows.isEmpty == false)
  }

  @Test("what only moves the cursor comes last, and is found when it is typed")
  func moves() async throws {
    var session = await Session(.village)
    await session.press(":")
    let titles = try #require(session.dialog(CommandPalette.self)).entries.map(\.title)
    #expect(titles.first == "its customers")
    #expect(Set(titles.suffix(6)) == ["left", "right", "up", "down", "first", "last"])
    await session.press("down")
    #expect(try #require(session.dialog(CommandPalette.self)).entries.first?.title == "down")
  }

  @Test("what is typed on meanwhile is not answered with the names of before")
  func late() async {
    var palette = CommandPalette(here: [])
    _ = palette.reduce(.typed(.char("a")))
    _ = palette.reduce(.typed(.char("b")))
    let entry = CommandPalette.Entry(
      title: "customer ab", keys: "", unavailable: nil, deed: .customer("1"))
    _ = palette.reduce(.typed(.char("c")))
    _ = palette.reduce(.named([entry], "ab"))
    #expect(palette.entries.isEmpty)
    _ = palette.reduce(.named([entry], "abc"))
    #expect(palette.entries == [entry])
  }
}
