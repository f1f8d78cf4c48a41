import Foundation
import Support
import Testing

extension ProgramTests {
  @Suite("Reduced motion in the real program") struct StillProgramTests {
    private static let quarters: Set<Int> = [0, 25, 50, 75, 100]

    /// A shop whose rows are long: enough bytes that reading them is told.
    private func longShop() throws -> CornerShop {
      let shop = try CornerShop()
      let note = String(repeating: "padding ", count: 300)
      let rows = (0..<5000).map { "L\($0),ann,2026-06-01 10:00:00,1.00,EUR,\(note)\n" }
      try shop.folder.write(
        "order_id,customer_id,created_at,total,currency,note\n" + rows.joined(), to: "orders.csv")
      return shop
    }

    @Test("While a folder is read the screen tells quarters and nothing between them")
    func reading() throws {
      let dashboard = try OpenDashboard(
        arguments: ["--reduced-motion", "--no-snapshot"], in: longShop())
      var told: Set<Int> = []
      let isRead = dashboard.program.wait(seconds: 60) { screen in
        if screen.contains("Reading orders.csv") { told.formUnion(screen.percents) }
        return screen.contains("Net revenue")
      }
      #expect(isRead, "\(dashboard.picture)")
      #expect(told.count > 1 && told.isSubset(of: Self.quarters), "\(told)")
      #expect(dashboard.leave() == 0)
    }

    @Test("While models are fitted the bar stands at quarters; it has no more looks than there are")
    func fitting() throws {
      let sample = URL(filePath: #filePath).appending(path: "../../../sample-data").standardized
      let dashboard = try OpenDashboard(["TENURE_REDUCED_MOTION": "1"], data: sample.path)
      #expect(dashboard.program.wait { $0.contains("Net revenue") }, "\(dashboard.picture)")
      #expect(dashboard.type("7") { $0.contains("Fitting the models") }, "\(dashboard.picture)")
      var looks: [[VTScreen.Cell]] = []
      _ = dashboard.program.wait(seconds: 15) { screen in
        guard let title = screen.lines.firstIndex(where: { $0.contains("Fitting the models") })
        else { return true }
        let bar = screen.grid[title + 2]
        if !looks.contains(bar) { looks.append(bar) }
        return false
      }
      #expect(!looks.isEmpty && looks.count <= Self.quarters.count, "\(looks.count)")
      #expect(dashboard.leave() == 0)
    }

    @Test("The line of a command is drawn once for each quarter")
    func line() throws {
      let shop = try longShop()
      var environment = shop.tool.environment
      environment["TERM"] = "xterm-256color"
      environment["TENURE_REDUCED_MOTION"] = "1"
      let program = try PtyProcess(
        PtyProcess.product("tenure"), arguments: ["check", shop.folder.path, "--no-snapshot"],
        columns: 100, rows: 30, environment: environment, in: shop.tool.home.path)
      #expect(program.exitStatus(seconds: 60) != nil)
      let told = program.outputText.matches(of: /[█░] ([0-9]+) %/).compactMap { Int($0.1) }
      #expect(told.count > 1 && told == told.sorted() && Set(told).count == told.count, "\(told)")
      #expect(Set(told).isSubset(of: Self.quarters), "\(told)")
    }
  }
}

extension VTScreen {
  /// Every share of a hundred that is written.
  fileprivate var percents: [Int] {
    lines.flatMap { $0.matches(of: /([0-9]+) %/).compactMap { Int($0.1) } }
  }
}
