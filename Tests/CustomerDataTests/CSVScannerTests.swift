import Support
import Testing

@testable import CustomerData

@Suite("Cutting text into records and fields") struct CSVScannerTests {
  /// What the scanner must find, one byte after the other.
  struct Oracle {
    var records: [[String]] = []
    var lines: [Int] = []
    var isUnclosed = false

    init(_ text: [UInt8], delimiter: UInt8, newline: UInt8) {
      var place = 0
      var line = 1
      while place < text.count {
        let first = line
        var fields: [[UInt8]] = []
        var wasQuoted = false
        var isLast = false
        while !isLast {
          var field: [UInt8] = []
          wasQuoted = place < text.count && text[place] == Byte.quote
          if wasQuoted {
            place += 1
            var isOpen = true
            while isOpen && place < text.count {
              if text[place] != Byte.quote {
                if text[place] == newline { line += 1 }
                field.append(text[place])
                place += 1
              } else if place + 1 < text.count && text[place + 1] == Byte.quote {
                field += [Byte.quote, Byte.quote]
                place += 2
              } else if let step = Self.closing(text, place, delimiter, newline) {
                place += step
                isOpen = false
              } else {
                field.append(Byte.quote)
                place += 1
              }
            }
            if isOpen { isUnclosed = true }
          } else {
            while place < text.count && text[place] != delimiter && text[place] != newline {
              field.append(text[place])
              place += 1
            }
            let endsLine = place >= text.count || text[place] == newline
            if endsLine && newline == Byte.lineFeed && field.last == Byte.carriageReturn {
              field.removeLast()
            }
          }
          fields.append(field)
          if place >= text.count {
            isLast = true
          } else {
            isLast = text[place] == newline
            if isLast { line += 1 }
            place += 1
          }
        }
        if fields.count == 1 && fields[0].isEmpty && !wasQuoted { continue }
        records.append(fields.map { String(decoding: $0, as: UTF8.self) })
        lines.append(first)
      }
    }

    private static func closing(
      _ text: [UInt8], _ quote: Int, _ delimiter: UInt8, _ newline: UInt8
    ) -> Int? {
      let next = quote + 1
      if next >= text.count || text[next] == delimiter || text[next] == newline { return 1 }
      guard newline == Byte.lineFeed, text[next] == Byte.carriageReturn else { return nil }
      return next + 1 >= text.count || text[next + 1] == newline ? 2 : nil
    }
  }

  private func scan(
    _ text: [UInt8], delimiter: UInt8 = Byte.comma, newline: UInt8 = Byte.lineFeed
  ) -> (records: [[String]], lines: [Int], isUnclosed: Bool) {
    let file = FileBytes(text)
    var scanner = CSVScanner(
      file.start, from: 0, to: file.count, delimiter: delimiter, newline: newline)
    var records: [[String]] = []
    var lines: [Int] = []
    var isUnclosed = false
    while let record = scanner.next() {
      records.append(
        scanner.fields.map {
          String(
            decoding: FieldBytes(start: file.start + $0.start, count: $0.count), as: UTF8.self)
        })
      lines.append(record.line)
      isUnclosed = record.isUnclosed
    }
    return (records, lines, isUnclosed)
  }

  @Test("Random text is cut as byte after byte says", arguments: Seed.some(60))
  func oracle(seed: Int) {
    var random = Seed(seed)
    let alphabet: [UInt8] = Array("ab,;\"\n\r x".utf8)
    for _ in 0..<120 {
      let length = Int.random(in: 0..<220, using: &random)
      let text = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let newline = Bool.random(using: &random) ? Byte.lineFeed : Byte.carriageReturn
      let delimiter = Bool.random(using: &random) ? Byte.comma : Byte.semicolon
      let expected = Oracle(text, delimiter: delimiter, newline: newline)
      let found = scan(text, delimiter: delimiter, newline: newline)
      #expect(found.records == expected.records, "\(String(decoding: text, as: UTF8.self))")
      #expect(found.lines == expected.lines)
      #expect(found.isUnclosed == expected.isUnclosed)
    }
  }

  @Test("Quoted fields keep delimiters, line ends and doubled quotes")
  func quoted() {
    let found = scan(Array("a,\"b,c\nd \"\"e\"\"\"\r\n\r\n1,2\n".utf8))
    #expect(found.records == [["a", "b,c\nd \"\"e\"\""], ["1", "2"]])
    #expect(found.lines == [1, 4])
  }

  @Test("A quote that is not doubled stays a character and marks its record")
  func looseQuote() {
    let file = FileBytes(Array("\"a \\\"b\\\" c\",2\n".utf8))
    var scanner = CSVScanner(file.start, from: 0, to: file.count, delimiter: Byte.comma)
    let record = scanner.next()
    #expect(record?.hasLooseQuote == true)
    #expect(scanner.fields.map(\.count) == [9, 1])
  }

  @Test("Starting anywhere in a block of 64 bytes finds the same fields")
  func offsets() {
    let body = Array("x,\"y\",zz\n1,2,3\n".utf8)
    for shift in 0..<130 {
      let file = FileBytes(Array(repeating: Byte.comma, count: shift) + body)
      var scanner = CSVScanner(file.start, from: shift, to: file.count, delimiter: Byte.comma)
      #expect(scanner.next() != nil)
      #expect(scanner.fields.map(\.count) == [1, 1, 2])
      #expect(scanner.next() != nil)
      #expect(scanner.next() == nil)
    }
  }
}
