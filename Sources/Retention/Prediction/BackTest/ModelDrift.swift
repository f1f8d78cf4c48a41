import CustomerData
import Foundation

/// What has changed since the serving model was last fitted a horizon ago: the customers, or what
/// the fit makes of them.
///
///     PSI = Σ over tenths of (now − then) · ln(now ÷ then)
///
/// The model of that day scores the customers of both days; their shares in the tenths of that day's
/// risks are compared. Beside it stands how far today's fit differs from that day's on the same
/// customers.
///
/// - Unit: shares 0...1; the index below 0.1 says that little has changed, above 0.25 that the model
///   of that day would no longer do.
/// - Complexity: O(customers log customers).
/// - Source: population stability index and its two bounds: Siddiqi, "Credit Risk Scorecards", 2006.
public struct ModelDrift: Hashable, Codable, Sendable {
  /// Below it little has changed.
  public static let littleChange = 0.1
  /// From it on the older fit would no longer do.
  public static let muchChange = 0.25

  /// The day of the older fit.
  public let since: Day
  /// The model that serves.
  public let model: ForecastName
  /// How differently customers are spread over the older fit's risks; 0: not at all.
  public let stability: Double
  /// The mean risk the older fit told its customers.
  public let meanThen: Double
  /// The mean risk the older fit would tell today's.
  public let meanNow: Double
  /// How far today's fit lies from the older one on today's customers, on average.
  public let refit: Double
  /// Today's customers.
  public let customers: Int

  /// Compares the risks the older fit told then and would tell now, and those of today's fit for the
  /// same customers as `now`; nil without customers on either day.
  init?(since: Day, model: ForecastName, then: [Double], now: [Double], refitted: [Double]) {
    guard !then.isEmpty, !now.isEmpty, now.count == refitted.count else { return nil }
    self.since = since
    self.model = model
    meanThen = then.reduce(0, +) / Double(then.count)
    meanNow = now.reduce(0, +) / Double(now.count)
    refit = zip(now, refitted).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(now.count)
    stability = Self.stability(then, now)
    customers = now.count
  }

  /// The index over the tenths of the first; risks equal to an edge belong below it. O(n log n).
  static func stability(_ then: [Double], _ now: [Double]) -> Double {
    let sorted = then.sorted()
    let edges = Set((1..<10).map { sorted[(sorted.count - 1) * $0 / 10] }).sorted()
    let (before, after) = (shares(then, edges), shares(now, edges))
    return zip(before, after).reduce(0) { $0 + ($1.1 - $1.0) * log($1.1 / $1.0) }
  }

  // Half a customer in every group, so that an empty one has a logarithm.
  private static func shares(_ risks: [Double], _ edges: [Double]) -> [Double] {
    var counts = [Double](repeating: 0.5, count: edges.count + 1)
    for risk in risks { counts[edges.firstIndex { risk <= $0 } ?? edges.count] += 1 }
    let total = counts.reduce(0, +)
    return counts.map { $0 / total }
  }

  /// How the index came about.
  public func explanation(asOf: Day, snapshot: Fingerprint) -> Explanation {
    Explanation(
      definition: Definition(
        name: "Drift since the fit before",
        meaning:
          "How differently customers are spread over the risks of the fit before; below 0.1 little has changed, above 0.25 that fit would no longer do.",
        formula: "sum(shift)", unit: .ratio, source: "Siddiqi, 2006", direction: .down),
      inputs: [
        Input(
          "sum(shift)",
          "(now − then) × ln(now ÷ then), shares of customers in each tenth of that fit's risks, added up",
          stability, .ratio)
      ],
      value: stability, asOf: asOf,
      remarks: [
        "the fit before is of \(since.iso)",
        "it told \(Self.percent(meanThen)) % on average, and would tell today's customers \(Self.percent(meanNow)) %",
        "today's fit tells the same customers \(Self.percent(refit)) points more or less, on average",
      ], snapshot: snapshot)
  }

  private static func percent(_ share: Double) -> Double { (share * 1000).rounded() / 10 }
}
