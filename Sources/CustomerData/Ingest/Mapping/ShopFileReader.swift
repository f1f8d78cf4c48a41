import TOMLKit

/// Reads `tenure.toml`; whatever is not understood is an error with its line.
struct ShopFileReader {
  private let path: String
  private let lines: KeyLines

  /// Reads the text of the file at `path`.
  static func read(_ text: String, path: String) throws(LoadError) -> ShopFile {
    // The parser wants line feeds; Windows editors write more.
    let bare = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    let text = bare.replacing("\r\n", with: "\n")
    let lines = KeyLines(text)
    if let line = NamelessHeader.line(in: text) {
      let fault = ConfigurationFault.syntax(text: "a table's name must follow [")
      throw .configuration(file: path, line: line, fault: fault)
    }
    let root: TOMLTable
    do {
      root = try TOMLTable(string: text)
    } catch {
      let parse = error as? TOMLParseError
      throw .configuration(
        file: path, line: parse?.source.begin.line ?? 1,
        fault: .syntax(text: parse?.description ?? ""))
    }
    return try ShopFileReader(path: path, lines: lines).shopFile(root)
  }

  private func shopFile(_ root: TOMLTable) throws(LoadError) -> ShopFile {
    let known = ["shop", "rates", "file", "annotation", "target", "segments", "tier"]
    try check(root, "", known: known)
    var result = ShopFile()
    if let shop = try table(root, "shop", "shop") { try readShop(shop, &result) }
    if let rates = try table(root, "rates", "rates") {
      for code in rates.keys { result.rates[code.uppercased()] = try rateTable(rates, code) }
    }
    for (index, table) in try tables(root, "file", "file").enumerated() {
      result.files.append(try rule(table, "file[\(index)]"))
    }
    if let segments = try table(root, "segments", "segments") {
      result.shop.segments = try self.segments(segments)
    }
    for (index, table) in try tables(root, "annotation", "annotation").enumerated() {
      result.shop.annotations.append(try annotation(table, "annotation[\(index)]"))
    }
    for (index, table) in try tables(root, "target", "target").enumerated() {
      result.shop.targets.append(try target(table, "target[\(index)]"))
    }
    for (index, table) in try tables(root, "tier", "tier").enumerated() {
      result.shop.tiers.append(try tier(table, "tier[\(index)]"))
    }
    return result
  }

  // MARK: [shop]

  private func readShop(_ table: TOMLTable, _ result: inout ShopFile) throws(LoadError) {
    try check(
      table, "shop.",
      known: [
        "name", "currency", "timezone", "week_starts", "zero_orders", "net_of_tax",
        "activity_window_days", "industry",
      ])
    result.shop.name = try string(table, "name", "shop.") ?? ""
    result.shop.industry = try string(table, "industry", "shop.")
    if let code = try string(table, "currency", "shop.") {
      guard let currency = Currency(code: code) else { throw bad("shop.currency", code, []) }
      result.currency = currency
    }
    if let name = try string(table, "timezone", "shop.") {
      guard let zone = ZoneTable(identifier: name) else {
        throw fault("shop.timezone", .unknownTimeZone(name: name))
      }
      result.shop.timeZone = name
      result.zone = zone
    }
    let starts = Shop.WeekStart.allCases.map(\.rawValue)
    if let word = try choice(table, "week_starts", "shop.", starts) {
      result.shop.weekStart = Shop.WeekStart(rawValue: word) ?? .monday
    }
    let zero = try choice(table, "zero_orders", "shop.", ["exclude", "count"])
    result.shop.countsZeroOrders = zero == "count"
    result.shop.isNetOfTax = try bool(table, "net_of_tax", "shop.") ?? false
    result.shop.activityFollowsGaps = table["activity_window_days"]?.string == "p90"
    if !result.shop.activityFollowsGaps, let days = try int(table, "activity_window_days", "shop.")
    {
      guard (1...36_500).contains(days) else {
        throw bad("shop.activity_window_days", String(days), ["1…36500"])
      }
      result.shop.activityWindowDays = days
    }
  }

  // MARK: [rates]

  private func rateTable(_ table: TOMLTable, _ code: String) throws(LoadError) -> RateTable {
    let path = "rates." + code
    guard Currency(code: code) != nil else { throw bad(path, code, []) }
    let expected = "[[\"2025-01-01\", 0.96], …]"
    guard let pairs = table[code]?.array else { throw wrong(path, expected) }
    var result = RateTable()
    for pair in pairs {
      guard let pair = pair.array, pair.count == 2 else { throw wrong(path, expected) }
      let date = pair[0].string ?? pair[0].date?.debugDescription ?? ""
      let rate = pair[1].double ?? pair[1].int.map(Double.init) ?? 0
      guard let day = Day(iso: date) else { throw bad(path, date, []) }
      guard rate > 0 && rate < 1e9 else { throw bad(path, pair[1].debugDescription, []) }
      result.steps.append((day, Int64((rate * Double(RateTable.scale)).rounded())))
    }
    result.steps.sort { $0.from < $1.from }
    return result
  }

  // MARK: [[file]]

  private func rule(_ table: TOMLTable, _ path: String) throws(LoadError) -> FileRule {
    try check(
      table, path + ".",
      known: [
        "match", "kind", "dialect", "delimiter", "encoding", "date_format", "columns", "drop",
      ])
    var rule = FileRule(line: lines[path])
    guard let match = try string(table, "match", path + ".") else {
      throw fault(path, .missingKey(key: "match"))
    }
    rule.match = match
    let kinds = FileKind.allCases.map(\.rawValue)
    rule.kind = try choice(table, "kind", path + ".", kinds).flatMap(FileKind.init)
    rule.dialect = try choice(table, "dialect", path + ".", DialectRegistry.platforms)
    try readText(table, path, &rule)
    if let columns = try self.table(table, "columns", path + ".columns") {
      rule.columns = try self.columns(columns, path + ".columns.", of: rule.kind)
    }
    for (index, drop) in try tables(table, "drop", path + ".drop").enumerated() {
      rule.drops.append(try self.drop(drop, path + ".drop[\(index)]"))
    }
    return rule
  }

  private func readText(
    _ table: TOMLTable, _ path: String, _ rule: inout FileRule
  ) throws(LoadError) {
    if let text = try string(table, "delimiter", path + ".") {
      let named = ["tab": "\t", "\\t": "\t"][text.lowercased()] ?? text
      guard named.utf8.count == 1, let byte = named.utf8.first, byte != Byte.quote else {
        throw bad(path + ".delimiter", text, [",", ";", "tab", "|"])
      }
      rule.delimiter = byte
    }
    if let name = try string(table, "encoding", path + ".") {
      guard let encoding = TextEncoding(name: name) else {
        throw bad(path + ".encoding", name, TextEncoding.allCases.map(\.rawValue))
      }
      rule.encoding = encoding
    }
    if let format = try string(table, "date_format", path + ".") {
      guard let pattern = DatePattern(format) else {
        throw bad(path + ".date_format", format, ["yyyy-MM-dd HH:mm:ss", "dd/MM/yyyy HH:mm"])
      }
      rule.dateFormat = pattern
    }
  }

  private func columns(
    _ table: TOMLTable, _ path: String, of kind: FileKind?
  ) throws(LoadError) -> [Field: String] {
    let known = (kind.map { $0.layout.fields } ?? Field.allCases).map(\.key)
    try check(table, path, known: Array(Set(known)).sorted())
    var columns: [Field: String] = [:]
    for key in table.keys {
      guard let field = Field(key: key), let name = try string(table, key, path) else { continue }
      columns[field] = name
    }
    return columns
  }

  private func drop(_ table: TOMLTable, _ path: String) throws(LoadError) -> DropRule {
    try check(table, path + ".", known: ["column", "is", "value", "as"])
    var rule = DropRule(line: lines[path])
    guard let column = try string(table, "column", path + ".") else {
      throw fault(path, .missingKey(key: "column"))
    }
    rule.column = column
    let tests = DropRule.Test.allCases.map(\.rawValue)
    guard let test = try choice(table, "is", path + ".", tests).flatMap(DropRule.Test.init) else {
      throw fault(path, .missingKey(key: "is"))
    }
    rule.test = test
    if let value = table["value"] {
      let text = value.string ?? value.date?.debugDescription
      rule.text = text ?? value.debugDescription
      let isNumber = value.int != nil || value.double != nil
      rule.number =
        isNumber ? Array(rule.text.utf8).withUnsafeBufferPointer(AmountReader().read) : nil
    } else if test != .empty {
      throw fault(path, .missingKey(key: "value"))
    }
    let actions = DropRule.Action.allCases.map(\.rawValue)
    rule.action =
      try choice(table, "as", path + ".", actions).flatMap(DropRule.Action.init) ?? .drop
    return rule
  }
}

// MARK: [segments], [[annotation]], [[target]], [[tier]]

extension ShopFileReader {
  /// `Champions = "555 554 …"`: every triple of scores in exactly one segment.
  private func segments(_ table: TOMLTable) throws(LoadError) -> [String: [String]] {
    var cells: [String: [String]] = [:]
    var seen: Set<String> = []
    for name in table.keys {
      let triples = (try string(table, name, "segments.") ?? "").split(separator: " ")
      for triple in triples {
        let isTriple = triple.count == 3 && triple.allSatisfy { "12345".contains($0) }
        guard isTriple, seen.insert(String(triple)).inserted else {
          throw bad("segments." + name, String(triple), ["111", "…", "555"])
        }
      }
      cells[name] = triples.map(String.init)
    }
    guard seen.count == 125 else {
      throw bad("segments", "\(seen.count)", ["125"])
    }
    return cells
  }

  private func annotation(_ table: TOMLTable, _ path: String) throws(LoadError) -> Annotation {
    try check(table, path + ".", known: ["name", "from", "to"])
    guard let name = try string(table, "name", path + ".") else {
      throw fault(path, .missingKey(key: "name"))
    }
    guard let first = try day(table, "from", path + ".") else {
      throw fault(path, .missingKey(key: "from"))
    }
    let last = try day(table, "to", path + ".") ?? first
    return Annotation(name: name, days: DayRange(first, last))
  }

  private func tier(_ table: TOMLTable, _ path: String) throws(LoadError) -> LoyaltyTier {
    try check(table, path + ".", known: ["name", "from"])
    guard let name = try string(table, "name", path + ".") else {
      throw fault(path, .missingKey(key: "name"))
    }
    guard let value = table["from"] else { throw fault(path, .missingKey(key: "from")) }
    guard let from = value.double ?? value.int.map(Double.init), from >= 0, from < 1e12 else {
      throw wrong(path + ".from", "500")
    }
    return LoyaltyTier(name: name, from: from)
  }

  private func target(_ table: TOMLTable, _ path: String) throws(LoadError) -> Target {
    try check(table, path + ".", known: ["number", "value", "window_days", "dimension", "is"])
    guard let number = try string(table, "number", path + ".") else {
      throw fault(path, .missingKey(key: "number"))
    }
    guard let value = table["value"] else { throw fault(path, .missingKey(key: "value")) }
    guard let wanted = value.double ?? value.int.map(Double.init) else {
      throw wrong(path + ".value", "0.3")
    }
    let dimension = try string(table, "dimension", path + ".")
    let band = try string(table, "is", path + ".")
    guard (dimension == nil) == (band == nil) else {
      throw fault(path, .missingKey(key: dimension == nil ? "dimension" : "is"))
    }
    return Target(
      number: number, value: wanted, windowDays: try int(table, "window_days", path + "."),
      dimension: dimension, band: band)
  }

  private func day(
    _ table: TOMLTable, _ key: String, _ path: String
  ) throws(LoadError) -> Day? {
    guard let value = table[key] else { return nil }
    let text = value.string ?? value.date?.debugDescription ?? ""
    guard let day = Day(iso: text) else { throw bad(path + key, text, ["2026-11-27"]) }
    return day
  }
}

// MARK: Values

extension ShopFileReader {
  private func check(_ table: TOMLTable, _ path: String, known: [String]) throws(LoadError) {
    let unknown = table.keys.filter { !known.contains($0) }
    guard let key = unknown.min(by: { lines[path + $0] < lines[path + $1] }) else { return }
    throw fault(path + key, .unknownKey(key: path + key, known: known))
  }

  private func table(
    _ table: TOMLTable, _ key: String, _ path: String
  ) throws(LoadError) -> TOMLTable? {
    guard let value = table[key] else { return nil }
    guard let inner = value.table else { throw wrong(path, "[\(key)]") }
    return inner
  }

  private func tables(
    _ table: TOMLTable, _ key: String, _ path: String
  ) throws(LoadError) -> [TOMLTable] {
    guard let value = table[key] else { return [] }
    guard let array = value.array else { throw wrong(path, "[[\(key)]]") }
    let inner = array.compactMap(\.table)
    guard inner.count == array.count else { throw wrong(path, "[[\(key)]]") }
    return inner
  }

  private func string(
    _ table: TOMLTable, _ key: String, _ path: String
  ) throws(LoadError) -> String? {
    guard let value = table[key] else { return nil }
    guard let text = value.string else { throw wrong(path + key, "\"…\"") }
    return text
  }

  private func choice(
    _ table: TOMLTable, _ key: String, _ path: String, _ allowed: [String]
  ) throws(LoadError) -> String? {
    guard let text = try string(table, key, path) else { return nil }
    guard allowed.contains(text) else { throw bad(path + key, text, allowed) }
    return text
  }

  private func bool(_ table: TOMLTable, _ key: String, _ path: String) throws(LoadError) -> Bool? {
    guard let value = table[key] else { return nil }
    guard let flag = value.bool else { throw wrong(path + key, "true | false") }
    return flag
  }

  private func int(_ table: TOMLTable, _ key: String, _ path: String) throws(LoadError) -> Int? {
    guard let value = table[key] else { return nil }
    guard let number = value.int else { throw wrong(path + key, "365") }
    return number
  }

  private func fault(_ path: String, _ fault: ConfigurationFault) -> LoadError {
    .configuration(file: self.path, line: lines[path], fault: fault)
  }

  private func wrong(_ path: String, _ expected: String) -> LoadError {
    fault(path, .wrongType(key: path, expected: expected))
  }

  private func bad(_ path: String, _ value: String, _ allowed: [String]) -> LoadError {
    fault(path, .badValue(key: path, value: value, allowed: allowed))
  }
}
