/// A column of places. While each row's place is the row's own number it takes no room.
struct PlaceColumn: Sendable {
  private var told = DraftColumn<Int32>(untold: -1)
  /// The first rows, whose places are their numbers, while `told` is untold.
  private var identical = 0

  /// Whether every one of that many rows has its own number.
  func isIdentical(to rows: Int) -> Bool { identical == rows }

  /// The place of a row; -1: untold.
  subscript(row: Int) -> Int32 {
    @inline(__always) get { row < identical ? Int32(truncatingIfNeeded: row) : told[row] }
    set {
      guard newValue != self[row] else { return }
      if row == identical && Int(newValue) == row && told.isUntold {
        identical += 1
      } else {
        spell()
        told[row] = newValue
      }
    }
  }

  /// The places of further rows, which begin at `row`, behind all that were told.
  mutating func append(_ places: UnsafeBufferPointer<Int32>, at row: Int) {
    var differing: Int32 = 0
    for place in places.indices {
      differing |= places[place] ^ Int32(truncatingIfNeeded: row &+ place)
    }
    if differing == 0 && row == identical && told.isUntold {
      identical += places.count
    } else {
      spell()
      told.append(places, at: row)
    }
  }

  /// Places that follow each other, of further rows, which begin at `row`, behind all that were told.
  mutating func append(from first: Int32, count: Int, at row: Int) {
    if Int(first) == row && row == identical && told.isUntold {
      identical += count
    } else {
      spell()
      told.append(Array(first..<(first + Int32(count)))[...], at: row)
    }
  }

  private mutating func spell() {
    guard identical > 0 else { return }
    told.append(Array(0..<Int32(identical))[...], at: 0)
    identical = 0
  }

  mutating func reserve(_ rows: Int) { told.reserve(rows) }

  /// Gives its memory back: nobody will ask any more.
  mutating func forget() { self = PlaceColumn() }

  /// Reads rows without a look at who owns them.
  var reader: PlaceReader { PlaceReader(told: told.reader, identical: identical) }
}

/// Reads the rows of a column of places, which must live as long.
struct PlaceReader {
  fileprivate let told: DraftReader<Int32>
  fileprivate let identical: Int

  @inline(__always)
  subscript(row: Int) -> Int32 {
    row < identical ? Int32(truncatingIfNeeded: row) : told[row]
  }
}
