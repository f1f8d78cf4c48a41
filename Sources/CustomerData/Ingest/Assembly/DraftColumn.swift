/// One field of many drafts. A column that no row has told takes no room.
///
///     rows    0   1   2   3   4
///     told    ·   ·   7           → untold, untold, 7, untold, untold
struct DraftColumn<Value: Equatable & BitwiseCopyable & Sendable>: Sendable {
  /// What a row has that tells nothing.
  let untold: Value
  /// The values up to the last one told; rows behind have none.
  private(set) var told: [Value] = []

  init(untold: Value) { self.untold = untold }

  /// The value of a row, whether or not it was told.
  subscript(row: Int) -> Value {
    @inline(__always) get { row < told.count ? told[row] : untold }
    @inline(__always) set {
      if row < told.count {
        told[row] = newValue
      } else if newValue != untold {
        extend(to: row, with: newValue)
      }
    }
  }

  private mutating func extend(to row: Int, with value: Value) {
    fill(to: row)
    told.append(value)
  }

  /// The values of further rows, which begin at `row`, behind all that were told.
  mutating func append(_ values: some RandomAccessCollection<Value>, at row: Int) {
    guard !values.allSatisfy({ $0 == untold }) else { return }
    fill(to: row)
    told.append(contentsOf: values)
  }

  /// One value for many further rows.
  mutating func append(_ value: Value, count: Int, at row: Int) {
    append(repeatElement(value, count: count), at: row)
  }

  private mutating func fill(to row: Int) {
    guard row > told.count else { return }
    told.append(contentsOf: repeatElement(untold, count: row - told.count))
  }

  /// Makes room for that many rows, when rows tell this field.
  mutating func reserve(_ rows: Int) {
    if !told.isEmpty { told.reserveLarge(rows) }
  }
}

/// A column of moments, in three plain columns.
struct MomentColumn: Sendable {
  /// `Int64.min`: untold.
  var second = DraftColumn<Int64>(untold: .min)
  /// Days since 1970.
  var day = DraftColumn<Int32>(untold: .min)
  /// Minutes since local midnight; -1: the file has no time.
  var minute = DraftColumn<Int16>(untold: -1)

  subscript(row: Int) -> Moment? {
    get {
      let second = second[row]
      guard second != .min else { return nil }
      return Moment(second: second, day: Day(number: day[row]), minute: minute[row])
    }
    set {
      second[row] = newValue?.second ?? .min
      day[row] = newValue?.day.number ?? .min
      minute[row] = newValue?.minute ?? -1
    }
  }

  mutating func reserve(_ rows: Int) {
    second.reserve(rows)
    day.reserve(rows)
    minute.reserve(rows)
  }
}

/// A column of days.
struct DayColumn: Sendable {
  /// Days since 1970; `Int32.min`: untold.
  var number = DraftColumn<Int32>(untold: .min)

  subscript(row: Int) -> Day? {
    get {
      let number = number[row]
      return number == .min ? nil : Day(number: number)
    }
    set { number[row] = newValue?.number ?? .min }
  }

  mutating func reserve(_ rows: Int) { number.reserve(rows) }
}
