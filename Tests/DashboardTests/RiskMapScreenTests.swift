import Audiences
import CustomerData
import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Who to save first")
struct RiskMapScreenTests {
  private static let backend = ModelsScreenTests.backend

  @Test("a cell opens exactly the customers it counts, says its words and how it came about")
  func cells() async throws {
    let map = try await Self.backend.measure(RiskMap(), among: .everyone).value
    for cell in map.cells {
      let audience = RiskMap().audience(behind: .cell(score: cell.score, band: cell.band))
      let counted = try await Self.backend.count(audience).customers
      #expect(counted == cell.customers, "\(audience.text)")
    }
    var session = await Session(Self.backend, size: .wide)
    await session.press("4v", "x")
    #expect(session.shows("sum(risk × spend)"))
    await session.press(.escape, "a")
    #expect(session.shows("rfm.m = 5 and churn_risk >= 66% and churn_risk < 85%"))
    await session.press(.escape, .enter)
    #expect(session.screen(CustomersScreen.self) != nil)
    await session.press(.escape)
    #expect(session.screen(RiskMapScreen.self) != nil)
  }

  @Test(
    "whatever the width, amounts are whole and the currency stands in all of them or once beside them",
    arguments: Language.allCases)
  func currency(_ language: Language) async {
    var session = await Session(Self.backend, size: .wide, language: language)
    await session.press("4v")
    for width in 40...119 {
      session.resize(Size(width: width, height: 16))
      let head = session.rows.prefix { !$0.contains("85") }.count
      let amounts = session.rows.dropFirst(head + 1).prefix(10).flatMap {
        $0.matches(of: /(€?)(\d[\d,.\u{202F}]*(?: [kM])?)( €)?(?= |▀|$)/)
      }.filter { $0.2.count > 1 }
      let marked = amounts.filter { !$0.1.isEmpty || $0.3 != nil }.count
      let isTold = session.rows.prefix(head + 1).contains { $0.contains("€") }
      #expect(!amounts.isEmpty && !session.rows.dropFirst(head).contains { $0.contains("…") })
      #expect(
        isTold ? marked == 0 : marked == amounts.count,
        "\(width)")
    }
  }

  @Test("without a model there is no map, and it says where to look")
  func unserved() async {
    var session = await Session(.village, size: .classic)
    await session.press("4v")
    #expect(session.shows("Models (7) says why"))
  }
}
