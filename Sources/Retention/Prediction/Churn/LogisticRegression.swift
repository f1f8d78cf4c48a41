import Foundation

/// The log-odds of an outcome as a weighted sum, with a ridge penalty on the weights.
///
///     minimise  −Σ ln p(outcome) + λ/2 · Σ w²        the intercept is not penalised
///
/// - Source: le Cessie & van Houwelingen, Applied Statistics 41, 1992; Newton's method, halved steps.
/// - Complexity: O(rows × columns²) a step, about six steps.
public struct LogisticRegression: Hashable, Codable, Sendable {
  /// The log-odds when every column is 0.
  public let intercept: Double
  /// What one unit of each column adds to the log-odds.
  public let weights: [Double]
  /// Whether the slope vanished within the steps allowed.
  public let isConverged: Bool
  /// Σ ln p of the outcomes it was fitted to, without the penalty.
  public let logLikelihood: Double

  private static let steps = 50
  private static let tolerance = 1e-6

  /// Fits `outcomes.count` rows of `columns` values each.
  public init(rows: [Double], columns: Int, outcomes: [Bool], penalty: Double) {
    precondition(rows.count == outcomes.count * columns, "\(rows.count) values")
    var fit = Newton(rows: rows, columns: columns, outcomes: outcomes, penalty: penalty)
    var isConverged = false
    for _ in 0..<Self.steps where !isConverged {
      isConverged = fit.step() < Self.tolerance * Double(max(1, outcomes.count))
    }
    intercept = fit.beta[columns]
    weights = Array(fit.beta.prefix(columns))
    self.isConverged = isConverged
    logLikelihood = fit.logLikelihood
  }

  /// The probability of the outcome for rows of the same columns. O(rows × columns).
  public func probabilities(_ rows: [Double]) -> [Double] {
    logOdds(rows).map(Self.probability)
  }

  func logOdds(_ rows: [Double]) -> [Double] {
    let count = weights.isEmpty ? 0 : rows.count / weights.count
    return rows.withUnsafeBufferPointer { rows in
      weights.withUnsafeBufferPointer { weights in
        (0..<count).map { row in
          var sum = intercept
          let start = row * weights.count
          for column in 0..<weights.count { sum += weights[column] * rows[start + column] }
          return sum
        }
      }
    }
  }

  /// 1 / (1 + e^−x).
  static func probability(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }

  /// ln(p / (1 − p)), of probabilities kept off 0 and 1.
  static func logOdds(_ probability: Double) -> Double {
    let kept = min(1 - 1e-6, max(1e-6, probability))
    return log(kept / (1 - kept))
  }
}

/// One fit under way; the last coefficient is the intercept.
private struct Newton {
  let rows: [Double]
  let columns: Int
  let outcomes: [Bool]
  let penalty: Double
  var beta: [Double]
  var logLikelihood = -Double.infinity
  private var objective = Double.infinity

  init(rows: [Double], columns: Int, outcomes: [Bool], penalty: Double) {
    self.rows = rows
    self.columns = columns
    self.outcomes = outcomes
    self.penalty = penalty
    beta = Array(repeating: 0, count: columns + 1)
    let share = Double(outcomes.count { $0 } + 1) / Double(outcomes.count + 2)
    beta[columns] = log(share / (1 - share))
    (logLikelihood, objective) = value(at: beta)
  }

  /// One step downhill; the size of the slope before it.
  mutating func step() -> Double {
    var (slope, curvature) = derivatives()
    let size = slope.reduce(0) { max($0, abs($1)) }
    guard solve(&curvature, &slope) else { return 0 }
    var length = 1.0
    while length > 1e-6 {
      let next = zip(beta, slope).map { $0 - length * $1 }
      let (likelihood, value) = value(at: next)
      if value <= objective {
        (beta, logLikelihood, objective) = (next, likelihood, value)
        return size
      }
      length /= 2
    }
    return 0
  }

  private func value(at beta: [Double]) -> (Double, Double) {
    var likelihood = 0.0
    rows.withUnsafeBufferPointer { rows in
      beta.withUnsafeBufferPointer { beta in
        for row in 0..<outcomes.count {
          var sum = beta[columns]
          let start = row * columns
          for column in 0..<columns { sum += beta[column] * rows[start + column] }
          likelihood -= outcomes[row] ? softPlus(-sum) : softPlus(sum)
        }
      }
    }
    let squares = beta.prefix(columns).reduce(0) { $0 + $1 * $1 }
    return (likelihood, penalty / 2 * squares - likelihood)
  }

  /// ln(1 + e^x) without overflow.
  private func softPlus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }

  /// Slope and curvature (lower triangle, row after row) of the penalised loss.
  private func derivatives() -> ([Double], [Double]) {
    let width = columns + 1
    var slope = [Double](repeating: 0, count: width)
    var curvature = [Double](repeating: 0, count: width * width)
    var scaled = [Double](repeating: 0, count: width)
    rows.withUnsafeBufferPointer { rows in
      beta.withUnsafeBufferPointer { beta in
        slope.withUnsafeMutableBufferPointer { slope in
          curvature.withUnsafeMutableBufferPointer { curvature in
            scaled.withUnsafeMutableBufferPointer { scaled in
              for row in 0..<outcomes.count {
                let start = row * columns
                var sum = beta[columns]
                for column in 0..<columns { sum += beta[column] * rows[start + column] }
                let p = LogisticRegression.probability(sum)
                let error = p - (outcomes[row] ? 1 : 0)
                let weight = p * (1 - p)
                for column in 0..<columns {
                  let value = rows[start + column]
                  slope[column] += error * value
                  scaled[column] = weight * value
                }
                slope[columns] += error
                scaled[columns] = weight
                for column in 0..<columns {
                  let factor = scaled[column]
                  let place = column * width
                  for other in 0...column {
                    curvature[place + other] += factor * rows[start + other]
                  }
                }
                let place = columns * width
                for other in 0...columns { curvature[place + other] += scaled[other] }
              }
            }
          }
        }
      }
    }
    for column in 0..<columns {
      slope[column] += penalty * beta[column]
      curvature[column * width + column] += penalty
    }
    return (slope, curvature)
  }

  /// Solves curvature · x = slope in place by Cholesky's factors; false when it is not definite.
  private func solve(_ a: inout [Double], _ b: inout [Double]) -> Bool {
    let n = b.count
    for column in 0..<n {
      for row in column..<n {
        var sum = a[row * n + column]
        for k in 0..<column { sum -= a[row * n + k] * a[column * n + k] }
        if row == column {
          guard sum > 1e-12 else { return false }
          a[row * n + row] = sum.squareRoot()
        } else {
          a[row * n + column] = sum / a[column * n + column]
        }
      }
    }
    for row in 0..<n {
      for k in 0..<row { b[row] -= a[row * n + k] * b[k] }
      b[row] /= a[row * n + row]
    }
    for row in (0..<n).reversed() {
      for k in (row + 1)..<max(n, row + 1) { b[row] -= a[k * n + row] * b[k] }
      b[row] /= a[row * n + row]
    }
    return true
  }
}
