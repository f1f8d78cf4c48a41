import CustomerData
import Retention
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Figure screens")
struct FigureScreenTests {
  @Test("tab walks through the panels that are shown and comes back to the first")
  func tab() async {
    var session = await Session(.village, size: .wide)
    var seen: [OverviewPanel] = []
    for _ in 0..<6 {
      await session.press(.tab)
      if let screen = session.dashboard.layers.last?.screen as? OverviewScreen {
        seen.append(screen.cursor.panel)
      }
    }
    #expect(seen == [.weeks, .attention, .segments, .cohorts, .figures, .weeks])
  }

  @Test("a window for one panel shows each of the five in turn")
  func onePanel() async {
    var session = await Session(.village, size: .tiny)
    #expect(session.shows("Net revenue"))
    let titles = ["Revenue by week", "Needs attention", "Segments", "Retention by first month"]
    for title in titles {
      await session.press(.tab)
      #expect(session.shows(title))
    }
  }

  @Test("then or later is not held against the average: a younger cohort has had less time")
  func laterIsNotCompared() async throws {
    var session = await Session(.village, size: .wide)
    await session.press("2")
    let usual = try #require(session.screen(CohortsScreen.self))
    #expect((1...6).contains { usual.difference($0) != nil })
    await session.press("m")
    let screen = try #require(session.screen(CohortsScreen.self))
    #expect(screen.metric.measure == .rolling && (1...6).contains { screen.average($0) != nil })
    #expect((1...6).allSatisfy { screen.difference($0) == nil })
    #expect(!session.shows("the average of") && !session.shows("difference from the average"))
  }

  @Test("a click gives its panel the keyboard")
  func click() async {
    var session = await Session(.village, size: .wide)
    #expect(await session.click(on: "Needs attention"))
    let screen = session.dashboard.layers.last?.screen as? OverviewScreen
    #expect(screen?.cursor.panel == .attention)
  }

  @Test("zooming fills the body with the panel and back")
  func zoom() async {
    var session = await Session(.village, size: .wide)
    await session.press(.tab, "Z")
    #expect(!session.shows("Needs attention"))
    await session.press("Z")
    #expect(session.shows("Needs attention"))
  }

  @Test("x shows the formula in letters and in values")
  func explain() async {
    var session = await Session(.village, size: .wide)
    await session.press(.right, "x")
    #expect(session.shows("n(R)"))
    #expect(session.shows("n(S)"))
    #expect(session.shows("95 % sure"))
    await session.press("y")
    #expect(session.copied.last?.contains("n(R) / n(S)") == true)
    await session.press(.escape)
    #expect(!session.shows("95 % sure"))
  }

  @Test("an account that is longer than its window scrolls to its end and no further")
  func explainScrolls() async {
    var session = await Session(.village, size: Size(width: 60, height: 13))
    await session.press(.down, "x")
    #expect(!session.shows("source"))
    await session.press("G")
    #expect(session.shows("source"))
    let end = session.rows
    await session.press("jjj")
    #expect(session.rows == end)
  }

  @Test("a measure that has no other form says so instead of changing")
  func noTwin() async {
    var session = await Session(.village)
    await session.press("2mn")
    #expect(session.shows("only retention and revenue have both forms"))
  }

  @Test("n shows the same cells as customers and as shares")
  func absolute() async {
    var session = await Session(.village)
    await session.press("2n")
    #expect(session.shows("m customers"))
    await session.press("n")
    #expect(session.shows("m retention %"))
  }

  @Test("a cohort opened from the overview has its cursor on the cell spoken of")
  func openedCohort() {
    let cohort = CalendarPeriod(unit: .month, index: 2025 * 12 + 10)
    let screen = CohortsScreen(at: cohort, period: 3)
    #expect(screen.cursor.cohort == cohort)
    #expect(screen.cursor.period == 3)
  }

  @Test("every window from nothing to large is drawn, whatever was pressed", arguments: 0..<6)
  func anySize(_ seed: Int) async {
    var chance = Seed(seed)
    var session = await Session(.village)
    let keys = Array("123 8hjklmusn[]ZxgG/")
    for _ in 0..<30 {
      let size = Size(width: chance.int(0...170), height: chance.int(0...50))
      session.resize(size)
      let key = chance.pick(keys)
      await session.press(key == " " ? .tab : Press(stringLiteral: String(key)))
      if chance.oneIn(3) { await session.press(.escape) }
      #expect(session.canvas.size == size)
    }
  }

  @Test("a filter of problems names itself when nothing is left, and esc clears it")
  func problemFilter() async {
    var session = await Session(.village)
    await session.press("8/", "zzz", .enter)
    #expect(session.shows("“zzz”"))
    await session.press(.escape)
    #expect(!session.shows("“zzz”"))
  }
}
