import Foundation
import Support
import Testing

extension ProgramTests {
  /// What the real program draws on every kind of terminal, as recorded.
  @Suite("Every terminal, with and without colour, in every locale") struct TerminalMatrixTests {
    enum Depth: String { case mono, sixteen, palette, direct }

    struct Kind {
      let term: String
      var claims: String?
      let depth: Depth
      /// The console's font has few of the glyphs.
      var isASCII = false
      var name: String { term + (claims.map { "+" + $0 } ?? "") }
    }

    static let kinds = [
      Kind(term: "xterm-256color", depth: .palette),
      Kind(term: "xterm-256color", claims: "truecolor", depth: .direct),
      Kind(term: "xterm", depth: .sixteen), Kind(term: "screen-256color", depth: .palette),
      Kind(term: "tmux-256color", depth: .palette),
      Kind(term: "linux", depth: .sixteen, isASCII: true), Kind(term: "vt100", depth: .mono),
    ]
    /// A French locale need not be installed: its language is taken, its bytes are UTF-8 all the same.
    static let locales = [
      ("C", ["LC_ALL": "C", "LANG": "C"]), ("C.UTF-8", ["LANG": "C.UTF-8"]),
      ("fr_FR.UTF-8", ["LANG": "fr_FR.UTF-8"]),
    ]

    @Test("It draws as recorded, in the colours the terminal has and no others")
    func matrix() throws {
      var album = Album("tenure, 3 Segments, 80x24")
      let shop = try CornerShop()
      for (locale, variables) in Self.locales {
        for kind in Self.kinds {
          for isColourless in [false, true] {
            let name = "\(locale) \(kind.name)\(isColourless ? " NO_COLOR" : "")"
            let program = try draw(kind, variables, isColourless, shop, name)
            check(program, kind, locale, isColourless, name)
            album.add(name, program.screen)
          }
        }
      }
      let outcome = Golden.compare("terminals/segments", album)
      #expect(outcome.isSame, "\(outcome)")
    }

    private func draw(
      _ kind: Kind, _ variables: [String: String], _ isColourless: Bool, _ shop: CornerShop,
      _ name: String
    ) throws -> PtyProcess {
      var environment = variables
      environment["COLORTERM"] = kind.claims
      if isColourless { environment["NO_COLOR"] = "1" }
      let dashboard = try OpenDashboard(
        columns: 80, rows: 24, term: kind.term, environment, arguments: ["--no-snapshot"],
        in: shop)
      #expect(dashboard.program.wait { $0.contains("50") && $0.modes.contains(7) }, "\(name)")
      #expect(dashboard.type("3") { $0.contains("R5") }, "\(name)\n\(dashboard.picture)")
      #expect(dashboard.program.isSilent(milliseconds: 150))
      return dashboard.program
    }

    private func check(
      _ program: PtyProcess, _ kind: Kind, _ locale: String, _ isColourless: Bool, _ name: String
    ) {
      let screen = program.screen
      #expect(screen.unknown.isEmpty, "\(name): \(screen.unknown)")
      #expect(screen.depth == (isColourless ? .mono : kind.depth), "\(name)")
      let isASCII = screen.lines.joined().utf8.allSatisfy { $0 < 0x80 }
      #expect(isASCII == (kind.isASCII || locale == "C"), "\(name)")
      let isFrench = screen.lines.joined().contains("fr") && screen.contains("touches")
      #expect(isFrench == locale.hasPrefix("fr"), "\(name)\n\(screen.lines)")
      if isColourless { #expect(!program.outputText.hasColour, "\(name)") }
    }

    @Test("A terminal without a screen, and a pipe, get the figures as plain text, as recorded")
    func plain() throws {
      let shop = try CornerShop()
      var album = Album("tenure without a screen")
      for (locale, variables) in Self.locales {
        let dashboard = try OpenDashboard(
          columns: 100, rows: 60, term: "dumb", variables, arguments: ["--no-snapshot"], in: shop)
        #expect(dashboard.program.exitStatus() == 0)
        #expect(!dashboard.program.outputText.contains("\u{1B}"), "\(locale)")
        album.add("\(locale) dumb", dashboard.program.screen)
        let words = variables.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        let piped = try shop.tool.shell(
          "env \(words) TERM=xterm-256color $0 \"$1\" --no-snapshot | cat", shop.folder.path)
        #expect(piped.status == 0 && !piped.output.contains("\u{1B}"), "\(locale)")
        let lines = piped.output.split(separator: "\n", omittingEmptySubsequences: false)
        album.add(
          "\(locale) pipe", look: "none", rows: lines.map(String.init),
          styles: lines.map { _ in [] })
      }
      let outcome = Golden.compare("terminals/plain", album)
      #expect(outcome.isSame, "\(outcome)")
    }

    @Test("A terminal described as direct colour is drawn in it, as recorded")
    func direct() throws {
      let shop = try CornerShop()
      let terminfo = try describe("xterm-direct", shop)
      let dashboard = try OpenDashboard(
        columns: 80, rows: 24, term: "xterm-direct", ["TERMINFO": terminfo, "LANG": "C.UTF-8"],
        arguments: ["--no-snapshot"], in: shop)
      #expect(dashboard.start(), "\(dashboard.picture)")
      #expect(dashboard.type("3") { $0.contains("R5") }, "\(dashboard.picture)")
      #expect(dashboard.program.isSilent(milliseconds: 150))
      #expect(dashboard.program.screen.depth == .direct)
      var album = Album("tenure, 3 Segments, 80x24, direct colour")
      album.add("C.UTF-8 xterm-direct", dashboard.program.screen)
      let outcome = Golden.compare("terminals/direct", album)
      #expect(outcome.isSame, "\(outcome)")
      #expect(dashboard.leave() == 0)
    }

    /// A folder that describes a terminal of that name with direct colour: not every system has one.
    private func describe(_ name: String, _ shop: CornerShop) throws -> String {
      let source = URL(filePath: #filePath)
        .appending(path: "../../../Sources/CNcurses/tenure-direct.terminfo").standardized
      let text = try String(contentsOf: source, encoding: .utf8)
        .replacingOccurrences(of: "tenure-direct|", with: name + "|")
      let file = try shop.tool.home.write(text, to: "direct.terminfo")
      let folder = shop.tool.home.path + "/terminfo"
      let run = try shop.tool.shell("tic -x -o \"$1\" \"$2\"", folder, file)
      #expect(run.status == 0, "\(run.errors)")
      return folder
    }
  }
}

extension VTScreen {
  /// The richest colour on the screen.
  fileprivate var depth: ProgramTests.TerminalMatrixTests.Depth {
    let most = grid.flatMap { $0.map { max($0.foreground, $0.background) } }.max() ?? -1
    return most >= 0x100_0000 ? .direct : most >= 16 ? .palette : most >= 0 ? .sixteen : .mono
  }

  /// The stretches of a row with equal colours.
  fileprivate func styles(_ row: [Cell]) -> [(letters: String, colors: String, columns: Int)] {
    var stretches: [(letters: String, colors: String, columns: Int)] = []
    for cell in row {
      let colors = Self.colors(cell)
      if stretches.last?.colors == colors {
        stretches[stretches.count - 1].columns += 1
      } else {
        stretches.append(("c", colors, 1))
      }
    }
    return stretches
  }

  private static func colors(_ cell: Cell) -> String {
    func name(_ color: Int) -> String {
      color < 0 ? "-" : color < 0x100_0000 ? "\(color)" : "#" + String(color & 0xFF_FFFF, radix: 16)
    }
    let blank = cell.text == " " && !cell.isReversed && !cell.isUnderlined
    let words = [
      (cell.isBold && !blank, "bold"), (cell.isDim && !blank, "dim"),
      (cell.isItalic && !blank, "italic"), (cell.isUnderlined, "underline"),
      (cell.isReversed, "reverse"),
    ].filter(\.0).map(\.1)
    let ink = blank ? "-" : name(cell.foreground)
    return (["\(ink) on \(name(cell.background))"] + words).joined(separator: " ")
  }
}

extension Album {
  /// Adds what a terminal shows, likened to the frame that shows most of the same rows.
  fileprivate mutating func add(_ name: String, _ screen: VTScreen) {
    let rows = screen.grid.map { $0.map(\.text).joined() }
    let closest = frames.max { one, other in
      func same(_ frame: Frame) -> Int {
        zip(frame.rows.map(\.text), rows).filter { $0 == $1 }.count
      }
      return same(one) < same(other)
    }
    add(
      name, look: "terminal", like: closest?.name, rows: rows,
      styles: screen.grid.map { screen.styles($0) })
  }
}

extension String {
  /// Whether a sequence in it changes a colour.
  fileprivate var hasColour: Bool {
    matches(of: /\u{1B}\[([0-9;:]*)m/).contains { match in
      match.1.split(whereSeparator: { ";:".contains($0) }).compactMap { Int($0) }
        .contains { (30...38).contains($0) || (40...48).contains($0) || (90...107).contains($0) }
    }
  }
}
