import Retention

/// Round values for an axis: 0, 25 k, 50 k …
struct RoundScale: Equatable {
  let values: [Double]

  /// About `steps` steps up to the first round value that is not under `peak`.
  init(upTo peak: Double, steps: Int) {
    guard peak > 0, peak.isFinite, steps > 0 else {
      values = [0]
      return
    }
    let rough = peak / Double(steps)
    var power = 1.0
    while power * 10 <= rough { power *= 10 }
    while power > rough { power /= 10 }
    let step = [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999 } ?? power * 10
    let count = max(1, Int((peak / step).rounded(.up)))
    values = (0...count).map { Double($0) * step }
  }
}

/// What the first and the last step of the heat ramp mean, so that a few outliers do not eat it.
struct HeatScale: Equatable {
  let low: Double
  let high: Double
  /// Whether some values lie above the last step.
  let isCut: Bool

  /// From the 5th to the 95th percentile.
  init(_ values: [Double]) {
    let sorted = values.filter(\.isFinite).sorted()
    low = Quantiles.of(sorted: sorted, 0.05) ?? 0
    let high = Quantiles.of(sorted: sorted, 0.95) ?? 1
    self.high = high
    isCut = (sorted.last ?? high) > high
  }

  /// The scale of a table's finished cells; period 0 stays outside of shares, it is always 100 %.
  init(of table: CohortTable) {
    let skipped = table.measure.isShare ? 1 : 0
    self.init(
      table.rows.flatMap { row in
        row.cells.dropFirst(skipped).filter(\.isFinal).compactMap(\.value)
      })
  }

  /// 0 little … 1 much; nil without a value.
  func fraction(_ value: Double?) -> Double? {
    guard let value else { return nil }
    guard high > low else { return 0.5 }
    return min(1, max(0, (value - low) / (high - low)))
  }
}

extension Loadable {
  /// What stands where the answer will be.
  func waitingWords(_ wording: Wording) -> String {
    if case .failed(let words) = self { return words }
    return wording.say("working …", "calcul …")
  }
}
