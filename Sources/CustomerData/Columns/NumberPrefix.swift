/// Up to eight bytes, none a digit, before a number.
struct NumberPrefix: Sendable, Equatable {
  /// Eight bytes, the first in the lowest bits.
  private(set) var bytes: UInt64 = 0
  private(set) var count = 0

  init() {}

  /// As it was kept; nil when it cannot be one.
  init?(bytes: UInt64, count: UInt64) {
    guard count <= 8 else { return nil }
    (self.bytes, self.count) = (bytes, Int(count))
  }

  /// What stands before the digits of a word; nothing when no number is behind.
  init(of word: FieldBytes) {
    let head = word.prefix { !Byte.isDigit($0) }
    guard head.count <= 8, head.count < word.count,
      WordKey.number(FieldBytes(rebasing: word[head.count...])) != nil
    else { return }
    count = head.count
    for (place, byte) in head.enumerated() { bytes |= UInt64(byte) << UInt64(8 * place) }
  }

  var text: String {
    String(decoding: (0..<count).map { byte(at: $0) }, as: UTF8.self)
  }

  @inline(__always)
  private func byte(at place: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: bytes >> UInt64(8 * place))
  }

  /// Whether a word begins so.
  @inline(__always)
  func matches(_ word: FieldBytes) -> Bool {
    guard word.count > count else { return false }
    for place in 0..<count where word[place] != byte(at: place) { return false }
    return true
  }

  /// Writes it and tells how many bytes that took.
  @inline(__always)
  func write(to start: UnsafeMutablePointer<UInt8>) -> Int {
    for place in 0..<count { start[place] = byte(at: place) }
    return count
  }
}
