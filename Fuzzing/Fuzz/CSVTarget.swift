@testable import CustomerData

/// The scanner must cut any bytes as the plain reader does, with every delimiter and line end.
enum CSVTarget {
  static func check(_ text: [UInt8]) {
    for newline in [Byte.lineFeed, Byte.carriageReturn] {
      for delimiter in [Byte.comma, Byte.semicolon] { check(text, delimiter, newline) }
    }
    for delimiter in [Byte.comma, Byte.semicolon] { checkBlocks(text, delimiter) }
  }

  /// What the cutter of blocks finds regular must be what the plain reader finds, with this processor's
  /// widest vectors and with those of any.
  private static func checkBlocks(_ text: [UInt8], _ delimiter: UInt8) {
    let plain = PlainCSV(text, delimiter: delimiter, newline: Byte.lineFeed)
    for isPortable in [false, true] { checkBlocks(text, delimiter, plain, isPortable) }
  }

  private static func checkBlocks(
    _ text: [UInt8], _ delimiter: UInt8, _ plain: PlainCSV, _ isPortable: Bool
  ) {
    let padding = [UInt8](repeating: Byte.space, count: 64)
    // No larger than the cutter asks for: a byte more is an error of the address sanitizer.
    let rooms = [text.count + 64, text.count + 1, text.count + 1].map {
      UnsafeMutablePointer<UInt32>.allocate(capacity: $0)
    }
    defer { for room in rooms { room.deallocate() } }
    let (stops, lasts) = (rooms[0], rooms[1])
    (padding + text + padding).withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      var cutter = BlockCutter(
        text: start + 64, end: text.count, isAtEnd: true, delimiter: delimiter, stops: stops,
        lasts: lasts, innerLines: rooms[2])
      let outcome = cutter.run(from: 0, limit: text.count, isPortable: isPortable)
      guard outcome == .done || (outcome == .short && !cutter.isInside) else { return }
      if outcome == .short { _ = cutter.closeLast() }
      var found: [[[UInt8]]] = []
      var stop = 0
      for record in 0..<cutter.records {
        let last = Int(lasts[record])
        let fields = (stop..<last).map { place in
          let (from, to) = (Int(stops[place] &+ 1), Int(stops[place + 1]))
          return field(Array(text[from..<to]), isLast: place + 1 == last)
        }
        stop = last
        if fields.count > 1 || fields[0] != nil { found.append(fields.map { $0 ?? [] }) }
      }
      expect(found == plain.records, "blocks: \(found) instead of \(plain.records)")
    }
  }

  /// A field without its line end's return and its quotes; nil: nothing, not even quotes.
  private static func field(_ raw: [UInt8], isLast: Bool) -> [UInt8]? {
    let bytes = isLast && raw.last == Byte.carriageReturn ? raw.dropLast() : raw[...]
    if bytes.isEmpty { return nil }
    return Array(bytes.first == Byte.quote ? bytes.dropFirst().dropLast() : bytes)
  }

  private static func check(_ text: [UInt8], _ delimiter: UInt8, _ newline: UInt8) {
    let plain = PlainCSV(text, delimiter: delimiter, newline: newline)
    let file = FileBytes(text)
    var scanner = CSVScanner(
      file.start, from: 0, to: file.count, delimiter: delimiter, newline: newline)
    var number = 0
    while let record = scanner.next() {
      expect(number < plain.records.count, "a record too many on line \(record.line)")
      let fields = scanner.fields.map { Array(file.all[$0.start..<($0.start + $0.count)]) }
      expect(fields == plain.records[number], "record \(number): \(fields)")
      expect(record.line == plain.lines[number], "record \(number) on line \(record.line)")
      number += 1
    }
    expect(number == plain.records.count, "\(number) of \(plain.records.count) records")
  }
}
