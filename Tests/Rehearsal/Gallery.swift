import Foundation
import TerminalKit

/// One screen with every widget on it, filled with invented figures.
struct Gallery {
  var selection = 1
  var input = TextInput("silent > 45")
  var showsDialog = false
  var note = ""

  func draw(on canvas: inout Canvas, theme: Theme) {
    canvas.fill(canvas.bounds, style: theme.style(.text, on: .background))
    drawFrame(on: &canvas, theme: theme)
    let body = canvas.bounds.inset(dx: 1, dy: 0).droppingTop(2).droppingBottom(2)
    let bands = body.rows(8, Rect.flexible, Rect.flexible)
    drawCards(on: &canvas, in: bands[0], theme: theme)
    let middle = bands[1].columns(Rect.flexible, bands[1].width * 2 / 5)
    drawRevenue(on: &canvas, in: middle[0], theme: theme)
    drawCurve(on: &canvas, in: middle[1], theme: theme)
    let lower = bands[2].columns(Rect.flexible, bands[2].width * 2 / 5)
    drawTable(on: &canvas, in: lower[0], theme: theme)
    drawCohorts(on: &canvas, in: lower[1], theme: theme)
    if showsDialog { drawDialog(on: &canvas, theme: theme) }
  }

  private func drawFrame(on canvas: inout Canvas, theme: Theme) {
    let names = ["Overview", "Cohorts", "Segments", "At-risk", "Customers", "Audiences"]
    let tabs = names.enumerated().map { Tabs.Tab(key: "\($0 + 1)", title: $1) }
    canvas.draw(
      Tabs(tabs, active: 0, remark: "maison-lune.example · EUR · to 2026-06-23"),
      in: canvas.bounds.row(0), theme: theme)
    let expression: [Phrase] = [
      "country ", Phrase("= ", .dim), Phrase("\"FR\"", .good), Phrase(" and not in ", .accent),
      "audience ", Phrase("\"wholesale\"", .good),
    ]
    canvas.draw(
      Breadcrumb(
        ["Overview"], expression: expression,
        facts: "38,412 customers · 90 days vs the 90 before"),
      in: canvas.bounds.row(1), theme: theme)
    let foot = canvas.bounds.bottom(2)
    canvas.phrases(
      [
        Phrase("✓ ", .good), Phrase("orders.csv read: 214,906 orders, 0 errors"),
        Phrase("  " + note),
      ],
      x: 2, y: foot.y, theme: theme)
    let hints = [
      ("←↓↑→", "move"), ("enter", "open"), ("tab", "panel"), ("/", "audience"), ("?", "keys"),
    ]
    canvas.draw(
      KeyHints(hints.map { KeyHint($0, $1) }), in: foot.row(1).inset(dx: 2, dy: 0), theme: theme)
  }

  private func drawCards(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let cards = [
      ("Net revenue", "€642,180", "▲ 6.4 %", true, 0.97, 3.0),
      ("Retention", "41.8 %", "▲ 1.2 pt", true, 0.93, 5),
      ("Repeat rate", "24.6 %", "▼ 0.9 pt", false, 0.91, 7),
      ("Order value", "€58.40", "▲ €1.10", true, 1.0, 2),
      ("Predicted value", "€92.70", "▲ €2.10", true, 0.98, 4),
    ]
    let count = area.width >= 120 ? 5 : area.width >= 90 ? 4 : 2
    for (card, place) in zip(cards, area.columns(count: count)) {
      let panel = Panel(card.0, remark: "90 d", isFocused: card.0 == "Net revenue", isCard: true)
      let inner = canvas.panel(panel, in: place, theme: theme)
      canvas.text(card.1, x: inner.x, y: inner.y, style: theme.ink(.title, .bold))
      canvas.right(
        card.2, endX: inner.maxX, y: inner.y, style: theme.ink(card.3 ? .good : .bad, .bold))
      let trend = (0..<26).map {
        Double($0) + ((Double($0) * card.5).truncatingRemainder(dividingBy: 5))
      }
      canvas.draw(Sparkline(trend), in: inner.droppingTop(2).top(2), theme: theme)
      let foot = inner.row(4)
      let x = canvas.text("target", x: foot.x, y: foot.y, style: theme.ink(.faint))
      let gauge = Gauge(card.4)
      let end = canvas.right(
        card.4 >= 1 ? "✓" : "\(Int(card.4 * 100)) %", endX: foot.maxX, y: foot.y,
        style: theme.ink(card.4 >= 1 ? .good : .dim))
      canvas.draw(gauge, in: Rect(x: x + 1, y: foot.y, width: end - x - 2, height: 1), theme: theme)
    }
  }

  private func drawRevenue(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let inner = canvas.panel(
      Panel("Revenue by week", remark: "52 weeks · z zoom", padsTop: false), in: area, theme: theme)
    let returning = (0..<52).map { Gallery.week($0, base: 24, slope: 0.15, peak: 22, wobble: 5) }
    let new = (0..<52).map { Gallery.week($0, base: 16, slope: 0, peak: 40, wobble: 4) }
    let ticks = [0, 25, 50, 75, 100].map { ChartTick($0, $0 == 0 ? "€0" : "\(Int($0)) k") }
    let months = [
      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun",
    ]
    let chart = StackedArea(
      [
        .init(
          "returning", remark: "67 % ▲ 3 pt", low: .returningLow, high: .returning,
          nameRole: .accent, values: returning),
        .init("new", remark: "33 %", low: .newLow, high: .new, nameRole: .newText, values: new),
      ], ticks: ticks,
      footLabels: months.enumerated().map { ChartLabel(index: $0 * 9 + 4, of: 104, $1) },
      notes: [.init(at: 22.0 / 51, "Black Friday")])
    canvas.draw(chart, in: inner.droppingTop(1), theme: theme)
  }

  private static func week(
    _ week: Int, base: Double, slope: Double, peak: Double, wobble: Int
  ) -> Double {
    let distance = Double(abs(week - 22))
    let season = peak * exp(-distance * distance / 6)
    return base + slope * Double(week) + season + Double(week % wobble)
  }

  private func drawCurve(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let inner = canvas.panel(
      Panel("November 2025", remark: "[ ] previous, next", padsTop: false), in: area, theme: theme)
    let average = (0..<17).map { 17 - abs(Double($0) - 3) * 0.45 }
    let own: [Double?] = [9, 9.2, 11.2, 10, 9.4, 8.7, 8.2]
    let chart = LineChart(
      [
        .init("average", role: .text, values: average, isComparison: true),
        .init("November 2025", role: .newText, values: own),
      ], ticks: [6, 12, 18, 24].map { ChartTick($0, "\(Int($0))") },
      footLabels: (0..<6).map { ChartLabel(index: $0 * 3, of: 17, "M\($0 * 3 + 1)") },
      markers: [.init(at: 2.0 / 16, value: 11.2)])
    canvas.draw(chart, in: inner.droppingTop(1), theme: theme)
  }

  private func drawTable(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let panel = Panel(
      "Segments", remark: "RFM · revenue of 12 months", isFocused: true, padsTop: false)
    let inner = canvas.panel(panel, in: area, theme: theme)
    canvas.draw(
      TextField(input, prompt: "/"), in: inner.row(0).right(24), theme: theme)
    let names = [
      "Champions", "Loyal", "Potential loyalist", "Need attention", "At risk", "山田 花子", "Lost",
    ]
    let rows: [[TableCell]] = names.enumerated().map { place, name in
      let share = pow(0.62, Double(place))
      return [
        .text(name), .text("\(2418 + place * 137)"), .bar(share), .text("€\(Int(742 * share)).3 k"),
        .text("\(Int(30 * share)).9 %", .dim), .diverging(place % 2 == 0 ? share : -share),
        .text(place % 3 == 2 ? "▼ 212" : "▲ 96", place % 3 == 2 ? .bad : .good),
        .barWithFigure(1 - share / 2, .fading(.bad), figure: "\(97 - place)", .bad),
      ]
    }
    var table = DataTable(
      columns: [
        TableColumn("segment", width: 18), TableColumn("customers", width: 9, alignment: .right),
        TableColumn("", width: 8, flex: 2, priority: 2),
        TableColumn("revenue", width: 8, alignment: .right),
        TableColumn("share", width: 6, alignment: .right, priority: 3),
        TableColumn("differs", width: 11, priority: 4),
        TableColumn("90 d", width: 6, alignment: .right, priority: 1),
        TableColumn("risk", width: 12, alignment: .right, priority: 5),
      ], rows: rows)
    table.selection = selection
    table.marks = [0, 3]
    table.sort = (3, true)
    table.footer = [.text("all", .dim), .text("38,412", .dim)]
    canvas.draw(table, in: inner.inset(dx: -1, dy: 0).droppingTop(1), theme: theme)
  }

  private func drawCohorts(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let inner = canvas.panel(
      Panel("Retention by first month", remark: "% back · 2 full map", padsTop: false), in: area,
      theme: theme)
    let rows = (0..<9).map { row in
      Heatmap.Row(
        ["2025-0\(row + 1)", "\(842 + row * 31)"],
        cells: (0..<11).map { column -> HeatCell? in
          guard column <= 9 - row else { return nil }
          let value = 9 + (row * 7 + column * 5) % 15
          return HeatCell(
            "\(value)", fraction: Double(value - 8) / 16, isUnfinished: column == 9 - row)
        })
    }
    let map = Heatmap(
      leading: [TableColumn("first", width: 7), TableColumn("size", width: 5)],
      headers: (1...11).map { "M\($0)" }, rows: rows, cellWidth: 4, cursor: Point(x: 2, y: 4))
    canvas.draw(map, in: inner.droppingBottom(2), theme: theme)
    canvas.draw(
      HeatLegend(
        low: "6 %", high: "24 % and more",
        note: [Phrase("~", .text, .bold), Phrase(" not over", .faint)]),
      in: inner.bottom(1), theme: theme)
  }

  private func drawDialog(on canvas: inout Canvas, theme: Theme) {
    let inner = canvas.dialog(
      Dialog("Export “Reconquête été”", remark: "esc cancels", size: Size(width: 100, height: 20)),
      theme: theme)
    canvas.draw(
      Section("From the audience to the file", remark: "purpose: e-mail marketing"),
      in: inner.row(0),
      theme: theme)
    canvas.draw(Bar(0.83, isTall: true), in: inner.row(2).left(40), theme: theme)
    canvas.draw(Bar(0.71, ink: .flat(.good), isTall: true), in: inner.row(4).left(40), theme: theme)
    canvas.draw(
      Paragraph(
        "Coffret Lumière on a discount code is 31 % of this cohort and returns at 5.9 %. Without those 663 customers it would be 13.6 %: still under other months."
      ), in: inner.droppingTop(6).top(4), theme: theme)
    canvas.draw(
      ProgressBar("reading orders.csv", fraction: 0.48, remark: "114,302 rows"),
      in: inner.droppingTop(10).top(2), theme: theme)
    canvas.draw(
      Chips([
        .init([Phrase("enter ", .key), "Keep both"], isActive: true),
        .init([Phrase("o ", .key), "Overwrite…"]),
        .init([Phrase("esc ", .key), "Cancel"]),
      ]), in: inner.bottom(1), theme: theme)
  }
}
