import Foundation

/// How likely counted histories are under a model's parameters, with the slope in each of them.
protocol PurchaseLikelihood: Sendable {
  /// Which model.
  var family: PurchaseFamily { get }

  /// What the sum runs over.
  var counts: PurchaseCounts { get set }

  /// The log-likelihood and its derivative in each parameter. O(rows).
  func callAsFunction(_ parameters: [Double]) -> (value: Double, gradient: [Double])
}

extension PurchaseLikelihood {
  /// The same likelihood of other counts.
  func over(_ counts: PurchaseCounts) -> any PurchaseLikelihood {
    var other = self
    other.counts = counts
    return other
  }
}

/// ln(α + t) and 1 / (α + t) of every day t, in weeks: histories share their days.
struct DayTables {
  let logarithm: [Double]
  let inverse: [Double]

  init(_ alpha: Double, days: Int) {
    var logarithm: [Double] = []
    var inverse: [Double] = []
    logarithm.reserveCapacity(days)
    inverse.reserveCapacity(days)
    for day in 0..<days {
      let sum = alpha + Double(day) / daysPerWeek
      logarithm.append(log(sum))
      inverse.append(1 / sum)
    }
    self.logarithm = logarithm
    self.inverse = inverse
  }
}

/// The part that all models share: x purchases at a gamma rate, nobody having stopped.
///
///     Σ lnΓ(r + x) − lnΓ(r) + r ln α − (r + x) ln(α + T)
struct GammaRateTerms {
  let value: Double
  /// In r and α.
  let gradient: [Double]
  let tables: DayTables

  init(_ counts: PurchaseCounts, r: Double, alpha: Double) {
    tables = DayTables(alpha, days: counts.customersByAge.count)
    var value = counts.total * (r * log(alpha) - GammaFunction.logarithm(r))
    var slopeR = counts.total * (log(alpha) - GammaFunction.digamma(r))
    var slopeAlpha = counts.total * r / alpha
    for run in counts.runs {
      let sum = r + Double(run.repeats)
      value += run.customers * GammaFunction.logarithm(sum)
      slopeR += run.customers * GammaFunction.digamma(sum)
    }
    for day in counts.customersByAge.indices where counts.customersByAge[day] > 0 {
      let purchases = r * counts.customersByAge[day] + counts.repeatsByAge[day]
      value -= purchases * tables.logarithm[day]
      slopeR -= counts.customersByAge[day] * tables.logarithm[day]
      slopeAlpha -= purchases * tables.inverse[day]
    }
    self.value = value
    gradient = [slopeR, slopeAlpha]
  }
}

/// Nobody stops: only the shared part.
struct NegativeBinomialLikelihood: PurchaseLikelihood {
  let family = PurchaseFamily.negativeBinomial
  var counts: PurchaseCounts

  func callAsFunction(_ parameters: [Double]) -> (value: Double, gradient: [Double]) {
    let terms = GammaRateTerms(counts, r: parameters[0], alpha: parameters[1])
    return (terms.value, terms.gradient)
  }
}
