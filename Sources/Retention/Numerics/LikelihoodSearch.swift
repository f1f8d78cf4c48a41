/// The summit of a likelihood: several starts on a part of the data, the best goes on with all of
/// it, the curvature there gives the errors and the last step.
struct LikelihoodSearch {
  /// Where the search ended.
  struct Summit {
    /// Minimum of the mean of −ln L.
    var minimum: QuasiNewton.Minimum
    /// Standard errors of the coordinates; nil: the place is no summit.
    let errors: [Double]?
    /// Evaluations of both functions.
    let evaluations: Int

    /// Whether every slope is next to nothing.
    var isLevel: Bool { minimum.gradient.allSatisfy { abs($0) < 1e-5 } }
  }

  /// The mean of −ln L over all observations.
  let all: ([Double]) -> QuasiNewton.Point
  /// The same over a part of them.
  let part: ([Double]) -> QuasiNewton.Point
  /// How many observations `all` is the mean of.
  let observations: Double

  /// The summit found from the best of some starts, of which there is at least one. O(evaluations).
  func summit(from starts: [[Double]]) -> Summit {
    precondition(!starts.isEmpty, "a search needs a start")
    var search = QuasiNewton()
    search.tolerance = 1e-3
    let tried = starts.map { search.minimum(from: $0, of: part) }
    let first = tried.dropFirst().reduce(tried[0]) { $1.value < $0.value ? $1 : $0 }
    let known = QuasiNewton.curvature(at: first.place, of: part).inverse
    search.tolerance = 1e-6
    var best = search.minimum(from: first.place, inverse: known ?? first.inverse, of: all)
    let inverse = QuasiNewton.curvature(at: best.place, of: all).inverse
    let evaluations = tried.map(\.evaluations).reduce(best.evaluations, +)
    if let inverse { polish(&best, inverse) }
    return Summit(
      minimum: best,
      errors: inverse.map { inverse in
        best.place.indices.map { (inverse[$0, $0] / observations).squareRoot() }
      },
      evaluations: evaluations + 4 * best.place.count + (inverse == nil ? 0 : 1))
  }

  /// Newton's step, kept unless it leads up again.
  private func polish(_ best: inout QuasiNewton.Minimum, _ inverse: SymmetricMatrix) {
    let step = inverse.times(best.gradient)
    guard step.allSatisfy({ abs($0) < 0.1 }) else { return }
    let place = zip(best.place, step).map { $0 - $1 }
    let point = all(place)
    guard point.value <= best.value + 1e-12 * abs(best.value) else { return }
    (best.place, best.value, best.gradient) = (place, point.value, point.gradient)
  }
}
