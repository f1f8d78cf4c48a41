import CustomerData
import Dashboard
import Foundation
import Retention
import Support
import Testing

extension CommandLineTests {
  /// The five numbered screens, read off as text, beside what their commands print.
  @Suite("What is written on the screens is what the commands print") struct ScreenTwinTests {
    private let tool: Tool
    private let folder: String
    private let words = Wording(currency: Currency(code: "EUR"))

    init() throws {
      tool = try Tool()
      folder = tool.home.path + "/shop"
      let made = try tool.run(
        "sample", folder, "--orders", "400", "--seed", "3", "--layout", "generic")
      #expect(made.status == 0, "\(made.errors)")
    }

    private func screen(_ name: String, keys: String = "", size: String = "200x60") throws
      -> [String]
    {
      let run = try tool.run(
        folder, "--screenshot", name, "--size", size, "--keys", keys, "--theme", "mono")
      #expect(run.status == 0, "\(run.errors)")
      return run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func table(_ words: String...) throws -> PrintedTable {
      let run = try tool.run(words + [folder, "--format", "csv"])
      #expect(run.status == 0, "\(run.errors)")
      return PrintedTable(run.output)
    }

    /// Whether the words stand in the row, in this order.
    private func holds(_ row: String, _ texts: [String]) -> Bool {
      var rest = row[...]
      for text in texts {
        guard let found = rest.range(of: text) else { return false }
        rest = rest[found.upperBound...]
      }
      return true
    }

    private func whole(_ text: String?) -> String { words.number(Int(text ?? "") ?? -1) }
    private func minor(_ text: String?) -> Int64 {
      Int64(((Double(text ?? "") ?? .nan) * 100).rounded())
    }

    @Test("key figures with what they were, segments, the cohort triangle and the last week")
    func overview() throws {
      let rows = try screen("overview")
      let table = try table("overview")
      let names = ["revenue", "retention_rate", "repeat_rate", "aov", "clv_historic"]
      func shown(_ column: String, _ name: String) -> String {
        let value = table.value(column, of: name).flatMap(Double.init)
        return name.hasSuffix("rate")
          ? words.percent(value) : words.value(value, .money(Currency(code: "EUR")))
      }
      #expect(rows.contains { holds($0, names.map { shown("value", $0) }) })
      #expect(rows.contains { holds($0, names.map { "before " + shown("previous", $0) }) })
      let segments = try self.table("segments")
      for segment in segments.column("segment") {
        let value = { segments.value($0, of: segment) }
        let texts = [
          segment, whole(value("customers")), words.shortMoney(minor(value("revenue"))),
          words.percent(value("share_revenue").flatMap(Double.init)),
        ]
        #expect(value("customers") == "0" || rows.contains { holds($0, texts) }, "\(texts)")
      }
      try triangle(rows)
      let week = try #require(
        try self.table("overview", "--per", "week").rows.last {
          $0.last == "true"
        })
      let status = try screen("overview", keys: "<tab>")
      let said = [
        "\(whole(week[2])) customer", "\(whole(week[3])) new", "\(whole(week[1])) order",
        words.money(minor(week[5])),
      ]
      #expect(status.contains { holds($0, said) }, "\(said)")
    }

    /// Whole percents of the months that are over.
    private func triangle(_ rows: [String]) throws {
      let cohorts = try table("cohorts")
      for cohort in Set(cohorts.column("cohort")).sorted().suffix(8) {
        let cells = cohorts.rows.filter { $0[0] == cohort }
        let final = cells.dropFirst().prefix(8).filter { $0[7] == "true" }
        let shares = final.map { words.decimal((Double($0[6]) ?? .nan) * 100, places: 0) }
        #expect(rows.contains { holds($0, [cohort, whole(cells[0][1])] + shares) }, "\(cohort)")
      }
    }

    @Test("every cell of the cohort map in every measure, and the pooled averages of shares")
    func cohorts() throws {
      // In the order in which m walks through them.
      let titles = [
        "retention": "retention %", "rolling": "then or later %", "cumulative": "came back %",
        "revenue": "revenue €", "revenue_retention": "revenue %", "ltv": "value so far €",
        "orders": "orders", "customers": "customers",
      ]
      var measures = CohortMeasure.allCases.map(\.rawValue)
      measures.append(measures.removeFirst())
      for (place, measure) in measures.enumerated() {
        let rows = try screen("cohorts", keys: String(repeating: "m", count: place))
        let table = try table("cohorts", "--measure", measure)
        #expect(rows[1].contains(titles[measure] ?? "?"), "\(measure): \(rows[1])")
        for cohort in Set(table.column("cohort")).sorted().suffix(12) {
          let cells = table.rows.filter { $0[0] == cohort }
          let texts = cells.prefix(10).map { cell($0[6], measure) + ($0[7] == "true" ? "" : "~") }
          #expect(
            rows.contains { holds($0, [cohort, whole(cells[0][1])] + texts) },
            "\(measure) \(cohort) \(texts)")
        }
        guard ["retention", "rolling", "cumulative"].contains(measure) else { continue }
        let averages = (1..<10).map { average(table, $0) }
        #expect(rows.contains { holds($0, ["average"] + averages) }, "\(measure) \(averages)")
      }
    }

    /// As short as the map writes it.
    private func cell(_ text: String, _ measure: String) -> String {
      let value = Double(text) ?? .nan
      switch measure {
      case "customers", "orders": return words.number(Int(value))
      case "ltv": return words.decimal(value, places: value < 1000 ? 1 : 0)
      case "revenue": return words.decimal(value, places: 0)
      default: return share(text)
      }
    }

    /// `100` or one decimal, as the cells are written.
    private func share(_ text: String) -> String {
      let value = Double(text) ?? .nan
      return words.decimal(value * 100, places: value > 0.9995 ? 0 : 1)
    }

    private func average(_ table: PrintedTable, _ period: Int) -> String {
      let cells = table.rows.filter { $0[2] == "\(period)" && $0[7] == "true" }
      let size = cells.reduce(0.0) { $0 + (Double($1[1]) ?? .nan) }
      let sum = cells.reduce(0.0) { $0 + (Double($1[6]) ?? .nan) * (Double($1[1]) ?? .nan) }
      return share(String(sum / size))
    }

    @Test("every square and every segment")
    func segments() throws {
      let rows = try screen("segments")
      let people = try table("segments", "--customers")
      let all = people.rows.reduce(0.0) { $0 + (Double($1[3]) ?? .nan) }
      var squares: [String: (count: Int, spent: Double)] = [:]
      for row in people.rows {
        squares[row[4] + row[5], default: (0, 0)].count += 1
        squares[row[4] + row[5], default: (0, 0)].spent += Double(row[3]) ?? .nan
      }
      for recency in 1...5 {
        let own = (1...5).compactMap { squares["\(recency)\($0)"] }
        let money = own.map { words.money(Int64(($0.spent * 100).rounded())) }
        #expect(rows.contains { holds($0, money) }, "R\(recency): \(money)")
        let counts = own.flatMap { [whole("\($0.count)"), words.percent($0.spent / all)] }
        #expect(rows.contains { holds($0, counts) }, "R\(recency): \(counts)")
      }
      let named = try table("segments")
      for row in named.rows where row[1] != "0" {
        let texts = [
          row[0], whole(row[1]), words.shortMoney(minor(row[2])), words.percent(Double(row[4])),
        ]
        #expect(rows.contains { holds($0, texts) }, "\(texts)")
      }
    }

    @Test("every value of a customer at risk and of any customer, found by the id")
    func lists() throws {
      let risky = try table("at-risk")
      for place in [0, risky.rows.count / 2, risky.rows.count - 1] {
        let row = risky.rows[place]
        let rows = try screen("at-risk", keys: "/\(row[0])<enter>")
        let texts = [
          words.money(minor(row[9])), "\(whole(row[6])) d",
          words.decimal((Double(row[1]) ?? .nan) * 100, places: 0), words.money(minor(row[5])),
        ]
        #expect(rows.contains { holds($0, texts) }, "\(texts)\n\(rows.joined(separator: "\n"))")
      }
      let everyone = try table("customers")
      for place in [0, 7, everyone.rows.count / 2] {
        let row = everyone.rows[place]
        let rows = try screen("customers", keys: "/\(row[0])<enter>")
        let texts = [row[2], whole(row[3]), words.money(minor(row[5]))]
        #expect(rows.contains { holds($0, texts) }, "\(texts)\n\(rows.joined(separator: "\n"))")
      }
    }
  }
}
