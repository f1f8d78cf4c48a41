import Audiences
import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("From a number to its customers")
struct FigureDrillTests {
  /// How many customers the screen on top is about.
  private func listed(_ session: Session) async throws -> Int {
    let top = try #require(session.dashboard.layers.last?.screen)
    #expect(top is CustomersScreen)
    return try await session.services.backend.count(top.audience).customers
  }

  private func top<S: Screen>(_ session: Session, as type: S.Type) throws -> S {
    try #require(session.dashboard.layers.last?.screen as? S)
  }

  @Test(
    "the number of customers in a cohort's cell is the length of the list that enter opens",
    arguments: CohortMeasure.allCases)
  func cohortCell(_ measure: CohortMeasure) async throws {
    var session = await Session(.village)
    await session.press("2")
    while try top(session, as: CohortsScreen.self).metric.measure != measure {
      await session.press("m")
    }
    for keys in ["h", "kk", "l", "jj"] {
      await session.press(Press(stringLiteral: keys))
      let screen = try top(session, as: CohortsScreen.self)
      let (row, cell) = (try #require(screen.row), try #require(screen.cell))
      let expected = measure == .lifetimeValue ? row.size : cell.customers
      await session.press(.enter)
      #expect(try await listed(session) == expected)
      await session.press(.escape)
      #expect(try top(session, as: CohortsScreen.self) == screen)
    }
  }

  @Test(
    "a cohort split by what was bought first opens its own customers only",
    arguments: AcquisitionDimension.allCases)
  func splitCell(_ dimension: AcquisitionDimension) async throws {
    var session = await Session(.village)
    await session.press("2")
    while try top(session, as: CohortsScreen.self).metric.split != dimension {
      await session.press("s")
    }
    await session.press("]hkk")
    let screen = try top(session, as: CohortsScreen.self)
    guard screen.row != nil else { return }
    let cell = try #require(screen.cell)
    await session.press(.enter)
    #expect(try await listed(session) == cell.customers)
  }

  @Test("the average of a period opens everyone who stands in it")
  func averageCell() async throws {
    var session = await Session(.village)
    await session.press("2gg")
    let screen = try top(session, as: CohortsScreen.self)
    #expect(screen.row == nil)
    let k = screen.cursor.period
    let expected = screen.rows.filter { k < $0.cells.count && $0.cells[k].isFinal }
      .reduce(0) { $0 + $1.cells[k].customers }
    await session.press(.enter)
    #expect(try await listed(session) == expected)
  }

  @Test("the retention card opens the customers that its formula counts")
  func retentionCard() async throws {
    var session = await Session(.village, size: .wide)
    await session.press(.right)
    let screen = try top(session, as: OverviewScreen.self)
    let figure = try #require(screen.facts.figures.value?.value[.retentionRate])
    await session.press(.enter)
    #expect(try await listed(session) == Int(try #require(figure.numerator)))
  }

  @Test("a week opens the customers who ordered in it")
  func week() async throws {
    var session = await Session(.village, size: .wide)
    await session.press(.tab, .left, .left)
    let screen = try top(session, as: OverviewScreen.self)
    let weeks = screen.facts.chartedWeeks
    await session.press(.enter)
    #expect(try await listed(session) == weeks[weeks.count - 3].active)
  }

  @Test("regulars who went silent are as many as the list behind the line")
  func silentRegulars() async throws {
    var session = await Session(.village, size: .wide)
    await session.press(.tab, .tab)
    let count = try #require(top(session, as: OverviewScreen.self).facts.silence.value).count
    #expect(session.shows("\(count) regulars"))
    await session.press(.enter)
    #expect(try await listed(session) == count)
  }

  @Test("every square and every segment opens as many customers as it prints")
  func segments() async throws {
    var session = await Session(.village)
    await session.press("3")
    for _ in 0..<4 {
      let square = try #require(top(session, as: SegmentsScreen.self).square)
      await session.press(.enter)
      #expect(try await listed(session) == square.customers)
      await session.press(.escape, "j", "h")
    }
    await session.press(.tab)
    for _ in 0..<4 {
      let row = try #require(top(session, as: SegmentsScreen.self).segment)
      await session.press(.enter)
      #expect(try await listed(session) == row.customers)
      await session.press(.escape, "j")
    }
  }
}
