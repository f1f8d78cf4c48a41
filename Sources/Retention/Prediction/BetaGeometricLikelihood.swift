import Foundation

/// The likelihood of BG/NBD and MBG/NBD.
///
///     A₁ + A₃ shared;  A₂ = lnΓ(a+b) + lnΓ(b+x+δ) − lnΓ(b) − lnΓ(a+b+x+δ)
///     + ln(1 + e^g),   g = ln a − ln(b+x−1+δ) + (r+x)(ln(α+T) − ln(α+tx))
///
/// δ = 0 and x > 0 in the last term: BG/NBD (Fader, Hardie & Lee 2005, eq. 6). δ = 1, any x:
/// MBG/NBD (Batislam, Denizel & Filiztekin 2007, eq. 3). e^g are the odds of having stopped.
/// - Complexity: O(rows); one exponential a row.
struct BetaGeometricLikelihood: PurchaseLikelihood {
  let family: PurchaseFamily
  var counts: PurchaseCounts

  func callAsFunction(_ parameters: [Double]) -> (value: Double, gradient: [Double]) {
    let (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3])
    let shared = GammaRateTerms(counts, r: r, alpha: alpha)
    let shift = family == .betaGeometric ? 0.0 : 1.0
    var value = shared.value
    var slope = shared.gradient + [0, 0]
    let (start, startA, startB) = (
      GammaFunction.logarithm(a + b) - GammaFunction.logarithm(b), GammaFunction.digamma(a + b),
      GammaFunction.digamma(b)
    )
    for run in counts.runs {
      let bought = b + Double(run.repeats) + shift
      let all = GammaFunction.digamma(a + bought)
      value +=
        run.customers
        * (start + GammaFunction.logarithm(bought) - GammaFunction.logarithm(a + bought))
      slope[2] += run.customers * (startA - all)
      slope[3] += run.customers * (startA + GammaFunction.digamma(bought) - startB - all)
      if run.repeats == 0 && shift == 0 { continue }
      let odds = stopped(run, shared.tables, rate: r + Double(run.repeats), log(a / (bought - 1)))
      value += odds.value
      slope[0] += odds.slopeRate
      slope[1] += odds.slopeAlpha
      slope[2] += odds.chances / a
      slope[3] -= odds.chances / (bought - 1)
    }
    return (value, slope)
  }

  /// The sum over a run of ln(1 + e^g), of the chances of having stopped, and of their slopes.
  private struct Odds {
    var value = 0.0
    var chances = 0.0
    var slopeRate = 0.0
    var slopeAlpha = 0.0
  }

  private func stopped(
    _ run: PurchaseCounts.Run, _ tables: DayTables, rate: Double, _ constant: Double
  ) -> Odds {
    var odds = Odds()
    // The logarithm of a product of many factors of at most 2 costs one logarithm.
    var (product, factors) = (1.0, 0)
    for row in run.rows {
      let (last, age) = (Int(counts.lastDays[row]), Int(counts.ageDays[row]))
      let span = tables.logarithm[age] - tables.logarithm[last]
      let g = constant + rate * span
      let small = exp(-abs(g))
      let share = 1 / (1 + small)
      let customers = counts.customers[row]
      let chance = customers * (g >= 0 ? share : small * share)
      odds.value += customers * max(0, g)
      if customers == 1 {
        product *= 1 + small
        factors += 1
        if factors == 900 {
          odds.value += log(product)
          (product, factors) = (1, 0)
        }
      } else {
        odds.value += customers * log1p(small)
      }
      odds.chances += chance
      odds.slopeRate += chance * span
      odds.slopeAlpha += chance * (tables.inverse[age] - tables.inverse[last])
    }
    odds.value += log(product)
    odds.slopeAlpha *= rate
    return odds
  }
}
