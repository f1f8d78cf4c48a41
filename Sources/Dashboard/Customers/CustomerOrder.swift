import Retention

/// What comes first in a list: a column, and another one where the first has no preference.
struct CustomerOrder: Hashable, Sendable {
  /// One column and its direction.
  struct Key: Hashable, Sendable {
    var column: CustomerColumn
    var isAscending: Bool
  }

  /// At most two, the stronger first.
  private(set) var keys: [Key]

  /// An order by its keys; at most two are kept.
  init(_ keys: [Key]) { self.keys = Array(keys.prefix(2)) }

  init(_ column: CustomerColumn, isAscending: Bool = false) {
    keys = [Key(column: column, isAscending: isAscending)]
  }

  /// The column sorted by.
  var first: Key { keys.first ?? Key(column: .spent, isAscending: false) }

  /// Sorts by a column and keeps the one before as the second; the same column again is reversed.
  mutating func choose(_ column: CustomerColumn) {
    guard column != first.column else { return reverse() }
    keys = [Key(column: column, isAscending: column.startsAscending), first]
  }

  /// Turns the order of the first column round.
  mutating func reverse() { keys[0].isAscending.toggle() }

  /// Sorts by the column to the left (-1) or the right (1), round the ends.
  mutating func move(_ step: Int, in all: [CustomerColumn]) {
    guard !all.isEmpty else { return }
    let here = all.firstIndex(of: first.column) ?? 0
    let place = (here + step + all.count) % all.count
    keys = [Key(column: all[place], isAscending: all[place].startsAscending)]
  }

  /// Places of rows, sorted. O(n log n).
  func sorted(_ places: [Int], of rows: ListedCustomers) -> [Int] {
    let values = keys.map { key in places.map { key.column.key(of: rows[$0]) } }
    let order = places.indices.sorted { first, second in
      for (key, values) in zip(keys, values) {
        if let isFirst = Self.precedes(values[first], values[second], key.isAscending) {
          return isFirst
        }
      }
      return isFirst(places[first], places[second], of: rows)
    }
    return order.map { places[$0] }
  }

  /// Between equals the one with more to lose where risk decides, else the smaller id.
  private func isFirst(_ a: Int, _ b: Int, of rows: ListedCustomers) -> Bool {
    if first.column == .risk {
      let atStake = (rows[a].atStake, rows[b].atStake)
      if atStake.0 != atStake.1 { return atStake.0 > atStake.1 }
    }
    return rows.id(at: a) < rows.id(at: b)
  }

  private static func precedes(_ a: SortValue?, _ b: SortValue?, _ isAscending: Bool) -> Bool? {
    switch (a, b) {
    case (nil, nil): nil
    case (_?, nil): true
    case (nil, _?): false
    case (let a?, let b?): a == b ? nil : isAscending ? a < b : b < a
    }
  }
}
