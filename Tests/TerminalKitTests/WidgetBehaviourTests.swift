import Testing

@testable import TerminalKit

@Suite("How widgets behave") struct WidgetBehaviourTests {
  @Test(
    "Hints that don't fit go whole from the right, and the last always stays", arguments: 0...60)
  func hints(width: Int) {
    let shown = WidgetSamples.hints.layout(width: width).map(\.index)
    #expect(shown.last == 4)
    #expect(shown.dropLast() == ArraySlice(0..<(shown.count - 1)))
  }

  @Test("A click on a hint, a tab, a header and a row finds it")
  func hits() {
    let row = Rect(x: 2, y: 5, width: 40, height: 1)
    #expect(WidgetSamples.hints.hint(at: Point(x: 3, y: 5), in: row) == 0)
    #expect(WidgetSamples.hints.hint(at: Point(x: 3, y: 6), in: row) == nil)
    let top = Rect(x: 0, y: 0, width: 80, height: 1)
    #expect(WidgetSamples.tabs.tab(at: Point(x: 2, y: 0), in: top) == 0)
    #expect(WidgetSamples.tabs.tab(at: Point(x: 16, y: 0), in: top) == 1)
    let area = Rect(x: 0, y: 0, width: 64, height: 7)
    let table = WidgetSamples.table(marked: true)
    #expect(table.hit(Point(x: 5, y: 0), in: area) == .header(0))
    #expect(table.hit(Point(x: 5, y: 1), in: area) == .row(0))
    #expect(table.hit(Point(x: 5, y: 6), in: area) == nil, "the footer is no row")
    let map = WidgetSamples.heatmap
    let place = Rect(x: 0, y: 0, width: 54, height: 6)
    #expect(map.cell(at: Point(x: 14, y: 1), in: place) == Point(x: 0, y: 0))
    #expect(map.cell(at: Point(x: 20, y: 2), in: place) == Point(x: 1, y: 1))
    #expect(map.cell(at: Point(x: 3, y: 2), in: place) == nil)
  }

  @Test("The selected row is always among those shown, and the view moves as little as it can")
  func offsets() {
    #expect(DataTable.offset(showing: 3, of: 100, visible: 10, from: 0) == 0)
    #expect(DataTable.offset(showing: 10, of: 100, visible: 10, from: 0) == 1)
    #expect(DataTable.offset(showing: 4, of: 100, visible: 10, from: 20) == 4)
    #expect(DataTable.offset(showing: 99, of: 100, visible: 10, from: 0) == 90)
    #expect(DataTable.offset(showing: 0, of: 3, visible: 10, from: 7) == 0)
    #expect(DataTable.offset(showing: 0, of: 0, visible: 0, from: 7) == 0)
  }

  @Test("Columns leave by priority, the first never, and those hidden are counted")
  func priorities() {
    let columns = [
      TableColumn("name", width: 10), TableColumn("a", width: 10, priority: 2),
      TableColumn("b", width: 10, priority: 1), TableColumn("c", width: 10, priority: 2),
    ]
    let shown = (0...50).map { TableLayout(columns, width: $0, gap: 2) }
    #expect(shown[46].places.map(\.column) == [0, 1, 2, 3])
    #expect(shown[45].places.map(\.column) == [0, 1, 2])
    #expect(shown[30].places.map(\.column) == [0, 2])
    #expect(shown[12].places.map(\.column) == [0] && shown[12].hidden == 3)
    #expect(shown[4].places.map(\.width) == [4])
  }

  @Test("A wide table shares what is left over by weight, within each column's limit")
  func flex() {
    let columns = [
      TableColumn("a", width: 10, flex: 1), TableColumn("b", width: 10, flex: 3),
      TableColumn("c", width: 5, flex: 1, maxWidth: 8),
    ]
    let layout = TableLayout(columns, width: 80, gap: 2)
    #expect(layout.places.map(\.width).reduce(0, +) == 76)
    #expect(layout.places[2].width == 8)
    #expect(layout.places[1].width > layout.places[0].width)
  }

  @Test("Wrapped lines fit, keep every word, and break only between words")
  func wrapping() {
    let text = "Of the 2,140 customers who first bought in November 2025, 240 bought again."
    for width in 12...80 {
      let lines = Paragraph.wrap(text, width: width)
      #expect(lines.allSatisfy { $0.displayWidth <= width })
      #expect(lines.joined(separator: " ") == text)
    }
    #expect(Paragraph.wrap("one\n\ntwo", width: 9) == ["one", "", "two"])
    #expect(Paragraph.wrap("abcdefgh", width: 3) == ["abc", "def", "gh"])
    #expect(Paragraph.wrap("x", width: 0).isEmpty)
  }

  @Test("A line edits as shells do")
  func editing() {
    var input = TextInput("spent > 200")
    for key in [Key.ctrl("w"), .char("3"), .char("é"), .left, .backspace, .home, .delete] {
      let isKnown = input.handle(key)
      #expect(isKnown)
    }
    #expect(input.text == "pent > é")
    #expect(input.cursor == 0)
    for key in [Key.up, .enter, .escape] {
      let isKnown = input.handle(key)
      #expect(!isKnown)
    }
    input.insert("a\nb")
    #expect(input.text == "a bpent > é" && input.cursor == 3)
    _ = input.handle(.ctrl("k"))
    #expect(input.text == "a b")
    input.replaceWord(with: "country")
    #expect(input.text == "a country" && input.word == "country")
  }

  @Test("The cursor of a field is always inside of it", arguments: 1...12)
  func fieldCursor(width: Int) {
    var input = TextInput("山田 spent > 200")
    for _ in 0..<20 {
      var canvas = Canvas(size: Size(width: width, height: 1))
      canvas.draw(TextField(input), in: canvas.bounds, theme: .dark)
      #expect(canvas.cursor.map(canvas.bounds.contains) == true)
      _ = input.handle(.left)
    }
  }

  @Test("Ticks thin out evenly, and the first and the last stay", arguments: 2...24)
  func ticks(rows: Int) {
    for count in 2...9 {
      let ticks = (0..<count).map { ChartTick(Double($0), "\($0)") }
      let kept = ChartFrame.thinned(ticks, rows: rows).map(\.value)
      #expect(kept.first == 0 && kept.last == Double(count - 1))
      #expect(Set(zip(kept, kept.dropFirst()).map { $1 - $0 }).count == 1)
    }
  }

  @Test("A dialog dims what is behind it and leaves no bold there")
  func dimming() {
    var canvas = Canvas(size: Size(width: 60, height: 20))
    canvas.fill(canvas.bounds, style: Theme.dark.style(.text, on: .surface))
    canvas.text("bold", x: 0, y: 0, style: Theme.dark.ink(.title, .bold))
    let before = canvas.cells[0]
    let inner = canvas.dialog(Dialog("Export", size: Size(width: 30, height: 8)), theme: .dark)
    #expect(canvas.cells[0].foreground != before.foreground)
    #expect(canvas.cells[0].attributes & Attributes.bold.rawValue == 0)
    #expect(inner.width == 24 && inner.x == 18)
  }
}
