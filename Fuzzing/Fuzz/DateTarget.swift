@testable import CustomerData

/// A moment must lie on a day and minute that are those of its instant in the shop's zone, and an ISO day must be
/// itself.
enum DateTarget {
  private static let zones = ["Europe/Paris", "America/New_York", "Asia/Kathmandu"]
    .compactMap(ZoneTable.init(identifier:))

  static func check(_ text: [UInt8]) {
    for zone in zones {
      for order in [nil, DateReader.Order.dayFirst, .monthFirst] {
        check(text, DateReader(shop: zone, order: order), zone)
        check(text, DateReader(shop: zone, written: .utc, order: order), zone)
      }
    }
    text.withUnsafeBufferPointer { _ = DateReader.evidence($0) }
    patterned(text)
    for zone in zones { checkWords(text, zone) }
  }

  /// Line by line, eight bytes at a time must give what the reader gives; what is remembered from
  /// one line must not show in the next.
  private static func checkWords(_ text: [UInt8], _ zone: ZoneTable) {
    var quick = PlainMomentReader(zone: zone)
    let reader = DateReader(shop: zone)
    let padding = [UInt8](repeating: Byte.zero, count: 16)
    for line in text.split(separator: Byte.lineFeed) {
      (padding + line + padding).withUnsafeBufferPointer { bytes in
        let field = FieldBytes(rebasing: bytes[16..<(16 + line.count)])
        if let moment = quick.read(field) {
          expect(moment == reader.read(field), "words: \(moment)")
        }
      }
    }
  }

  private static func check(_ text: [UInt8], _ reader: DateReader, _ zone: ZoneTable) {
    guard let moment = text.withUnsafeBufferPointer(reader.read) else {
      expect(
        Day(iso: String(decoding: text, as: UTF8.self)).map(isOutside) ?? true, "a day refused")
      return
    }
    expect((-1..<1440).contains(moment.minute), "minute \(moment.minute)")
    let minutes = max(0, Int64(moment.minute))
    let local = Int64(moment.day.number) * 86_400 + minutes * 60
    // In the hour that the clocks skip, the file's time is kept and the instant is an hour off.
    let apart = moment.second + zone.offset(at: moment.second) - local
    expect((-3600...3660).contains(apart), "\(apart) seconds from its minute")
    if let day = Day(iso: String(decoding: text, as: UTF8.self)) {
      expect(
        moment.day == day && moment.minute == -1, "the day \(day.iso) read as \(moment.day.iso)")
    }
  }

  private static func isOutside(_ day: Day) -> Bool { !(1900...2199).contains(day.civil.year) }

  /// The text as a date format, and as a date of a format.
  private static func patterned(_ text: [UInt8]) {
    let formats = [
      "dd/MM/yyyy HH:mm", "yyyyMMdd'T'HHmmss", "d.M.yy", String(decoding: text, as: UTF8.self),
    ]
    for pattern in formats.compactMap(DatePattern.init) {
      for zone in zones.prefix(1) {
        let reader = DateReader(shop: zone, pattern: pattern)
        _ = text.withUnsafeBufferPointer(reader.read)
      }
    }
  }
}
