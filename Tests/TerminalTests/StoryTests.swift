import Foundation
import Support
import Testing

extension ProgramTests {
  @Suite("A user's stories on the real program") struct StoryTests {
    @Test("From a cohort cell to three customers to two delivered files")
    func delivery() throws {
      let dashboard = try OpenDashboard(columns: 160, rows: 45)
      #expect(dashboard.start())
      #expect(
        dashboard.type("2") { $0.contains("customers in the cell") || $0.contains("in the cell") })
      // The first cohort's first month: ann, bob and dan.
      for _ in 0..<30 { dashboard.program.send("k\u{1B}[H") }
      #expect(
        dashboard.type("j") { $0.contains("3 customers in the cell") }, "\(dashboard.picture)")
      #expect(dashboard.type("\r") { $0.contains("customer · 1 of 3") }, "\(dashboard.picture)")
      #expect(dashboard.type("   ") { $0.contains("3 marked") }, "\(dashboard.picture)")
      #expect(dashboard.program.screen.contains("€290"), "\(dashboard.picture)")
      let exports = dashboard.shop.tool.home.path + "/exports"
      deliver(dashboard, to: exports + "/three.csv", isMeta: false)
      deliver(dashboard, to: exports + "/three-meta.csv", isMeta: true)
      let last = dashboard.picture
      #expect(dashboard.leave() == 0)
      let home = dashboard.shop.tool.home
      let files = try FileManager.default.contentsOfDirectory(atPath: exports)
      #expect(files.contains("three-meta.csv"), "\(files.sorted())\n\(last)")
      #expect(
        try home.text(of: "exports/three.csv") == """
          customer_id,email,phone,first_name,last_name,city,zip,country,language
          ann,Ann@Example.com,+33639981234,Zoé,D'Angelo,Saint-Étienne,75011,FR,
          bob,bob@example.com,,Bob,"HYPERLINK(""x"")",Lyon,69001,FR,

          """)
      let meta = PrintedTable(try home.text(of: "exports/three-meta.csv"))
      #expect(meta.header == "email,phone,fn,ln,ct,zip,country")
      #expect(
        meta.column("phone") == [
          "17bd2f772a9008682f34f2b601ec9abc765097b3305df51b818647ac3507fc10", "",
        ])
      #expect(meta.rows.count == 2 && meta.column("email").allSatisfy { $0.count == 64 })
      for name in ["three.csv", "three-meta.csv"] {
        #expect(try home.permissions(of: "exports/\(name)") == 0o600)
        #expect(try home.permissions(of: "exports/\(name).proof.json") == 0o600)
        let proof = try JSONValue(parsing: home.text(of: "exports/\(name).proof.json"))
        let sum = try dashboard.shop.tool.run("/usr/bin/sha256sum", ["\(exports)/\(name)"]).output
        #expect(proof["file"]?["sha256"] == .text(String(sum.prefix(64))))
        #expect(proof["stages"]?.items.first?["customers"] == .number(3))
      }
    }

    @Test("The next start is where the last one ended; the file of it is nobody else's")
    func takenUp() throws {
      let dashboard = try OpenDashboard()
      #expect(dashboard.start())
      #expect(dashboard.type("5") { $0.contains("customer · 1 of 6") }, "\(dashboard.picture)")
      #expect(dashboard.type("jj") { $0.contains("3 of 6") })
      #expect(dashboard.leave() == 0)
      let state = dashboard.shop.tool.home.path + "/.local/state/tenure/sessions"
      let file = try #require(try FileManager.default.contentsOfDirectory(atPath: state).first)
      #expect(
        try dashboard.shop.tool.home.permissions(of: ".local/state/tenure/sessions/" + file)
          == 0o600)
      let again = try OpenDashboard(in: dashboard.shop)
      #expect(again.program.wait { $0.contains("3 of 6") }, "\(again.picture)")
      #expect(again.leave() == 0)
    }

    @Test("The editor and the pager get the terminal, and give it back")
    func outside() throws {
      let dashboard = try OpenDashboard([
        "PAGER": "cat; read -r _ </dev/tty", "EDITOR": "echo editing",
      ])
      #expect(dashboard.start())
      dashboard.program.send("5|")
      #expect(
        dashboard.program.wait { !$0.modes.contains(1049) && $0.contains("Customers") },
        "\(dashboard.picture)")
      dashboard.program.send("\n")
      #expect(dashboard.program.wait { $0.modes.contains(1049) && $0.contains("? keys") })
      dashboard.program.send("8o")
      #expect(
        dashboard.program.wait { _ in
          dashboard.program.outputText.contains("editing +0") == false
            && dashboard.program.outputText.contains("editing ")
        })
      #expect(dashboard.program.wait { $0.modes.contains(1049) && $0.contains("orders.csv") })
      #expect(dashboard.leave() == 0)
    }

    @Test("--audience is what every screen is about; a wrong one is answered on the screen")
    func restricted() throws {
      let dashboard = try OpenDashboard(arguments: ["--audience", "occasions >= 2"])
      #expect(
        dashboard.program.wait { $0.contains("2 customers") && $0.lines[1].contains("occasions") },
        "\(dashboard.picture)")
      #expect(dashboard.type("5") { $0.contains("customer · 1 of 2") }, "\(dashboard.picture)")
      #expect(dashboard.leave() == 0)
      let wrong = try OpenDashboard(arguments: ["--audience", "occasionz >= 2"])
      #expect(wrong.program.wait { $0.contains("occasionz") })
      wrong.program.send("q")
      #expect(wrong.program.exitStatus() == 0)
    }

    /// Opens the export dialog, fills it in and delivers.
    private func deliver(_ dashboard: OpenDashboard, to path: String, isMeta: Bool) {
      let down = "\u{1B}[B"
      func step(_ keys: String, _ isReached: (VTScreen) -> Bool) {
        let isThere = dashboard.type(keys, until: isReached)
        #expect(isThere, "\(keys.debugDescription)\n\(dashboard.picture)")
      }
      step("e") { $0.contains("selected") }
      if isMeta { step(" ") { $0.contains("● Meta") } }
      // Purpose, campaign, holdout: nobody is left alone, and the reason why.
      step(down + down + down + "\u{15}0") {
        $0.contains("without a holdout") || $0.contains("Reason")
      }
      step(down + "too few") { $0.contains("too few") }
      step(down + down + "\u{15}" + path) { $0.contains("three") }
      step("") { screen in screen.lines.contains { $0.contains("written") && $0.contains(" 2 ") } }
      // The form goes before its file is whole; the keys are the list's when the proof lies there and all is quiet.
      let proof = path + ".proof.json"
      step("\r") {
        !$0.contains("Destination") && FileManager.default.fileExists(atPath: proof)
      }
      #expect(dashboard.program.isSilent(milliseconds: 500), "\(dashboard.picture)")
    }

    @Test("Over the sample shop: cell, list, expression, command line and preview agree")
    func agreement() throws {
      let sample = try #require(Self.sample)
      let dashboard = try OpenDashboard(columns: 200, rows: 50, data: sample)
      #expect(
        dashboard.program.wait(seconds: 60) { $0.contains("Net revenue") && $0.contains("€") })
      for (key, title) in [
        ("2", "Cohorts"), ("3", "Segments"), ("4", "At-risk"), ("5", "Customers"),
        ("6", "Audiences"), ("8", "Data health"), ("1", "Overview"),
      ] {
        #expect(dashboard.type(key) { $0.lines[1].contains(title) }, "\(dashboard.picture)")
      }
      #expect(
        dashboard.type("2") { $0.text(after: "  ", before: " customers in the cell") != nil },
        "\(dashboard.picture)")
      for key in ["k", "k", "l", "j", "h"] { dashboard.program.send(key) }
      #expect(dashboard.program.isSilent(milliseconds: 500))
      let line = dashboard.program.screen.text(after: "  ", before: " customers in the cell")
      let count = (line ?? "").filter(\.isNumber)
      #expect(Int(count) ?? 0 > 3, "\(dashboard.picture)")
      #expect(
        dashboard.type("\r") { $0.contains("customer · 1 of \(count)") }, "\(dashboard.picture)")
      #expect(dashboard.type("a") { $0.contains("tenure audience count") })
      #expect(dashboard.program.wait { $0.contains("\(count) customers") }, "\(dashboard.picture)")
      let expression = dashboard.program.screen.text(after: "tenure audience count '", before: "'")
      let counted = try dashboard.shop.tool.run(
        "audience", "count", try #require(expression), sample, "--format", "csv")
      #expect(PrintedTable(counted.output).rows.first?.first == count, "\(counted.errors)")
      #expect(dashboard.type("\u{1B}") { !$0.contains("tenure audience count") })
      #expect(
        dashboard.type("e") { screen in
          screen.lines.contains { $0.contains("selected") && $0.contains(" \(count) ") }
        }, "\(dashboard.picture)")
      dashboard.program.send("\u{1B}")
      #expect(dashboard.program.wait { !$0.contains("selected") })
      #expect(dashboard.leave() == 0)
    }

    /// `sample-data` of the source tree.
    private static var sample: String? {
      let tree = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      let path = tree.deletingLastPathComponent().appending(path: "sample-data").path
      return FileManager.default.fileExists(atPath: path) ? path : nil
    }
  }
}
