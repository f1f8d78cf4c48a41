import CustomerData

/// The words of rows where they lie: asked for without gathering them first.
struct WordsInPlace {
  /// Which row of the words a row asks.
  enum Place {
    /// Its own.
    case own
    /// The last of its orders', of which it has those from `offsets[row]` to `offsets[row + 1]`.
    case lastOrder(offsets: Column<Int32>)
  }

  let words: Words
  let place: Place

  /// The rows whose word is one of those, or, negated, is known and none of them. O(rows / 64 + rows
  /// asked); nil when it is called off.
  func rows(
    among asked: Bitmap, with wanted: [String], isNegated: Bool, unless isCalledOff: () -> Bool
  ) -> Bitmap? {
    let entries = WordColumn(codes: [], entries: words.dictionary.map { [$0] })
    // In memory codes are one higher than the place in the dictionary, and 0 where absent.
    let accepted = [false] + entries.accepting(wanted).map { $0 != isNegated }
    switch words.codes.storage {
    case .absent: return Bitmap(count: asked.count)
    case .bytes(let codes): return rows(among: asked, codes, accepted, isCalledOff)
    case .shorts(let codes): return rows(among: asked, codes, accepted, isCalledOff)
    case .words(let codes): return rows(among: asked, codes, accepted, isCalledOff)
    }
  }

  private func rows<Code: FixedWidthInteger>(
    among asked: Bitmap, _ codes: Column<Code>, _ accepted: [Bool], _ isCalledOff: () -> Bool
  ) -> Bitmap? {
    codes.withUnsafeBufferPointer { codes in
      accepted.withUnsafeBufferPointer { accepted in
        switch place {
        case .own:
          return Self.rows(among: asked, isCalledOff) { row in
            let code = Int(codes[row])
            return code < accepted.count && accepted[code]
          }
        case .lastOrder(let offsets):
          return offsets.withUnsafeBufferPointer { offsets in
            Self.rows(among: asked, isCalledOff) { row in
              let end = Int(offsets[row + 1])
              guard end > Int(offsets[row]) else { return false }
              let code = Int(codes[end - 1])
              return code < accepted.count && accepted[code]
            }
          }
        }
      }
    }
  }

  /// Blocks of 64 rows between two questions whether to go on.
  private static let patience = 256

  @inline(__always)
  private static func rows(
    among asked: Bitmap, _ isCalledOff: () -> Bool, where holds: (Int) -> Bool
  ) -> Bitmap? {
    asked.withWords { blocks in
      var found = [UInt64](repeating: 0, count: blocks.count)
      for block in blocks.indices {
        if block % patience == 0 && isCalledOff() { return nil }
        var rest = blocks[block]
        var own: UInt64 = 0
        while rest != 0 {
          let bit = rest.trailingZeroBitCount
          if holds(block &* 64 &+ bit) { own |= 1 &<< UInt64(bit) }
          rest &= rest &- 1
        }
        found[block] = own
      }
      return Bitmap(count: asked.count, words: found)
    }
  }
}
