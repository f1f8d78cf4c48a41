import Foundation
import Support
import Testing

@testable import CustomerData

private func amount(_ text: String, _ reader: AmountReader = AmountReader()) -> Int64? {
  Array(text.utf8).withUnsafeBufferPointer { reader.read($0) }
}

@Suite("Numbers as shops write them") struct AmountTests {
  @Test(
    "Separators, signs and currencies are understood",
    arguments: [
      ("1234.5", 1_234_500_000), ("89,70 €", 89_700_000), ("1 234,50 €", 1_234_500_000),
      ("1\u{202F}234,50\u{A0}€", 1_234_500_000), ("€1,234.50", 1_234_500_000),
      ("-30,00", -30_000_000), ("-30,00 €", -30_000_000), ("30,00-", -30_000_000),
      ("(12.00)", -12_000_000), ("1.234.567", 1_234_567_000_000),
      ("US$ 1,000,000", 1_000_000_000_000),
      ("12 500,00 zł", 12_500_000_000), ("1'234.50", 1_234_500_000), ("\u{2212}5", -5_000_000),
      ("0.125", 125_000), ("1,23,456.00", 123_456_000_000), ("CHF 12.-", 12_000_000),
      ("17850.0", 17_850_000_000), ("1234567890123", 1_234_567_890_123_000_000),
      ("0.0000005", 0), ("0.0000015", 2), ("0.00000051", 1),
    ] as [(String, Int64)])
  func understood(text: String, millionths: Int64) {
    #expect(amount(text) == millionths)
  }

  @Test(
    "What is no number is refused",
    arguments: [
      "", "abc", "12abcd", "1.2.3,4,5", "--", "12 34 5€6", "1,2,3", "7.41E+12", "1/2", "12:30",
      "99999999999999999999", "12,34,5", ",123,456",
    ])
  func refused(text: String) {
    #expect(amount(text) == nil)
  }

  @Test("Three digits behind a lone mark are decimals or a group, as the file's others say")
  func marks() {
    var reader = AmountReader()
    reader.decimalMark = Byte.comma
    #expect(amount("1.234", reader) == 1_234_000_000)
    #expect(amount("1,234", reader) == 1_234_000)
    reader.decimalMark = Byte.point
    #expect(amount("1.234", reader) == 1_234_000)
    #expect(amount("1,234", reader) == 1_234_000_000)
    reader.decimalMark = nil
    reader.commaGroups = true
    #expect(amount("1,234", reader) == 1_234_000_000)
  }

  @Test("Every amount written plainly reads back exactly", arguments: Seed.some(20))
  func roundTrip(seed: Int) {
    var random = Seed(seed)
    for _ in 0..<200 {
      let value = Int64(random.int(-99_999_999_999...99_999_999_999))
      let digits = String(value.magnitude)
      let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
      let text = (value < 0 ? "-" : "") + padded.dropLast(2) + "." + padded.suffix(2)
      #expect(amount(text) == value * 10_000, "\(text)")
      #expect(amount(text.replacing(".", with: ",")) == value * 10_000, "\(text)")
    }
  }

  @Test("Halves go to the even neighbour")
  func halfEven() {
    let quotients = [5, 15, 25, -5, -15, -25, 14, 16, -16].map { Int64($0).dividedHalfEven(by: 10) }
    #expect(quotients == [0, 2, 2, 0, -2, -2, 1, 2, -2])
    #expect(Int64.min.dividedHalfEven(by: 1) == .min)
    #expect(Int64.max.dividedHalfEven(by: .max) == 1)
    #expect(Int128(-25).dividedHalfEven(by: 10) == -2)
  }
}

@Suite("Dates as shops write them") struct DateTests {
  private let paris: ZoneTable

  init() throws { paris = try #require(ZoneTable(identifier: "Europe/Paris")) }

  private func read(
    _ text: String, order: DateReader.Order? = nil, pattern: String? = nil
  ) -> String? {
    let reader = DateReader(
      shop: paris, order: order, pattern: pattern.flatMap(DatePattern.init))
    guard let moment = Array(text.utf8).withUnsafeBufferPointer({ reader.read($0) }) else {
      return nil
    }
    guard moment.minute >= 0 else { return moment.day.iso }
    let (hour, minute) = (Int(moment.minute) / 60, Int(moment.minute) % 60)
    return "\(moment.day.iso) \(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  @Test(
    "ISO dates, with and without time and offset",
    arguments: [
      ("2026-03-29", "2026-03-29"), ("2026-03-29 01:58:10 +0100", "2026-03-29 1:58"),
      ("2026-03-29T00:58:10Z", "2026-03-29 1:58"),
      ("2026-03-29T01:30:00.123+00:00", "2026-03-29 3:30"),
      ("2026-07-01 23:29:58 -0400", "2026-07-02 5:29"),
      ("2026-10-25 02:30:00 +0100", "2026-10-25 2:30"),
      ("2026/03/29 8:05", "2026-03-29 8:05"), ("20260329", "2026-03-29"),
      ("2026-03-29 00:58:10 UTC", "2026-03-29 1:58"), ("29.03.2026 14:00", "2026-03-29 14:00"),
    ])
  func iso(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test("Days with slashes need their order")
  func slashes() {
    #expect(read("03/04/2026") == nil)
    #expect(read("03/04/2026 13:05", order: .dayFirst) == "2026-04-03 13:05")
    #expect(read("3/4/2026 1:05 PM", order: .monthFirst) == "2026-03-04 13:05")
    #expect(read("3/4/2026 12:05 am", order: .monthFirst) == "2026-03-04 0:05")
    #expect(read("29/03/2026", order: .monthFirst) == nil)
  }

  @Test(
    "Impossible dates are refused",
    arguments: [
      "2026-02-30", "2026-13-01", "0000-00-00", "2026-01-01 25:00", "2026-01-01 10:61", "soon",
      "2026-01-01x", "2026-01", "99999999", "2026-01-01 10:00 +9900",
    ])
  func impossible(text: String) {
    #expect(read(text) == nil)
  }

  @Test("A format of tenure.toml reads what it says and nothing else")
  func patterns() {
    #expect(read("29/03/2026 01:58", pattern: "dd/MM/yyyy HH:mm") == "2026-03-29 1:58")
    #expect(read("29/03/2026", pattern: "dd/MM/yyyy HH:mm") == "2026-03-29")
    #expect(read("03-29-26", pattern: "MM-dd-yy") == "2026-03-29")
    #expect(read("20260329015800", pattern: "yyyyMMddHHmmss") == "2026-03-29 1:58")
    #expect(read("2026-03-29", pattern: "dd/MM/yyyy") == nil)
    #expect(DatePattern("dd/MM") == nil)
    #expect(DatePattern("dd/MM/yyyy QQ") == nil)
  }

  @Test("The zone table agrees with the system on every day of a century and a half")
  func zones() throws {
    for name in ["Europe/Paris", "America/New_York", "Africa/Casablanca", "Australia/Lord_Howe"] {
      let table = try #require(ZoneTable(identifier: name))
      let zone = try #require(TimeZone(identifier: name))
      for second in stride(from: Int64(0), to: 2_500_000_000, by: 86_400 * 11 + 3571) {
        let date = Date(timeIntervalSince1970: TimeInterval(second))
        #expect(table.offset(at: second) == Int64(zone.secondsFromGMT(for: date)), "\(name)")
      }
    }
  }

  @Test("In the repeated hour the first instant is meant, in the skipped hour the clock runs on")
  func daylight() throws {
    let autumn = try #require(Day(iso: "2026-10-25"))
    let spring = try #require(Day(iso: "2026-03-29"))
    let repeated = Int64(autumn.number) * 86_400 + 2 * 3600 + 1800
    #expect(paris.instant(ofLocal: repeated) == repeated - 7200)
    let skipped = Int64(spring.number) * 86_400 + 2 * 3600 + 1800
    #expect(paris.instant(ofLocal: skipped) == skipped - 3600)
  }
}

@Suite("Encodings") struct TextEncodingTests {
  private let text =
    "order_id,customer_id,created_at,total,category\r\n1,Zoé,2026-01-02,\"1,50\",Œuvre €\r\n"

  private func bytes(_ encoding: String) -> [UInt8] {
    switch encoding {
    case "utf-8": Array(text.utf8)
    case "utf-8 with mark": [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case "utf-16le": [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    case "utf-16be": [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    default:
      text.unicodeScalars.map {
        ["é": 0xE9, "Œ": 0x8C, "€": 0x80][Character($0)] ?? UInt8(truncatingIfNeeded: $0.value)
      }
    }
  }

  @Test(
    "One file reads the same in every encoding",
    arguments: ["utf-8", "utf-8 with mark", "utf-16le", "utf-16be", "windows-1252"])
  func same(encoding: String) throws {
    let folder = try Folder()
    try folder.write("orders.csv", bytes(encoding))
    let history = try folder.load()
    #expect(encoding.hasPrefix(try history.file("orders.csv").encoding))
    let data = history.dataset()
    #expect(data.customers.contacts.map(\.customerID) == ["Zoé"])
    #expect(data.products.category[0] == "Œuvre €")
    #expect(data.revenue == 150)
  }

  @Test(
    "UTF-8 is told from what only looks like it, as the standard library does",
    arguments: Seed.some(30))
  func strict(seed: Int) {
    var random = Seed(seed)
    let alphabet: [UInt8] = [
      0x41, 0x80, 0xBF, 0xC1, 0xC2, 0xE0, 0xA0, 0xED, 0x9F, 0xF0, 0x90, 0xF4, 0x8F, 0xF5,
    ]
    for _ in 0..<300 {
      let bytes = (0..<random.int(0...12)).map { _ in random.pick(alphabet) }
      let found = bytes.withUnsafeBufferPointer { TextEncoding.isUTF8($0) }
      #expect(found == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
  }
}
