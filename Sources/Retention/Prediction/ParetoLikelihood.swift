import Foundation

/// The likelihood of Pareto/NBD.
///
///     lnΓ(r+x) − lnΓ(r) + r ln α + s ln β
///       + ln( (α+T)^−(r+x) (β+T)^−s + s ∫ₜₓᵀ (α+u)^−(r+x) (β+u)^−(s+1) du )
///
/// The integral over the day u of stopping is the paper's difference of two ₂F₁ (Fader & Hardie, "A
/// note on deriving the Pareto/NBD model", 2005, eq. 17–19), kept as an integral because its slopes
/// are integrals of the same kind; `StoppingIntegrals` tables it by day.
/// - Complexity: O(rows + distinct x × days).
struct ParetoLikelihood: PurchaseLikelihood {
  let family = PurchaseFamily.pareto
  var counts: PurchaseCounts

  func callAsFunction(_ parameters: [Double]) -> (value: Double, gradient: [Double]) {
    let (r, alpha, s, beta) = (parameters[0], parameters[1], parameters[2], parameters[3])
    let days = counts.customersByAge.count
    let shared = GammaRateTerms(counts, r: r, alpha: alpha)
    let grid = StoppingGrid(alpha: alpha, beta: beta, days: days)
    var value = shared.value
    var slope = shared.gradient + [0, 0]
    for day in counts.customersByAge.indices where counts.customersByAge[day] > 0 {
      let customers = counts.customersByAge[day]
      value += customers * s * (log(beta) - grid.beta.logarithm[day])
      slope[2] += customers * (log(beta) - grid.beta.logarithm[day])
      slope[3] += customers * s * (1 / beta - grid.beta.inverse[day])
    }
    var tails = StoppingIntegrals(grid, rate: r, s: s)
    var repeats = 0
    for run in counts.runs {
      if run.repeats > repeats { tails.advance(by: run.repeats - repeats) }
      repeats = run.repeats
      for row in run.rows {
        let (last, age) = (Int(counts.lastDays[row]), Int(counts.ageDays[row]))
        let customers = counts.customers[row]
        guard let odds = tails.odds(from: last, to: age) else { continue }
        let small = exp(-abs(odds.logarithm))
        value += customers * (max(0, odds.logarithm) + log1p(small))
        let stopped = customers * (odds.logarithm >= 0 ? 1 : small) / (1 + small)
        slope[0] += stopped * odds.slopes.x
        slope[1] += stopped * odds.slopes.y
        slope[2] += stopped * odds.slopes.z
        slope[3] += stopped * odds.slopes.w
      }
    }
    return (value, slope)
  }
}
