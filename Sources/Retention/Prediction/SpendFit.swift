import CustomerData
import Foundation

/// Gamma-Gamma fitted to the repeaters of a history, and what speaks against it.
///
/// It takes what customers spend to be independent of how often they buy; the correlation of both
/// is told, with a warning above 0.3.
///
/// - Complexity: O(evaluations × repeaters).
/// - Source: Fader & Hardie 2013; the bound on the correlation: Tenure.
public struct SpendFit: Hashable, Codable, Sendable {
  /// A correlation above which the assumption is doubtful.
  public static let largestCorrelation = 0.3
  /// Repeaters below which no spend model is fitted.
  public static let leastRepeaters = 10

  /// p, q and gamma, with their errors; empty: too few repeaters.
  public let parameters: [PurchaseFit.Parameter]
  /// Of the means in major units; nil: nothing was fitted.
  public let logLikelihood: Double?
  /// Whether the parameters are knowledge.
  public let convergence: PurchaseFit.Convergence
  /// Repeaters it was fitted to.
  public let repeaters: Int
  /// Repeaters whose repeat occasions are worth nothing: they are in no fit.
  public let worthless: Int
  /// Between repeats and their mean value, −1...1; nil: too few, or all alike.
  public let correlation: Double?
  /// Asked about customers; nil: there is no mean to give.
  public let model: SpendModel?

  /// Fits a history; `minorUnits` is the currency's, usually 100. The same history gives the same
  /// bits, in any order of its customers.
  public init(_ history: PurchaseHistory, minorUnits: Int) {
    let scale = Double(minorUnits)
    let repeating = history.rows.filter { history.repeats[$0] > 0 }
    let rows = repeating.filter { history.repeatValue[$0] > 0 }.map {
      SpendLikelihood.Row(
        repeats: history.repeats[$0], mean: history.repeatValue[$0] / scale)
    }.sorted { ($0.repeats, $0.mean) < ($1.repeats, $1.mean) }
    repeaters = rows.count
    worthless = repeating.count - rows.count
    correlation = Self.correlation(rows)
    guard rows.count >= Self.leastRepeaters else {
      parameters = []
      logLikelihood = nil
      convergence = .flat
      model = nil
      return
    }
    let found = Self.fit(rows)
    let values = SpendLikelihood.parameters(found.minimum.place)
    let errors = found.errors.map { SpendLikelihood.errors($0, at: values) }
    convergence =
      found.errors.map { $0.allSatisfy { $0 < 3 } } == true
      ? (found.isLevel ? .converged : .exhausted) : .flat
    let isConverged = convergence == .converged
    parameters = zip(["p", "q", "gamma"], values).enumerated().map { place, parameter in
      PurchaseFit.Parameter(
        name: parameter.0, value: parameter.1,
        standardError: isConverged ? errors?[place] : nil)
    }
    logLikelihood = -found.minimum.value * Double(rows.count)
    let fitted = SpendModel(p: values[0], q: values[1], v: values[2], minorUnits: scale)
    model = isConverged ? fitted : Self.plainMean(rows, scale)
  }

  /// Whether spending and frequency are too alike for the model's assumption.
  public var isCorrelated: Bool { abs(correlation ?? 0) > Self.largestCorrelation }

  /// What a reader of the values should know.
  public var remarks: [String] {
    if model == nil {
      return ["fewer than \(Self.leastRepeaters) customers came back: no spend model"]
    }
    if convergence != .converged {
      return ["spends are too alike for a model: the plain mean is used"]
    }
    return isCorrelated
      ? ["who orders often spends differently per order: the spend model assumes otherwise"] : []
  }

  /// How the correlation came about; nil: there is none.
  public func explanation(asOf: Day, snapshot: Fingerprint) -> Explanation? {
    guard let correlation else { return nil }
    return Explanation(
      definition: Definition(
        name: "Orders and spend per order",
        meaning:
          "Whether who orders often spends differently per order; the spend model assumes not, and above 0.3 it is doubtful.",
        formula: "correlation", unit: .ratio, source: "Fader & Hardie, 2013"),
      inputs: [
        Input(
          "correlation", "Pearson's, of repeat orders and their mean value", correlation, .ratio)
      ],
      value: correlation, asOf: asOf,
      remarks: ["measured on \(repeaters) customers who came back"] + remarks, snapshot: snapshot)
  }

  private static func fit(_ rows: [SpendLikelihood.Row]) -> LikelihoodSearch.Summit {
    let step = max(1, rows.count / 4000)
    let part = stride(from: step / 2, to: rows.count, by: step).map { rows[$0] }
    let mean = rows.reduce(0) { $0 + $1.mean } / Double(rows.count)
    // v p / (q − 1) is the mean: starts that have it, with spends alike and unlike each other.
    let starts = [(6.0, 4.0), (2, 2), (20, 3)].map { p, q in
      [log(p), log(q - 1), log(mean * (q - 1) / p)]
    }
    return LikelihoodSearch(
      all: SpendLikelihood(rows).descent, part: SpendLikelihood(part).descent,
      observations: Double(rows.count)
    ).summit(from: starts)
  }

  /// Where the likelihood has no summit: everybody spends the repeaters' mean.
  private static func plainMean(_ rows: [SpendLikelihood.Row], _ scale: Double) -> SpendModel {
    let sum = rows.reduce(0) { $0 + $1.mean * Double($1.repeats) }
    let occasions = rows.reduce(0) { $0 + Double($1.repeats) }
    return SpendModel(everybody: sum / occasions * scale)
  }

  /// Pearson's. O(rows).
  private static func correlation(_ rows: [SpendLikelihood.Row]) -> Double? {
    guard rows.count > 2 else { return nil }
    let n = Double(rows.count)
    let (x, m) = (
      rows.reduce(0) { $0 + Double($1.repeats) } / n, rows.reduce(0) { $0 + $1.mean } / n
    )
    var (xx, mm, xm) = (0.0, 0.0, 0.0)
    for row in rows {
      let (dx, dm) = (Double(row.repeats) - x, row.mean - m)
      xx += dx * dx
      mm += dm * dm
      xm += dx * dm
    }
    return xx > 0 && mm > 0 ? xm / (xx * mm).squareRoot() : nil
  }
}
