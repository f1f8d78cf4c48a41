/// A small symmetric matrix, such as a likelihood's curvature.
public struct SymmetricMatrix: Hashable, Sendable {
  /// Rows and columns.
  public let size: Int
  private var values: [Double]

  /// The unit matrix times a number.
  public init(size: Int, diagonal: Double = 0) {
    self.size = size
    values = Array(repeating: 0, count: size * size)
    for row in 0..<size { self[row, row] = diagonal }
  }

  /// One entry.
  public subscript(row: Int, column: Int) -> Double {
    get { values[row * size + column] }
    set { values[row * size + column] = newValue }
  }

  /// The product with a column. O(size²).
  public func times(_ column: [Double]) -> [Double] {
    (0..<size).map { row in (0..<size).reduce(0) { $0 + self[row, $1] * column[$1] } }
  }

  /// The inverse by Cholesky's factor; nil unless positive definite. O(size³).
  public var inverse: SymmetricMatrix? {
    guard let factor = choleskyFactor else { return nil }
    var result = SymmetricMatrix(size: size)
    for column in 0..<size {
      var solved = [Double](repeating: 0, count: size)
      solved[column] = 1
      for row in 0..<size {
        for left in 0..<row { solved[row] -= factor[row, left] * solved[left] }
        solved[row] /= factor[row, row]
      }
      for row in (0..<size).reversed() {
        for below in (row + 1)..<max(size, row + 1) {
          solved[row] -= factor[below, row] * solved[below]
        }
        solved[row] /= factor[row, row]
      }
      for row in 0..<size { result[row, column] = solved[row] }
    }
    return result
  }

  private var choleskyFactor: SymmetricMatrix? {
    var factor = SymmetricMatrix(size: size)
    for row in 0..<size {
      for column in 0...row {
        let sum = (0..<column).reduce(self[row, column]) {
          $0 - factor[row, $1] * factor[column, $1]
        }
        if row == column {
          guard sum > 0 else { return nil }
          factor[row, row] = sum.squareRoot()
        } else {
          factor[row, column] = sum / factor[column, column]
        }
      }
    }
    return factor
  }
}
