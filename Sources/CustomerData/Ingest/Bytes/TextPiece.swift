/// A stretch of a file in memory, cut into records and fields.
///
/// A piece has the records that begin in its range of bytes, and reads on behind it until the last
/// of them ends. It cuts regular text only: UTF-8, a line feed behind each record, quotes around
/// whole fields and doubled inside. What is not so is for `CSVScanner`, which says what it means.
///
///     range            |‹──────────── 1 MiB ────────────›|
///     text       …d,5⏎a,"b⏎c",7⏎e,f,8⏎ …             …⏎x,"y⏎ z",9⏎p,q…
///     records          ‹──────────────────────────────────────────›
///
/// Where the first record begins is a guess when the piece before has not been cut: `settle` holds
/// it against where that one ended.
///
/// Unchecked: a piece belongs to one thread at a time, from loading until its records are read.
final class TextPiece: @unchecked Sendable {
  /// Bytes that may be read before and behind the text.
  private static let padding = 64
  /// A piece that needs more is a quote that never closes, and no longer a piece.
  private static let longest = 64 << 20

  /// What stands between two fields.
  private let delimiter: UInt8
  /// Fields of the header.
  private let width: Int
  private var memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 0)
  private var places = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 0)
  private var ends = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 0)
  private var inner = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 0)
  private var loaded = 0
  private var begin = 0
  private var limit = 0
  private var isAtEnd = false
  private var endsOpen = false

  /// The plain rows, where the file may have some.
  var plain: (any PlainRows)?
  /// Why the piece could not be loaded.
  private var fault: LoadError?

  /// The file's byte that is the first of the text.
  private(set) var origin = 0
  /// Whether a field may have a quote within, which is written twice.
  private(set) var hasDoubled = true
  /// Records, blank lines among them.
  private(set) var records = 0
  /// Line feeds within quotes, by place.
  private(set) var innerLines: [UInt32] = []
  /// The file's byte at which the first record begins; nil: no record begins here, as far as known.
  private(set) var first: Int?
  /// The file's byte behind the last record.
  private(set) var next = 0
  /// Whether all of it could be cut.
  private(set) var isRegular = true

  init(delimiter: UInt8, width: Int) {
    self.delimiter = delimiter
    self.width = width
  }

  deinit {
    memory.deallocate()
    places.deallocate()
    ends.deallocate()
    inner.deallocate()
  }

  /// The text.
  var text: UnsafePointer<UInt8> { UnsafePointer(start(of: memory) + Self.padding) }
  /// The byte before the first record, then where each field ends.
  var stops: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(places) }
  /// For each record its last place in `stops`.
  var lasts: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: start(of: ends) + 1, count: records)
  }
  /// For each record its first place in `stops`.
  var firsts: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: start(of: ends), count: records)
  }
  /// The bytes of its range.
  var content: FieldBytes {
    FieldBytes(start: text + (begin - origin), count: limit - begin + origin)
  }
  /// Of the whole words of its range.
  private(set) var digest = ContentDigest()
  /// The last bytes of its range, fewer than eight.
  var rest: FieldBytes { FieldBytes(rebasing: content[(content.count & ~7)...]) }
  /// Whether its range ends with the file.
  private(set) var isLast = false
  /// Lines passed by its records.
  var lines: Int { records + innerLines.count - (endsOpen ? 1 : 0) }

  private func start<Element>(
    of memory: UnsafeMutableBufferPointer<Element>
  ) -> UnsafeMutablePointer<Element> {
    guard let start = memory.baseAddress else { preconditionFailure("a piece not loaded") }
    return start
  }

  // MARK: Loading

  /// Loads a range of the file and what stands behind it, as far as its last record may need, and
  /// cuts it from where a record seems to begin, or from `place` of the file. `settle` tells what
  /// went wrong.
  func load(_ range: Range<Int>, of source: SourceFile, from place: Int? = nil) {
    begin = range.lowerBound
    isLast = range.upperBound == source.size
    origin = max(0, begin - 1)
    limit = range.upperBound - origin
    loaded = 0
    fault = nil
    do throws(LoadError) {
      // Nearly every record is shorter than this; a longer one is read for.
      try extend(to: limit + min(limit, 16 << 10), source)
      digest = ContentDigest(of: content, at: begin)
      first = place ?? guess().map { $0 + origin }
      try cut(source)
    } catch { fault = error }
  }

  /// Makes sure that the first record is the one at `place` of the file, where the piece before
  /// ended.
  func settle(at place: Int, _ source: SourceFile) throws(LoadError) {
    if let fault { throw fault }
    guard first != place else { return }
    first = place - origin < limit ? place : nil
    try cut(source)
    if first == nil { next = place }
  }

  private func extend(to count: Int, _ source: SourceFile) throws(LoadError) {
    let wanted = min(count, source.size - origin)
    if wanted + 2 * Self.padding > memory.count { makeRoom(wanted + wanted / 8) }
    let end = start(of: memory) + Self.padding + loaded
    try source.read(wanted - loaded, from: origin + loaded, into: end)
    // Spaces: no byte behind the text may look like a stop.
    (end + (wanted - loaded)).update(repeating: Byte.space, count: Self.padding)
    loaded = wanted
    isAtEnd = origin + loaded == source.size
  }

  private func makeRoom(_ count: Int) {
    let grown = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count + 2 * Self.padding)
    grown.initialize(repeating: Byte.space)
    if loaded > 0 { (start(of: grown) + Self.padding).update(from: text, count: loaded) }
    memory.deallocate()
    memory = grown
    // At most one stop a byte; pages that no stop reaches are never touched.
    places.deallocate()
    places = .allocate(capacity: count + 2 * Self.padding)
    ends.deallocate()
    ends = .allocate(capacity: count + 2 * Self.padding)
    ends[0] = 0
    inner.deallocate()
    inner = .allocate(capacity: count + 2 * Self.padding)
  }

  /// The first place behind a line feed whose record has as many fields as the header.
  private func guess() -> Int? {
    var candidate: Int?
    var place = 0
    for _ in 0..<32 {
      while place < limit && text[place] != Byte.lineFeed { place += 1 }
      place += 1
      guard place < limit else { break }
      candidate = candidate ?? place
      var scanner = CSVScanner(text, from: place, to: loaded, delimiter: delimiter)
      if scanner.next() != nil && scanner.fields.count == width { return place }
    }
    return candidate
  }

  // MARK: Cutting

  private func cut(_ source: SourceFile) throws(LoadError) {
    records = 0
    endsOpen = false
    isRegular = true
    innerLines.removeAll(keepingCapacity: true)
    guard let first else {
      next = origin + limit
      plain?.fill(from: self)
      return
    }
    while true {
      switch cutRecords(from: first - origin) {
      case .done:
        plain?.fill(from: self)
        return
      case .irregular: return isRegular = false
      case .short where loaded > Self.longest: return isRegular = false
      case .short: try extend(to: 2 * loaded, source)
      }
    }
  }

  private func cutRecords(from start: Int) -> BlockCutter.Outcome {
    var cutter = BlockCutter(
      text: text, end: loaded, isAtEnd: isAtEnd, delimiter: delimiter,
      stops: self.start(of: places), lasts: self.start(of: ends) + 1,
      innerLines: self.start(of: inner))
    let outcome = cutter.run(from: start, limit: limit)
    records = cutter.records
    innerLines = cutter.innerLines
    hasDoubled = cutter.hasDoubled
    if outcome == .irregular || (outcome == .short && !isAtEnd) { return outcome }
    if outcome == .short {
      guard !cutter.isInside else { return .irregular }
      endsOpen = cutter.closeLast()
      records = cutter.records
    }
    next = origin + cutter.next
    return .done
  }
}
