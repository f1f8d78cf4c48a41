/// A `date_format` of tenure.toml, such as `dd/MM/yyyy HH:mm`.
///
/// `yyyy` or `yy`, `M` or `MM`, `d` or `dd`, `H`/`HH` (0–23), `h`/`hh` (1–12), `m`/`mm`,
/// `s`/`ss`, `S…` (fractions), `a` (AM, PM), `Z`/`X…` (offset); text in `'quotes'` and every other
/// character stand for themselves.
struct DatePattern: Hashable, Sendable {
  private enum Part: Hashable, Sendable {
    case year, shortYear, month, day, hour, minute, second, fraction, half, offset
    case literal(UInt8)
  }

  private let parts: [Part]

  /// Nil when a letter has no meaning here or year, month or day is missing.
  init?(_ format: String) {
    var parts: [Part] = []
    var isQuoted = false
    var run = ""
    func part(of run: String) -> Part? {
      switch run.first {
      case "y": run.count == 2 ? .shortYear : .year
      case "M": run.count <= 2 ? .month : nil
      case "d": run.count <= 2 ? .day : nil
      case "H", "h": .hour
      case "m": .minute
      case "s": .second
      case "S": .fraction
      case "a": .half
      case "Z", "X", "x": .offset
      default: nil
      }
    }
    for character in format + "\u{0}" {
      if let last = run.last, last != character {
        guard let part = part(of: run) else { return nil }
        parts.append(part)
        run = ""
      }
      if character == "'" {
        isQuoted.toggle()
      } else if character == "\u{0}" {
        break
      } else if character.isLetter && character.isASCII && !isQuoted {
        run.append(character)
      } else {
        parts += character.utf8.map(Part.literal)
      }
    }
    guard parts.contains(.month) && parts.contains(.day),
      parts.contains(.year) || parts.contains(.shortYear)
    else { return nil }
    self.parts = parts
  }

  /// Whether the bytes have this form; the time may be cut off at a literal.
  func read(_ bytes: FieldBytes, into date: inout DateParts) -> Bool {
    var text = DigitReader(bytes)
    for (place, part) in parts.enumerated() {
      if text.isAtEnd && date.day > 0 && date.month > 0 && date.year > 0 { return true }
      guard take(part, next: parts.dropFirst(place + 1).first, from: &text, into: &date) else {
        return false
      }
    }
    return text.isAtEnd
  }

  private func take(
    _ part: Part, next: Part?, from text: inout DigitReader, into date: inout DateParts
  ) -> Bool {
    switch part {
    case .literal(let byte): return text.next() == byte
    case .half: return date.takeHalf(&text)
    case .offset: return date.takeOffset(&text)
    default: break
    }
    // Digits follow digits without a mark: take only as many as belong here.
    let width: Int
    if case .literal? = next { width = 9 } else { width = part == .year ? 4 : 2 }
    guard let (value, digits) = text.number(atMost: next == nil ? 9 : width) else { return false }
    switch part {
    case .year: date.year = digits == 4 ? value : 0
    case .shortYear: date.year = digits == 2 ? 2000 + value : 0
    case .month: date.month = value
    case .day: date.day = value
    case .hour: date.hour = value
    case .minute: date.minute = value
    case .second: date.second = value
    default: break
    }
    return true
  }
}
