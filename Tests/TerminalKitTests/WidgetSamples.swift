import TerminalKit

/// One of every widget, with figures that test alignment; drawn by the golden and the property tests.
enum WidgetSamples {
  static let all: [(name: String, size: Size, widget: any Widget)] = [
    (
      "panel", Size(width: 30, height: 5),
      Panel("Revenue", remark: "52 weeks", note: "net", isFocused: true)
    ),
    ("card", Size(width: 20, height: 4), Panel("Net revenue", remark: "90 d", isCard: true)),
    ("section", Size(width: 36, height: 1), Section("Timeline", remark: "o orders")),
    ("key-hints", Size(width: 40, height: 1), hints),
    ("tabs", Size(width: 60, height: 1), tabs),
    ("breadcrumb", Size(width: 70, height: 1), breadcrumb),
    ("paragraph", Size(width: 28, height: 4), paragraph),
    ("table", Size(width: 64, height: 7), table(marked: true)),
    ("table-narrow", Size(width: 34, height: 5), table(marked: false)),
    ("heatmap", Size(width: 40, height: 6), heatmap),
    (
      "heat-legend", Size(width: 50, height: 1),
      HeatLegend(low: "6 %", high: "24 %", note: [Phrase("~ not over", .faint)])
    ),
    ("bar", Size(width: 20, height: 1), Bar(0.475)),
    ("bar-tall", Size(width: 20, height: 1), Bar(0.33, isTall: true)),
    ("bar-diverging", Size(width: 21, height: 1), DivergingBar(-0.45)),
    ("bar-chart", Size(width: 40, height: 3), barChart),
    ("sparkline", Size(width: 24, height: 2), Sparkline([3, 4, 4, 6, 5, 8, 9, 7, 12, 14, 13, 16])),
    ("stacked-area", Size(width: 70, height: 10), stacked),
    ("line-chart", Size(width: 50, height: 9), lines),
    ("gauge", Size(width: 20, height: 1), Gauge(0.91)),
    (
      "progress", Size(width: 40, height: 2),
      ProgressBar("reading orders.csv", fraction: 0.48, remark: "114 k rows")
    ),
    (
      "text-field", Size(width: 20, height: 1),
      TextField(TextInput("spent > 200 and silent > 45"), prompt: "/")
    ),
    ("theme-swatch", Size(width: 22, height: 1), ThemeSwatch(palette: .dark)),
    ("chips", Size(width: 50, height: 1), chips),
    (
      "dialog", Size(width: 50, height: 12),
      Dialog("Export “été”", remark: "esc cancels", size: Size(width: 34, height: 7))
    ),
  ]

  static let hints = KeyHints([
    KeyHint("enter", "open"), KeyHint("tab", "panel"), KeyHint("/", "audience"),
    KeyHint("e", "export"), KeyHint("?", "keys"),
  ])

  static let tabs = Tabs(
    ["Overview", "Cohorts", "Segments", "At-risk"].enumerated().map {
      Tabs.Tab(key: "\($0 + 1)", title: $1)
    }, active: 1, remark: "shop · EUR")

  static let breadcrumb = Breadcrumb(
    ["Cohorts"], expression: [Phrase("country "), Phrase("= ", .dim), Phrase("\"FR\"", .good)],
    facts: "18 months · calendar months · classic")

  static let paragraph = Paragraph([
    Phrase("Of the "), Phrase("2,140", .title, .bold),
    Phrase(" customers who first bought in November, 240 bought again: 11.2 %, under the average."),
  ])

  static func table(marked: Bool) -> DataTable {
    let names = ["Champions", "山田 花子", "Loyal", "At risk", "Lost", "Promising", "Hibernating"]
    let rows = names.enumerated().map { place, name -> [TableCell] in
      [
        .text(name), .text("\(2418 - place * 311)"), .bar(1 - Double(place) / 7),
        .text("▼ \(place * 37)", .bad), .diverging(Double(place - 3) / 3),
      ]
    }
    var table = DataTable(
      columns: [
        TableColumn("segment", width: 11), TableColumn("customers", width: 9, alignment: .right),
        TableColumn("", width: 8, flex: 1, priority: 1),
        TableColumn("90 d", width: 6, alignment: .right, priority: 2),
        TableColumn("differs", width: 9, priority: 3),
      ], rows: rows)
    table.selection = 4
    table.marks = marked ? [2] : nil
    table.sort = (1, true)
    if marked { table.footer = [.text("all", .dim), .text("9,999", .dim)] }
    return table
  }

  static let heatmap = Heatmap(
    leading: [TableColumn("first", width: 7), TableColumn("size", width: 5)],
    headers: (1...8).map { "M\($0)" },
    rows: [
      Heatmap.Row(
        ["average", ""], cells: (0..<8).map { HeatCell("\(16 - $0).0", fraction: nil) },
        isAverage: true)
    ]
      + (0..<3).map { row in
        Heatmap.Row(
          ["2025-0\(row + 1)", "\(880 + row)"],
          cells: (0..<(4 - row)).map {
            HeatCell("\(9 + $0 * 3).\(row)", fraction: Double($0) / 4, isUnfinished: $0 == 3 - row)
          })
      } + [Heatmap.Row(["2025-04", "688"], cells: [], note: "still forming")],
    cellWidth: 5, cursor: Point(x: 1, y: 2))

  static let barChart = BarChart([
    .init("Meta ads", figure: "41 %", fraction: 0.41),
    .init("Google", figure: "22 %", fraction: 0.22),
    .init("Influencers", figure: "8 %", fraction: 0.08, ink: .flat(.bad)),
  ])

  static let stacked = StackedArea(
    [
      .init(
        "returning", remark: "67 %", low: .returningLow, high: .returning, nameRole: .accent,
        values: (0..<26).map { 20 + Double($0 % 7) }),
      .init(
        "new", remark: "33 %", low: .newLow, high: .new, nameRole: .newText,
        values: (0..<26).map { $0 == 12 ? 50 : 12 + Double($0 % 3) }),
    ], ticks: [ChartTick(0, "€0"), ChartTick(40, "40 k"), ChartTick(80, "80 k")],
    footLabels: [
      ChartLabel(at: 0.1, "Jul"), ChartLabel(at: 0.5, "Dec"), ChartLabel(at: 0.95, "Jun"),
    ],
    notes: [.init(at: 0.48, "Black Friday")])

  static let lines = LineChart(
    [
      .init(
        "average", role: .text, values: (0..<12).map { 17 - Double($0) * 0.6 }, isComparison: true),
      .init("November", role: .newText, values: [9, 9.2, 11.2, 10, nil, 8.7]),
    ], ticks: [6, 12, 18].map { ChartTick($0, "\(Int($0))") },
    footLabels: [ChartLabel(at: 0, "M1"), ChartLabel(at: 1, "M12")],
    markers: [
      .init(at: 2.0 / 11, value: 11.2, "M3"),
      .init(at: 0.8, value: 8, "today", role: .warning, hasLine: true),
    ])

  static let chips = Chips([
    .init("spent > 200"), .init([Phrase("enter ", .key), "Keep both"], isActive: true),
    .init("segment in (At risk)"), .init("x"),
  ])
}
