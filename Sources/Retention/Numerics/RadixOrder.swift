/// Puts many values in the order of a whole number each, digit by digit, without comparing them.
enum RadixOrder {
  /// The largest key first; values of one key in the order they came. O(values × digits that differ).
  static func descending<Value>(_ values: [Value], by key: (Value) -> UInt64) -> [Value] {
    var keys = values.enumerated().map { (key: ~key($1), place: Int32($0)) }
    let differing = keys.reduce(UInt64(0)) { $0 | ($1.key ^ keys[0].key) }
    var other = keys
    for shift in stride(from: UInt64(0), to: 64, by: 11) where differing >> shift & 2047 != 0 {
      var starts = [Int](repeating: 0, count: 2049)
      for entry in keys { starts[Int(entry.key >> shift & 2047) + 1] += 1 }
      for digit in 0..<2048 { starts[digit + 1] += starts[digit] }
      for entry in keys {
        let digit = Int(entry.key >> shift & 2047)
        other[starts[digit]] = entry
        starts[digit] += 1
      }
      swap(&keys, &other)
    }
    return keys.map { values[Int($0.place)] }
  }
}
