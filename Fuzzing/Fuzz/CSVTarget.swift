@testable import CustomerData

/// The scanner must cut any bytes as the plain reader does, with every delimiter and line end.
enum CSVTarget {
  static func check(_ text: [UInt8]) {
    for newline in [Byte.lineFeed, Byte.carriageReturn] {
      for delimiter in [Byte.comma, Byte.semicolon] { check(text, delimiter, newline) }
    }
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
