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

  @Test("Hints, tabs, headers, rows and cells say where they stand")
  func places() {
    func holds(_ places: [(index: Int, area: Rect)], _ x: Int, _ y: Int) -> Int? {
      places.first { $0.area.contains(Point(x: x, y: y)) }?.index
    }
    let row = Rect(x: 2, y: 5, width: 40, height: 1)
    #expect(holds(WidgetSamples.hints.areas(in: row), 3, 5) == 0)
    #expect(holds(WidgetSamples.hints.areas(in: row), 3, 6) == nil)
    let top = Rect(x: 0, y: 0, width: 80, height: 1)
    #expect(holds(WidgetSamples.tabs.areas(in: top), 2, 0) == 0)
    #expect(holds(WidgetSamples.tabs.areas(in: top), 16, 0) == 1)
    let area = Rect(x: 0, y: 0, width: 64, height: 7)
    let table = WidgetSamples.table(marked: true)
    #expect(table.headers(in: area).first { $0.area.contains(Point(x: 5, y: 0)) }?.column == 0)
    #expect(holds(table.rows(in: area), 5, 1) == 0)
    #expect(holds(table.rows(in: area), 5, 6) == nil, "the footer is no row")
    let cells = WidgetSamples.heatmap.cells(in: Rect(x: 0, y: 0, width: 54, height: 6))
    func cell(_ x: Int, _ y: Int) -> Point? {
      cells.first { $0.area.contains(Point(x: x, y: y)) }?.place
    }
    #expect(cell(14, 1) == Point(x: 0, y: 0))
    #expect(cell(20, 2) == Point(x: 1, y: 1))
    #expect(cell(3, 2) == nil)
  }

  @Test("Crumbs and chips stand where they are drawn")
  func words() {
    let row = Rect(x: 0, y: 0, width: 90, height: 1)
    var canvas = Canvas(size: Size(width: 90, height: 1))
    let crumbs = Breadcrumb(["At-risk", "Élodie", "orders"])
    canvas.draw(crumbs, in: row, theme: .dark)
    for (index, area) in crumbs.areas(in: row) {
      let drawn = String(Array(canvas.rows[0])[area.x..<area.maxX])
      #expect(drawn == crumbs.crumbs[index])
    }
    let chips = Chips([Chips.Chip("one"), Chips.Chip("two"), Chips.Chip("three")])
    #expect(chips.areas(in: row).map(\.area.x) == [0, 6, 12])
    #expect(chips.areas(in: row.left(12)).count == 1)
  }

  @Test("What lies under a dialog can't be reached; a click beside it leaves it")
  func dialogs() {
    let size = Size(width: 60, height: 20)
    var canvas = Canvas.forTargets(size: size)
    canvas.target(Rect(size), "below")
    let middle = Mouse(action: .press, at: Point(x: 30, y: 10))
    #expect(canvas.target(of: middle)?.meaning as? String == "below")
    _ = canvas.dialog(
      Dialog("Title", remark: "esc closes", size: Size(width: 40, height: 10)), theme: .dark)
    #expect(canvas.target(of: middle)?.meaning is NoMeaning)
    let beside = canvas.target(of: Mouse(action: .press, at: Point(x: 1, y: 1)))
    #expect(beside?.meaning as? Key == .escape)
    var plain = Canvas(size: size)
    plain.target(Rect(size), "nobody asks")
    #expect(plain.target(of: middle) == nil)
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

  @Test("a number is never parted from its unit, whatever stands before or after it")
  func units() {
    let texts = [
      "un panier de 1\u{202F}234,56 €, soit 18,7 % de plus", "742,3 k € en 12 j", "pay 12 CHF now",
    ]
    let whole = ["56 €", "7 %", "3 k €", "12 j", "12 CHF"]
    for text in texts {
      for width in 13...40 {
        let lines = Paragraph.wrap(text, width: width)
        #expect(lines.joined(separator: " ") == text)
        for number in whole where text.contains(number) {
          #expect(lines.contains { $0.contains(number) }, "\(lines)")
        }
      }
    }
    #expect(Paragraph.wrap("2 days", width: 4) == ["2", "days"])
    #expect(Paragraph.wrap("on 3 ABCD", width: 6) == ["on 3", "ABCD"])
  }

  @Test("no line begins with the sign that ends what stands before it")
  func endings() {
    let text = "risque 85–100 % : 52\u{202F}446 € par an ; « vraiment » ? Oui !"
    for width in 13...40 {
      let lines = Paragraph.wrap(text, width: width)
      #expect(lines.joined(separator: " ") == text && lines.allSatisfy { $0.displayWidth <= width })
      #expect(!lines.contains { [":", ";", "?", "!", "»"].contains($0.prefix(1)) }, "\(lines)")
    }
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
