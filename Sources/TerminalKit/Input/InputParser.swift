/// Turns the terminal's bytes into events. Pure: no terminal is needed to test it, and any bytes are safe.
public struct InputParser: Sendable {
  /// Bytes not understood yet.
  var buffer: [UInt8] = []
  /// Text of a paste that has begun.
  private var pasted: [UInt8]?

  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)
  /// A paste longer than this is delivered in pieces.
  private static let pasteLimit = 1 << 20

  /// `ESC [ [ A` are the console's function keys; `ESC [ M` and three bytes the mouse of old terminals, which is
  /// skipped so that its bytes are not typed.
  private static let bytesAfter: [UInt8: Int] = [UInt8(ascii: "["): 1, UInt8(ascii: "M"): 3]

  /// A parser that has read nothing.
  public init() {}

  /// Whether bytes wait for their rest: a lone escape or half a sequence. After 25 ms without input call `flush()`.
  public var isPending: Bool { !buffer.isEmpty }

  /// Reads bytes and returns the events they complete.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    buffer.append(contentsOf: bytes)
    return drain(final: false)
  }

  /// No more bytes came: what waits is taken as it is, a lone escape as the key.
  public mutating func flush() -> [InputEvent] { drain(final: true) }

  private mutating func drain(final: Bool) -> [InputEvent] {
    var events: [InputEvent] = []
    var place = 0
    while place < buffer.count {
      if pasted != nil {
        guard let next = continuePaste(from: place, into: &events) else {
          place = absorbPaste(from: place, into: &events, final: final)
          break
        }
        place = next
        continue
      }
      guard let (event, length) = readEvent(at: place, final: final) else { break }
      if let event { events.append(event) }
      place += length
    }
    buffer.removeFirst(min(place, buffer.count))
    return events
  }

  /// One event and the bytes it took; nil where more bytes are needed.
  private mutating func readEvent(at place: Int, final: Bool) -> (InputEvent?, Int)? {
    let byte = buffer[place]
    switch byte {
    case 0x1B: return readEscape(at: place, final: final)
    case 0x0D, 0x0A: return (.key(.enter), 1)
    case 0x09: return (.key(.tab), 1)
    case 0x7F, 0x08: return (.key(.backspace), 1)
    case 0x00: return (.key(.ctrl(" ")), 1)
    case 0x01...0x1A: return (.key(.ctrl(Character(Unicode.Scalar(byte + 96)))), 1)
    case 0x1C...0x1F: return (.key(.ctrl(Character(Unicode.Scalar(byte + 64)))), 1)
    default:
      guard let (letter, length) = readLetter(at: place, final: final) else { return nil }
      return (letter.map { .key(.char($0)) }, length)
    }
  }

  private mutating func readEscape(at place: Int, final: Bool) -> (InputEvent?, Int)? {
    guard place + 1 < buffer.count else { return final ? (.key(.escape), 1) : nil }
    switch buffer[place + 1] {
    case UInt8(ascii: "["): return readControl(at: place, final: final)
    case UInt8(ascii: "O"):
      guard place + 2 < buffer.count else { return final ? (.key(.alt("O")), 2) : nil }
      return (ControlSequence(body: [], final: buffer[place + 2]).event, 3)
    case 0x1B: return (.key(.escape), 1)
    case 0x0D: return (.key(.alt("\r")), 2)
    case 0x00..<0x20, 0x7F: return (.key(.escape), 1)
    default:
      guard let (letter, length) = readLetter(at: place + 1, final: final) else { return nil }
      return (letter.map { .key(.alt($0)) }, length + 1)
    }
  }

  private mutating func readControl(at place: Int, final: Bool) -> (InputEvent?, Int)? {
    var end = place + 2
    while end < buffer.count, (0x20...0x3F).contains(buffer[end]) { end += 1 }
    guard end < buffer.count else { return final ? (nil, buffer.count - place) : nil }
    guard (0x40...0x7E).contains(buffer[end]) else { return (nil, end - place) }
    if end == place + 2, let extra = InputParser.bytesAfter[buffer[end]] {
      guard end + extra < buffer.count else { return final ? (nil, buffer.count - place) : nil }
      let number = Int(buffer[end + 1]) - 0x40
      let isConsoleKey = extra == 1 && (1...5).contains(number)
      return (isConsoleKey ? .key(.f(number)) : nil, 3 + extra)
    }
    let sequence = ControlSequence(body: buffer[(place + 2)..<end], final: buffer[end])
    if sequence.startsPaste {
      pasted = []
      return (nil, end + 1 - place)
    }
    return (sequence.event, end + 1 - place)
  }

  /// A letter of one to four bytes; a nil letter where the bytes are not UTF-8.
  private func readLetter(at place: Int, final: Bool) -> (Character?, Int)? {
    let byte = buffer[place]
    let length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 0
    guard length > 0 else { return (nil, 1) }
    guard place + length <= buffer.count else { return final ? (nil, buffer.count - place) : nil }
    let text = String(validating: buffer[place..<(place + length)], as: UTF8.self)
    return (text?.first, text == nil ? 1 : length)
  }

  /// Takes paste bytes up to the end mark; nil where the mark has not come yet.
  private mutating func continuePaste(from place: Int, into events: inout [InputEvent]) -> Int? {
    let mark = InputParser.pasteEnd
    var at = place
    while at + mark.count <= buffer.count {
      if buffer[at] == 0x1B, buffer[at..<(at + mark.count)].elementsEqual(mark) {
        let text = (pasted ?? []) + buffer[place..<at]
        pasted = nil
        events.append(.paste(String(decoding: text, as: UTF8.self)))
        return at + mark.count
      }
      at += 1
    }
    return nil
  }

  /// Keeps what can't be part of the end mark; returns where the rest begins. A paste never times out, so a slow
  /// line can't turn pasted text into commands.
  private mutating func absorbPaste(
    from place: Int, into events: inout [InputEvent], final: Bool
  ) -> Int {
    let tail = final ? 0 : min(InputParser.pasteEnd.count - 1, buffer.count - place)
    let end = buffer.count - tail
    pasted?.append(contentsOf: buffer[place..<end])
    if let text = pasted, text.count >= InputParser.pasteLimit {
      events.append(.paste(String(decoding: text, as: UTF8.self)))
      pasted = []
    }
    return end
  }
}
