/// Numbers in the order in which they came, which is rising or falling, and their codes.
struct NumberRun: Sendable {
  /// What stands before the digits of each.
  private(set) var prefix = NumberPrefix()
  private(set) var numbers = GrowingColumn<UInt64>()
  /// Empty while the codes are the numbers' places.
  private var codes = GrowingColumn<Int32>()
  private var areCodesSpelt = false
  private var isFalling = false
  /// Numbers outside the run lie between these.
  private var least = UInt64.max
  private var most = UInt64.min

  var count: Int { numbers.count }
  var hasPrefix: Bool { prefix.count > 0 }

  /// Takes what stands before the digits of the first word.
  mutating func take(prefixOf word: FieldBytes) { prefix = NumberPrefix(of: word) }

  /// The number of a word that has the run's prefix.
  @inline(__always)
  func number(_ word: FieldBytes) -> UInt64? {
    if !hasPrefix { return WordKey.number(word) }
    return prefix.matches(word)
      ? WordKey.number(FieldBytes(rebasing: word[prefix.count...])) : nil
  }

  /// The word at a place of the run.
  func text(at place: Int) -> String { prefix.text + String(numbers[place]) }

  /// The code of a number that is the last one again.
  @inline(__always)
  func codeOfLast(_ number: UInt64) -> Int32? {
    numbers.last == number ? code(at: numbers.count - 1) : nil
  }

  /// Whether a number lies beyond all others of the run in its direction.
  @inline(__always)
  func goesOn(with number: UInt64) -> Bool {
    guard numbers.count > 1, let last = numbers.last else { return true }
    return isFalling ? number < last : number > last
  }

  /// Whether a number lies beyond all words outside the run.
  @inline(__always)
  func isOutside(_ number: UInt64) -> Bool { number > most || number < least }

  mutating func append(_ number: UInt64, code: Int32) {
    if numbers.count == 1, let first = numbers.first { isFalling = number < first }
    numbers.append(number)
    if areCodesSpelt { codes.append(code) }
  }

  /// Takes the first of some numbers, as many as go on from those there are and lie beyond all words
  /// outside the run; their codes follow each other. Tells how many.
  mutating func append(_ more: UnsafeBufferPointer<UInt64>, from code: Int32) -> Int {
    guard numbers.count > 1, var last = numbers.last else { return 0 }
    var count = 0
    for number in more {
      guard isFalling ? number < last && number != 0 : number > last, isOutside(number) else {
        break
      }
      last = number
      count += 1
    }
    guard count > 0 else { return 0 }
    numbers.append(contentsOf: UnsafeBufferPointer(rebasing: more[..<count]))
    if areCodesSpelt { codes.append(contentsOf: code..<(code + Int32(count))) }
    return count
  }

  @inline(__always)
  private func code(at place: Int) -> Int32 {
    areCodesSpelt ? codes[place] : Int32(truncatingIfNeeded: place)
  }

  /// From now on codes are not the numbers' places.
  mutating func spellCodes() {
    guard !areCodesSpelt else { return }
    areCodesSpelt = true
    codes.append(contentsOf: Array(0..<Int32(truncatingIfNeeded: numbers.count)))
  }

  mutating func reserve(_ count: Int) {
    numbers.reserve(count)
    if areCodesSpelt { codes.reserve(count) }
  }

  /// Notes a number that is a word outside the run.
  mutating func note(_ number: UInt64) {
    least = min(least, number)
    most = max(most, number)
  }

  /// The code of a number of the run. O(log count).
  func code(of number: UInt64) -> Int32? {
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if isFalling ? numbers[middle] > number : numbers[middle] < number {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < numbers.count && numbers[low] == number ? code(at: low) : nil
  }
}

/// Up to eight bytes, none a digit, before a number.
struct NumberPrefix: Sendable {
  private var bytes: UInt64 = 0
  private(set) var count = 0

  init() {}

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
