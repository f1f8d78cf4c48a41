import Audiences
import CustomerData
import Dashboard
import Retention
import RetentionEngine
import Support
import Testing

extension CommandLineTests {
  /// What a screen shows is what its command prints: every sheet of the menu, cell by cell, in csv and json.
  @Suite("The screen's numbers are the command's") struct SheetTwinTests {
    /// The command of each sheet.
    private static let commands: [(SheetName, [String])] = [
      (.bridge(days: nil), ["bridge"]), (.bridge(days: 90), ["bridge", "--days", "90"]),
      (.repeats, ["repeat"]), (.waiting, ["repeat", "--curve"]),
      (.ladder(minimumAge: 0), ["repeat", "--ladder"]),
      (
        .breakdown(.repeats(.within(days: 90)), .channel),
        ["breakdown", "repeat_rate_90", "--by", "channel"]
      ),
      (
        .breakdown(.figure(.averageOrderValue), .discount),
        ["breakdown", "aov", "--by", "discount"]
      ),
      (.concentration, ["concentration"]), (.orderValues(days: 90), ["orders"]),
      (.hours(days: 365), ["orders", "--hours"]),
      (.orderList(OrderList(.last(days: 400))), ["orders", "--list", "--days", "400"]),
      (.orderList(OrderList(.lifetime)), ["orders", "--list", "--period", "all"]),
      (
        .orderList(
          OrderList(.days(DayRange(Day(tiny: "2026-01-20"), Day(tiny: "2026-02-05"))), limit: 2)),
        ["orders", "--list", "--period", "2026-01-20..2026-02-05", "--limit", "2"]
      ),
      (.satisfaction(days: nil), ["satisfaction"]),
      (
        .satisfaction(days: 60, survey: "spring"),
        [
          "satisfaction", "--days", "60", "--survey", "spring",
        ]
      ),
      (.payback(.channel, days: 365), ["payback"]),
      (.payback(.campaign, days: 200), ["payback", "--by", "campaign", "--days", "200"]),
      (
        .compare(
          CalendarPeriod(.month, containing: Day(tiny: "2026-01-15")),
          CalendarPeriod(.month, containing: Day(tiny: "2026-02-15")), .cumulative),
        ["cohorts", "--measure", "cumulative", "--compare", "2026-01,2026-02"]
      ),
      (
        .aged(.lifetimeValue, .discounted, edges: AgedCohorts.usualEdges),
        [
          "cohorts", "--measure", "ltv", "--split", "discounted", "--brackets",
          "0-30-60-90-180-365",
        ]
      ),
      (.returns(.product), ["returns"]), (.gain(points: 0.05), ["what-if"]),
      (.moves(since: Day(tiny: "2026-03-31")), ["segments", "--migration", "2026-03-31"]),
      (
        .contrast(.channel, "web", "shop", .retention, .month),
        ["cohorts", "--split", "channel", "--compare", "web,shop"]
      ),
    ]

    private static let surveys = """
      customer_id,survey,kind,score,at,scale_min,scale_max,direction
      ann,spring,nps,9,2026-05-20,0,10,higher
      bob,spring,nps,3,2026-05-21,0,10,higher
      cai,spring,nps,7,2026-05-22,0,10,higher
      dan,visit,csat,4,2026-02-03,1,5,higher
      eve,visit,ces,2,2026-02-04,1,7,lower

      """
    private static let spend = """
      date,channel,campaign,amount
      2026-01-05,web,Winter,60
      2026-01-25,shop,,35
      2026-05-01,web,Spring,20

      """

    @Test("in csv and json, for every sheet", arguments: commands.indices)
    func twins(_ place: Int) async throws {
      let (name, words) = Self.commands[place]
      let shop = try CornerShop()
      try shop.folder.write(Self.surveys, to: "surveys.csv")
      try shop.folder.write(Self.spend, to: "spend.csv")
      let history = try DatasetLoader(folder: shop.folder.path).load()
      let backend = EmbeddedBackend(history)
      let wording = Wording(currency: await backend.summary().shop.currency)
      let sheet = try await name.ask(backend, among: .everyone, wording)
      let printed = PrintedTable(
        try shop.tool.run(words + [shop.folder.path, "--format", "csv"]).output)
      #expect(printed.columns == sheet.columns.map(\.name))
      #expect(printed.rows.count == sheet.rows.count)
      let json = try JSONValue(
        parsing: shop.tool.run(words + [shop.folder.path, "--format", "json"]).output)
      let objects = try #require(json["rows"]?.items)
      #expect(objects.count == sheet.rows.count)
      for (line, row) in sheet.rows.enumerated() {
        for (place, column) in sheet.columns.enumerated() {
          let what: Comment = "\(words) \(row.id) \(column.name)"
          let text = printed.rows[line][place]
          expectSame(row.cells[place], text, what)
          expectSame(row.cells[place], objects[line][column.name]?.plain ?? "", what)
        }
      }
    }

    private func expectSame(_ cell: Sheet.Cell, _ text: String, _ what: Comment) {
      switch cell {
      case .absent: #expect(text.isEmpty, what)
      case .text(let own): #expect(text == own, what)
      case .flag(let flag): #expect(text == "\(flag)", what)
      case .money(let minor), .price(let minor):
        #expect((Double(text) ?? .nan) * 100 == Double(minor), what)
      case .averageMoney(let minor):
        #expect(abs((Double(text) ?? .nan) * 100 - minor) < 1e-6, what)
      default: #expect(Double(text) == cell.number, what)
      }
    }
  }
}

extension JSONValue {
  /// The value as csv writes it; "" for null.
  fileprivate var plain: String {
    switch self {
    case .text(let text): text
    case .number(let number): number == number.rounded() ? String(Int(number)) : String(number)
    case .flag(let flag): "\(flag)"
    default: ""
    }
  }
}
