/// Finds the lowest point of a smooth function of a few numbers whose gradient is known.
///
/// Broyden, Fletcher, Goldfarb & Shanno (1970) with the bisecting line search of the weak Wolfe
/// conditions (Lewis & Overton, Mathematical Programming 141, 2013); the last digits and the
/// curvature come from Newton's step on differences of the gradient.
public struct QuasiNewton: Sendable {
  /// A value of the function, with its gradient.
  public typealias Point = (value: Double, gradient: [Double])

  /// Where the search ended.
  public struct Minimum: Sendable {
    /// The place.
    public var place: [Double]
    /// The function's value there.
    public var value: Double
    /// Its gradient there.
    public var gradient: [Double]
    /// The inverse of the curvature as the steps have shown it.
    public var inverse: SymmetricMatrix
    /// How often the function was evaluated.
    public var evaluations: Int
    /// Whether every slope is below the tolerance.
    public var isFlat: Bool
  }

  /// Slope below which the place is a minimum.
  public var tolerance = 1e-6
  /// Evaluations allowed.
  public var budget = 400
  /// The longest step in any direction.
  public var longestStep = 1.5
  /// No coordinate leaves `-bound...bound`.
  public var bound = 16.0

  /// A search with the usual limits.
  public init() {}

  /// Walks down from a place. O(evaluations).
  public func minimum(
    from start: [Double], inverse known: SymmetricMatrix? = nil, of function: ([Double]) -> Point
  ) -> Minimum {
    let first = function(start)
    let steepness = max(1, Self.length(first.gradient))
    var state = Minimum(
      place: start, value: first.value, gradient: first.gradient,
      inverse: known ?? SymmetricMatrix(size: start.count, diagonal: 1 / steepness),
      evaluations: 1, isFlat: Self.length(first.gradient) <= tolerance)
    while !state.isFlat, state.evaluations < budget {
      guard step(&state, function) else { break }
    }
    return state
  }

  /// The curvature by central differences of the gradient. O(2 · size evaluations).
  public static func curvature(
    at place: [Double], of function: ([Double]) -> Point
  ) -> SymmetricMatrix {
    let width = 1e-4
    var curvature = SymmetricMatrix(size: place.count)
    for column in place.indices {
      var (above, below) = (place, place)
      above[column] += width
      below[column] -= width
      let slopes = zip(function(above).gradient, function(below).gradient)
      for (row, slope) in slopes.enumerated() {
        let entry = (slope.0 - slope.1) / (4 * width)
        curvature[row, column] += entry
        curvature[column, row] += entry
      }
    }
    return curvature
  }

  /// One line search and update; false when no lower point can be found.
  private func step(_ state: inout Minimum, _ function: ([Double]) -> Point) -> Bool {
    var direction = state.inverse.times(state.gradient).map { -$0 }
    if Self.dot(direction, state.gradient) >= 0 {
      direction = state.gradient.map { -$0 }
      state.inverse = SymmetricMatrix(size: direction.count, diagonal: 1)
    }
    let longest = direction.map(\.magnitude).max() ?? 0
    if longest > longestStep { direction = direction.map { $0 * longestStep / longest } }
    guard let found = search(along: direction, &state, function) else { return false }
    let move = zip(found.place, state.place).map { $0 - $1 }
    let change = zip(found.point.gradient, state.gradient).map { $0 - $1 }
    Self.update(&state.inverse, move, change)
    let gain = state.value - found.point.value
    (state.place, state.value, state.gradient) = (
      found.place, found.point.value, found.point.gradient
    )
    state.isFlat = Self.length(state.gradient) <= tolerance
    return gain > 0 || state.isFlat
  }

  private func search(
    along direction: [Double], _ state: inout Minimum, _ function: ([Double]) -> Point
  ) -> (place: [Double], point: Point)? {
    let slope = Self.dot(direction, state.gradient)
    var (low, high, length) = (0.0, Double.infinity, 1.0)
    var best: (place: [Double], point: Point)?
    for _ in 0..<30 where state.evaluations < budget {
      let place = zip(state.place, direction).map {
        min(bound, max(-bound, $0 + length * $1))
      }
      let point = function(place)
      state.evaluations += 1
      if !(point.value <= state.value + 1e-4 * length * slope) {
        high = length
      } else {
        best = (place, point)
        if Self.dot(direction, point.gradient) >= 0.9 * slope { break }
        low = length
      }
      length = high < .infinity ? (low + high) / 2 : 2 * length
    }
    return best
  }

  /// The rank-two update of the inverse curvature; left alone where the slope did not rise.
  private static func update(
    _ inverse: inout SymmetricMatrix, _ move: [Double], _ change: [Double]
  ) {
    let rise = dot(move, change)
    guard rise > 1e-14 * dot(change, change).squareRoot() * dot(move, move).squareRoot() else {
      return
    }
    let pushed = inverse.times(change)
    let factor = (1 + dot(change, pushed) / rise) / rise
    for row in move.indices {
      for column in move.indices {
        inverse[row, column] +=
          factor * move[row] * move[column]
          - (pushed[row] * move[column] + move[row] * pushed[column]) / rise
      }
    }
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func length(_ vector: [Double]) -> Double {
    vector.reduce(0) { max($0, $1.magnitude) }
  }
}
