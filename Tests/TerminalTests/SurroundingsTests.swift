import Foundation
import Support
import Testing

extension ProgramTests {
  @Suite("The real program on any terminal") struct SurroundingsTests {
    @Test(
      "It starts, shows its figures and leaves cleanly under every terminal and locale",
      arguments: [
        "xterm-256color", "xterm", "vt100", "linux", "tmux-256color", "screen", "screen-256color",
      ], ["C.UTF-8", "C"])
    func terminals(term: String, locale: String) throws {
      let dashboard = try OpenDashboard(term: term, ["LANG": locale, "LC_ALL": locale])
      #expect(dashboard.start(), "\(dashboard.picture)")
      #expect(dashboard.type("3") { $0.contains("Loyal") }, "\(dashboard.picture)")
      #expect(dashboard.leave() == 0)
      #expect(dashboard.program.isCanonical)
      if term != "vt100" { #expect(dashboard.program.screen.isRestored) }
    }

    @Test(
      "Where no screen can be, it prints the figures and ends",
      arguments: ["dumb", "", "nothing-known", nil])
    func noScreen(term: String?) throws {
      let dashboard = try OpenDashboard(rows: 40, term: term)
      #expect(dashboard.program.exitStatus() == 0)
      #expect(dashboard.program.screen.contains("Net revenue"), "\(dashboard.picture)")
      #expect(!dashboard.program.outputText.contains("\u{1B}"))
    }

    @Test(
      "Line by line it says what is new, and gives the terminal back", arguments: [true, false])
    func lineByLine(isFlag: Bool) throws {
      let dashboard = try OpenDashboard(
        isFlag ? [:] : ["TENURE_PLAIN": "1"], arguments: isFlag ? ["--plain"] : [])
      #expect(dashboard.start(), "\(dashboard.picture)")
      #expect(dashboard.type("3") { $0.contains("Loyal") }, "\(dashboard.picture)")
      #expect(dashboard.type("?") { $0.contains("Everywhere") }, "\(dashboard.picture)")
      dashboard.program.send("\u{1B}")
      #expect(dashboard.program.isSilent(milliseconds: 200))
      #expect(dashboard.leave() == 0)
      #expect(dashboard.program.isCanonical)
      #expect(!dashboard.program.outputText.contains("\u{1B}"))
    }

    @Test("Line by line every screen and dialog is reached, and told in words")
    func everyScreenLineByLine() throws {
      let dashboard = try OpenDashboard(rows: 50, arguments: ["--plain"])
      #expect(dashboard.start(), "\(dashboard.picture)")
      for (keys, words) in [
        ("2", "bought again"), ("3", "Recency"), ("\t", "Potential"), ("4", "silent"),
        ("5", "Zoé"), ("\r", "first order"), ("6", "One-and-done"), ("a", "valid"),
        ("\u{1B}", "saved"), ("e", "Destination"), ("\u{1B}", "saved"), ("7", "No models"),
        ("8", "orders.csv"), ("1", "€50.00"), ("x", "Formula"), ("\u{1B}", "its customers"),
        ("v", "Revenue bridge"), ("?", "Everywhere"), ("\u{1B}", "next view"),
        (":", "type to find"),
        ("\u{1B}", "next view"), ("t", "last 30 days"), ("\u{1B}", "next view"), (",", "Theme"),
        ("\u{1B}", "next view"),
      ] {
        let before = dashboard.program.output.count
        dashboard.program.send(keys)
        let isTold = dashboard.program.wait { _ in
          String(decoding: dashboard.program.output[before...], as: UTF8.self).contains(words)
        }
        #expect(isTold, "\(keys.debugDescription): \(words)\n\(dashboard.picture)")
        // The rest of what is told must not be taken for the answer to the next key.
        #expect(dashboard.program.isSilent(milliseconds: 100))
      }
      #expect(dashboard.leave() == 0)
      #expect(!dashboard.program.outputText.contains("\u{1B}"))
      let isDrawn = dashboard.program.outputText.unicodeScalars.contains {
        (0x2500...0x259F).contains($0.value) || (0x2800...0x28FF).contains($0.value)
      }
      #expect(!isDrawn)
    }

    @Test("Escape is taken while other things wake the program, and the next key is itself")
    func escapeUnderWakes() throws {
      let dashboard = try OpenDashboard()
      #expect(dashboard.start(), "\(dashboard.picture)")
      #expect(dashboard.type("?") { $0.contains("Everywhere") }, "\(dashboard.picture)")
      dashboard.program.send("\u{1B}")
      for _ in 0..<60 {
        dashboard.program.signal(SIGWINCH)
        _ = dashboard.program.isSilent(milliseconds: 5, within: 0.005)
      }
      #expect(dashboard.type("2") { $0.contains("bought again") }, "\(dashboard.picture)")
      #expect(dashboard.leave() == 0)
    }

    @Test("Without colour nothing is coloured, on any screen")
    func noColor() throws {
      let dashboard = try OpenDashboard(["NO_COLOR": "1", "COLORTERM": "truecolor"])
      #expect(dashboard.start(), "\(dashboard.picture)")
      for (key, words) in [
        ("2", "bought again"), ("3", "Loyal"), ("8", "orders.csv"), ("?", "keys"),
      ] {
        #expect(dashboard.type(key) { $0.contains(words) }, "\(key)\n\(dashboard.picture)")
      }
      dashboard.program.send("\u{1B}")
      #expect(dashboard.program.isSilent(milliseconds: 200))
      #expect(dashboard.leave() == 0)
      let colours = Self.renditions(dashboard.program.outputText).filter {
        (30...49).contains($0) || (90...107).contains($0)
      }
      #expect(colours.isEmpty, "\(Set(colours))")
    }

    @Test("In French the words are French and the figures the same")
    func french() throws {
      let dashboard = try OpenDashboard(arguments: ["--lang", "fr"])
      #expect(
        dashboard.program.wait { $0.contains("Synthèse") && $0.contains("50") },
        "\(dashboard.picture)")
      #expect(
        dashboard.type("2") { $0.contains("Cohortes") && $0.contains("2026-01") },
        "\(dashboard.picture)")
      #expect(dashboard.leave() == 0)
    }

    @Test(
      "A storm of sizes, one cell among them, ends with a frame as if it had opened at that size")
    func resizing() throws {
      let dashboard = try OpenDashboard()
      #expect(dashboard.start(), "\(dashboard.picture)")
      for step in 0..<200 {
        let size = step % 20 == 7 ? (1, 1) : (1 + step * 37 % 180, 1 + step * 13 % 60)
        dashboard.program.resize(columns: size.0, rows: size.1)
      }
      dashboard.program.resize(columns: 120, rows: 40)
      let fresh = try OpenDashboard(columns: 120, rows: 40)
      #expect(fresh.start() && fresh.program.isSilent(milliseconds: 500))
      let expected = fresh.program.screen.look
      #expect(
        dashboard.program.wait { $0.look == expected },
        "\(dashboard.picture)\nexpected\n\(fresh.picture)")
      #expect(dashboard.program.screen.unknown.isEmpty)
      dashboard.program.resize(columns: 1, rows: 1)
      #expect(dashboard.leave() == 0)
    }

    @Test("At every size every screen is drawn and its keys are told", arguments: [60, 40, 24, 10])
    func smallSizes(columns: Int) throws {
      let dashboard = try OpenDashboard(columns: columns, rows: columns / 3)
      #expect(dashboard.program.wait { !$0.lines.joined().isEmpty && $0.modes.contains(1049) })
      for key in "12345688?\u{1B}" { dashboard.program.send(String(key)) }
      #expect(dashboard.program.isSilent(milliseconds: 400))
      #expect(dashboard.program.screen.unknown.isEmpty)
      #expect(dashboard.leave() == 0)
    }

    @Test("When nothing happens, nothing is sent")
    func idle() throws {
      let dashboard = try OpenDashboard()
      #expect(dashboard.start(), "\(dashboard.picture)")
      #expect(dashboard.program.isSilent(milliseconds: 1000))
      #expect(dashboard.leave() == 0)
    }

    /// The numbers of every change of colour or attribute.
    private static func renditions(_ output: String) -> [Int] {
      output.matches(of: /\u{1B}\[([0-9;:]*)m/).flatMap { match in
        match.1.split(whereSeparator: { ";:".contains($0) }).compactMap { Int($0) }
      }
    }
  }
}
