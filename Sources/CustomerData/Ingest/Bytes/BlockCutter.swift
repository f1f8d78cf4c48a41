import CSIMD

/// Finds the stops of a text, 64 bytes at a time.
struct BlockCutter {
  /// How far a text could be cut.
  enum Outcome { case done, short, irregular }

  private var state: simd_cutter

  /// Records found.
  var records: Int { state.records }
  /// Line feeds within quotes, by place.
  var innerLines: [UInt32] {
    Array(UnsafeBufferPointer(start: state.inner_lines, count: state.inner_count))
  }
  /// Whether the text ended within quotes.
  var isInside: Bool { state.is_inside != 0 }
  /// Whether a field has a quote within, which is written twice.
  var hasDoubled: Bool { state.has_doubled != 0 }
  /// Behind the last record.
  var next: Int { state.next }

  /// A text of `end` bytes and rooms for what is found in it, one place a byte, `stops` with 64 more.
  init(
    text: UnsafePointer<UInt8>, end: Int, isAtEnd: Bool, delimiter: UInt8,
    stops: UnsafeMutablePointer<UInt32>, lasts: UnsafeMutablePointer<UInt32>,
    innerLines: UnsafeMutablePointer<UInt32>
  ) {
    state = simd_cutter()
    (state.text, state.end, state.is_at_end) = (text, end, isAtEnd ? 1 : 0)
    state.delimiter = delimiter
    (state.stops, state.lasts, state.inner_lines) = (stops, lasts, innerLines)
  }

  /// Cuts from `start` until a record ends at or behind `limit`.
  mutating func run(from start: Int, limit: Int, isPortable: Bool = false) -> Outcome {
    let outcome =
      isPortable
      ? simd_cut_records_portable(&state, start, limit) : simd_cut_records(&state, start, limit)
    switch Int(outcome) {
    case simd_cut_done: return .done
    case simd_cut_short: return .short
    default: return .irregular
    }
  }

  /// Ends the record that the text's end leaves open, when there is one.
  mutating func closeLast() -> Bool {
    guard next < state.end else { return false }
    state.stops[state.count] = UInt32(truncatingIfNeeded: state.end)
    state.lasts[state.records] = UInt32(truncatingIfNeeded: state.count)
    state.records += 1
    state.next = state.end
    return true
  }
}
