/// How far predicted risks lie from the smoothed share that left, on average over customers.
///
///     ICI = mean |p − loess(left | p)|
///
/// - Source: integrated calibration index, Austin & Steyerberg, Statistics in Medicine 38, 2019;
///   loess of first degree with span 0.75 and tricube weights (Cleveland, JASA 74, 1979), worked
///   out at 101 quantiles of the predictions and interpolated between.
public enum CalibrationError {
  private static let span = 0.75
  private static let knots = 100

  /// The index; nil without customers. O(n log n + 100 n).
  public static func index(predicted: [Double], left: [Bool]) -> Double? {
    precondition(predicted.count == left.count, "\(predicted.count) and \(left.count)")
    guard !predicted.isEmpty else { return nil }
    let sorted = predicted.indices.sorted { predicted[$0] < predicted[$1] }
    let x = sorted.map { predicted[$0] }
    let y = sorted.map { left[$0] ? 1.0 : 0.0 }
    let places = Set((0...knots).map { (x.count - 1) * $0 / knots }).sorted()
    let curve = places.map { (x: x[$0], y: smoothed(at: x[$0], x, y)) }
    var knot = 0
    var sum = 0.0
    for value in x {
      while knot + 1 < curve.count, curve[knot + 1].x < value { knot += 1 }
      sum += abs(value - between(curve[knot], curve[min(knot + 1, curve.count - 1)], value))
    }
    return sum / Double(x.count)
  }

  private static func between(
    _ left: (x: Double, y: Double), _ right: (x: Double, y: Double), _ value: Double
  ) -> Double {
    guard right.x > left.x else { return left.y }
    let share = min(1, max(0, (value - left.x) / (right.x - left.x)))
    return left.y + share * (right.y - left.y)
  }

  /// The local line's value at `centre`; `x` ascending. O(n).
  static func smoothed(at centre: Double, _ x: [Double], _ y: [Double]) -> Double {
    let near = max(2, Int((span * Double(x.count)).rounded(.up)))
    let width = bandwidth(around: centre, near, x)
    var (w, wx, wy, wxx, wxy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for index in x.indices {
      let distance = abs(x[index] - centre)
      guard distance <= width else { continue }
      let weight = width > 0 ? cube(1 - cube(distance / width)) : 1
      let shifted = x[index] - centre
      w += weight
      wx += weight * shifted
      wy += weight * y[index]
      wxx += weight * shifted * shifted
      wxy += weight * shifted * y[index]
    }
    guard w > 0 else { return y.reduce(0, +) / Double(y.count) }
    let spread = w * wxx - wx * wx
    guard spread > 1e-12 * w * w else { return wy / w }
    return min(1, max(0, (wxx * wy - wx * wxy) / spread))
  }

  /// The distance to the `near`th closest value.
  private static func bandwidth(around centre: Double, _ near: Int, _ x: [Double]) -> Double {
    guard near < x.count else { return max(centre - x[0], x[x.count - 1] - centre) }
    // The window of `near` neighbours slides until its far ends are equally far.
    var low = 0
    var high = x.count - near
    while low < high {
      let middle = (low + high) / 2
      if centre - x[middle] > x[middle + near] - centre { low = middle + 1 } else { high = middle }
    }
    return max(centre - x[low], x[low + near - 1] - centre)
  }

  private static func cube(_ value: Double) -> Double { value * value * value }
}
