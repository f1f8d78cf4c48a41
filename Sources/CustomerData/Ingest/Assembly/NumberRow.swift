/// Numbers that all rise, or all fall, by their places. As long as each is one further than the one
/// before, as orders are numbered, they take no room; else each is kept by its distance from the first.
struct NumberRow: Sendable {
  private var first: UInt64 = 0
  private(set) var last: UInt64?
  /// Whether the second number is less than the first.
  private(set) var isFalling = false
  /// How many there are, while each is one further than the one before.
  private var steady = 0
  /// Distances from the first, in four bytes while they fit. One of them is in use, or none.
  private var near = GrowingColumn<UInt32>()
  private var far = GrowingColumn<UInt64>()

  var count: Int { steady + near.count + far.count }

  /// The least number and the greatest; nil: there is none.
  var span: ClosedRange<UInt64>? { last.map { min(first, $0)...max(first, $0) } }

  /// The number at a place.
  subscript(place: Int) -> UInt64 {
    @inline(__always) get {
      let distance =
        steady > 0
        ? UInt64(truncatingIfNeeded: place)
        : far.isEmpty ? UInt64(near[place]) : far[place]
      return isFalling ? first &- distance : first &+ distance
    }
  }

  /// Adds a number beyond the last.
  mutating func append(_ number: UInt64) {
    guard last != nil else {
      (first, last, steady) = (number, number, 1)
      return
    }
    if count == 1 { isFalling = number < first }
    append(distance: distance(of: number))
    last = number
  }

  /// Adds numbers, each beyond the one before, in the direction that is known.
  mutating func append(contentsOf numbers: UnsafeBufferPointer<UInt64>) {
    var place = 0
    while steady > 0, place < numbers.count, distance(of: numbers[place]) == UInt64(steady) {
      (steady, place) = (steady + 1, place + 1)
    }
    for number in numbers[place...] { append(distance: distance(of: number)) }
    last = numbers.last ?? last
  }

  /// Makes room for that many numbers, when they take some.
  mutating func reserve(_ count: Int) {
    if !near.isEmpty { near.reserve(count) }
    if !far.isEmpty { far.reserve(count) }
  }

  @inline(__always)
  private func distance(of number: UInt64) -> UInt64 {
    isFalling ? first &- number : number &- first
  }

  private mutating func append(distance: UInt64) {
    if steady > 0 {
      if distance == UInt64(steady) { return steady += 1 }
      near.append(contentsOf: Array(0..<UInt32(truncatingIfNeeded: steady)))
      steady = 0
    }
    if far.isEmpty, let own = UInt32(exactly: distance) { return near.append(own) }
    if far.isEmpty {
      far.append(contentsOf: near.lazy.map { UInt64($0) })
      near = GrowingColumn()
    }
    far.append(distance)
  }
}
