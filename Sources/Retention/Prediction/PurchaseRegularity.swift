import CustomerData

/// Whether customers buy at random times or by a rhythm of their own.
///
///     k = (1 − 4 Var M) / (8 Var M),   M = gap₁ / (gap₁ + gap₂)
///
/// Random times give M every value alike and k = 1, which is what the purchase models assume; the
/// more regular, the larger k.
///
/// - Counts: customers with at least two gaps between occasions; their first two.
/// - Complexity: O(orders).
/// - Source: Wheat & Morrison, "Estimating purchase regularity with two interpurchase times",
///   Journal of Marketing Research 27, 1990.
public struct PurchaseRegularity: Hashable, Codable, Sendable {
  /// 1: at random; larger: by a rhythm.
  public let k: Double
  /// Customers it was measured on.
  public let customers: Int

  /// Measures a dataset up to a day, its as-of day when nil; nil: fewer than two such customers, or
  /// all alike.
  public init?(_ dataset: Dataset, cutoff: Day? = nil) {
    let cutoff = min(cutoff ?? dataset.asOf, dataset.asOf)
    var shares: [Double] = []
    for customer in 0..<dataset.customers.count {
      var days: [Day] = []
      for row in dataset.customers.orders(of: customer) where dataset.orders.day[row] <= cutoff {
        let day = dataset.orders.day[row]
        if day != days.last { days.append(day) }
        if days.count == 3 { break }
      }
      guard days.count == 3 else { continue }
      shares.append(Double(days[1] - days[0]) / Double(days[2] - days[0]))
    }
    self.init(shares: shares)
  }

  /// From the shares M themselves.
  init?(shares: [Double]) {
    guard shares.count > 1 else { return nil }
    let mean = shares.reduce(0, +) / Double(shares.count)
    let squares = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = squares / Double(shares.count - 1)
    guard variance > 0 else { return nil }
    k = (1 - 4 * variance) / (8 * variance)
    customers = shares.count
  }

  /// From 1.5 on a rhythm is worth knowing; the bound is Tenure's. Erlang gaps of two steps have 2.
  public static let rhythm = 1.5

  /// Whether customers buy by a rhythm that the purchase models, which assume random times, miss.
  public var isRhythmic: Bool { k >= Self.rhythm }

  /// How k came about.
  public func explanation(asOf: Day, snapshot: Fingerprint) -> Explanation {
    Explanation(
      definition: Definition(
        name: "Regularity of purchases",
        meaning:
          "Whether customers buy at random times (1, as the purchase models assume) or by a rhythm of their own (larger).",
        formula: "(1 - 4 × variance) / (8 × variance)", unit: .ratio,
        source: "Wheat & Morrison, 1990"),
      inputs: [
        Input(
          "variance", "of the first gap's share of the first two gaps, over customers",
          1 / (8 * k + 4), .ratio)
      ],
      value: k, asOf: asOf,
      remarks: ["measured on \(customers) customers with three order days or more"],
      snapshot: snapshot)
  }
}
