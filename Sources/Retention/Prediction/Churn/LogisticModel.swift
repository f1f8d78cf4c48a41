/// The chance of not ordering as a weighted sum of the signals: small shops are served best by it.
public struct LogisticModel: Hashable, Codable, Sendable {
  /// How the signals are read.
  public let scaling: SignalScaling
  /// What each column adds to the log-odds.
  public let regression: LogisticRegression
  /// The ridge penalty λ.
  public let penalty: Double

  /// The penalties that a rehearsal chooses from.
  static let penalties = [10.0, 100, 1000]

  /// Fits some signals of some rows.
  init(_ rows: TrainingRows, signals: [Signal] = Signal.allCases, penalty: Double) {
    scaling = SignalScaling(rows.table, signals: signals)
    regression = LogisticRegression(
      rows: scaling.rows(of: rows.table), columns: scaling.columns.count, outcomes: rows.left,
      penalty: penalty)
    self.penalty = penalty
  }

  /// The raw risk of each row.
  func risks(_ table: SignalTable) -> [Double] {
    guard !scaling.columns.isEmpty else {
      return Array(
        repeating: LogisticRegression.probability(regression.intercept), count: table.count)
    }
    return regression.probabilities(scaling.rows(of: table))
  }

  /// What each signal adds to each row's log-odds, compared with the mean customer; the last entry
  /// is everybody's. A signal's value and its absence count together.
  func contributions(_ table: SignalTable) -> [[Double]] {
    let rows = scaling.rows(of: table)
    let columns = scaling.columns
    return (0..<table.count).map { row in
      var sums = [Double](repeating: 0, count: SignalTable.width + 1)
      sums[SignalTable.width] = regression.intercept
      for (place, column) in columns.enumerated() {
        sums[column.signal.column] += regression.weights[place] * rows[row * columns.count + place]
      }
      return sums
    }
  }
}
