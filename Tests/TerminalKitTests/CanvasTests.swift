import Support
import Testing

@testable import TerminalKit

@Suite("The canvas") struct CanvasTests {
  private func canvas(_ width: Int = 10, _ height: Int = 1) -> Canvas {
    Canvas(size: Size(width: width, height: height))
  }

  @Test("A cell is sixteen bytes, so that frames compare fast")
  func cellSize() {
    #expect(MemoryLayout<Cell>.size == 16)
    #expect(MemoryLayout<Cell>.stride == 16)
  }

  @Test("Text is written from its column, and the next free column is returned")
  func text() {
    var canvas = canvas()
    #expect(canvas.text("日本e\u{301}x", x: 1, y: 0) == 7)
    #expect(canvas.row(0) == " 日本e\u{301}x   ")
  }

  @Test("Text ends at maxX, with an ellipsis when asked for")
  func clipping() {
    var canvas = canvas()
    #expect(canvas.text("abcdef", x: 0, y: 0, maxX: 4) == 4)
    #expect(canvas.row(0) == "abcd      ")
    canvas.text("abcdef", x: 0, y: 0, maxX: 4, truncating: true)
    #expect(canvas.row(0) == "abc…      ")
  }

  @Test("A wide glyph that an edge would cut becomes a blank", arguments: [-1, 9])
  func wideAtEdge(x: Int) {
    var canvas = canvas()
    canvas.fill(canvas.bounds, with: "x", style: .plain)
    canvas.put(Glyph(scalar: 0x5C71, width: 2), x: x, y: 0, style: .plain)
    #expect(canvas.row(0) == (x < 0 ? " xxxxxxxxx" : "xxxxxxxxx "))
  }

  @Test("Writing over half of a wide glyph blanks its other half")
  func overwritingHalves() {
    var left = canvas(4)
    left.text("山山", x: 0, y: 0)
    left.text("a", x: 0, y: 0)
    #expect(left.row(0) == "a 山")
    var right = canvas(4)
    right.text("山山", x: 0, y: 0)
    right.text("a", x: 1, y: 0)
    #expect(right.row(0) == " a山")
    var across = canvas(4)
    across.text("山山", x: 0, y: 0)
    across.text("花", x: 1, y: 0)
    #expect(across.row(0) == " 花 ")
  }

  @Test(
    "Nothing a customer's name contains reaches the terminal raw",
    arguments: [
      "\u{1B}[31mred", "bell\u{07}", "\u{9B}2J", "\u{202E}evil", "a\u{200F}b", "line\nfeed",
      "\u{7F}",
      "\u{FEFF}bom", "tab\there", "\u{E000}", "\u{FFFE}", "\u{0}",
    ])
  func hostile(text: String) {
    var canvas = canvas(20)
    canvas.text(text, x: 0, y: 0)
    for scalar in canvas.row(0).unicodeScalars {
      #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
      #expect(
        !(0x200B...0x200F).contains(scalar.value) && !(0x202A...0x202E).contains(scalar.value))
      #expect(!(0xE000...0xF8FF).contains(scalar.value) && scalar.value != 0xFEFF)
    }
    #expect(canvas.row(0).displayWidth == 20)
  }

  @Test("An escape is seen as its picture, one column wide")
  func escapePicture() {
    var canvas = canvas(6)
    canvas.text("\u{1B}[2J", x: 0, y: 0)
    #expect(canvas.row(0) == "␛[2J  ")
  }

  @Test("A name of a megabyte of marks takes one cell")
  func manyMarks() {
    var canvas = canvas(3)
    #expect(canvas.text("e" + String(repeating: "\u{301}", count: 100_000), x: 0, y: 0) == 1)
    #expect(canvas.row(0).unicodeScalars.count == 7)
  }

  @Test("Clipped drawing leaves everything outside alone")
  func clip() {
    var canvas = canvas(6, 3)
    canvas.fill(canvas.bounds, with: ".", style: .plain)
    canvas.clipped(to: Rect(x: 2, y: 1, width: 2, height: 1)) { canvas in
      canvas.fill(canvas.bounds, with: "#", style: .plain)
      canvas.text("abcdef", x: 0, y: 1)
      canvas.text("abcdef", x: 0, y: 2)
    }
    #expect(canvas.rows == ["......", "..cd..", "......"])
  }

  @Test("Ink without paper keeps the paper that is there, also on a reversed row")
  func transparentPaper() {
    let theme = Theme.dark
    var colourful = canvas(4)
    colourful.fill(colourful.bounds, style: theme.style(.text, on: .selection))
    colourful.text("ab", x: 0, y: 0, style: theme.ink(.good))
    #expect(colourful.letters == ["gs", "gs", "-s", "-s"])
    let plain = Theme(depth: .mono)
    var mono = canvas(4)
    mono.fill(mono.bounds, style: plain.style(.text, on: .selection))
    mono.text("ab", x: 0, y: 0, style: plain.ink(.good))
    #expect(mono.cells.allSatisfy { $0.attributes & Attributes.reverse.rawValue != 0 })
  }

  @Test("Role letters tell ink, paper, selection, heat and sign apart")
  func roleLetters() {
    let theme = Theme.dark
    var canvas = canvas(8)
    canvas.fill(canvas.bounds, style: theme.style(.text, on: .surface))
    canvas.text("a", x: 0, y: 0, style: theme.ink(.title))
    canvas.text("b", x: 1, y: 0, style: theme.style(.text, on: .selection))
    canvas.text("c", x: 2, y: 0, style: theme.heat(0.95))
    canvas.text("d", x: 3, y: 0, style: theme.diverging(-1))
    canvas.text("e", x: 4, y: 0, style: theme.diverging(0.5))
    #expect(canvas.letters == ["w.", "ts", "-9", "-<", "->", "-.", "-.", "-."])
  }

  @Test("Drawing outside of the canvas does nothing")
  func outside() {
    var canvas = canvas(3, 2)
    let blank = canvas
    canvas.text("abc", x: 0, y: -1)
    canvas.text("abc", x: 0, y: 2)
    canvas.text("abc", x: 3, y: 0)
    canvas.text("abc", x: -9, y: 0)
    canvas.fill(Rect(x: 5, y: 5, width: 3, height: 3), with: "#", style: .plain)
    canvas.right("abc", endX: 0, y: 0)
    canvas.centered("abc", x: 3, maxX: 3, y: 0)
    #expect(canvas == blank)
    #expect(canvas.row(7).isEmpty)
  }

  @Test("Right-aligned text ends before its column, and a number that is too long is not begun")
  func right() {
    var canvas = canvas(8)
    #expect(canvas.right("12.4", endX: 8, y: 0) == 4)
    #expect(canvas.row(0) == "    12.4")
    #expect(canvas.right("123456", endX: 4, y: 0, minX: 1) == 3)
    #expect(canvas.row(0) == "   …12.4")
  }

  @Test("A frame printed with colours has as many rows as the canvas and ends plain")
  func colored() {
    var canvas = canvas(4, 2)
    canvas.text("ab", x: 0, y: 0, style: Theme.dark.style(.good))
    let text = canvas.colored(depth: .truecolor)
    #expect(text.contains("38;2;95;207;166"))
    #expect(text.split(separator: "\n").count == 2)
    #expect(text.hasSuffix("\u{1B}[0m\n"))
    #expect(!canvas.colored(depth: .mono).contains("38;"))
  }
}

extension Canvas {
  /// The letters of ink and paper in the first row.
  fileprivate var letters: [String] {
    looks(ofRow: 0).flatMap { Array(repeating: $0.look.letters, count: $0.columns) }
  }
}
