import CSIMD

/// A dense map from codes to places. While each code's place is the code itself it takes no room.
struct CodeMap: Sendable {
  /// The first codes, whose places are the codes, while `places` is empty.
  private var identical: Int32 = 0
  /// One higher than the places; 0: none.
  private var places = GrowingColumn<Int32>()

  init() {}

  /// Makes room for that many codes.
  mutating func reserve(_ codes: Int) {
    if !places.isEmpty { places.reserve(codes) }
  }

  /// The place of a code; -1 when none.
  subscript(code: Int32) -> Int32 {
    @inline(__always) get {
      if code >= 0 && code < places.count { return places[Int(code)] - 1 }
      return code >= 0 && code < identical ? code : -1
    }
    @inline(__always) set {
      guard code >= 0 else { return }
      if code == identical && newValue == code && places.isEmpty {
        identical += 1
      } else {
        set(code, newValue)
      }
    }
  }

  /// Sets the places of codes that follow each other to places that do.
  mutating func set(from code: Int32, to place: Int32, count: Int) {
    if code == identical && place == code && places.isEmpty {
      identical += Int32(truncatingIfNeeded: count)
    } else {
      for step in 0..<Int32(truncatingIfNeeded: count) { self[code + step] = place + step }
    }
  }

  /// Fetches a code's place, which will be asked for soon.
  @inline(__always)
  func prefetch(_ code: Int32) {
    guard code >= 0 && code < places.count, let start = places.values.baseAddress else { return }
    simd_prefetch(start + Int(code))
  }

  private mutating func set(_ code: Int32, _ place: Int32) {
    if places.isEmpty {
      places.append(contentsOf: Array(0..<identical).map { $0 + 1 })
      identical = 0
    }
    if code >= places.count { places.grow(toZeros: max(Int(code) + 1, 256)) }
    places[Int(code)] = place + 1
  }
}
