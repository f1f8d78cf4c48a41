import Foundation

/// How likely the mean spends of repeaters are under Gamma-Gamma, with the slopes.
///
///     Σ lnΓ(px+q) − lnΓ(px) − lnΓ(q) + q ln v + (px−1) ln m + px ln x − (px+q) ln(v + x m)
///
/// Source: Fader & Hardie 2013, eq. 1a. O(repeaters) an evaluation.
struct SpendLikelihood {
  /// One repeater.
  struct Row {
    let repeats: Int32
    /// Of the repeat occasions, in major units.
    let mean: Double
  }

  let rows: [Row]
  private let logMeans: [Double]

  /// Rows sorted by repeats.
  init(_ rows: [Row]) {
    self.rows = rows
    logMeans = rows.map { log($0.mean) }
  }

  /// p, q and v of a place: logarithms of p, q − 1 and v, so that there always is a mean.
  static func parameters(_ place: [Double]) -> [Double] {
    [exp(place[0]), 1 + exp(place[1]), exp(place[2])]
  }

  /// Errors of the parameters from those of the place.
  static func errors(_ errors: [Double], at values: [Double]) -> [Double] {
    [errors[0] * values[0], errors[1] * (values[1] - 1), errors[2] * values[2]]
  }

  /// The log-likelihood and its derivative in p, q and v.
  func callAsFunction(_ parameters: [Double]) -> (value: Double, gradient: [Double]) {
    let (p, q, v) = (parameters[0], parameters[1], parameters[2])
    let n = Double(rows.count)
    var value = n * (q * log(v) - GammaFunction.logarithm(q))
    var (slopeP, slopeQ) = (0.0, n * (log(v) - GammaFunction.digamma(q)))
    var slopeV = n * q / v
    var repeats: Int32 = -1
    var (x, logX, gammas, digammaSum, digammaOwn) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for (row, logMean) in zip(rows, logMeans) {
      if row.repeats != repeats {
        repeats = row.repeats
        x = Double(repeats)
        logX = log(x)
        gammas = GammaFunction.logarithm(p * x + q) - GammaFunction.logarithm(p * x)
        digammaSum = GammaFunction.digamma(p * x + q)
        digammaOwn = GammaFunction.digamma(p * x)
      }
      let total = v + x * row.mean
      let logTotal = log(total)
      value += gammas - logMean + p * x * (logMean + logX - logTotal) - q * logTotal
      slopeP += x * (digammaSum - digammaOwn + logMean + logX - logTotal)
      slopeQ += digammaSum - logTotal
      slopeV -= (p * x + q) / total
    }
    return (value, [slopeP, slopeQ, slopeV])
  }

  /// What is minimised: the mean of −ln L over repeaters, at a place.
  func descent(_ place: [Double]) -> QuasiNewton.Point {
    let values = Self.parameters(place)
    let point = self(values)
    let scale = -1 / Double(rows.count)
    let inner = [values[0], values[1] - 1, values[2]]
    return (point.value * scale, zip(point.gradient, inner).map { $0 * $1 * scale })
  }
}
