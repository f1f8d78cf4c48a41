import Foundation
import Support
import Testing

extension ProgramTests {
  @Suite("How the real program ends") struct LeavingTests {
    @Test("Q gives everything back", arguments: ["Q", "q", "\u{3}\u{3}"])
    func quitting(keys: String) throws {
      let dashboard = try OpenDashboard()
      #expect(dashboard.start(), "\(dashboard.picture)")
      let screen = dashboard.program.screen
      #expect(screen.modes.isSuperset(of: [1049, 1000, 1002, 1006, 2004]))
      #expect(!screen.modes.contains(25) && !dashboard.program.isCanonical)
      #expect(screen.unknown.isEmpty, "\(screen.unknown)")
      // Ctrl-C twice leaves when nothing is being worked out.
      #expect(dashboard.program.isSilent(milliseconds: 400))
      dashboard.program.send(keys)
      #expect(dashboard.program.exitStatus() == 0)
      #expect(dashboard.program.screen.isRestored)
      #expect(dashboard.program.isCanonical)
      #expect(try dashboard.shop.tool.home.names().filter { $0.hasSuffix(".log") } == [])
    }

    @Test(
      "Whatever signal ends it, the terminal is as before and the status tells which",
      arguments: [
        SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE,
      ])
    func dying(signal: Int32) throws {
      let dashboard = try OpenDashboard()
      #expect(dashboard.start())
      dashboard.program.signal(signal)
      #expect(dashboard.program.exitStatus() == 128 + signal)
      #expect(dashboard.program.screen.isRestored)
      #expect(dashboard.program.isCanonical)
    }

    @Test("A broken pipe's signal does not end it")
    func brokenPipe() throws {
      let dashboard = try OpenDashboard()
      #expect(dashboard.start())
      dashboard.program.signal(SIGPIPE)
      #expect(dashboard.type("2") { $0.contains("Customers who bought again") })
      #expect(dashboard.leave() == 0)
    }

    @Test("A window that is shut ends it")
    func closing() throws {
      let dashboard = try OpenDashboard()
      #expect(dashboard.start())
      #expect(dashboard.program.hangUp() == 128 + SIGHUP)
    }

    @Test("Ctrl-Z stops it like any job, and fg paints everything at the new size")
    func jobControl() throws {
      let shop = try CornerShop()
      var environment = shop.tool.environment
      environment["TERM"] = "xterm-256color"
      environment["PS1"] = "$ "
      let shell = try PtyProcess(
        "/bin/bash", arguments: ["--norc", "--noprofile", "-i"], columns: 100, rows: 30,
        environment: environment)
      shell.send(" \(PtyProcess.product("tenure")) \(shop.folder.path)\n")
      #expect(shell.wait { $0.contains("Net revenue") && $0.modes.contains(1049) })
      shell.send("\u{1A}")
      #expect(shell.wait { $0.contains("Stopped") })
      #expect(shell.screen.modes.isDisjoint(with: [1049, 1000, 1002, 1006]))
      #expect(shell.screen.modes.contains(25))
      shell.resize(columns: 120, rows: 36)
      shell.send("fg\n")
      #expect(shell.wait { $0.modes.contains(1049) && $0.lines[35].contains("? keys") })
      shell.send("Q")
      #expect(shell.wait { !$0.modes.contains(1049) })
      shell.send("exit\n")
      #expect(shell.exitStatus() == 0)
    }

    @Test("A stopped and continued program paints everything again")
    func continuing() throws {
      let dashboard = try OpenDashboard()
      #expect(dashboard.start())
      #expect(dashboard.program.isSilent(milliseconds: 400))
      let before = dashboard.program.output.count
      dashboard.program.signal(SIGCONT)
      #expect(dashboard.program.wait { _ in dashboard.program.output.count > before + 2000 })
      #expect(dashboard.leave() == 0)
    }

    @Test("Ctrl-C while the folder is read cancels; R reads again, q leaves")
    func cancellingLoading() throws {
      let folder = try TemporaryFolder()
      let file = try folder.write("order_id,customer_id,created_at,total,note\n", to: "orders.csv")
      let handle = try FileHandle(forWritingTo: URL(filePath: file))
      try handle.seekToEnd()
      let block = (1...20_000).map { "o\($0),c\($0),2026-01-01,5.00,a long enough remark\n" }
      let bytes = Data(block.joined().utf8)
      for _ in 1...60 { try handle.write(contentsOf: bytes) }
      try handle.close()
      let dashboard = try OpenDashboard(data: folder.path)
      #expect(dashboard.program.wait { $0.contains("orders.csv") }, "\(dashboard.picture)")
      #expect(dashboard.type("\u{3}") { $0.contains("Reading was cancelled") })
      #expect(dashboard.type("R") { $0.contains("orders.csv") })
      #expect(dashboard.type("\u{3}") { $0.contains("Reading was cancelled") })
      dashboard.program.send("q")
      #expect(dashboard.program.exitStatus() == 0)
      #expect(dashboard.program.screen.isRestored)
    }

    @Test("A folder that can't be read is told on the screen or before it, never as a crash")
    func unreadable() throws {
      let missing = try OpenDashboard(data: "/nonexistent/folder")
      #expect(missing.program.exitStatus() == 3)
      #expect(missing.program.screen.contains("There is no folder /nonexistent/folder"))
      #expect(missing.program.screen.isRestored)
      let empty = try TemporaryFolder()
      let dashboard = try OpenDashboard(data: empty.path)
      #expect(dashboard.program.wait { $0.contains("The data could not be read") })
      dashboard.program.send("1234568 \r\u{1B}")
      #expect(dashboard.program.isSilent(milliseconds: 200))
      dashboard.program.send("q")
      #expect(dashboard.program.exitStatus() == 0)
    }
  }
}
