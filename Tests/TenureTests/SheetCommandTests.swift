import Support
import Testing

extension CommandLineTests {
  @Suite("Sheets of a shop reckoned by hand") struct SheetCommandTests {
    @Test("The revenue bridge: what the first quarter's customers brought, and what is left of it")
    func bridge() throws {
      let table = try CornerShop().table("bridge", with: ["--days", "90"])
      #expect(table.header == "bar,amount,customers,share_of_base")
      // Before: ann 150, bob 40, cai 30, dan 60, eve 70. From 2 April on: dan 40, fay 10.
      #expect(
        table.column("amount").prefix(7) == [
          "350.00", "-290.00", "-20.00", "0.00", "0.00", "10.00", "50.00",
        ])
      #expect(table.column("customers").prefix(7) == ["5", "4", "1", "0", "0", "1", "2"])
      #expect(table.value("share_of_base", of: "grr") == String(40.0 / 350))
    }

    @Test("Repeat rates count only who is old enough; the ladder counts everybody")
    func repeats() throws {
      let shop = try CornerShop()
      let table = try shop.table("repeat")
      // ann came back after 31 days, dan after 121; all but fay are 30 to 180 days old.
      for (number, value, of) in [
        ("repeat_rate_30", "0", "5"), ("repeat_rate_60", "0.2", "5"),
        ("repeat_rate_180", "", "0"), ("repeat_rate", String(2.0 / 6), "6"),
      ] {
        #expect(table.value("value", of: number) == value, "\(number)")
        #expect(table.value("denominator", of: number) == of, "\(number)")
      }
      let ladder = try shop.table("repeat", "--ladder")
      #expect(ladder.column("reached") == ["6", "2"])
      #expect(
        try shop.table("repeat", "--ladder", "--minimum-age", "30").column("customers") == [
          "5", "5",
        ])
    }

    @Test("Any number by any dimension, the whole last")
    func breakdown() throws {
      let shop = try CornerShop()
      let table = try shop.table("breakdown", "repeat_rate", with: ["--by", "channel"])
      #expect(table.column("channel") == ["web", "shop", "", "all"])
      #expect(table.column("customers") == ["3", "2", "1", "6"])
      #expect(table.column("value") == [String(2.0 / 3), "0", "0", String(2.0 / 6)])
      let wrong = try shop.run("breakdown", "nonsense")
      #expect(wrong.status == 2 && wrong.errors.contains("nonsense"))
    }

    @Test("The best fifth of six customers are two")
    func concentration() throws {
      let table = try CornerShop().table("concentration")
      #expect(table.value("revenue", of: "top_20_share") == "250.00")
      #expect(table.value("share", of: "top_20_share") == "0.625")
    }

    @Test("Order values, hours, returns and a gain in retention")
    func orders() throws {
      let shop = try CornerShop()
      let values = try shop.table("orders")
      #expect(values.value("value", of: "aov_median") == "25")
      #expect(values.value("value", of: "new_revenue_share") == "0.2")
      let hours = try shop.table("orders", "--hours")
      #expect(hours.column("orders").compactMap { Int($0) }.reduce(0, +) == 9)
      #expect(hours.column("weekday").contains("Saturday"))
      #expect(try shop.table("returns").value("orders", of: "all") == "9")
      #expect(try shop.table("what-if").value("value", of: "what_if_revenue") == "")
    }

    @Test("Cohorts by age have the day on which each cell is final; two cohorts stand side by side")
    func cohorts() throws {
      let shop = try CornerShop()
      let aged = try shop.table("cohorts", with: ["--brackets", "0-30-60-365"])
      #expect(aged.column("cohort").prefix(3) == ["2026-01", "2026-01", "2026-01"])
      #expect(aged.column("customers").prefix(3) == ["3", "1", "1"])
      #expect(aged.column("final").prefix(3) == ["true", "true", "false"])
      #expect(aged.column("final_on").prefix(3) == ["", "", "2027-01-30"])
      let two = try shop.table("cohorts", with: ["--compare", "2026-01,2026-02"])
      #expect(two.column("first").prefix(2) == ["1", String(1.0 / 3)])
      #expect(two.column("second").prefix(2) == ["1", "0"])
      #expect(try shop.run("cohorts", "--brackets", "9-3").status == 2)
    }

    @Test("A value that nobody has can't be compared: the error names those there are")
    func unknownValue() throws {
      let shop = try CornerShop()
      let run = try shop.run(
        "cohorts", with: ["--split", "channel", "--compare", "web,marketplaces"])
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.errors.contains("'marketplaces'") || run.errors.contains("'web'"))
      #expect(run.errors.contains("Known: "))
    }

    @Test("What a score stands for, the squares, and the map that may be changed")
    func segments() throws {
      let shop = try CornerShop()
      let bands = try shop.table("segments", "--bands")
      #expect(bands.header == "score,value,low,high" && bands.rows.count == 15)
      // Of six customers the last day is fay's, the first bob's: 0 and 161 days ago.
      #expect(bands.rows.first { $0[0] == "r" && $0[1] == "5" }?[2] == "0")
      #expect(bands.rows.first { $0[0] == "r" && $0[1] == "1" }?[3] == "161")
      #expect(bands.rows.first { $0[0] == "m" && $0[1] == "5" }?[3] == "150.00")
      let grid = try shop.table("segments", "--grid")
      #expect(grid.rows.count == 25)
      #expect(grid.column("customers").compactMap { Int($0) }.reduce(0, +) == 6)
      let map = try shop.run("segments", "--map").output
      let settings = try #require(CornerShop.settings)
      try shop.folder.write(settings + map, to: "tenure.toml")
      #expect(try shop.table("segments", "--grid").rows == grid.rows)
      let renamed = map.replacing("Champions", with: "Heroes")
      try shop.folder.write(settings + renamed, to: "tenure.toml")
      let refused = try shop.run("segments")
      #expect(refused.status == 3 && refused.errors.contains("Champions"))
    }

    @Test("The activity window may be days or P90 of the gaps")
    func window() throws {
      let shop = try CornerShop()
      let days = try shop.table("overview", with: ["--window", "90"])
      #expect(days.value("window_days", of: "retention_rate") == "90")
      #expect(days.value("value", of: "retention_rate") == "0.2")
      // Gaps of 31 and 121 days: the 90th percentile is 112.
      let gaps = try shop.table("overview", with: ["--window", "p90"])
      #expect(gaps.value("window_days", of: "retention_rate") == "112")
      #expect(try shop.run("overview", "--window", "soon").status == 2)
    }

    @Test("What was true on an earlier day is an audience")
    func past() throws {
      let shop = try CornerShop()
      let table = try shop.table(
        "audience", "count", "rfm.segment was unknown at 2026-01-31 and orders >= 1")
      #expect(table.column("customers") == ["3"])
      let moves = try shop.table("segments", with: ["--migration", "2026-01-31"])
      #expect(moves.column("from").filter { $0 == "New" }.count >= 1)
    }
  }
}
