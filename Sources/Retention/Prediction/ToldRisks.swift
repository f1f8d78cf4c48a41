/// What the models of one day tell the buyers of a table; each model is asked once.
struct ToldRisks {
  let models: FittedModels
  let table: SignalTable
  let history: PurchaseHistory
  let horizon: Int
  let library: XGBoostLibrary?
  private var told: [ForecastName: [Double]] = [:]

  /// Asks about the rows of `table`, which are buyers of `history`, both of the same dataset.
  init(
    _ models: FittedModels, _ table: SignalTable, _ history: PurchaseHistory, horizon: Int,
    library: XGBoostLibrary?
  ) {
    self.models = models
    self.table = table
    self.history = history
    self.horizon = horizon
    self.library = library
  }

  /// The risk of each row; nil: there is no such model. O(rows), and the trees'.
  ///
  /// - Throws: `XGBoostError` when trees are asked and the library has gone.
  mutating func risks(_ name: ForecastName) throws(XGBoostError) -> [Double]? {
    if let known = told[name] { return known }
    let risks = try asked(name)
    told[name] = risks
    return risks
  }

  private mutating func asked(_ name: ForecastName) throws(XGBoostError) -> [Double]? {
    if name == .mean { return try mean() }
    if let family = name.family {
      return models.model(family).map { rows($0.noPurchase(history, within: horizon)) }
    }
    return try models.learned[name]?.risks(table, library: library)
  }

  private mutating func mean() throws(XGBoostError) -> [Double]? {
    let members = models.members
    guard members.count > 1 else { return nil }
    var sums = [Double](repeating: 0, count: table.count)
    for member in members {
      guard let risks = try risks(member) else { return nil }
      for row in sums.indices { sums[row] += risks[row] }
    }
    return sums.map { $0 / Double(members.count) }
  }

  /// Occasions foreseen within the horizon for all rows together; nil: the model foresees none.
  mutating func occasions(_ name: ForecastName) throws(XGBoostError) -> Double? {
    if name == .mean {
      var sum = 0.0
      for member in models.members {
        guard let share = try occasions(member) else { return nil }
        sum += share / Double(models.members.count)
      }
      return sum
    }
    if let family = name.family {
      return models.model(family).map {
        rows($0.expectedPurchases(history, within: horizon)).reduce(0, +)
      }
    }
    guard let model = models.learned[name], let risks = try risks(name) else { return nil }
    return risks.reduce(0) { $0 + 1 - $1 } * model.occasionsPerReturn
  }

  /// The table's rows of a column of the history; both are in the order of the customer table.
  private func rows(_ column: [Double]) -> [Double] {
    guard history.count > table.count else { return column }
    var place = 0
    return table.customers.map { customer in
      while place < history.count, Int(history.customers[place]) < customer { place += 1 }
      return column[place]
    }
  }
}
