import Foundation

/// Memory of its own from the system, in pages of two megabytes where it has them: one fault clears
/// and enters what otherwise takes five hundred (Linux, transparent huge pages by `madvise`).
///
/// A first touch costs more than anything done with a page later: while a folder is read, what is
/// given back serves again.
enum LargePages {
  /// Bytes of a large page.
  static let size = 2 << 20

  /// A stretch of memory.
  struct Stretch {
    let start: UnsafeMutableRawPointer
    let count: Int
    /// Whether all of it is zero.
    let isZero: Bool
  }

  /// Stretches that serve again, by address and bytes.
  private struct Spare {
    /// How many reuse now; nobody: nothing is kept.
    var users = 0
    var places: [(address: UInt, count: Int)] = []
  }

  // A lock: columns are made and given back on any thread, a few dozen times a load.
  private static let spare = Guarded(Spare())

  /// Keeps what is given back inside `body` for what is asked for there.
  static func reusing<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    spare.withLock { $0.users += 1 }
    defer {
      let rest = spare.withLock { spare -> [(address: UInt, count: Int)] in
        spare.users -= 1
        guard spare.users == 0 else { return [] }
        defer { spare.places = [] }
        return spare.places
      }
      for place in rest { munmap(UnsafeMutableRawPointer(bitPattern: place.address), place.count) }
    }
    return try body()
  }

  /// Memory for at least `bytes`; nil when the system has none.
  static func take(_ bytes: Int) -> Stretch? {
    // Whole pages: only such a mapping begins where a large page may.
    let wanted = (bytes + size - 1) / size * size
    if let known = reused(wanted), let start = UnsafeMutableRawPointer(bitPattern: known.address) {
      return Stretch(start: start, count: known.count, isZero: false)
    }
    let place = mmap(nil, wanted, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
    guard let place, place != MAP_FAILED else { return nil }
    advise(place, bytes)
    return Stretch(start: place, count: wanted, isZero: true)
  }

  /// Gives back what was taken.
  static func give(_ start: UnsafeMutableRawPointer, _ count: Int) {
    let address = UInt(bitPattern: start)
    let isKept = spare.withLock { spare in
      if spare.users > 0 { spare.places.append((address, count)) }
      return spare.users > 0
    }
    if !isKept { munmap(start, count) }
  }

  /// The smallest that is large enough, and not much too large.
  private static func reused(_ bytes: Int) -> (address: UInt, count: Int)? {
    spare.withLock { spare in
      let fitting = spare.places.indices.filter {
        spare.places[$0].count >= bytes && spare.places[$0].count <= 2 * bytes
      }
      let best = fitting.min { spare.places[$0].count < spare.places[$1].count }
      return best.map { spare.places.remove(at: $0) }
    }
  }

  // A last page of which a quarter will stay empty stays one of small pages: to clear what nobody uses
  // costs more than their faults.
  private static func advise(_ start: UnsafeMutableRawPointer, _ bytes: Int) {
    #if os(Linux)
      let whole = (bytes + size / 4) / size * size
      // Advice only: where it is not taken, nothing is lost.
      if whole > 0 { _ = madvise(start, whole, MADV_HUGEPAGE) }
    #endif
  }
}
