import Support
import Testing

/// A command and the csv header that acceptance scripts rely on.
struct ContractLine: Sendable, CustomTestStringConvertible {
  let words: [String]
  var options: [String] = []
  let header: String

  var testDescription: String { (words + options).joined(separator: " ") }

  static let overview =
    "metric,value,unit,window_days,numerator,denominator,previous,low,high,final"
  static let period =
    ",orders,active,new,returning,revenue,aov,retention_rate,churn_rate,revenue_churn_lost,nrr,final"
  static let cohorts = "cohort,size,period,customers,orders,revenue,value,final"
  static let customers =
    "customer_id,first_order,last_order,orders,occasions,revenue,aov,segment,risk,clv"

  static let all: [ContractLine] =
    [
      ContractLine(words: ["overview"], header: overview),
      ContractLine(words: ["overview"], options: ["--period", "30"], header: overview),
      ContractLine(
        words: ["segments"],
        header:
          "segment,customers,revenue,share_customers,share_revenue,recency_median,frequency_mean,monetary_mean"
      ),
      ContractLine(
        words: ["segments"], options: ["--customers"],
        header: "customer_id,recency_days,frequency,monetary,r,f,m,segment"),
      ContractLine(
        words: ["segments"], options: ["--migration", "2026-03-31"],
        header: "from,to,customers,revenue"),
      ContractLine(
        words: ["at-risk"], options: ["--as-of", "2026-12-31"],
        header:
          "customer_id,risk,p_alive,expected_orders,clv,value_at_risk,recency_days,usual_gap_days,orders,revenue,segment,reasons"
      ),
      ContractLine(
        words: ["models"],
        header: "model,parameter,value,log_likelihood,converged,chosen"),
      ContractLine(words: ["customers"], header: customers),
      ContractLine(words: ["audience", "show", "orders >= 2"], header: customers),
      ContractLine(
        words: ["audience", "count", "orders >= 2"],
        header: "customers,revenue,consent_email,consent_sms,consent_ads"),
      ContractLine(
        words: ["audience", "why", "ann", "orders >= 2 and consent.ads"],
        header: "clause,passed,evidence"),
      ContractLine(
        words: ["audience", "diff", "orders >= 2"], options: ["--from", "2026-01-31"],
        header: "customer_id,change"),
      ContractLine(
        words: ["export"],
        options: ["--audience", "consent.email", "--to", "csv", "--holdout", "10%", "--preview"],
        header: "stage,customers,reason"),
      ContractLine(words: ["check"], header: "file,line,column,severity,reason,value,count"),
    ]
    + ["week", "month", "quarter", "year"].map {
      ContractLine(words: ["overview"], options: ["--per", $0], header: $0 + period)
    }
    + ["customers", "retention", "rolling", "cumulative", "revenue", "revenue_retention", "ltv"]
    .map { ContractLine(words: ["cohorts"], options: ["--measure", $0], header: cohorts) }
    + ["channel", "category", "product", "country", "campaign", "basket"].map {
      ContractLine(words: ["cohorts"], options: ["--split", $0], header: $0 + "," + cohorts)
    }
}

extension CommandLineTests {
  @Suite("What commands print") struct FormatTests {
    @Test("csv has the contract's columns and json the same values", arguments: ContractLine.all)
    func sameNumbers(line: ContractLine) throws {
      let shop = try CornerShop()
      let csv = try run(line, "csv", in: shop)
      let json = try run(line, "json", in: shop)
      #expect(csv.status == 0 && json.status == 0, "\(csv.errors)\(json.errors)")
      let table = PrintedTable(csv.output)
      #expect(table.header == line.header)
      #expect(!table.rows.isEmpty && table.rows.allSatisfy { $0.count == table.columns.count })
      let answer = try JSONValue(parsing: json.output)
      let expected: Set = ["command", "version", "as_of", "data", "audience", "rows", "explain"]
      #expect(answer.keys.isSuperset(of: expected), "\(expected.subtracting(answer.keys))")
      let rows = answer["rows"]?.items ?? []
      #expect(rows.count == table.rows.count)
      for (printed, row) in zip(table.rows, rows) {
        #expect(row.keys == Set(table.columns))
        for (name, text) in zip(table.columns, printed) {
          #expect(
            Self.agrees(row[name], text), "\(name): \(text), \(String(describing: row[name]))")
        }
      }
    }

    @Test("csv is never localised; text holds no escape codes", arguments: ContractLine.all)
    func localisation(line: ContractLine) throws {
      let shop = try CornerShop()
      let english = try run(line, "csv", in: shop)
      let french = try run(line, "csv", "--lang", "fr", in: shop)
      if line.words != ["at-risk"] && line.words != ["export"] {
        #expect(english.output == french.output)
      }
      #expect(!french.output.contains("\u{202F}"))
      for language in ["en", "fr"] {
        let text = try run(line, "text", "--lang", language, in: shop)
        #expect(text.status == 0 && !text.output.isEmpty)
        #expect(!text.output.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
      }
    }

    @Test("json of a profile and of an explanation is one object with the contract's fields")
    func objects() throws {
      let shop = try CornerShop()
      let profile = try JSONValue(
        parsing: shop.run("customer", "ann", with: ["--format", "json"]).output)
      let fields = try shop.table("customer", "ann")
      #expect(fields.header == "field,value")
      #expect(profile.keys.isSuperset(of: fields.column("field")))
      for row in fields.rows { #expect(Self.agrees(profile[row[0]], row[1]), "\(row)") }
      #expect(profile["order_list"]?.items.count == 2)
      let account = try JSONValue(
        parsing: shop.run("explain", "repeat_rate", with: ["--format", "json"]).output)
      #expect(
        account.keys.isSuperset(of: [
          "definition", "formula", "formula_with_values", "inputs", "left_out", "window", "as_of",
          "final_on",
        ]))
      #expect(try shop.table("explain", "repeat_rate").header == "symbol,meaning,value,unit")
      #expect(try shop.run("explain", "repeat_rate").output.contains("2 / 6"))
    }

    @Test("A metric that the data can't give is null, empty in csv, and explained")
    func unknown() throws {
      let shop = try CornerShop()
      let json = try JSONValue(parsing: shop.run("overview", with: ["--format", "json"]).output)
      let nps = json["rows"]?.items.first { $0["metric"] == .text("nps") }
      #expect(nps?["value"] == .null)
      #expect(json["explain"]?["nps"]?["remarks"]?.items.isEmpty == false)
      #expect(try shop.table("overview").value("value", of: "nps") == "")
    }

    @Test("What a shop's data say never reaches a terminal as escape codes")
    func hostileNames() throws {
      let folder = try TemporaryFolder()
      let hostile = "\u{1B}]0;pwned\u{7}\u{1B}[31mred\u{202E}"
      try folder.write(
        """
        order_id,customer_id,created_at,total,channel,country
        1,\(hostile),2026-01-01,5,\(hostile),\(hostile)
        2,\(hostile),2026-01-05,5,\(hostile),\(hostile)
        3,b,2026-06-05,bad\(hostile),\(hostile),\(hostile)

        """, to: "orders\u{1B}[31m.csv")
      try folder.write("[shop]\nname = \"\\u001B[31mred\"\n", to: "tenure.toml")
      let tool = try Tool()
      for words in [
        ["overview"], ["cohorts", "--split", "channel"], ["cohorts", "--split", "country"],
        ["customers"], ["segments"], ["segments", "--customers"], ["check"], ["at-risk"],
        ["audience", "show", "orders >= 1"], ["explain", "revenue"], [],
      ] {
        let run = try tool.run(
          Array(words.prefix(words.first == "audience" ? 3 : words.first == "explain" ? 2 : 1))
            + [folder.path] + words.dropFirst(words.first == "cohorts" ? 1 : words.count)
            + (words.contains("--customers") ? ["--customers"] : []))
        #expect(run.status == 0, "\(words) \(run.errors)")
        for text in [run.output, run.errors] {
          let controls = text.unicodeScalars.filter {
            ($0.value < 32 && $0 != "\n") || (0x7F..<0xA0).contains($0.value)
              || (0x202A...0x202E).contains($0.value)
          }
          #expect(controls.isEmpty, "\(words): \(controls)")
        }
      }
      let missing = try tool.run("overview", folder.path + "/\u{1B}[31mno")
      #expect(missing.status == 3 && !missing.errors.contains("\u{1B}"))
    }

    private func run(_ line: ContractLine, _ format: String, _ more: String..., in shop: CornerShop)
      throws -> ToolRun
    {
      try shop.tool.run(line.words + [shop.folder.path, "--format", format] + line.options + more)
    }

    /// Whether a json value says what csv says.
    static func agrees(_ value: JSONValue?, _ text: String) -> Bool {
      switch value {
      case .null: text.isEmpty
      case .flag(let flag): text == (flag ? "true" : "false")
      case .number(let number): Double(text) == number
      case .text(let words): words == text
      default: false
      }
    }
  }
}
