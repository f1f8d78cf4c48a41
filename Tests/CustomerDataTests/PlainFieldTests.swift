import Support
import Testing

@testable import CustomerData

@Suite("Fields as nearly every export writes them") struct PlainFieldTests {
  /// Gives a field's bytes with others before and behind it, as a file has them.
  private func within<Value>(
    _ text: String, _ random: inout Seed, _ body: (FieldBytes) -> Value
  ) -> Value {
    let neighbours = Array("0123456789.,;\"-+ \n\u{FF}".utf8)
    func some() -> [UInt8] { (0..<16).map { _ in random.pick(neighbours) } }
    let field = Array(text.utf8)
    return (some() + field + some()).withUnsafeBufferPointer {
      body(FieldBytes(rebasing: $0[16..<(16 + field.count)]))
    }
  }

  /// A text that is nearly what it should be.
  private func damaged(_ text: String, _ random: inout Seed) -> String {
    guard random.oneIn(2) else { return text }
    var bytes = Array(text.utf8)
    for _ in 0..<random.int(1...2) where !bytes.isEmpty {
      let place = random.int(0...(bytes.count - 1))
      switch random.int(0...2) {
      case 0: bytes[place] = random.pick(Array("0123456789.,:/-+TZ €'".utf8))
      case 1: bytes.remove(at: place)
      default: bytes.insert(random.pick(Array("0123456789.,-: ".utf8)), at: place)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("A plain amount is what the reader of all amounts reads", arguments: Seed.some(40))
  func amounts(seed: Int) {
    var random = Seed(seed)
    var plain = 0
    for _ in 0..<500 {
      let whole = String(
        random.int(0...[9, 999, 99_999, 99_999_999, 999_999_999][random.int(0...4)]))
      let text = damaged(whole + random.pick(["", ".00", ".5", ".25", ".125", ",25"]), &random)
      let found = within(text, &random) { ($0.isEmpty ? nil : PlainField.amount($0)) }
      guard let found else { continue }
      plain += 1
      let read = Array(text.utf8).withUnsafeBufferPointer { AmountReader().read($0) }
      let mark = Array(text.utf8).withUnsafeBufferPointer { AmountReader.evidence($0) }
      #expect(found.millionths == read, "\(text)")
      #expect(found.hasPoint == (mark == Byte.point) && mark != Byte.comma, "\(text)")
    }
    #expect(plain > 100)
  }

  @Test("A plain number is what its digits say", arguments: Seed.some(20))
  func numbers(seed: Int) {
    var random = Seed(seed)
    for _ in 0..<500 {
      let digits = String((0..<random.int(1...18)).map { _ in random.pick(Array("0123456789")) })
      let text = damaged(digits, &random)
      guard let found = within(text, &random, { $0.isEmpty ? nil : PlainField.number($0) }) else {
        continue
      }
      #expect(String(found) == text)
      #expect(found == Array(text.utf8).withUnsafeBufferPointer { WordKey.number($0) })
    }
  }

  @Test("A plain moment is what the reader of all dates reads", arguments: Seed.some(40))
  func moments(seed: Int) throws {
    var random = Seed(seed)
    let zones = ["Europe/Paris", "UTC", "America/New_York", "Australia/Lord_Howe"]
    let zone = try #require(ZoneTable(identifier: random.pick(zones)))
    var plain = PlainMomentReader(zone: zone)
    let reader = DateReader(shop: zone)
    func two(_ range: ClosedRange<Int>) -> String {
      String(String(100 + random.int(range)).dropFirst())
    }
    var count = 0
    for _ in 0..<500 {
      let year = random.oneIn(10) ? random.int(1890...2210) : random.int(2020...2026)
      let day =
        random.oneIn(3) ? "\(year)-03-\(two(24...31))" : "\(year)-\(two(1...12))-\(two(1...31))"
      let time = random.pick([
        "", " \(two(0...24)):\(two(0...60)):\(two(0...61))",
        "T\(two(0...23)):\(two(0...59)):\(two(0...59))",
      ])
      let offset =
        time.isEmpty ? "" : random.pick(["", "Z", "+02:00", " -0330", "+0100", " UTC", "-18:00"])
      let text = damaged(day + time + offset, &random)
      guard let found = within(text, &random, { plain.read($0) }) else { continue }
      count += 1
      #expect(found == Array(text.utf8).withUnsafeBufferPointer { reader.read($0) }, "\(text)")
    }
    #expect(count > 100)
  }
}
