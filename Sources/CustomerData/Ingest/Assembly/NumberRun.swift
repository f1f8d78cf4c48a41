/// Numbers in the order in which they came, which is rising or falling, and their codes.
struct NumberRun: Sendable {
  /// What stands before the digits of each.
  private(set) var prefix = NumberPrefix()
  private(set) var numbers = NumberRow()
  /// Empty while the codes are the numbers' places.
  private var codes = GrowingColumn<Int32>()
  private var areCodesSpelt = false
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
    return numbers.isFalling ? number < last : number > last
  }

  /// Whether a number lies beyond all words outside the run.
  @inline(__always)
  func isOutside(_ number: UInt64) -> Bool { number > most || number < least }

  mutating func append(_ number: UInt64, code: Int32) {
    numbers.append(number)
    if areCodesSpelt { codes.append(code) }
  }

  /// Takes the first of some numbers, as many as go on from those there are and lie beyond all words
  /// outside the run; their codes follow each other. Tells how many.
  mutating func append(_ more: UnsafeBufferPointer<UInt64>, from code: Int32) -> Int {
    guard numbers.count > 1, var last = numbers.last else { return 0 }
    var count = 0
    for number in more {
      guard numbers.isFalling ? number < last && number != 0 : number > last, isOutside(number)
      else { break }
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
      if numbers.isFalling ? numbers[middle] > number : numbers[middle] < number {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < numbers.count && numbers[low] == number ? code(at: low) : nil
  }
}
