import Support
import Testing

@testable import TerminalKit

@Suite("The input parser") struct InputParserTests {
  private func events(_ text: String) -> [InputEvent] {
    var parser = InputParser()
    return parser.feed(Array(text.utf8)) + parser.flush()
  }

  @Test(
    "Terminals' sequences are the keys people pressed",
    arguments: [
      ("a", Key.char("a")), ("é", .char("é")), ("山", .char("山")), ("\r", .enter), ("\t", .tab),
      ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{1}", .ctrl("a")), ("\u{0}", .ctrl(" ")),
      ("\u{1A}", .ctrl("z")), ("\u{1C}", .ctrl("\\")), ("\u{1B}", .escape), ("\u{1B}[A", .up),
      ("\u{1B}OB", .down), ("\u{1B}[C", .right), ("\u{1B}[1;2D", .shiftLeft),
      ("\u{1B}[1;5A", .up), ("\u{1B}[H", .home), ("\u{1B}[4~", .end), ("\u{1B}[5~", .pageUp),
      ("\u{1B}[6~", .pageDown), ("\u{1B}[2~", .insert), ("\u{1B}[3~", .delete),
      ("\u{1B}[Z", .backTab), ("\u{1B}OP", .f(1)), ("\u{1B}[15~", .f(5)), ("\u{1B}[24~", .f(12)),
      ("\u{1B}[[A", .f(1)), ("\u{1B}x", .alt("x")), ("\u{1B}é", .alt("é")), ("\u{1B}OM", .enter),
    ])
  func keys(sequence: String, key: Key) {
    #expect(events(sequence) == [.key(key)])
  }

  @Test("Mouse reports give the cell, beyond column 223 too")
  func mouse() {
    #expect(
      events("\u{1B}[<0;300;12M\u{1B}[<0;300;12m\u{1B}[<64;1;1M\u{1B}[<65;1;1M\u{1B}[<32;2;3M") == [
        .mouse(Mouse(action: .press, at: Point(x: 299, y: 11))),
        .mouse(Mouse(action: .release, at: Point(x: 299, y: 11))),
        .mouse(Mouse(action: .wheelUp, at: Point(x: 0, y: 0))),
        .mouse(Mouse(action: .wheelDown, at: Point(x: 0, y: 0))),
        .mouse(Mouse(action: .drag, at: Point(x: 1, y: 2))),
      ])
  }

  @Test("An old terminal's mouse report types nothing")
  func oldMouse() {
    #expect(events("\u{1B}[M !!a") == [.key(.char("a"))])
  }

  @Test("A paste is one event, and nothing in it is a key")
  func paste() {
    #expect(
      events("\u{1B}[200~q\n\u{1B}[Aé\u{1B}[201~x") == [.paste("q\n\u{1B}[Aé"), .key(.char("x"))])
  }

  @Test("A paste that pauses stays a paste, byte by byte")
  func slowPaste() {
    var parser = InputParser()
    var found: [InputEvent] = []
    for byte in Array("\u{1B}[200~dd\u{1B}[20".utf8) { found += parser.feed([byte]) }
    found += parser.flush()
    for byte in Array("1~ q\u{1B}[201~".utf8) { found += parser.feed([byte]) }
    #expect(!found.contains { if case .key = $0 { true } else { false } })
    let text = found.reduce(into: "") { if case .paste(let piece) = $1 { $0 += piece } }
    #expect(text.hasPrefix("dd") && text.hasSuffix("q"))
  }

  @Test("Sequences split at any byte give the same events")
  func splitting() {
    let bytes = Array("a\u{1B}[A\u{1B}[<0;30;12M山\u{1B}[15~\u{1B}OP\u{1B}[200~x y\u{1B}[201~".utf8)
    var whole = InputParser()
    let expected = whole.feed(bytes)
    for place in bytes.indices {
      var parser = InputParser()
      let found = parser.feed(bytes[..<place]) + parser.feed(bytes[place...])
      #expect(found == expected)
      #expect(!parser.isPending)
    }
  }

  @Test("An escape alone waits, and is the key when nothing follows")
  func loneEscape() {
    var parser = InputParser()
    #expect(parser.feed([0x1B]).isEmpty)
    #expect(parser.isPending)
    #expect(parser.flush() == [.key(.escape)])
    #expect(!parser.isPending)
  }

  @Test("Any bytes are digested: no crash, nothing left over after a flush", arguments: 0..<40)
  func randomBytes(seed: Int) {
    var random = Seed(seed)
    let likely: [UInt8] = [
      0x1B, 0x5B, 0x4F, 0x3B, 0x3C, 0x4D, 0x7E, 0x32, 0x30, 0x31, 0xC3, 0xE5, 0xF0,
    ]
    var parser = InputParser()
    for _ in 0..<400 {
      let chunk = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        Bool.random(using: &random)
          ? likely[Int.random(in: 0..<likely.count, using: &random)]
          : UInt8.random(in: 0...255, using: &random)
      }
      _ = parser.feed(chunk)
      if Int.random(in: 0..<5, using: &random) == 0 { _ = parser.flush() }
      #expect(parser.buffer.count < 4096)
    }
    _ = parser.flush()
    #expect(!parser.isPending)
    let closed = parser.feed(Array("\u{1B}[201~q".utf8))
    #expect(closed.last == .key(.char("q")))
  }
}
