import Foundation
import Support
import Synchronization
import Testing

@testable import TerminalKit

@Suite("Terminals without a screen") struct TerminalLogicTests {
  @Test("Scripted events come in order, then the request to quit")
  @MainActor func script() {
    let terminal = MemoryTerminal(size: Size(width: 10, height: 2), keys: [.up, .enter])
    #expect(terminal.wait(timeoutMilliseconds: -1) == [.key(.up)])
    #expect(terminal.wait(timeoutMilliseconds: -1) == [.key(.enter)])
    #expect(terminal.wait(timeoutMilliseconds: -1) == [.quit(signal: 0)])
  }

  @Test("A script waits for what a background task posts, and shows no impatience")
  @MainActor func background() {
    let terminal = MemoryTerminal(
      size: Size(width: 10, height: 1),
      script: [
        .until { $0.row(0).hasPrefix("done") }, .snapshot("end"),
        .resize(Size(width: 4, height: 1)),
      ])
    let mailbox = Mailbox<String>(wake: terminal.wake)
    // A thread of its own: the pool's may all be kept by other tests.
    Thread.detachNewThread { for word in ["do", "ne"] { mailbox.post(word) } }
    var text = ""
    var events: [InputEvent] = []
    while !events.contains(.quit(signal: 0)) {
      text += mailbox.drain().joined()
      var canvas = Canvas(size: terminal.size)
      canvas.text(text, x: 0, y: 0)
      terminal.present(canvas)
      events = terminal.wait(timeoutMilliseconds: -1)
    }
    #expect(!terminal.lostPatience)
    #expect(terminal.snapshots["end"]?.row(0) == "done      ")
    #expect(terminal.canvas.size.width == 4)
  }

  @Test("A mailbox wakes once for many letters, and again after it was emptied")
  func mailbox() {
    let wakes = Counter()
    let mailbox = Mailbox<Int>(wake: { wakes.increment() })
    for letter in 0..<5 { mailbox.post(letter) }
    #expect(wakes.value == 1)
    #expect(mailbox.drain() == [0, 1, 2, 3, 4])
    #expect(mailbox.drain().isEmpty)
    mailbox.post(9)
    #expect(wakes.value == 2)
  }

  @Test(
    "The environment decides the depth",
    arguments: [
      (["TERM": "xterm-256color"], 256, ColorDepth.palette256, "xterm-256color"),
      (["TERM": "xterm-256color", "COLORTERM": "truecolor"], 256, .truecolor, "tenure-direct"),
      (["TERM": "xterm", "COLORTERM": "24bit"], 8, .truecolor, "tenure-direct"),
      (["TERM": "xterm"], 8, .palette16, "xterm"), (["TERM": "vt100"], 0, .mono, "vt100"),
      (["TERM": "vt100", "COLORTERM": "truecolor"], 0, .mono, "vt100"),
      (["TERM": "linux", "COLORTERM": "truecolor"], 8, .palette16, "linux"),
      (["TERM": "screen-256color", "COLORTERM": "truecolor"], 256, .palette256, "screen-256color"),
      (
        ["TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "x"], 256, .truecolor,
        "tenure-direct"
      ),
      (["TERM": "xterm-direct"], 1 << 24, .truecolor, "xterm-direct"),
      (["TERM": "xterm-256color", "NO_COLOR": "1"], 256, .mono, "xterm-256color"),
      (["TERM": "xterm-256color", "NO_COLOR": ""], 256, .palette256, "xterm-256color"),
    ])
  func depth(environment: [String: String], colors: Int, depth: ColorDepth, name: String) throws {
    let choice = try TerminalChoice(environment: environment) { _ in colors }
    #expect(choice.depth == depth)
    #expect(choice.name == name)
  }

  @Test("A terminal without a name, or one nobody can draw on, is refused with its name")
  func refused() {
    #expect(throws: TerminalError.noName) { try TerminalChoice(environment: [:]) { _ in 8 } }
    #expect(throws: TerminalError.noName) {
      try TerminalChoice(environment: ["TERM": ""]) { _ in 8 }
    }
    #expect(throws: TerminalError.unsuitable(name: "dumb")) {
      try TerminalChoice(environment: ["TERM": "dumb"])
    }
    #expect(throws: TerminalError.unsuitable(name: "nobody-knows")) {
      try TerminalChoice(environment: ["TERM": "nobody-knows"])
    }
  }

  @Test("Only what changed is sent, in runs that never begin inside of a wide glyph")
  func differences() {
    var before = Canvas(size: Size(width: 20, height: 2))
    before.text("山田 hello world", x: 0, y: 0)
    var after = before
    #expect(FrameDifference.runs(from: before, to: after).isEmpty)
    after.text("x", x: 6, y: 0)
    after.text("y", x: 9, y: 0)
    after.text("z", x: 19, y: 1)
    let runs = FrameDifference.runs(from: before, to: after)
    #expect(runs == [CellRun(y: 0, x: 6, count: 4), CellRun(y: 1, x: 19, count: 1)])
    after.text("花", x: 0, y: 0)
    #expect(FrameDifference.runs(from: before, to: after).first?.x == 0)
    #expect(FrameDifference.runs(from: nil, to: after).count == 2)
  }

  @Test("What is sent makes the frame before into the frame after", arguments: 0..<20)
  func differencesSuffice(seed: Int) {
    var random = Seed(seed)
    func frame() -> Canvas {
      var canvas = Canvas(size: Size(width: 24, height: 3))
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        canvas.text(
          ["山田", "abc", "é", " ", "x花y"].randomElement(using: &random) ?? "",
          x: Int.random(in: -1...23, using: &random), y: Int.random(in: 0...2, using: &random))
      }
      return canvas
    }
    let before = frame()
    let after = frame()
    var patched = before
    for run in FrameDifference.runs(from: before, to: after) {
      for x in run.x..<(run.x + run.count) {
        patched.cells[run.y * 24 + x] = after.cells[run.y * 24 + x]
      }
      #expect(after.cells[run.y * 24 + run.x].width > 0)
    }
    #expect(patched.cells == after.cells)
  }

  @Test("Where only ASCII can be shown every glyph has one, letters without their accents")
  func ascii() {
    let text = "Élodie Łuçja ─│▌█▄●◆○…€ ñ ﬁ 山"
    let shown = text.unicodeScalars.map { AsciiStandIn.of($0.value) }
    #expect(shown.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
    #expect(
      String(String.UnicodeScalarView(shown.compactMap(Unicode.Scalar.init))).hasPrefix(
        "Elodie Lucja -||#=*!o~E n"))
    for scalar in 0x20..<0x3000 as Range<UInt32> {
      #expect((0x20..<0x7F).contains(AsciiStandIn.of(scalar)))
    }
  }

  @Test("The restore sequence undoes mouse, paste, keypad, second screen and the hidden cursor")
  func restore() {
    var screen = VTScreen(columns: 10, rows: 2)
    screen.feed(Array("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?1h\u{1B}=\u{1B}[?1000;1002;1006;2004h".utf8))
    #expect(!screen.isRestored)
    screen.feed(Array(TerminalRestore.sequence.utf8))
    #expect(screen.isRestored)
    #expect(screen.unknown.isEmpty)
  }
}

/// Counts from any thread.
private final class Counter: Sendable {
  private let count = Mutex(0)
  var value: Int { count.withLock { $0 } }
  func increment() { count.withLock { $0 += 1 } }
}
