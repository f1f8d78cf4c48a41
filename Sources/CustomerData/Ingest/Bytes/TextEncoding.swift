/// How a file's bytes stand for characters.
enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16le = "utf-16le"
  case utf16be = "utf-16be"
  case windows1252 = "windows-1252"

  /// The encoding of a name such as `UTF-8`, `utf16`, `latin1` or `cp1252`.
  init?(name: String) {
    switch name.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
    case "utf8", "utf8bom", "utf8sig": self = .utf8
    case "utf16", "utf16le": self = .utf16le
    case "utf16be": self = .utf16be
    case "windows1252", "cp1252", "latin1", "iso88591", "iso885915": self = .windows1252
    default: return nil
    }
  }

  /// By byte order mark, else strict UTF-8, else Windows-1252 (never ISO 8859-1: `€` is 0x80).
  static func detect(_ bytes: FieldBytes) -> TextEncoding {
    if bytes.count >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE { return .utf16le }
    if bytes.count >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF { return .utf16be }
    return isUTF8(bytes) ? .utf8 : .windows1252
  }

  /// The text in UTF-8 and where it begins, behind a byte order mark; nil when the bytes are not
  /// in this encoding. O(bytes).
  func decode(_ file: FileBytes) -> (text: FileBytes, start: Int)? {
    switch self {
    case .utf8:
      guard Self.isUTF8(file.all) else { return nil }
      let marked = file.all.starts(with: [0xEF, 0xBB, 0xBF])
      return (file, marked ? 3 : 0)
    case .utf16le: return file.count % 2 == 0 ? (Self.fromUTF16(file.all, low: 0), 0) : nil
    case .utf16be: return file.count % 2 == 0 ? (Self.fromUTF16(file.all, low: 1), 0) : nil
    case .windows1252: return (Self.fromWindows1252(file.all), 0)
    }
  }

  /// Whether the bytes are well-formed UTF-8 (no surrogates, nothing overlong). O(bytes).
  static func isUTF8(_ bytes: FieldBytes) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var place = 0
    while place < bytes.count {
      if place + 8 <= bytes.count,
        raw.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        place += 8
      } else if bytes[place] < 0x80 {
        place += 1
      } else {
        let length = sequenceLength(bytes, at: place)
        if length == 0 { return false }
        place += length
      }
    }
    return true
  }

  /// Bytes of the character at a place that is not ASCII; 0 when it is not well-formed.
  static func sequenceLength(_ bytes: FieldBytes, at place: Int) -> Int {
    let lead = bytes[place]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2 && lead <= 0xF4 && place + length <= bytes.count else { return 0 }
    for next in 1..<length where bytes[place + next] & 0xC0 != 0x80 { return 0 }
    let second = bytes[place + 1]
    let isOverlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90)
    let isOutside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F)
    return isOverlong || isOutside ? 0 : length
  }

  private static func fromUTF16(_ bytes: FieldBytes, low: Int) -> FileBytes {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for place in stride(from: 0, to: bytes.count - 1, by: 2) {
      units.append(UInt16(bytes[place + low]) | UInt16(bytes[place + 1 - low]) << 8)
    }
    let marked = units.first == 0xFEFF
    return FileBytes(Array(String(decoding: units.dropFirst(marked ? 1 : 0), as: UTF16.self).utf8))
  }

  private static func fromWindows1252(_ bytes: FieldBytes) -> FileBytes {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        let code = byte < 0xA0 ? high1252[Int(byte) - 0x80] : UInt16(byte)
        if code >= 0x800 { text.append(0xE0 | UInt8(code >> 12)) }
        text.append(code >= 0x800 ? 0x80 | UInt8(code >> 6 & 0x3F) : 0xC0 | UInt8(code >> 6))
        text.append(0x80 | UInt8(code & 0x3F))
      }
    }
    return FileBytes(text)
  }

  /// What 0x80–0x9F stand for (WHATWG Encoding, index windows-1252).
  private static let high1252: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
