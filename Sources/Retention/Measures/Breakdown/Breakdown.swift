import CustomerData

/// Any number with a name, for each value of a dimension, beside the whole.
///
/// - Counts: those of the number; prospects have no dimension.
/// - Shape: one row a value, largest first, at most a hundred; the number of all customers.
/// - Complexity: O(orders + values × cost of the number for its customers).
/// - Source: Tenure.
public struct Breakdown: Metric {
  /// One value of the dimension.
  public struct Row: Hashable, Codable, Sendable {
    /// The value.
    public let band: CustomerBand
    /// Customers with a valid order in it.
    public let customers: Int
    /// The number.
    public let reading: Reading
    /// What the shop wants it to be, and over which window; nil: nothing.
    public let goal: Target?

    /// Whether so few customers are below the line that a share says little.
    public var isSmall: Bool { Double(customers) < 30 || (reading.denominator ?? 30) < 30 }
  }

  /// All rows and the whole.
  public struct Value: Hashable, Codable, Sendable {
    /// One a value, most customers first; unknown last.
    public let rows: [Row]
    /// The number of everybody selected.
    public let total: Reading
    /// Customers with a valid order.
    public let customers: Int
    /// What the shop wants the whole to be; nil: nothing.
    public let goal: Target?
    /// Customers whose value is too rare to be listed.
    public let unlisted: Int
    /// Whether a customer may be in several rows.
    public let overlaps: Bool
  }

  /// One side of a row's number.
  public struct Part: Hashable, Codable, Sendable {
    /// The row; nil: everybody.
    public let band: CustomerBand?
    /// Above or below the line; nil: everyone of the row.
    public let side: NamedNumber.Part?

    /// One side of a row's number.
    public init(band: CustomerBand?, side: NamedNumber.Part?) {
      self.band = band
      self.side = side
    }
  }

  /// How many values are listed at most.
  public static let limit = 100

  /// The number.
  public let number: NumberName
  /// What it is told apart by.
  public let dimension: CustomerDimension

  /// A number by a dimension.
  public init(_ number: NumberName, by dimension: CustomerDimension) {
    self.number = number
    self.dimension = dimension
  }

  /// Rows and whole.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    let dataset = population.dataset
    let groups = CustomerBands(dimension, of: population, among: selection)
    let order = groups.bands.indices.sorted { one, other in
      let (a, b) = (groups.bands[one], groups.bands[other])
      if (a.label == nil) != (b.label == nil) { return b.label == nil }
      if groups.rows[one].count != groups.rows[other].count {
        return groups.rows[one].count > groups.rows[other].count
      }
      return (a.label ?? "") < (b.label ?? "")
    }
    var rows: [Row] = []
    for place in order.prefix(Self.limit) {
      let own = Selection(rows: groups.rows[place], of: dataset)
      rows.append(
        Row(
          band: groups.bands[place], customers: groups.rows[place].count,
          reading: try NamedNumber(number).measure(population, among: own).value,
          goal: goal(for: groups.bands[place], dataset.shop)))
    }
    let whole = try NamedNumber(number).measure(population, among: selection)
    let value = Value(
      rows: rows, total: whole.value,
      customers: selection.intersection(population.buyers).count,
      goal: goal(for: nil, dataset.shop),
      unlisted: order.dropFirst(Self.limit).reduce(0) { $0 + groups.rows[$1].count },
      overlaps: dimension == .tag)
    return Measured(value: value, explanation: whole.explanation)
  }

  /// The customers of one side of a row.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    var own = selection
    if let band = part.band {
      let groups = CustomerBands(dimension, of: population, among: selection)
      guard let place = groups.bands.firstIndex(of: band) else {
        return Selection(rows: [], of: population.dataset)
      }
      own = Selection(rows: groups.rows[place], of: population.dataset)
    }
    guard let side = part.side else { return own.intersection(population.buyers) }
    return try NamedNumber(number).customers(behind: side, of: population, among: own)
  }

  /// The account of a row's number.
  public func explanation(of part: Part, in measured: Measured<Value>) -> Explanation {
    let row = part.band.flatMap { band in measured.value.rows.first { $0.band == band } }
    return row?.reading.explanation ?? measured.explanation
  }

  /// What the shop wants the number to be for a value; nil: for the whole shop.
  private func goal(for band: CustomerBand?, _ shop: Shop) -> Target? {
    shop.targets.last { target in
      guard target.number == number.id else { return false }
      guard let band else { return target.dimension == nil }
      return target.dimension == dimension.rawValue && target.band == band.label
    }
  }
}

extension Target {
  /// Whether it was set for the window a number is of; a target that names none is for the number's own.
  public func isOf(_ reading: Reading) -> Bool {
    guard let windowDays else { return true }
    switch reading.explanation.definition.window {
    case .afterFirst(let days), .ahead(let days): return windowDays == days
    default: return reading.explanation.window.map { $0.count == windowDays } ?? false
    }
  }
}

/// A share that the trade quotes for retention, without saying over which window.
public enum TradeReference {
  /// As quoted; each "a trade figure whose window is not stated", so no target.
  public static let shares = [0.84, 0.38, 0.31, 0.26]
}
