import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("The keys of a screen, listed once") struct KeyringTests {
  @Test("What was listed once is what the screen would list now", arguments: ScreenPlace.all)
  func same(_ place: ScreenPlace) async throws {
    let session = try await place.session(.english, size: .medium)
    var dashboard = session.dashboard
    let (hinted, help) = (dashboard.hinted, dashboard.frontHelp)
    dashboard.learnKeys()
    #expect(dashboard.hinted == hinted && dashboard.frontHelp == help)
    let fresh = dashboard.front.map { Layer(id: $0.id, screen: $0.screen) }
    #expect(fresh?.help(dashboard.scene, dashboard.keyNames) == help)
  }

  @Test("A key does what it does now, not what it did when the keys were listed")
  func changed() async {
    var session = await Session(TinyShop.village, screen: CustomersScreen())
    await session.press("/")
    #expect(session.dashboard.hinted.map(\.label).contains("keep"))
    // While a filter is typed the letter is part of it; the list's own key is not pressed.
    await session.press("s")
    #expect(session.isTyping && session.shows("/ s"))
    await session.press(.escape)
    #expect(!session.dashboard.hinted.map(\.label).contains("keep"))
    await session.press("s")
    #expect(session.shows("Sort by"))
  }

  @Test("Another size or language lists the keys anew")
  func scene() async {
    var session = await Session(TinyShop.village, screen: CustomersScreen())
    var dashboard = session.dashboard
    dashboard.learnKeys()
    dashboard.resize(Size(width: 60, height: 12))
    let layer = dashboard.front
    let fresh = layer.map { Layer(id: $0.id, screen: $0.screen) }
    #expect(
      layer?.help(dashboard.scene, dashboard.keyNames)
        == fresh?.help(dashboard.scene, dashboard.keyNames))
    var settings = Settings()
    settings.language = "fr"
    await session.configure(settings, keys: .standard)
    #expect(session.dashboard.hinted.contains { $0.label == "filtrer" })
  }
}

extension Dashboard {
  fileprivate var frontHelp: [KeyHelp]? { front?.help(scene, keyNames) }
}
