import Support
import Testing

extension CommandLineTests {
  @Suite("Figures of a shop reckoned by hand") struct FigureTests {
    @Test("Key figures: refunds, drops, zero orders, rates and the shop's days are as defined")
    func overview() throws {
      let table = try CornerShop().table("overview")
      // From 2 April to 30 June: dan's 40 of 1 June (still 31 May in UTC) and fay's 10.
      for (metric, value) in [
        ("revenue", "50"), ("orders", "2"), ("customers", "6"), ("active_customers", "6"),
        ("new_customers", "1"), ("returning_customers", "1"), ("orders_per_customer", "1.5"),
        ("aov", "25"), ("interval_median", "76"), ("interval_median_pooled", "76"),
        ("interval_median_orders", "31"), ("time_to_second_median_returned", "76"),
        ("repeat_rate", String(2.0 / 6)), ("retention_rate", ""), ("clv_predicted", ""),
        ("nps", ""),
      ] {
        #expect(table.value("value", of: metric) == value, "\(metric)")
      }
      #expect(table.value("previous", of: "revenue") == "350")
      #expect(table.value("previous", of: "orders") == "7")
      #expect(table.value("window_days", of: "revenue") == "90")
      #expect(table.value("window_days", of: "customers") == "")
      #expect(table.value("window_days", of: "retention_rate") == "365")
      #expect(table.value("numerator", of: "repeat_rate") == "2")
      #expect(table.value("denominator", of: "repeat_rate") == "6")
      #expect(table.value("unit", of: "revenue") == "EUR")
    }

    @Test("Periods may be days or a range, and the months add up to the whole")
    func periods() throws {
      let shop = try CornerShop()
      let range = try shop.table("overview", with: ["--period", "2026-01-01..2026-02-28"])
      #expect(range.value("value", of: "revenue") == "350")
      let days = try shop.table("overview", with: ["--period", "30"])
      #expect(days.value("value", of: "revenue") == "50")
      #expect(days.value("window_days", of: "revenue") == "30")
      let months = try shop.table("overview", with: ["--per", "month"])
      #expect(months.column("month") == (1...6).map { "2026-0\($0)" })
      #expect(months.column("orders") == ["3", "4", "0", "0", "0", "2"])
      #expect(months.column("active") == ["3", "3", "0", "0", "0", "2"])
      #expect(months.column("new") == ["3", "2", "0", "0", "0", "1"])
      #expect(months.column("returning") == ["0", "1", "0", "0", "0", "1"])
      #expect(
        months.column("revenue") == ["200.00", "150.00", "0.00", "0.00", "0.00", "50.00"])
      #expect(months.column("retention_rate")[1] == String(1.0 / 3))
      #expect(months.column("nrr")[1] == "0.25")
      let quarters = try shop.table("overview", with: ["--per", "quarter"])
      #expect(quarters.column("quarter") == ["2026-Q1", "2026-Q2"])
      #expect(quarters.column("revenue") == ["350.00", "50.00"])
      let years = try shop.table("overview", with: ["--per", "year"])
      #expect(years.column("year") == ["2026"] && years.column("final") == ["false"])
      let weeks = try shop.table("overview", with: ["--per", "week"])
      #expect(weeks.column("week").first == "2026-W02" && weeks.column("week").last == "2026-W27")
    }

    @Test("Cohorts are of the first order's local month; every measure follows its definition")
    func cohorts() throws {
      let shop = try CornerShop()
      let expected = [
        "customers": ["3", "1", "0", "0", "0", "1", "2", "0", "0", "0", "0", "1"],
        "revenue": ["200", "50", "0", "0", "0", "40", "100", "0", "0", "0", "0", "10"],
        "orders": ["3", "1", "0", "0", "0", "1", "3", "0", "0", "0", "0", "1"],
        "revenue_retention": ["1", "0.25", "0", "0", "0", "0.2", "1", "0", "0", "0", "0", "1"],
        "cumulative": ["0", "1/3", "1/3", "1/3", "1/3", "2/3", "0", "0", "0", "0", "0", "0"],
        "rolling": ["1", "2/3", "1/3", "1/3", "1/3", "1/3", "1", "0", "0", "0", "0", "1"],
        "ltv": ["200/3", "250/3", "250/3", "250/3", "250/3", "290/3"]
          + ["50", "50", "50", "50", "50", "10"],
      ]
      for (measure, values) in expected {
        let table = try shop.table("cohorts", with: ["--measure", measure])
        #expect(
          table.column("cohort") == Array(repeating: "2026-01", count: 6)
            + Array(repeating: "2026-02", count: 5) + ["2026-06"])
        #expect(
          table.column("size") == Array(repeating: "3", count: 6)
            + Array(repeating: "2", count: 5) + ["1"])
        for (printed, value) in zip(table.column("value"), values) {
          let parts = value.split(separator: "/").compactMap { Double($0) }
          let number = parts.count == 2 ? parts[0] / parts[1] : parts[0]
          #expect(abs((Double(printed) ?? -1) - number) < 1e-9, "\(measure): \(printed), \(value)")
        }
        #expect(Set(table.column("final")) == ["true"])
      }
    }

    @Test(
      "On an earlier day a later refund and a later order are not known, and cells are not final")
    func timeTravel() throws {
      let shop = try CornerShop()
      func revenue(_ day: String) throws -> String? {
        try shop.table("overview", with: ["--as-of", day]).value("value", of: "revenue")
      }
      #expect(try revenue("2026-04-30") == "240")
      #expect(try revenue("2026-05-01") == "150")
      #expect(try revenue("2026-05-31") == "0")
      #expect(try revenue("2026-06-01") == "40")
      let cohorts = try shop.table(
        "cohorts", with: ["--as-of", "2026-04-29", "--split", "channel"])
      let web = cohorts.rows.filter { $0[0] == "web" && $0[1] == "2026-01" }
      #expect(web.map { $0[4] } == ["2", "1", "0", "1"])
      #expect(web.map { $0[8] } == ["true", "true", "true", "false"])
      let json = try JSONValue(
        parsing: shop.run("overview", with: ["--as-of", "2026-04-30", "--format", "json"]).output)
      #expect(json["as_of"] == .text("2026-04-30"))
      #expect(json["data"]?["orders"] == .number(8) && json["data"]?["customers"] == .number(5))
    }

    @Test("--audience restricts every command to the same customers")
    func audience() throws {
      let shop = try CornerShop()
      let two = ["--audience", "occasions >= 2"]
      #expect(try shop.table("overview", with: two).value("value", of: "customers") == "2")
      #expect(try shop.table("customers", with: two).column("customer_id") == ["ann", "dan"])
      #expect(try shop.table("audience", "count", "occasions >= 2").rows.first?.first == "2")
      #expect(
        try shop.table("audience", "count", "orders >= 2", with: two).rows.first?[1] == "250.00")
      #expect(try shop.table("cohorts", with: two).column("size").first == "2")
      let segments = try shop.table("segments", with: two)
      #expect(segments.column("customers").compactMap { Int($0) }.reduce(0, +) == 2)
      let json = try JSONValue(
        parsing: shop.run("segments", with: two + ["--format", "json"]).output)
      #expect(json["audience"] == .text("occasions >= 2"))
    }

    @Test("Segments: scores by the share of those strictly worse")
    func segments() throws {
      let table = try CornerShop().table("segments", with: ["--customers"])
      let scores = Dictionary(uniqueKeysWithValues: table.rows.map { ($0[0], $0[4...6].joined()) })
      #expect(
        scores == [
          "ann": "345", "bob": "112", "cai": "211", "dan": "444", "eve": "113", "fay": "511",
        ])
      #expect(table.column("recency_days") == ["140", "161", "145", "29", "149", "0"])
      let sums = try CornerShop().table("segments")
      #expect(sums.value("revenue", of: "Loyal") == "250.00")
      #expect(sums.value("share_revenue", of: "Loyal") == "0.625")
      #expect(sums.column("customers").compactMap { Int($0) }.reduce(0, +) == 6)
    }

    @Test("At risk is who is silent for twice the usual gap; the risk is the share of shorter gaps")
    func atRisk() throws {
      let folder = try TemporaryFolder()
      let orders = [
        ("gus", ["2026-01-01", "2026-01-11", "2026-01-21"]),  // median 10, silent 20: 2 of 2
        ("jon", ["2026-01-01", "2026-01-03", "2026-02-01"]),  // median 15.5, silent 9
        ("kim", ["2026-01-01", "2026-01-02", "2026-01-22"]),  // median 10.5, silent 19 < 21
        ("lea", ["2025-12-01", "2025-12-03", "2026-01-10", "2026-01-13"]),  // median 3: 2 of 3
        ("hal", ["2026-02-10"]),
      ]
      let lines = orders.flatMap { id, days in days.map { "\(id)-\($0),\(id),\($0),10\n" } }
      try folder.write("order_id,customer_id,created_at,total\n" + lines.joined(), to: "orders.csv")
      let run = try Tool().run("at-risk", folder.path, "--format", "csv")
      let table = PrintedTable(run.output)
      #expect(table.column("customer_id") == ["gus", "lea"])
      #expect(table.column("risk") == ["1", String(2.0 / 3)])
      #expect(table.column("usual_gap_days") == ["10", "3"])
      #expect(table.column("recency_days") == ["20", "28"])
      #expect(Double(table.column("value_at_risk")[1]).map { abs($0 - 40 * 2 / 3) < 1e-9 } == true)
    }

    @Test(
      "tenure.toml decides on zero orders, taxes, weeks and windows; a wrong key names its line")
    func shopFile() throws {
      let shop = try CornerShop()
      let text = try shop.folder.text(of: "tenure.toml")
      let counted = text.replacing("[rates]", with: "zero_orders = \"count\"\n\n[rates]")
      try shop.folder.write(counted, to: "tenure.toml")
      #expect(try shop.table("overview").value("value", of: "orders") == "3")
      try shop.folder.write("[shop]\nname = \"x\"\ncurency = \"EUR\"\n", to: "tenure.toml")
      let wrong = try shop.run("overview")
      #expect(wrong.status == 3 && wrong.output.isEmpty)
      #expect(wrong.errors.contains("tenure.toml") && wrong.errors.contains("3"))
      #expect(wrong.errors.contains("curency"))
    }

    @Test("Sorting and limits")
    func lists() throws {
      let shop = try CornerShop()
      #expect(
        try shop.table("customers", with: ["--sort", "customer_id"]).column("customer_id")
          == ["ann", "bob", "cai", "dan", "eve", "fay"])
      #expect(
        try shop.table("customers", with: ["--sort", "revenue", "--limit", "2"])
          .column("revenue") == ["150.00", "100.00"])
      #expect(
        try shop.table("customers", with: ["--sort", "-revenue"]).column("customer_id").first
          == "fay")
      let everyone = try shop.table("customers")
      #expect(try shop.table("audience", "show", "orders >= 1") == everyone)
    }
  }
}
