import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("The guided walk") struct TourTests {
  @Test("Doing what each step says leads to the end")
  func whole() async {
    var session = await Session(TinyShop.village)
    session.beginTour()
    let keys: [Press] = [
      .enter, .escape, "x", .escape, "a", .escape, "2", "hhh", .enter, "/", .escape, ":", .escape,
      "e",
    ]
    #expect(session.shows("Tour 1/10"))
    for press in keys { await session.press(press) }
    #expect(session.shows("Tour 10/10"))
  }

  @Test("What a step does not ask for leaves it where it is")
  func elsewhere() async {
    var session = await Session(TinyShop.village)
    session.beginTour()
    await session.press("2", "3", "1")
    #expect(session.shows("Tour 1/10"))
  }

  /// Each step's screen, the keys it tells, and those that do it.
  private static let walk: [(step: Tour.Step, screen: any Screen.Type, told: [Key], done: Press)] =
    [
      (.open, OverviewScreen.self, [.left, .char("h"), .char("j"), .tab, .enter], .enter),
      (.back, CustomersScreen.self, [.escape], .escape),
      (.explain, OverviewScreen.self, [.char("x")], "x"),
      (.expression, ExplainDialog.self, [.escape, .char("a")], Press([.escape, .char("a")])),
      (.cohorts, ExpressionDialog.self, [.escape, .char("2")], Press([.escape, .char("2")])),
      (.cell, CohortsScreen.self, [.enter], Press([.left, .left, .enter])),
      (.filter, CustomersScreen.self, [.char("/")], "/"),
      (.palette, CustomersScreen.self, [.enter, .char(":")], Press([.enter, .char(":")])),
      (.deliver, CommandPalette.self, [.escape, .char("e")], Press([.escape, .char("e")])),
      (.end, ExportDialog.self, [.char("?"), .char("q")], Press([])),
    ]

  @Test("Each step speaks of the screen that is open, and of keys that exist there or one esc away")
  func keys() async throws {
    var session = await Session(TinyShop.village, size: .wide)
    session.beginTour()
    #expect(Self.walk.map(\.step) == Tour.Step.allCases)
    for (step, screen, told, done) in Self.walk {
      #expect(session.dashboard.tour?.step == step)
      let front = try #require(session.dashboard.front)
      #expect(type(of: front.screen) == screen, "\(step)")
      var after = session
      if told.first == .escape || step == .palette || step == .end { await after.press(.escape) }
      if step == .end { await after.press(.escape) }
      let offered = Self.offered(in: session) + Self.offered(in: after)
      for key in told {
        #expect(offered.contains(key), "\(step) \(key)")
        for language in Language.allCases {
          let words = Wording(language).words(of: step)
          #expect(Self.names(key, words, language), "\(step) \(key) \(words)")
        }
      }
      await session.press(done)
    }
  }

  private static func offered(in session: Session) -> [Key] {
    let dashboard = session.dashboard
    let scene = dashboard.scene
    func own<S: Screen>(_ screen: S) -> [Key] { screen.keys(scene).flatMap(\.keys) }
    return (dashboard.front.map { own($0.screen) } ?? []) + dashboard.globalKeys().flatMap(\.keys)
  }

  private static func names(_ key: Key, _ words: String, _ language: Language) -> Bool {
    if key == .left { return words.contains(language == .english ? "arrows" : "flèches") }
    let label = Wording(language).label(of: key)
    let parts = words.split { $0 == " " || $0 == "," || $0 == ";" || $0 == "\u{A0}" }
    return parts.contains { $0 == label || $0 == label + "." || $0 == label + ":" }
  }

  @Test("Every step fits its panel in both languages at 80 columns", arguments: Language.allCases)
  func fits(language: Language) {
    for step in Tour.Step.allCases {
      let words = Wording(language).words(of: step)
      #expect(Paragraph.wrap(words, width: 76).count <= 3, "\(words)")
    }
  }
}
