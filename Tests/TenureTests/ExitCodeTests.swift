import Foundation
import Support
import Testing

extension CommandLineTests {
  @Suite("How commands end") struct ExitCodeTests {
    @Test(
      "Wrong usage ends with 2, one sentence and where to read on",
      arguments: [
        ["overview", "--as-of", "yesterday"], ["overview", "--lang", "de"], ["overview", "--nope"],
        ["overview", "--period", "soon"], ["overview", "--per", "day"],
        ["cohorts", "--per", "hour"],
        ["cohorts", "--measure", "love"], ["segments", "--migration", "once"],
        ["customers", "--sort", "shoe"], ["customers", "--limit", "-1"],
        ["at-risk", "--limit", "x"],
        ["explain", "nonsense"], ["customer"], ["audience", "count"], ["audience", "sing"],
        ["export", "--to", "csv"], ["sample"], ["overview", "--format", "xml"],
        ["sample", "/tmp/never", "--orders", "0"],
      ])
    func usage(words: [String]) throws {
      let run = try Tool().run(words)
      #expect(run.status == 2, "\(run.errors)")
      #expect(run.output.isEmpty)
      #expect(run.errors.hasPrefix("tenure: ") && run.errors.hasSuffix("\n"))
      #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    }

    @Test("Data that can't be read end with 3; the sentence names the path")
    func unreadable() throws {
      let folder = try TemporaryFolder()
      let tool = try Tool()
      let file = try folder.write("x", to: "orders.csv")
      for path in [folder.path + "/none", file, folder.path] {
        for command in ["overview", "cohorts", "customers", "at-risk", "segments"] {
          let run = try tool.run(command, path)
          #expect(run.status == 3 && run.output.isEmpty, "\(command) \(path) \(run.status)")
          #expect(run.errors.hasPrefix("tenure: "))
          #expect(run.errors.split(separator: "\n").count == 1)
        }
      }
      #expect(try tool.run("check", folder.path + "/none").status == 3)
      #expect(try tool.run(folder.path + "/none").status == 3)
    }

    @Test("Checking a folder without anything usable ends with 1, and says what each file lacks")
    func nothingUsable() throws {
      let folder = try TemporaryFolder()
      let tool = try Tool()
      #expect(try tool.run("check", folder.path).status == 1)
      try folder.write("colour,shape\nred,round\n", to: "toys.csv")
      let run = try tool.run("check", folder.path)
      #expect(run.status == 1 && run.output.contains("toys.csv") && run.output.contains("colour"))
    }

    @Test("An unknown customer is a no")
    func nobody() throws {
      let run = try CornerShop().run("customer", "nobody")
      #expect(run.status == 1 && run.output.isEmpty && run.errors.contains("tenure customers"))
    }

    @Test("Refused rows are told with file, line, column and value, whatever the language")
    func refusedRows() throws {
      let shop = try CornerShop()
      let table = try shop.table("check")
      let problems = table.rows.filter { $0[4] != "read" }
      #expect(
        problems == [
          ["orders.csv", "14", "", "warning", "no_rate", "GBP", "1"],
          ["orders.csv", "15", "order_id", "note", "drop_rule", "", "1"],
          ["orders.csv", "16", "created_at", "error", "not_a_date", "2026-13-04", "1"],
          ["orders.csv", "17", "total", "error", "not_an_amount", "many", "1"],
        ])
      for language in ["en", "fr"] {
        let text = try shop.run("check", with: ["--lang", language])
        #expect(text.output.contains("orders.csv:16 created_at “2026-13-04”"))
      }
    }

    @Test(
      "No e-mail address is ever printed, also when it is the customer's id or in the wrong cell")
    func emails() throws {
      let folder = try TemporaryFolder()
      try folder.write(
        """
        order_id,customer_id,created_at,total
        1,zoe@example.com,2026-01-01,5
        2,zoe@example.com,2026-01-11,5
        3,zoe@example.com,2026-01-21,5
        4,max@example.com,2026-06-01,max@example.com
        5,max@example.com,max@example.com,7
        max@example.com,max@example.com,2026-06-01,7,8
        6,max@example.com,2026-06-30,9

        """, to: "orders.csv")
      let tool = try Tool()
      for words in [
        ["check"], ["customers"], ["segments", "--customers"], ["at-risk"],
        ["audience", "show", "orders >= 1"], ["audience", "diff", "orders >= 1"],
        ["customer", "zoe@example.com"], ["audience", "why", "zoe@example.com", "orders >= 1"],
        ["export"],
      ] {
        for format in ["csv", "json", "text"] {
          var line = words.filter { !$0.hasPrefix("--") } + [folder.path, "--format", format]
          line += words.filter { $0.hasPrefix("--") }
          if words.contains("diff") { line += ["--from", "2026-01-02"] }
          if words == ["export"] {
            line += ["--audience", "orders >= 1", "--to", "csv", "--holdout", "10"]
          }
          let run = try tool.run(line)
          #expect(!run.output.contains("@example"), "\(words) \(format)")
          #expect(!run.errors.contains("@example"), "\(words) \(format): \(run.errors)")
        }
      }
    }

    @Test("A reader that goes away ends the command quietly")
    func brokenPipe() throws {
      let folder = try TemporaryFolder()
      let lines = (1...20_000).map { "o\($0),c\($0),2026-01-01,5\n" }.joined()
      try folder.write("order_id,customer_id,created_at,total\n" + lines, to: "orders.csv")
      let run = try Tool().shell(
        "\"$0\" customers \"$1\" --format csv | head -1; echo ${PIPESTATUS[0]}", folder.path)
      #expect(run.output.hasSuffix("clv\n0\n"), "\(run.output)")
      #expect(run.errors.isEmpty)
    }

    @Test("Ctrl-C while a large folder is read ends with 130 and leaves a clean line")
    func interruptedReading() throws {
      let folder = try TemporaryFolder()
      let tool = try Tool()
      let block = (1...20_000).map { "o\($0),c\($0),2026-01-01,5.00,a long enough remark\n" }
      let file = try folder.write(
        "order_id,customer_id,created_at,total,note\n", to: "orders.csv")
      let handle = try FileHandle(forWritingTo: URL(filePath: file))
      try handle.seekToEnd()
      let bytes = Data(block.joined().utf8)
      for _ in 1...60 { try handle.write(contentsOf: bytes) }
      try handle.close()
      let process = try PtyProcess(
        PtyProcess.product("tenure"), arguments: ["check", folder.path],
        environment: tool.environment.merging(["TERM": "xterm"]) { $1 })
      #expect(process.wait { $0.contains("%") })
      process.send("\u{3}")
      #expect(process.exitStatus() == 130)
      #expect(!process.screen.contains("%"))
    }

    @Test("Ctrl-C while a sample is written ends with 130 and leaves nothing half-written")
    func interruptedWriting() throws {
      let tool = try Tool()
      let folder = tool.home.path + "/shop"
      let process = try PtyProcess(
        PtyProcess.product("tenure"),
        arguments: ["sample", folder, "--orders", "5000000", "--layout", "generic"],
        environment: tool.environment.merging(["TERM": "xterm"]) { $1 })
      #expect(process.wait { $0.contains("/ 5000000") })
      process.send("\u{3}")
      #expect(process.exitStatus() == 130)
      let left = try FileManager.default.subpathsOfDirectory(atPath: tool.home.path)
      #expect(left.filter { $0.contains("csv") } == [])
    }
  }
}
