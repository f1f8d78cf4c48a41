import Dispatch
import Foundation

/// How large files are read.
struct Pace: Sendable {
  /// Bytes of a piece, a multiple of eight.
  let piece: Int
  /// Bytes of the beginning that is believed.
  let head: Int
  /// Bytes of the beginning that tells how long rows are; a file of fewer than four times as many is
  /// read at once.
  let sample: Int
  /// Pieces cut at the same time.
  let threads: Int
  /// Whether the beginning of a large file is believed.
  var trusts: Bool

  /// Pieces that a processor's own cache holds with their columns, of which the first is believed; or
  /// pieces of that many bytes.
  init(piece: Int? = nil, threads: Int = 2, trusts: Bool = true) {
    self.piece = piece ?? 256 << 10
    head = self.piece
    sample = piece ?? 1 << 20
    self.threads = threads
    self.trusts = trusts
  }
}

/// How to read a file piece by piece, as its beginning gives away.
///
/// There is none for a file of few pieces, nor where the beginning leaves a doubt: such a file is
/// looked at whole.
struct PiecePlan {
  let table: DelimitedText
  let dialect: any Dialect
  let columns: [Field: Int]
  /// What the beginning says of dates and numbers.
  let evidence: Evidence
  /// How plain rows are read; nil: every row is read by itself.
  let plain: (any PlainRows)?
  private let dates: DateReader
  private let amounts: AmountReader

  init?(
    _ source: SourceFile, name: String, rule: FileRule?, shop: ShopFile, pace: Pace
  ) throws(LoadError) {
    guard pace.trusts, source.size >= 4 * pace.sample, source.size <= Int(UInt32.max) << 8,
      (rule?.encoding ?? .utf8) == .utf8, let head = try Self.head(of: source, pace),
      let start = Self.start(of: head),
      let table = DelimitedText(head, from: start, file: name, rule: rule),
      table.newline == Byte.lineFeed, table.body < head.count,
      case .known(let dialect, let columns) = Detection.of(
        table.header, delimiter: table.delimiter, file: name, rule: rule),
      !dialect.looksAtSamples
    else { return nil }
    var dates = DateReader(
      shop: shop.zone, written: dialect.zone(in: table.header), pattern: rule?.dateFormat)
    var amounts = AmountReader()
    amounts.commaGroups = table.delimiter == Byte.comma
    let guess = Row(
      file: 0, fileName: name, header: table.header, columns: columns, scanner: table.rows,
      amounts: amounts, dates: dates, identitySpace: "")
    let evidence = Evidence(of: guess, columns: columns)
    guard evidence.dateFault == nil || rule?.dateFormat != nil else { return nil }
    dates.order = evidence.order
    amounts.decimalMark = evidence.decimalMark
    self.table = table
    self.dialect = dialect
    self.columns = columns
    self.evidence = evidence
    let isPlain = rule?.drops.isEmpty ?? true && rule?.dateFormat == nil
    plain = isPlain ? Self.plainRows(dialect, columns, table.header, shop.zone) : nil
    self.dates = dates
    self.amounts = amounts
  }

  /// A reader of plain rows; nil: there is none for such files.
  private static func plainRows(
    _ dialect: any Dialect, _ columns: [Field: Int], _ header: Header, _ zone: ZoneTable
  ) -> (any PlainRows)? {
    if let dialect = dialect as? ShopifyOrders {
      return ShopifyRows.Shape(columns, dialect, header, zone).map(ShopifyRows.init)
    }
    guard dialect is GenericDialect, dialect.kind == .orders else { return nil }
    return PlainOrders.Shape(columns, width: header.names.count, zone: zone)
      .map(PlainOrders.init)
  }

  /// The whole lines of the beginning; nil when there is none or it is no UTF-8 text.
  private static func head(of source: SourceFile, _ pace: Pace) throws(LoadError) -> FileBytes? {
    let beginning = FileBytes(count: pace.head)
    try source.read(pace.head, from: 0, into: beginning.start)
    guard let end = beginning.all.lastIndex(of: Byte.lineFeed) else { return nil }
    let head = FileBytes(FieldBytes(rebasing: beginning.all[...end]))
    let isBinary = memchr(head.start, 0, head.count) != nil
    return isBinary || !TextEncoding.isUTF8(head.all) ? nil : head
  }

  private static func start(of head: FileBytes) -> Int? {
    TextEncoding.detect(head.all) == .utf8 ? TextEncoding.utf8.decode(head)?.start : nil
  }

  /// Whether what was seen of the file so far says the same as its beginning.
  func isBorneOut(by seen: Evidence) -> Bool {
    if dialect.unread != nil { return true }
    let isSameOrder = seen.order == evidence.order && seen.dateFault == nil
    return seen.decimalMark == evidence.decimalMark && (isSameOrder || dates.pattern != nil)
  }

  /// A row that reads as planned.
  func row(file: Int32, name: String) -> Row {
    Row(
      file: file, fileName: name, header: table.header, columns: columns, scanner: table.rows,
      amounts: amounts, dates: dates, identitySpace: dialect.identitySpace)
  }
}

/// The pieces of a file in their order, cut some at a time.
struct PieceFeed {
  private let source: SourceFile
  private let pieceSize: Int
  private let pieces: [TextPiece]
  private var ready = 0
  private var used = 0
  private var begin = 0
  private var expected: Int

  init(_ source: SourceFile, _ plan: PiecePlan, _ pace: Pace) {
    self.source = source
    pieceSize = pace.piece
    expected = plan.table.body
    pieces = (0..<max(1, pace.threads)).map { _ in
      let piece = TextPiece(
        delimiter: plan.table.delimiter, width: plan.table.header.names.count)
      piece.plain = plan.plain
      return piece
    }
  }

  /// The next piece, its first record where the one before ended; nil at the end.
  mutating func next() throws(LoadError) -> TextPiece? {
    if used == ready { load() }
    guard used < ready else { return nil }
    let piece = pieces[used]
    used += 1
    try piece.settle(at: expected, source)
    expected = piece.next
    return piece
  }

  private mutating func load() {
    var ranges: [Range<Int>] = []
    while ranges.count < pieces.count && begin < source.size {
      ranges.append(begin..<min(source.size, begin + pieceSize))
      begin = ranges[ranges.count - 1].upperBound
    }
    (used, ready) = (0, ranges.count)
    let (wave, pieces, source, expected) = (ranges, pieces, source, expected)
    DispatchQueue.concurrentPerform(iterations: ranges.count) { place in
      let isFirst = wave[place].lowerBound == 0
      pieces[place].load(wave[place], of: source, from: isFirst ? expected : nil)
    }
  }
}
