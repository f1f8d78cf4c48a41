import Foundation

/// A time zone's offsets from UTC as a table of instants, so that a million rows are quick.
struct ZoneTable: Sendable {
  /// The instants, in seconds since 1970, at which the offset changes; ascending.
  private let changes: [Int64]
  /// `offsets[i]` holds before `changes[i]`, the last one after all; seconds east of UTC.
  private let offsets: [Int64]

  static let utc = ZoneTable(offset: 0)

  init(offset: Int64) {
    changes = []
    offsets = [offset]
  }

  /// Asks the system's table week by week from 1970 to 2050, then by halves for each change.
  /// Nil when the system does not know the zone.
  init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    func offset(_ second: Int64) -> Int64 {
      Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second))))
    }
    var changes: [Int64] = []
    var offsets = [offset(0)]
    for week in stride(from: Int64(0), to: 2_524_608_000, by: 7 * 86_400) {
      let after = offset(week + 7 * 86_400)
      guard var before = offsets.last, after != before else { continue }
      var low = week
      while before != after {
        var high = week + 7 * 86_400
        while high - low > 1 {
          let middle = (low + high) / 2
          if offset(middle) == before { low = middle } else { high = middle }
        }
        before = offset(high)
        changes.append(high)
        offsets.append(before)
        low = high
      }
    }
    self.changes = changes
    self.offsets = offsets
  }

  /// Seconds east of UTC at an instant. O(log changes).
  func offset(at second: Int64) -> Int64 {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= second { low = middle + 1 } else { high = middle }
    }
    return offsets[low]
  }

  /// A time in which one offset holds.
  struct Span {
    /// Seconds since 1970: from, and until without it.
    var from, until: Int64
    /// Seconds east of UTC.
    var offset: Int64
  }

  /// The time around an instant in which its offset holds. O(log changes).
  func span(at second: Int64) -> Span {
    let place = changes.firstIndex { $0 > second } ?? changes.count
    return Span(
      from: place == 0 ? .min : changes[place - 1],
      until: place == changes.count ? .max : changes[place], offset: offsets[place])
  }

  /// The instant of a local time: the first of two in the repeated hour; in the skipped hour, the
  /// instant as if the clock had not been put forward.
  func instant(ofLocal local: Int64) -> Int64 {
    let before = offset(at: local - 86_400)
    let after = offset(at: local + 86_400)
    if before == after || offset(at: local - before) == before { return local - before }
    return offset(at: local - after) == after ? local - after : local - before
  }
}

/// An instant and its place in the shop's calendar.
struct Moment: Hashable, Sendable {
  /// Seconds since 1970, UTC.
  var second: Int64
  /// Local day.
  var day: Day
  /// Minutes since local midnight; -1: the file has no time.
  var minute: Int16
}
