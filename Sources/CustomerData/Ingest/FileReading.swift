import Foundation

/// Reads one file into the intake and tells what became of its rows.
///
/// A large file is read piece by piece under what its beginning gives away: encoding, order of day
/// and month, decimal mark. When a later piece gives the beginning the lie, `read` says so, and the
/// folder is read again with every file looked at whole before its first row is believed.
struct FileReading {
  let name: String
  let number: Int32
  let rule: FileRule?
  let shop: ShopFile
  let pace: Pace

  private(set) var report: FileReport

  init(name: String, number: Int32, rule: FileRule?, shop: ShopFile, pace: Pace = Pace()) {
    self.name = name
    self.number = number
    self.rule = rule
    self.shop = shop
    self.pace = pace
    report = FileReport(name: name)
  }

  /// Reads all rows of a file; `progress` gets the place reached and the rows read, and throws to
  /// stop. False: what was read is not to be believed.
  mutating func read(
    _ source: SourceFile, into intake: inout Intake, _ log: inout ProblemLog,
    _ content: inout Digest, progress: (Int, Int) throws(LoadError) -> Void
  ) throws(LoadError) -> Bool {
    if let packing = try source.packing {
      report.bytes = source.size
      refuse(.packed(packing, name: Row.neutral(name)), value: "", &log)
      return true
    }
    if let plan = try PiecePlan(source, name: name, rule: rule, shop: shop, pace: pace) {
      return try readPieces(of: source, plan, &intake, &log, &content, progress)
    }
    var arrived = 0
    let bytes = try FileBytes.read(source) { count throws(LoadError) in
      arrived += count
      try progress(arrived / 2, 0)
    }
    content.add(content: bytes.all)
    try read(bytes, into: &intake, &log) { place, rows throws(LoadError) in
      try progress(bytes.count / 2 + place / 2, rows)
    }
    return true
  }

  private mutating func read(
    _ bytes: FileBytes, into intake: inout Intake, _ log: inout ProblemLog,
    progress: (Int, Int) throws(LoadError) -> Void
  ) throws(LoadError) {
    report.bytes = bytes.count
    guard let text = decode(bytes, &log), let table = cut(text, &log) else { return }
    report.header = table.header.names.map(Row.neutral)
    report.delimiter = String(decoding: [table.delimiter], as: UTF8.self)
    switch Detection.of(table.header, delimiter: table.delimiter, file: name, rule: rule) {
    case .refused(let reason):
      let header = Row.neutral(table.header.names.joined(separator: ", "))
      refuse(reason, line: table.bodyLine - 1, value: header, &log)
    case .known(let dialect, let columns):
      note(dialect, columns, table.header)
      try read(table, as: dialect, columns, &intake, &log, progress)
    }
  }

  private mutating func note(_ dialect: any Dialect, _ columns: [Field: Int], _ header: Header) {
    report.kind = dialect.kind
    report.dialect = dialect.platform
    let used = Set(columns.values).union(dialect.furtherPlaces(in: header))
    report.unusedColumns = header.names.indices.filter { !used.contains($0) }
      .map { Row.neutral(header.names[$0]) }
  }

  // MARK: Text

  private mutating func decode(
    _ bytes: FileBytes, _ log: inout ProblemLog
  ) -> (text: FileBytes, start: Int)? {
    guard bytes.count > 0 else { return refuse(.emptyFile, &log) }
    let encoding = rule?.encoding ?? TextEncoding.detect(bytes.all)
    report.encoding = encoding.rawValue
    guard let decoded = encoding.decode(bytes) else {
      return refuse(.wrongEncoding(encoding.rawValue), &log)
    }
    guard memchr(decoded.text.start, 0, decoded.text.count) == nil else {
      return refuse(.binary, &log)
    }
    return decoded
  }

  private mutating func cut(
    _ decoded: (text: FileBytes, start: Int), _ log: inout ProblemLog
  ) -> DelimitedText? {
    DelimitedText(decoded.text, from: decoded.start, file: name, rule: rule)
      ?? refuse(.emptyFile, &log)
  }

  @discardableResult private func refuse<Nothing>(
    _ reason: IngestReason, line: Int = 0, _ log: inout ProblemLog
  ) -> Nothing? {
    log.add(IngestProblem(file: name, line: line, severity: .error, reason: reason))
    return nil
  }

  private func refuse(
    _ reason: IngestReason, line: Int = 0, value: String = "", _ log: inout ProblemLog
  ) {
    log.add(
      IngestProblem(file: name, line: line, severity: .error, reason: reason, value: value))
  }

  // MARK: Rows

  private mutating func read(
    _ table: DelimitedText, as dialect: any Dialect, _ columns: [Field: Int],
    _ intake: inout Intake, _ log: inout ProblemLog,
    _ progress: (Int, Int) throws(LoadError) -> Void
  ) throws(LoadError) {
    let written = dialect.zone(in: table.header)
    var dates = DateReader(shop: shop.zone, written: written, pattern: rule?.dateFormat)
    var amounts = AmountReader()
    amounts.commaGroups = table.delimiter == Byte.comma
    func row() -> Row {
      Row(
        file: number, fileName: name, header: table.header, columns: columns,
        scanner: table.rows, amounts: amounts, dates: dates, identitySpace: dialect.identitySpace)
    }
    if let reason = dialect.fault(in: row().samples(), header: table.header) {
      return refuse(reason, line: table.bodyLine - 1, &log)
    }
    let evidence = Evidence(of: row(), columns: columns)
    if let fault = evidence.dateFault, rule?.dateFormat == nil, dialect.unread == nil {
      let column = evidence.eitherColumn.flatMap { columns[$0] }.map { table.header.names[$0] }
      return log.add(
        IngestProblem(
          file: name, line: table.bodyLine - 1, column: column ?? "", severity: .error,
          reason: fault))
    }
    dates.order = evidence.order
    amounts.decimalMark = evidence.decimalMark
    try readRows(row(), of: table, as: dialect, &intake, &log, progress)
  }

  private mutating func readRows(
    _ row: Row, of table: DelimitedText, as dialect: any Dialect, _ intake: inout Intake,
    _ log: inout ProblemLog, _ progress: (Int, Int) throws(LoadError) -> Void
  ) throws(LoadError) {
    let width = table.header.names.count
    let drops = dropPlaces(table.header, &log)
    var told = table.body
    var recoveries = 0
    while let record = row.advance() {
      report.rows += 1
      if let reason = record.isUnclosed ? IngestReason.unclosedQuote : fault(of: row, width: width)
      {
        report.refused += 1
        log.add(IngestProblem(file: name, line: row.line, severity: .error, reason: reason))
        if record.isUnclosed && recoveries < 100 {
          recoveries += 1
          row.skipLine(of: record, newline: table.newline)
        }
      } else {
        if record.hasLooseQuote { row.warn(.looseQuote) }
        take(row, as: dialect, drops, &intake, &log)
      }
      if row.scanner.position - told > 1 << 20 {
        told = row.scanner.position
        try progress(told, report.rows)
      }
    }
    dialect.finish(row, into: &intake)
    finish(dialect, &log)
  }

  private func fault(of row: Row, width: Int) -> IngestReason? {
    let found = row.fieldCount
    if found == width { return nil }
    let isPadded = found > width && row.isBlank(from: width)
    return isPadded ? nil : .raggedRow(found: found, expected: width)
  }

  private mutating func take(
    _ row: Row, as dialect: any Dialect, _ drops: [(place: Int, rule: DropRule)],
    _ intake: inout Intake, _ log: inout ProblemLog
  ) {
    let ruling = drops.first { $0.rule.matches(row.bytes(at: $0.place), amounts: row.amounts) }
    if let ruling, ruling.rule.action == .drop {
      report.dropped += 1
      log.add(
        IngestProblem(
          file: name, line: row.line, column: ruling.rule.column, severity: .note,
          reason: .dropRule(line: ruling.rule.line)))
      return
    }
    guard dialect.unread == nil else { return report.dropped += 1 }
    row.ruling = ruling?.rule.action
    do throws(Refusal) {
      try dialect.read(row, into: &intake)
      if row.warnings.isEmpty { return report.accepted += 1 }
      let isRepeated = row.warnings.contains {
        if case .duplicateOrder = $0.reason { true } else { false }
      }
      report.accepted += isRepeated ? 0 : 1
      report.dropped += isRepeated ? 1 : 0
    } catch {
      report.refused += 1
      log.add(row.problem(error.reason, error.field, .error))
    }
    for warning in row.warnings { log.add(row.problem(warning.reason, warning.field, nil)) }
  }

  private func dropPlaces(
    _ header: Header, _ log: inout ProblemLog
  ) -> [(place: Int, rule: DropRule)] {
    (rule?.drops ?? []).compactMap { drop in
      guard let place = header.place(of: Header.normalise(drop.column)) else {
        refuse(.mappedColumnMissing(header: drop.column), &log)
        return nil
      }
      return (place, drop)
    }
  }

  private func finish(_ dialect: any Dialect, _ log: inout ProblemLog) {
    if report.rows == 0 {
      log.add(IngestProblem(file: name, line: 0, severity: .warning, reason: .headerOnly))
    } else if let reason = dialect.unread {
      log.add(
        IngestProblem(
          file: name, line: 0, severity: reason.severity, reason: reason, count: report.rows))
    }
  }
}

// MARK: Pieces

extension FileReading {
  private mutating func readPieces(
    of source: SourceFile, _ plan: PiecePlan, _ intake: inout Intake, _ log: inout ProblemLog,
    _ content: inout Digest, _ progress: (Int, Int) throws(LoadError) -> Void
  ) throws(LoadError) -> Bool {
    report.bytes = source.size
    report.encoding = TextEncoding.utf8.rawValue
    report.header = plan.table.header.names.map(Row.neutral)
    report.delimiter = String(decoding: [plan.table.delimiter], as: UTF8.self)
    note(plan.dialect, plan.columns, plan.table.header)
    let row = plan.row(file: number, name: name)
    let drops = dropPlaces(plan.table.header, &log)
    var evidence = Evidence(columns: plan.columns)
    var feed = PieceFeed(source, plan, pace)
    var line = plan.table.bodyLine
    content.add(UInt64(source.size))
    let known = intake.orders.count
    var body = ContentDigest()
    while let piece = try feed.next() {
      guard piece.isRegular else { return false }
      body.add(piece.digest)
      evidence.look(at: row, in: piece, line: line)
      guard plan.isBorneOut(by: evidence) else { return false }
      try progress(piece.origin, report.rows)
      take(piece, row, line: line, plan, drops, &intake, &log)
      line += piece.lines
      // A megabyte tells well enough how long rows are; columns that grow later are copied.
      if piece.origin < pace.sample && piece.next >= pace.sample {
        let share = Double(source.size) / Double(piece.next) * 1.02
        intake.expect(
          Int(Double(report.rows) * share),
          orders: Int(Double(intake.orders.count - known) * share),
          of: plan.dialect.kind)
      }
      if piece.isLast { body.end(with: piece.rest, in: &content) }
      try progress(piece.next, report.rows)
    }
    try source.checkUnchanged()
    plan.dialect.finish(row, into: &intake)
    finish(plan.dialect, &log)
    return true
  }

  private mutating func take(
    _ piece: TextPiece, _ row: Row, line: Int, _ plan: PiecePlan,
    _ drops: [(place: Int, rule: DropRule)], _ intake: inout Intake, _ log: inout ProblemLog
  ) {
    row.enter(piece, line: line)
    guard var plain = piece.plain.take() else {
      while row.advanceInPiece() { takePieceRow(row, plan, drops, &intake, &log) }
      return
    }
    let entered = plain.enter(piece, from: line, of: number, into: &intake) { record, intake in
      row.go(to: record)
      takePieceRow(row, plan, drops, &intake, &log)
    }
    piece.plain = plain
    report.rows += entered
    report.accepted += entered
  }

  private mutating func takePieceRow(
    _ row: Row, _ plan: PiecePlan, _ drops: [(place: Int, rule: DropRule)],
    _ intake: inout Intake, _ log: inout ProblemLog
  ) {
    report.rows += 1
    guard let reason = fault(of: row, width: plan.table.header.names.count) else {
      return take(row, as: plan.dialect, drops, &intake, &log)
    }
    report.refused += 1
    log.add(IngestProblem(file: name, line: row.line, severity: .error, reason: reason))
  }
}
