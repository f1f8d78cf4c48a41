import CustomerData

/// Who to save first: customers by what they have brought and by the risk that they will not order.
///
///     value at risk of a cell  =  Σ risk × net value of the 365 days up to the last order
///
/// - Counts: customers with a valid order.
/// - Shape: five rows (monetary score 5…1) of five bands of risk.
/// - Unit: minor units; risks 0...1.
/// - Complexity: O(orders), after the models are fitted.
/// - Source: Tenure; the scores are `RecencyFrequencyMonetary`'s, the risks those of the model that serves.
public struct RiskMap: Metric {
  /// Customers of one score and one band.
  public struct Cell: Hashable, Codable, Sendable {
    /// Monetary score, 1...5.
    public let score: Int
    /// Which band of risk, 0...4.
    public let band: Int
    /// Customers.
    public let customers: Int
    /// Risk × a year's spend, added up, in minor units.
    public let atRisk: Double
  }

  /// All cells and the model that gave the risks.
  public struct Value: Hashable, Codable, Sendable {
    /// The best score first, within it the lowest risk; empty: no model serves.
    public let cells: [Cell]
    /// The model that serves; nil: none does.
    public let model: ForecastName?
    /// Days ahead.
    public let horizon: Int?
    let currency: Currency?

    /// One cell; nil: there is none.
    public func cell(score: Int, band: Int) -> Cell? {
      cells.first { $0.score == score && $0.band == band }
    }

    /// Cells with somebody in them, the most value at risk first.
    public var urgent: [Cell] {
      cells.filter { $0.customers > 0 }.sorted {
        ($1.atRisk, $0.score, $0.band) < ($0.atRisk, $1.score, $1.band)
      }
    }
  }

  /// One cell, or all.
  public enum Part: Hashable, Codable, Sendable {
    /// Everybody on the map.
    case all
    /// A monetary score and a band of risk.
    case cell(score: Int, band: Int)
  }

  /// Where the bands begin; the fourth is the at-risk list's, the last is almost certain.
  public static let bands = [0, 0.2, 0.4, ChurnRisk.threshold, 0.85]

  /// What it means, whatever the shop.
  public static let definition = Definition(
    name: "Value at risk of a group",
    meaning:
      "What the customers of the group spent in a year, as far as it will probably not come again.",
    formula: "sum(risk × spend)", unit: .money(nil), source: "Tenure", direction: .down)

  /// The map as of the dataset's day.
  public init() {}

  /// An answer without a model is not kept.
  public static var isKept: Bool { false }

  /// It is answered after the models are fitted.
  public var needsForecasts: Bool { true }

  /// The band a risk lies in.
  public static func band(of risk: Double) -> Int { (bands.lastIndex { risk >= $0 }) ?? 0 }

  /// The map.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    let currency = population.dataset.shop.currency
    guard let forecasts = population.forecasts else {
      let nothing = Value(cells: [], model: nil, horizon: nil, currency: currency)
      return Measured(value: nothing, explanation: account(nil, nothing, population))
    }
    var counts = [Int](repeating: 0, count: 25)
    var sums = [Double](repeating: 0, count: 25)
    for customer in selection.intersection(population.buyers).customers.rows {
      guard let place = place(of: customer, population, forecasts),
        let row = ChurnRisk().row(of: customer, population, forecasts)
      else { continue }
      counts[place] += 1
      sums[place] += row.valueAtRisk
    }
    let cells = (0..<25).map { place in
      Cell(
        score: 5 - place / 5, band: place % 5, customers: counts[place], atRisk: sums[place])
    }
    let value = Value(
      cells: cells, model: forecasts.study.chosen, horizon: forecasts.horizon, currency: currency)
    return Measured(value: value, explanation: account(nil, value, population))
  }

  /// The customers of one cell, or of all.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    guard let forecasts = population.forecasts else {
      guard part == .all else { throw .noSuchPart }
      return selection.intersection(population.buyers)
    }
    let buyers = selection.intersection(population.buyers).customers.rows
    guard case .cell(let score, let band) = part else {
      return Selection(rows: buyers, of: population.dataset)
    }
    guard (1...5).contains(score), Self.bands.indices.contains(band) else { throw .noSuchPart }
    let wanted = (5 - score) * 5 + band
    return Selection(
      rows: buyers.filter { place(of: $0, population, forecasts) == wanted },
      of: population.dataset)
  }

  /// The account of one cell, or of the whole map.
  public func explanation(of part: Part, in measured: Measured<Value>) -> Explanation {
    guard case .cell(let score, let band) = part,
      let cell = measured.value.cell(score: score, band: band)
    else { return measured.explanation }
    return account(cell, measured.value, measured.explanation)
  }

  private func place(
    of customer: Int, _ population: Population, _ forecasts: Forecasts
  ) -> Int? {
    let score = Int(population.scores.monetary[customer])
    guard score > 0, let risk = forecasts.risk(of: customer) else { return nil }
    return (5 - score) * 5 + Self.band(of: risk)
  }

  private func account(_ cell: Cell?, _ value: Value, _ population: Population) -> Explanation {
    let plain = Explanation(
      definition: Self.definition, inputs: [], value: nil, asOf: population.dataset.asOf,
      remarks: value.model.flatMap { model in
        value.horizon.map { ["model \(model.rawValue), horizon \($0) days"] }
      } ?? ["no model serves: the rule of silence does"],
      snapshot: population.dataset.fingerprint)
    return account(cell, value, plain)
  }

  private func account(_ cell: Cell?, _ value: Value, _ base: Explanation) -> Explanation {
    guard value.model != nil else { return base }
    let sum = cell?.atRisk ?? value.cells.reduce(0) { $0 + $1.atRisk }
    let count = cell?.customers ?? value.cells.reduce(0) { $0 + $1.customers }
    let major = sum / Double(value.currency?.minorUnits ?? 100)
    let definition = Definition(
      name: Self.definition.name, meaning: Self.definition.meaning,
      formula: Self.definition.formula, unit: .money(value.currency),
      source: Self.definition.source, direction: .down)
    return Explanation(
      definition: definition,
      inputs: [
        Input(
          "sum(risk × spend)",
          "risk × net value of the 365 days up to the last order, over \(count) customers", major,
          .money(value.currency))
      ],
      value: major, asOf: base.asOf, remarks: base.remarks, snapshot: base.snapshot)
  }
}
