import Foundation

/// Signals as the logistic model reads them: centred, of unit spread, what is missing at the mean
/// with a column of its own that says so.
public struct SignalScaling: Hashable, Codable, Sendable {
  /// One column of the model.
  public struct Column: Hashable, Codable, Sendable {
    /// The signal.
    public let signal: Signal
    /// Whether the column says that the signal is missing; else it is its value.
    public let isAbsence: Bool
    let mean: Double
    let spread: Double
  }

  /// The columns; signals that are the same for everybody have none.
  public let columns: [Column]

  // Beyond this many spreads a value says no more than "very much": one order of 77,183.60 among
  // thousands of 300 must not steer a model.
  private static let limit = 4.0
  // A column that hardly anybody differs in says nothing.
  private static let rare = 0.005

  /// Learns centre and spread of some signals. O(rows × signals).
  public init(_ table: SignalTable, signals: [Signal] = Signal.allCases) {
    columns = signals.flatMap { Self.columns(of: $0, table) }
  }

  private static func columns(of signal: Signal, _ table: SignalTable) -> [Column] {
    var sum = 0.0
    var squares = 0.0
    var present = 0
    for row in 0..<table.count {
      guard let value = value(signal, row, table) else { continue }
      sum += value
      squares += value * value
      present += 1
    }
    guard present > 0 else { return [] }
    let mean = sum / Double(present)
    let spread = max(0, squares / Double(present) - mean * mean).squareRoot()
    var columns: [Column] = []
    if spread > 1e-9 * max(1, abs(mean)) {
      columns.append(Column(signal: signal, isAbsence: false, mean: mean, spread: spread))
    }
    let absent = 1 - Double(present) / Double(table.count)
    if absent > rare, absent < 1 - rare {
      let spread = (absent * (1 - absent)).squareRoot()
      columns.append(Column(signal: signal, isAbsence: true, mean: absent, spread: spread))
    }
    return columns
  }

  /// The rows as the model reads them, `columns.count` values each. O(rows × columns).
  public func rows(of table: SignalTable) -> [Double] {
    var rows: [Double] = []
    rows.reserveCapacity(table.count * columns.count)
    for row in 0..<table.count {
      for column in columns { rows.append(scaled(column, row, table)) }
    }
    return rows
  }

  private func scaled(_ column: Column, _ row: Int, _ table: SignalTable) -> Double {
    let value = Self.value(column.signal, row, table)
    if column.isAbsence { return ((value == nil ? 1 : 0) - column.mean) / column.spread }
    guard let value else { return 0 }
    return min(Self.limit, max(-Self.limit, (value - column.mean) / column.spread))
  }

  private static func value(_ signal: Signal, _ row: Int, _ table: SignalTable) -> Double? {
    guard let value = table[row, signal] else { return nil }
    return signal.isLogarithmic ? log1p(max(0, Double(value))) : Double(value)
  }
}
