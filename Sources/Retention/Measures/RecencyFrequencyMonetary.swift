import CustomerData

/// The customers in eleven named segments, and in the 25 squares of recency × frequency.
///
/// - Counts: customers with a valid order; scores are those of the whole shop, whoever is selected.
/// - Shape: eleven segments, 25 squares; shares are of the selection.
/// - Complexity: O(customers + days): counted, not sorted.
/// - Source: Tenure (tie rule: `RFMScores`); segment map: `SegmentMap`.
public struct RecencyFrequencyMonetary: Metric {
  /// One segment's figures.
  public struct SegmentRow: Hashable, Codable, Sendable {
    /// Which segment.
    public let segment: Segment
    /// How many customers.
    public let customers: Int
    /// Their net value, in minor units.
    public let revenue: Int64
    /// Their share of the selection's customers, 0...1; nil when there are none.
    public let shareOfCustomers: Double?
    /// Their share of the selection's net value, 0...1; nil when there is none.
    public let shareOfRevenue: Double?
    /// The middle number of days since the last order; nil without customers.
    public let medianRecency: Double?
    /// Occasions per customer; nil without customers.
    public let meanFrequency: Double?
    /// Net value per customer in minor units; nil without customers.
    public let meanMonetary: Double?
  }

  /// One square of recency × frequency.
  public struct Square: Hashable, Codable, Sendable {
    /// Recency score, 1...5.
    public let recency: Int
    /// Frequency score, 1...5.
    public let frequency: Int
    /// How many customers.
    public let customers: Int
    /// Their net value, in minor units.
    public let revenue: Int64
    /// The segment most of them are in; nil without customers.
    public let segment: Segment?
  }

  /// The values that a score stands for among all customers of the shop.
  public struct Band: Hashable, Codable, Sendable {
    /// 1...5.
    public let score: Int
    /// The lowest value with this score: days, occasions or minor units; nil: nobody has it.
    public let low: Int64?
    /// The highest.
    public let high: Int64?
  }

  /// Segments, squares and what the scores stand for.
  public struct Value: Hashable, Codable, Sendable {
    /// All eleven, by revenue, highest first.
    public let segments: [SegmentRow]
    /// 25 squares, recency 5 first, frequency 1 first.
    public let squares: [Square]
    /// Days since the last order for each recency score.
    public let recencyBands: [Band]
    /// Occasions for each frequency score.
    public let frequencyBands: [Band]
    /// Net value for each monetary score.
    public let monetaryBands: [Band]
    /// Customers of the selection with a valid order.
    public let customers: Int
    /// Their net value, in minor units.
    public let revenue: Int64

    /// The square of two scores.
    public func square(r: Int, f: Int) -> Square? {
      squares.first { $0.recency == r && $0.frequency == f }
    }
  }

  /// A segment or a square.
  public enum Part: Hashable, Codable, Sendable {
    /// A named segment.
    case segment(Segment)
    /// A recency and a frequency score.
    case square(recency: Int, frequency: Int)
  }

  /// What a segment's share means.
  public static let definition = Definition(
    name: "RFM segments",
    meaning:
      "Each customer gets 1 to 5 for recency, frequency and value: 1 + five times the share of customers strictly worse; the three scores name the segment.",
    formula: "n(segment) / n(customers)", unit: .share,
    source: "Tenure (scores); Squeezely wiki 2666070037 (segments)")

  /// Segments as of the dataset's day.
  public init() {}

  /// Segments and squares.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    let tally = try SegmentTally(population, among: selection)
    let bands = population.bands
    let segments = Segment.allCases.map(tally.row)
    let value = Value(
      segments: segments.sorted {
        ($0.revenue, $1.segment.rawValue) > ($1.revenue, $0.segment.rawValue)
      },
      squares: (0..<25).map { tally.square(recency: 5 - $0 / 5, frequency: $0 % 5 + 1) },
      recencyBands: bands.recency, frequencyBands: bands.frequency, monetaryBands: bands.monetary,
      customers: tally.customers, revenue: tally.revenue)
    return Measured(value: value, explanation: account(value, selection, population))
  }

  /// The customers of a segment or a square.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let scores = population.scores
    var chosen = Bitmap(count: selection.customers.count)
    selection.customers.forEachSet { customer in
      let isBehind =
        switch part {
        case .segment(let segment): scores.segment(of: customer) == segment
        case .square(let r, let f):
          Int(scores.recency[customer]) == r && Int(scores.frequency[customer]) == f
        }
      if isBehind { chosen[customer] = true }
    }
    return Selection(snapshot: population.dataset.fingerprint, customers: chosen)
  }

  /// The account of a segment's or square's share.
  public func explanation(of part: Part, in measured: Measured<Value>) -> Explanation {
    let base = measured.explanation
    let (name, customers) =
      switch part {
      case .segment(let segment):
        (
          segment.rawValue,
          measured.value.segments.first { $0.segment == segment }.map(\.customers) ?? 0
        )
      case .square(let r, let f):
        ("R \(r) · F \(f)", measured.value.square(r: r, f: f).map(\.customers) ?? 0)
      }
    let definition = Definition(
      name: name, meaning: base.definition.meaning, formula: base.definition.formula,
      unit: base.definition.unit, source: base.definition.source)
    let total = measured.value.customers
    return Explanation(
      definition: definition,
      inputs: [
        Input("n(segment)", "customers here", Double(customers)),
        Input("n(customers)", "customers with a valid order", Double(total)),
      ],
      value: total > 0 ? Double(customers) / Double(total) : nil, leftOut: base.leftOut,
      asOf: base.asOf, remarks: base.remarks, snapshot: base.snapshot)
  }

  private func account(
    _ value: Value, _ selection: Selection, _ population: Population
  ) -> Explanation {
    return Explanation(
      definition: Self.definition,
      inputs: [
        Input("n(segment)", "customers in segments", Double(value.customers)),
        Input("n(customers)", "customers with a valid order", Double(value.customers)),
      ],
      value: value.customers > 0 ? 1 : nil,
      leftOut: [LeftOut("no valid order yet", selection.count - value.customers, .customers)]
        .filter { $0.count > 0 },
      asOf: population.dataset.asOf,
      remarks: ["scores compare with all customers of the shop, equal values score equally"],
      snapshot: population.dataset.fingerprint)
  }
}
