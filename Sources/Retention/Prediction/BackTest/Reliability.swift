/// Predicted beside observed: customers in ten equal groups by their predicted risk.
///
/// - Unit: fractions, 0...1; the bar around the observed share is Wilson's 95 % interval.
public struct Reliability: Hashable, Codable, Sendable {
  /// Customers of similar predicted risk.
  public struct Tenth: Hashable, Codable, Sendable {
    /// The mean predicted risk.
    public let predicted: Double
    /// The lowest and the highest predicted risk of the group.
    public let lowest: Double, highest: Double
    /// Customers.
    public let customers: Int
    /// Those of them who did not order.
    public let left: Int
    /// The lower end of the observed share's interval.
    public let low: Double
    /// The upper end.
    public let high: Double

    /// The observed share.
    public var observed: Double { Double(left) / Double(customers) }
    /// Whether the prediction lies within the interval.
    public var isKept: Bool { low <= predicted && predicted <= high }
  }

  /// Lowest predicted risk first; equal predictions stay together, so there may be fewer than ten.
  public let tenths: [Tenth]

  /// The table of predicted risks against what happened. O(n log n).
  public init(predicted: [Double], left: [Bool]) {
    precondition(predicted.count == left.count, "\(predicted.count) and \(left.count)")
    let sorted = predicted.indices.sorted { predicted[$0] < predicted[$1] }
    var tenths: [Tenth] = []
    var start = 0
    for place in 1...10 where start < sorted.count {
      var end = max(start, sorted.count * place / 10)
      while end > start, end < sorted.count,
        predicted[sorted[end]] == predicted[sorted[end - 1]]
      { end += 1 }
      if let tenth = Self.tenth(sorted[start..<end], predicted, left) { tenths.append(tenth) }
      start = end
    }
    self.tenths = tenths
  }

  private static func tenth(
    _ rows: ArraySlice<Int>, _ predicted: [Double], _ left: [Bool]
  ) -> Tenth? {
    let gone = rows.reduce(0) { $0 + (left[$1] ? 1 : 0) }
    guard let interval = WilsonInterval(gone, of: rows.count) else { return nil }
    let mean = rows.reduce(0) { $0 + predicted[$1] } / Double(rows.count)
    return Tenth(
      predicted: mean, lowest: predicted[rows[rows.startIndex]],
      highest: predicted[rows[rows.endIndex - 1]], customers: rows.count, left: gone,
      low: interval.low, high: interval.high)
  }
}
