import Testing

@testable import TerminalKit

@Suite("A frame line by line") struct LinearTextTests {
  private func canvas(_ rows: [String]) -> Canvas {
    var canvas = Canvas(size: Size(width: 24, height: rows.count))
    for (y, row) in rows.enumerated() { canvas.text(row, x: 0, y: y) }
    return canvas
  }

  private func select(_ area: Rect, on canvas: inout Canvas) {
    canvas.paint(area, paper: Theme.dark.style(.text, on: .selection))
  }

  @Test("Lines, blocks and dots are left out, and with them empty lines")
  func drawings() {
    let text = LinearText(canvas(["│ Revenue ──── 12 │", "╰──────────╯", "⣀⣠⣤ ███ up", "", "a b"]))
    #expect(text.lines == ["Revenue  12", "up", "a b"])
  }

  @Test("A chosen line begins with a sign, a chosen part of a line stands in brackets")
  func chosen() {
    var canvas = canvas(["one", "two", "a  b  c"])
    select(Rect(x: 0, y: 1, width: 24, height: 1), on: &canvas)
    select(Rect(x: 3, y: 2, width: 1, height: 1), on: &canvas)
    #expect(LinearText(canvas).lines == ["one", "> two", "a  [b]  c"])
  }

  @Test("What is new is said, and what has just been chosen, not what is chosen no more")
  func news() {
    var first = canvas(["one", "two", "three"])
    var second = canvas(["one", "two", "four"])
    select(Rect(x: 0, y: 0, width: 24, height: 1), on: &first)
    select(Rect(x: 0, y: 1, width: 24, height: 1), on: &second)
    #expect(LinearText(second).news(since: LinearText(first)) == ["> two", "four"])
    #expect(LinearText(second).news(since: LinearText(second)).isEmpty)
  }

  @Test("Over a dialog only the dialog and the keys are said")
  func dialog() {
    var canvas = Canvas(size: Size(width: 60, height: 20))
    canvas.text("behind", x: 0, y: 0)
    canvas.text("esc back", x: 1, y: 19)
    let box = canvas.dialog(
      Dialog("Settings", size: Size(width: 40, height: 8)), theme: .dark)
    canvas.text("inside", x: box.x, y: box.y)
    #expect(LinearText(canvas).lines == ["Settings", "inside", "esc back"])
  }
}
