import Foundation

/// Pareto/NBD: a customer stops at any moment, at a rate of the customer's own.
///
///     P(alive)     = 1 / (1 + s (α+T)^(r+x) (β+T)^s ∫ₜₓᵀ (α+u)^−(r+x) (β+u)^−(s+1) du)
///     P(none in H) = 1 − P(alive) · (1 − Q),
///     Q = ((α+T)/(α+T+H))^(r+x) ((β+T)/(β+T+H))^s + the same integral from T to T+H
///     E(H)         = P(alive) (r+x)(β+T) / ((α+T)(s−1)) · (1 − ((β+T)/(β+T+H))^(s−1))
///
/// Q adds those who neither buy nor stop in H to those who stop first: given alive, the two rates
/// are gamma(r+x, α+T) and gamma(s, β+T), independent.
///
/// - Source: Schmittlein, Morrison & Colombo, Management Science 33, 1987; Fader & Hardie, "A note
///   on deriving the Pareto/NBD model", 2005 (eq. 41); the chance of none: Tenure.
public struct ParetoModel: PurchaseModel {
  /// Pareto/NBD.
  public let family = PurchaseFamily.pareto
  /// r, α, s and β.
  public let parameters: [Double]

  private var r: Double { parameters[0] }
  private var alpha: Double { parameters[1] }
  private var s: Double { parameters[2] }
  private var beta: Double { parameters[3] }

  /// The model of r, α, s and β, in weeks.
  public init(r: Double, alpha: Double, s: Double, beta: Double) {
    parameters = [r, alpha, s, beta]
  }

  /// The chance that each customer still buys here. O(customers + distinct x × days).
  public func alive(_ history: PurchaseHistory) -> [Double] {
    answer(history, days: 0) { tails, row, grid in chance(tails, history, row) }
  }

  /// The chance of no occasion in the days after the cutoff. O(customers + distinct x × days).
  public func noPurchase(_ history: PurchaseHistory, within days: Int) -> [Double] {
    answer(history, days: days) { tails, row, grid in
      let age = Int(history.ageDays[row])
      let waiting = exp(
        (r + Double(history.repeats[row]))
          * (grid.alpha.logarithm[age] - grid.alpha.logarithm[age + days])
          + s * (grid.beta.logarithm[age] - grid.beta.logarithm[age + days]))
      let none = waiting + tails.stopping(from: age, to: age + days)
      return 1 - chance(tails, history, row) * (1 - none)
    }
  }

  /// Occasions expected, day d's counted `discount`ᵈ times. O(customers + distinct x × days).
  public func expectedPurchases(
    _ history: PurchaseHistory, within days: Int, dailyDiscount discount: Double
  ) -> [Double] {
    var spans = [Double](repeating: .nan, count: history.longestAge + 1)
    for age in history.distinctAges {
      spans[age] = lifeWeeks(age: age, within: days, discount)
    }
    return answer(history, days: 0) { tails, row, grid in
      let age = Int(history.ageDays[row])
      return chance(tails, history, row) * (r + Double(history.repeats[row]))
        * grid.alpha.inverse[age] * spans[age]
    }
  }

  /// Days until the chance of an occasion, of a customer alive, reaches a share; infinite when it
  /// never does. O(ln of the days).
  public func daysUntilPurchase(repeats: Int, age: Int, share: Double) -> Double {
    let weeks = Double(age) / daysPerWeek
    let rate = r + Double(repeats)
    // Buying at u before stopping: density r+x / (α+T) · (1 + u/(α+T))^−(r+x+1) (1 + u/(β+T))^−s.
    func density(_ u: Double) -> Double {
      rate / (alpha + weeks)
        * exp(-(rate + 1) * log1p(u / (alpha + weeks)) - s * log1p(u / (beta + weeks)))
    }
    func bought(_ from: Double, _ to: Double) -> Double {
      zip(StoppingGrid.places, StoppingGrid.weights).reduce(0) { sum, node in
        sum + node.1 * (to - from) * density(from + node.0 * (to - from))
      }
    }
    var (start, length, sum) = (0.0, 0.25 * (alpha + weeks) / (rate + 1), 0.0)
    while sum < share {
      guard start < 100_000 else { return .infinity }
      let next = bought(start, start + length)
      if sum + next >= share { break }
      sum += next
      start += length
      length *= 1.25
    }
    // Newton's steps on a rising curve that bends down: from the left they stay on the left.
    var step = 0.0
    for _ in 0..<12 {
      let missing = share - sum - bought(start, start + step)
      step = min(length, max(0, step + missing / density(start + step)))
      if abs(missing) < 1e-13 { break }
    }
    return (start + step) * daysPerWeek
  }

  private func chance(_ tails: StoppingIntegrals, _ history: PurchaseHistory, _ row: Int) -> Double
  {
    1 / (1 + exp(tails.logOdds(from: Int(history.lastDays[row]), to: Int(history.ageDays[row]))))
  }

  /// Σ over days of discountᵈ · weeks alive in day d, of a customer alive at an age.
  private func lifeWeeks(age: Int, within days: Int, _ discount: Double) -> Double {
    let scale = beta + Double(age) / daysPerWeek
    func lived(_ day: Int) -> Double {
      let span = log1p(Double(day) / daysPerWeek / scale)
      // The paper's formula divides by s − 1: this is its limit too.
      return scale * (abs(s - 1) < 1e-9 ? span : -expm1((1 - s) * span) / (s - 1))
    }
    if discount == 1 { return lived(days) }
    var (sum, before, factor) = (0.0, 0.0, 1.0)
    for day in 0..<days {
      factor *= discount
      let after = lived(day + 1)
      sum += factor * (after - before)
      before = after
    }
    return sum
  }

  /// One number a row, from the integrals of its number of repeats.
  private func answer(
    _ history: PurchaseHistory, days: Int,
    _ number: (StoppingIntegrals, Int, StoppingGrid) -> Double
  ) -> [Double] {
    let grid = StoppingGrid(alpha: alpha, beta: beta, days: history.longestAge + days + 1)
    var tails = [StoppingIntegrals?](repeating: nil, count: history.mostRepeats + 1)
    return history.rows.map { row in
      let x = Int(history.repeats[row])
      let known =
        tails[x] ?? StoppingIntegrals(grid, rate: r + Double(x), s: s, withSlopes: false)
      tails[x] = known
      return number(known, row, grid)
    }
  }
}
