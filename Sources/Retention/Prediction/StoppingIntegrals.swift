import Foundation

/// For one number of repeats, the integral of stopping from every day to the last one, relative to
/// the integrand at that day, so that nothing overflows; and its slopes.
///
///     f(u) = (α+u)^−(r+x) (β+u)^−(s+1)
///     S(d) = ∫ f(u) du / f(d) from d on = ∫ over day d + f(d+1) / f(d) · S(d+1)
struct StoppingIntegrals {
  private let grid: StoppingGrid
  private var rate: Double
  private let s: Double
  /// f at each day's places relative to f at the day: the next rate's is this times a ratio.
  private var values: [SIMD4<Double>]
  /// S(d), and the same with ln(α+u), 1/(α+u), ln(β+u) and 1/(β+u) under the integral.
  private var sums: [Double]
  private var slopes: [SIMD4<Double>]

  /// The integrals to the grid's end; the slopes only where a likelihood needs them. O(days).
  init(_ grid: StoppingGrid, rate: Double, s: Double, withSlopes: Bool = true) {
    self.grid = grid
    self.rate = rate
    self.s = s
    values = (0..<grid.days).map { Self.values(grid, $0, rate: rate, s: s) }
    sums = Array(repeating: 0, count: grid.days + 1)
    slopes = withSlopes ? Array(repeating: .zero, count: grid.days + 1) : []
    sumUp()
  }

  /// The integrals of more repeats, from those of fewer. O(days).
  mutating func advance(by repeats: Int) {
    rate += Double(repeats)
    for day in 0..<grid.days {
      if repeats > 3 {
        values[day] = Self.values(grid, day, rate: rate, s: s)
      } else {
        for _ in 0..<repeats { values[day] *= grid.alphaRatios[day] }
      }
    }
    sumUp()
  }

  private static func values(
    _ grid: StoppingGrid, _ day: Int, rate: Double, s: Double
  ) -> SIMD4<Double> {
    let exponents = -rate * grid.alphaSteps[day] - (s + 1) * grid.betaSteps[day]
    var values = SIMD4<Double>.zero
    for place in 0..<4 {
      values[place] = StoppingGrid.weights[place] / daysPerWeek * exp(exponents[place])
    }
    return values
  }

  private mutating func sumUp() {
    for day in (0..<grid.days).reversed() {
      let (alpha, beta) = (grid.alpha.logarithm, grid.beta.logarithm)
      let rest = exp(
        rate * (alpha[day] - alpha[day + 1]) + (s + 1) * (beta[day] - beta[day + 1]))
      let value = values[day]
      sums[day] = rest * sums[day + 1] + (value[0] + value[1] + value[2] + value[3])
      if slopes.isEmpty { continue }
      let (one, two) = (alpha[day] + grid.alphaSteps[day], beta[day] + grid.betaSteps[day])
      let (a, b) = (
        grid.alpha.inverse[day] * grid.alphaRatios[day],
        grid.beta.inverse[day] * grid.betaRatios[day]
      )
      var slope = rest * slopes[day + 1]
      for place in 0..<4 {
        slope += value[place] * SIMD4(one[place], a[place], two[place], b[place])
      }
      slopes[day] = slope
    }
  }

  /// The odds of having stopped between two days, with the slopes of their logarithm in r, α, s and
  /// β; nil: no time to stop in.
  ///
  ///     odds = s (α+T)^(r+x) (β+T)^s ∫ₜₓᵀ f(u) du
  func odds(from last: Int, to age: Int) -> (logarithm: Double, slopes: SIMD4<Double>)? {
    let (fall, inner) = relative(from: last, to: age)
    guard inner > 0 else { return nil }
    let parts = (slopes[last] - exp(fall) * slopes[age]) / inner
    let slope = SIMD4(
      grid.alpha.logarithm[age] - parts.x, rate * (grid.alpha.inverse[age] - parts.y),
      1 / s + grid.beta.logarithm[age] - parts.z,
      s * grid.beta.inverse[age] - (s + 1) * parts.w)
    return (log(s * grid.beta.inverse[age] * inner) - fall, slope)
  }

  /// ln odds of having stopped between two days; −∞: no time to stop in.
  func logOdds(from last: Int, to age: Int) -> Double {
    let (fall, inner) = relative(from: last, to: age)
    return inner > 0 ? log(s * grid.beta.inverse[age] * inner) - fall : -.infinity
  }

  /// Of customers alive at a day, the share who stop before another and buy nothing in between.
  ///
  ///     s (α+T)^(r+x) (β+T)^s ∫ f(u) du from T to T + H
  func stopping(from age: Int, to end: Int) -> Double {
    s * grid.beta.inverse[age] * relative(from: age, to: end).inner
  }

  /// ln(f(to) / f(from)) and ∫ f(u) du / f(from).
  private func relative(from start: Int, to end: Int) -> (fall: Double, inner: Double) {
    let fall =
      -rate * (grid.alpha.logarithm[end] - grid.alpha.logarithm[start])
      - (s + 1) * (grid.beta.logarithm[end] - grid.beta.logarithm[start])
    return (fall, sums[start] - exp(fall) * sums[end])
  }
}
