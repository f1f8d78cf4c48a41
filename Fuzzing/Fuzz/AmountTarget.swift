@testable import CustomerData

/// A number in digits must be what adding up its digits gives, however it is dressed.
enum AmountTarget {
  static func check(_ text: [UInt8]) {
    for mark in [nil, Byte.comma, Byte.point] {
      for groups in [false, true] {
        let reader = AmountReader(decimalMark: mark, commaGroups: groups)
        let value = read(text, reader)
        if mark != Byte.comma, let expected = plain(text) {
          expect(
            value == expected, "\(String(decoding: text, as: UTF8.self)) read as \(value ?? 0)")
        }
        checkDress(text, value, reader)
      }
    }
    text.withUnsafeBufferPointer { _ = AmountReader.evidence($0) }
    checkWords(text)
  }

  /// Eight bytes at a time must give what the reader gives, whatever stands around.
  private static func checkWords(_ text: [UInt8]) {
    for around in [Byte.zero, Byte.space, Byte.comma, 0xFF] {
      let padding = [UInt8](repeating: around, count: 16)
      (padding + text + padding).withUnsafeBufferPointer { bytes in
        let field = FieldBytes(rebasing: bytes[16..<(16 + text.count)])
        if let amount = PlainField.amount(field) {
          expect(amount.millionths == AmountReader().read(field), "words: \(amount.millionths)")
        }
        if let number = PlainField.number(field) {
          expect(String(number).utf8.elementsEqual(text), "words: \(number)")
        }
      }
    }
  }

  // The long way must agree with the short one: a currency behind, a space before, a minus.
  private static func checkDress(_ text: [UInt8], _ value: Int64?, _ reader: AmountReader) {
    guard plain(text) != nil, let value else { return }
    expect(read(text + Array(" EUR".utf8), reader) == value, "with a currency")
    expect(read([Byte.space] + text, reader) == value, "with a space")
    expect(read([Byte.minus] + text, reader) == -value, "with a minus")
  }

  private static func read(_ text: [UInt8], _ reader: AmountReader) -> Int64? {
    text.withUnsafeBufferPointer { reader.read($0) }
  }

  /// Millionths of `123` or `123.45`, digit by digit; nil for anything else, and beyond twelve digits.
  private static func plain(_ text: [UInt8]) -> Int64? {
    let parts = text.split(separator: Byte.point, omittingEmptySubsequences: false)
    let digits = parts.joined()
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), digits.count <= 12,
      digits.allSatisfy(Byte.isDigit), parts.dropFirst().allSatisfy({ $0.count <= 6 })
    else { return nil }
    let decimals = parts.count == 2 ? parts[1].count : 0
    let whole = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - Byte.zero) }
    return (0..<(6 - decimals)).reduce(whole) { value, _ in value * 10 }
  }
}
