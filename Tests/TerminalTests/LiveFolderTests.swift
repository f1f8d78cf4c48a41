import Foundation
import Support
import Testing

extension ProgramTests {
  @Suite("A folder that changes under the real program") struct LiveFolderTests {
    private let bought = "o20,ann,2026-06-29 10:00:00,25.00,EUR,,,paid,web\n"

    /// Adds a row to the orders.
    private func append(_ row: String, in dashboard: OpenDashboard) throws {
      let file = try FileHandle(
        forWritingTo: URL(filePath: dashboard.shop.folder.path + "/orders.csv"))
      try file.seekToEnd()
      try file.write(contentsOf: Data(row.utf8))
      try file.close()
    }

    @Test("A changed file is offered, R reads it, and the new figures stand on the same screen")
    func reload() throws {
      let dashboard = try OpenDashboard()
      #expect(dashboard.start())
      #expect(dashboard.type("5") { $0.contains("customer · 1 of 6") }, "\(dashboard.picture)")
      try append(bought, in: dashboard)
      #expect(
        dashboard.program.wait { $0.contains("orders.csv changed · R reloads") },
        "\(dashboard.picture)")
      #expect(
        dashboard.type("R") { $0.contains("read again: 10 orders") }, "\(dashboard.picture)")
      #expect(dashboard.program.screen.contains("of 6"), "\(dashboard.picture)")
      #expect(dashboard.leave() == 0)
    }

    @Test("When the files can no longer be read the old figures stay and the reason is said")
    func failure() throws {
      let dashboard = try OpenDashboard()
      #expect(dashboard.start())
      try Data("[shop\n".utf8).write(
        to: URL(filePath: dashboard.shop.folder.path + "/tenure.toml"))
      #expect(
        dashboard.program.wait { $0.contains("tenure.toml") && $0.contains("R reloads") },
        "\(dashboard.picture)")
      #expect(dashboard.type("R") { $0.contains("TOML") }, "\(dashboard.picture)")
      #expect(dashboard.program.screen.contains("Net revenue"), "\(dashboard.picture)")
      #expect(
        dashboard.type("j") { $0.contains("tenure.toml") && $0.contains("R reloads") },
        "\(dashboard.picture)")
      #expect(dashboard.leave() == 0)
    }
  }
}
