import Foundation
import RetentionEngine
import TerminalKit
import Testing

@testable import Dashboard

@Suite("The columns of a list") struct ColumnPlanTests {
  private func customers() async -> Session {
    var session = await Session(.village, size: .wide)
    await session.press("5")
    return session
  }

  @Test("c shows and hides them, and every later list of the kind is told")
  func hiding() async throws {
    var session = await customers()
    #expect(session.shows("last order"))
    await session.press("c", .down, .down, " ", .escape)
    #expect(!session.row(with: "customer").contains("last order"))
    await session.press("15")
    #expect(!session.row(with: "customer").contains("last order"))
    await session.press("1", .enter)
    #expect(!session.row(with: "customer").contains("last order"))
  }

  @Test("they change places, and header clicks sort by what stands there")
  func moving() async throws {
    var session = await customers()
    await session.press("c", .down, .down, .down, "KK", .escape)
    let header = session.row(with: "segment ")
    let orders = try #require(header.range(of: "orders")).lowerBound
    #expect(orders < (try #require(header.range(of: "segment")).lowerBound))
    #expect(await session.click(on: "orders"))
    #expect(session.shows("by orders ▼, then spend ▼"))
  }

  @Test("{ and } make the column under the cursor narrower and wider, and u takes it back")
  func widths() async throws {
    var session = await customers()
    let before = session.rows
    await session.press("l", "}}}")
    let list = try #require(session.screen(CustomersScreen.self)).list
    #expect(list.columns.widths == [.segment: 22])
    #expect(session.rows != before)
    await session.press("{{{", "u", "u", "u", "u", "u", "u", "h")
    #expect(session.rows == before)
  }

  @Test("the name is never hidden, whatever a session says")
  func name() {
    var plan = ColumnPlan(.everyone)
    plan.toggle(.name)
    #expect(plan.shown.first == .name)
    let kept = ColumnPlan(
      .everyone, order: ["spent", "nothing", "name"], hidden: ["name", "risk"],
      widths: ["spent": 900])
    #expect(kept.shown.prefix(2) == [.spent, .name])
    #expect(!kept.isShown(.risk) && kept.isShown(.name))
    #expect(kept.widths == [.spent: 60])
    #expect(Set(kept.order) == Set(CustomerColumn.all(of: .everyone)))
  }

}
