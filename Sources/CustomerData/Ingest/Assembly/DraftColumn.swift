/// One field of many drafts. A column that no row has told takes no room, nor does one whose rows
/// have all told the same.
///
///     rows    0   1   2   3   4
///     told    ·   ·   7           → untold, untold, 7, untold, untold
struct DraftColumn<Value: Equatable & BitwiseCopyable & Sendable>: Sendable {
  /// What a row has that tells nothing.
  let untold: Value
  /// The values up to the last one told; rows behind have none.
  private var told = GrowingColumn<Value>()
  /// What the first rows have told, while `told` is empty: all the same.
  private var steady: Value
  private var steadyRows = 0

  init(untold: Value) {
    self.untold = untold
    steady = untold
  }

  /// Whether no row has told anything.
  var isUntold: Bool { rows == 0 }

  /// Rows up to the last one told.
  var rows: Int { max(told.count, steadyRows) }

  /// The value of a row, whether or not it was told.
  subscript(row: Int) -> Value {
    @inline(__always) get {
      row < told.count ? told[row] : row < steadyRows ? steady : untold
    }
    @inline(__always) set {
      if row < told.count {
        told[row] = newValue
      } else if row > 0 && row == told.count {
        told.append(newValue)
      } else if newValue != self[row] {
        extend(to: row, with: newValue)
      }
    }
  }

  private mutating func extend(to row: Int, with value: Value) {
    if told.isEmpty && row == steadyRows && (row == 0 || value == steady) {
      (steady, steadyRows) = (value, row + 1)
    } else {
      fill(to: row)
      if row < told.count { told[row] = value } else { told.append(value) }
    }
  }

  /// The values of further rows, which begin at `row`, behind all that were told.
  mutating func append(_ values: UnsafeBufferPointer<Value>, at row: Int) {
    guard let first = values.first else { return }
    if !values.contains(where: { $0 != first }) {
      return append(first, count: values.count, at: row)
    }
    fill(to: row)
    told.append(contentsOf: values)
  }

  /// The values of further rows, which begin at `row`, behind all that were told.
  mutating func append(_ values: ArraySlice<Value>, at row: Int) {
    values.withUnsafeBufferPointer { append($0, at: row) }
  }

  /// One value for many further rows.
  mutating func append(_ value: Value, count: Int, at row: Int) {
    guard value != untold, count > 0 else { return }
    if told.isEmpty && row == steadyRows && (row == 0 || value == steady) {
      (steady, steadyRows) = (value, row + count)
    } else {
      fill(to: row)
      told.append(repeating: value, count: count)
    }
  }

  private mutating func fill(to row: Int) {
    if told.isEmpty {
      told.append(repeating: steady, count: steadyRows)
      steadyRows = 0
    }
    told.append(repeating: untold, count: row - told.count)
  }

  /// Makes room for that many rows, when rows tell this field.
  mutating func reserve(_ rows: Int) {
    if !told.isEmpty { told.reserve(rows) }
  }

  /// Gives its memory back: nobody will ask any more.
  mutating func forget() { self = DraftColumn(untold: untold) }

  /// Reads rows without a look at who owns them.
  var reader: DraftReader<Value> {
    DraftReader(values: told.values, steady: steady, steadyRows: steadyRows, untold: untold)
  }
}

/// Reads the rows of a column, which must live as long: `withExtendedLifetime` around the loop.
struct DraftReader<Value: Equatable & BitwiseCopyable & Sendable> {
  fileprivate let values: UnsafeBufferPointer<Value>
  fileprivate let steady: Value
  fileprivate let steadyRows: Int
  fileprivate let untold: Value

  /// Whether no row tells anything.
  var isUntold: Bool { values.isEmpty && steadyRows == 0 }

  /// The value of a row, whether or not it was told.
  @inline(__always)
  subscript(row: Int) -> Value {
    row < values.count ? values[row] : row < steadyRows ? steady : untold
  }
}

/// A column of moments, in three plain columns.
struct MomentColumn: Sendable {
  /// `Int64.min`: untold.
  var second = SecondColumn()
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

  mutating func forget() { self = MomentColumn() }

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
