import CustomerData
import Testing

@Suite("tenure.toml") struct ConfigurationTests {
  private let orders = "order_id,customer_id,created_at,total\n1,a,2026-01-01,5\n"

  private func fault(_ text: String) throws -> (line: Int, fault: ConfigurationFault)? {
    let failure = try Folder(["tenure.toml": text, "orders.csv": orders]).failure()
    guard case .configuration(_, let line, let fault) = failure else { return nil }
    return (line, fault)
  }

  @Test(
    "A table's header without a name is an error with its line, never a crash",
    arguments: [
      "[=", "[é]", "[", "[[", "[ [shop]]", "[.shop]", "[[file]]\nmatch = \"a\"\n  [#", "[\rshop]",
      "[\u{64B}shop]",
    ])
  func namelessHeader(header: String) throws {
    let wrong = try #require(try fault("[shop]\n\n" + header + "\n"))
    #expect(wrong.line == 2 + header.split(separator: "\n").count)
    guard case .syntax = wrong.fault else {
      Issue.record("\(wrong.fault)")
      return
    }
  }

  @Test(
    "A header is looked for behind strings and arrays that hold brackets, not inside of them",
    arguments: [
      "name = \"\\\"[\"", "name = '[' # [", "name = \"\"\"\n[\n[@\n\"\"\"",
      "[rates]\nUSD = [\n  [\n    \"2026-01-01\", 0.5\n  ],\n  [ # one a year\n  \"2027-01-01\", 0.6]\n]",
    ])
  func bracketsInValues(text: String) throws {
    #expect(try fault("[shop]\n" + text + "\n") == nil)
    let wrong = try #require(try fault("[shop]\n" + text + "\n[@]\n"))
    #expect(wrong.line == 2 + text.split(separator: "\n").count)
  }

  @Test("An unknown key is an error with its line")
  func unknownKey() throws {
    let shop = try #require(try fault("[shop]\nname = \"x\"\n\ncurency = \"EUR\"\n"))
    #expect(shop.line == 4)
    guard case .unknownKey(let key, let known) = shop.fault else {
      Issue.record("\(shop.fault)")
      return
    }
    #expect(key == "shop.curency" && known.contains("currency"))
    let table = try #require(try fault("[shop]\n[targets]\nx = 1\n"))
    #expect(table.line == 2)
    let column = try #require(
      try fault(
        "[[file]]\nmatch = \"a\"\n[[file]]\nmatch = \"b\"\nkind = \"orders\"\n  [file.columns]\n  order_id = \"x\"\n  unit_prize = \"y\"\n"
      ))
    #expect(column.line == 8)
    let drop = try #require(
      try fault(
        "[[file]]\nmatch = \"a\"\n  [[file.drop]]\n  column = \"x\"\n  is = \"empty\"\n  [[file.drop]]\n  column = \"x\"\n  if = \"empty\"\n"
      ))
    #expect(drop.line == 8)
  }

  @Test(
    "A value that is not understood is an error with its line",
    arguments: [
      ("[shop]\nzero_orders = \"perhaps\"\n", 2), ("[shop]\n\ntimezone = \"Mars/Phobos\"\n", 3),
      ("[shop]\ncurrency = \"EURO\"\n", 2), ("[shop]\nactivity_window_days = \"long\"\n", 2),
      ("[shop]\nactivity_window_days = 0\n", 2), ("[shop]\nnet_of_tax = 1\n", 2),
      ("[shop]\nname = 7\n", 2), ("[rates]\nUSD = [[\"2025-01-01\", -1.0]]\n", 2),
      ("[rates]\nUSD = 3\n", 2), ("[rates]\nUSD = [\n[\"2025-02-30\", 1.0]\n]\n", 2),
      ("[[file]]\nkind = \"orders\"\n", 1), ("[[file]]\nmatch = \"a\"\nkind = \"order\"\n", 3),
      ("[[file]]\nmatch = \"a\"\ndate_format = \"dd/MM\"\n", 3),
      ("[[file]]\nmatch = \"a\"\nencoding = \"ebcdic\"\n", 3),
      ("[[file]]\nmatch = \"a\"\ndelimiter = \";;\"\n", 3),
      ("[[file]]\nmatch = \"a\"\ndialect = \"nobody\"\n", 3),
      ("[[file]]\nmatch = \"a\"\n[[file.drop]]\ncolumn = \"x\"\nis = \"near\"\n", 5),
      ("[[file]]\nmatch = \"a\"\n[[file.drop]]\ncolumn = \"x\"\nis = \"<\"\n", 3),
      ("file = 3\n", 1), ("[shop\n", 1), ("[shop]\nname = \"a\"\nname = \"b\"\n", 3),
    ])
  func badValue(text: String, line: Int) throws {
    let found = try #require(try fault(text))
    #expect(found.line == line, "\(found.fault)")
  }

  @Test("Every key of the contract is understood")
  func everyKey() throws {
    let folder = try Folder([
      "tenure.toml": """
      [shop]
      name = "Maison Test"
      currency = "EUR"
      timezone = "Europe/Paris"
      week_starts = "sunday"
      zero_orders = "count"
      net_of_tax = true
      activity_window_days = 180
      industry = "cosmetics"
      [rates]
      USD = [["2025-01-01", 0.96], ["2025-07-01", 1]]
      [[file]]
      match = "lines*.txt"
      kind = "line_items"
      dialect = "generic"
      delimiter = "|"
      encoding = "windows-1252"
      date_format = "dd.MM.yyyy HH:mm"
        [file.columns]
        order_id = "No"
        product = "What"
        quantity = "How many"
        created_at = "When"
        unit_price = "Each"
        customer_id = "Who"
        [[file.drop]]
        column = "Who"
        is = "empty"
        [[file.drop]]
        column = "No"
        is = "starts with"
        value = "C"
        as = "cancel"
        [[file.drop]]
        column = "Each"
        is = "<="
        value = 0
        [[file.drop]]
        column = "What"
        is = "="
        value = "Return"
        as = "refund"
      """,
      "lines1.txt": """
      No|What|How many|When|Each|Who
      1|Soap|2|01.02.2026 10:00|3,50|z
      1|Return|1|05.02.2026 10:00|3,50|z
      2|Soap|1|01.02.2026 10:00|3,50|
      C3|Soap|1|01.02.2026 10:00|3,50|z
      4|Soap|1|01.02.2026 10:00|0|z
      """,
    ])
    let history = try folder.load()
    #expect(history.shop.name == "Maison Test")
    #expect(history.shop.weekStart == .sunday)
    #expect(history.shop.activityWindowDays == 180)
    #expect(history.shop.industry == "cosmetics")
    let file = try history.file("lines1.txt")
    #expect((file.rows, file.accepted, file.dropped) == (5, 3, 2))
    #expect(history.dataset(asOf: try day("2026-02-04")).orders.net == [700])
    let data = history.dataset()
    #expect(data.orders.net == [350])
    #expect(data.orders.day.map(\.iso) == ["2026-02-01"])
    #expect(data.excluded == [ExcludedOrders(reason: .cancelled, count: 1)])
    #expect(history.reasons("lines1.txt") == [.dropRule(line: 26), .dropRule(line: 34)])
  }

  @Test("An entry that matches no file, and a column that is not there, are told")
  func idle() throws {
    let history = try Folder([
      "tenure.toml": "[[file]]\nmatch = \"*.dat\"\n", "orders.csv": orders,
    ]).load()
    #expect(history.report.problems.map(\.reason) == [.matchesNoFile])
    #expect(history.report.problems.map(\.line) == [1])
    let mapped = "[[file]]\nmatch = \"*.csv\"\nkind = \"orders\"\n[file.columns]\ntotal = \"Sum\"\n"
    guard
      case .nothingUsable(let report) = try Folder(["tenure.toml": mapped, "orders.csv": orders])
        .failure()
    else {
      Issue.record("it was read")
      return
    }
    #expect(report.problems.map(\.reason) == [.mappedColumnMissing(header: "Sum")])
  }
}
