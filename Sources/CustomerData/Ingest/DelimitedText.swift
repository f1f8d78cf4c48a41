/// A file's text: where its header is, and what separates its fields and lines.
struct DelimitedText {
  let text: FileBytes
  let start: Int
  let delimiter: UInt8
  let newline: UInt8
  let header: Header
  /// Where the first record behind the header begins.
  let body: Int
  /// Its line.
  let bodyLine: Int

  /// Finds the header; nil when the text has no line. `score` tells how much a header is worth
  /// under a delimiter, and the best wins; a delimiter given is taken.
  init?(
    _ text: FileBytes, from start: Int, delimiter given: UInt8?,
    score: (Header, UInt8) -> Int
  ) {
    let hasLineFeed = text.all[start...].contains(Byte.lineFeed)
    let newline = hasLineFeed ? Byte.lineFeed : Byte.carriageReturn
    var start = start
    var line = 1
    var told = given
    if let separator = Self.separator(text, from: start, newline) {
      told = given ?? separator.byte
      start = separator.next
      line = 2
    }
    var best: (header: Header, delimiter: UInt8, body: Int, line: Int, score: Int)?
    for delimiter in told.map({ [$0] }) ?? [Byte.comma, Byte.semicolon, Byte.tab, Byte.bar] {
      var scanner = CSVScanner(
        text.start, from: start, to: text.count, line: line, delimiter: delimiter, newline: newline)
      guard scanner.next() != nil else { return nil }
      let header = Header(scanner.fields.map { Self.name($0, in: text) })
      let score = score(header, delimiter)
      if score > best?.score ?? -1 {
        let lines = text.all[start..<scanner.position].count { $0 == newline }
        best = (header, delimiter, scanner.position, line + lines, score)
      }
    }
    guard let best else { return nil }
    self.text = text
    self.start = start
    self.newline = newline
    delimiter = best.delimiter
    header = best.header
    body = best.body
    bodyLine = best.line
  }

  /// Finds the header of a file: a delimiter under which it is one of a known kind wins.
  init?(_ text: FileBytes, from start: Int, file: String, rule: FileRule?) {
    self.init(text, from: start, delimiter: rule?.delimiter) { header, delimiter in
      switch Detection.of(header, delimiter: delimiter, file: file, rule: rule) {
      case .known: 10_000 + header.names.count
      case .refused: header.names.count
      }
    }
  }

  /// A scanner over the rows.
  var rows: CSVScanner {
    CSVScanner(
      text.start, from: body, to: text.count, line: bodyLine, delimiter: delimiter,
      newline: newline)
  }

  /// Excel's `sep=;` on the first line.
  private static func separator(
    _ text: FileBytes, from start: Int, _ newline: UInt8
  ) -> (byte: UInt8, next: Int)? {
    let rest = text.all[start...]
    guard rest.count >= 5, rest.prefix(4).elementsEqual("sep=".utf8),
      let end = rest.prefix(7).firstIndex(of: newline), end > start + 4
    else { return nil }
    return (text.all[start + 4], end + 1)
  }

  private static func name(_ slice: FieldSlice, in text: FileBytes) -> String {
    let raw = UnsafeBufferPointer(start: text.start + slice.start, count: min(slice.count, 1000))
    let name = String(decoding: raw, as: UTF8.self)
    return slice.isEscaped ? name.replacing("\"\"", with: "\"") : name
  }
}
