/// Numbers in the order in which they came, which is rising or falling, and their codes.
struct NumberRun: Sendable {
  private(set) var numbers = GrowingColumn<UInt64>()
  /// Empty while the codes are the numbers' places.
  private var codes = GrowingColumn<Int32>()
  private var areCodesSpelt = false
  private var isFalling = false
  /// Numbers outside the run lie between these.
  private var least = UInt64.max
  private var most = UInt64.min

  var count: Int { numbers.count }

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
