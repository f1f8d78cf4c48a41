import CustomerData

/// The models of one past day, what they told its buyers, and what those did.
struct ModelTrial {
  let day: Day
  let models: FittedModels
  /// The buyers judged.
  let ids: [String]
  /// Whether each buyer judged did not order within the horizon.
  let left: [Bool]
  /// What every candidate told them.
  let risks: [ForecastName: [Double]]
  /// How each did; of no use where only a sample was judged.
  let scores: [ForecastName: ForecastScore]

  /// Asks the candidates about the buyers of a table, of whom `ahead` tells what they did next; one
  /// that cannot answer was not tried.
  init(_ told: ToldRisks, _ ahead: OrdersAhead, candidates: [ForecastName]) {
    var told = told
    var risks: [ForecastName: [Double]] = [:]
    var scores: [ForecastName: ForecastScore] = [:]
    let actual = ahead.occasions.reduce(0, +)
    for name in candidates {
      guard let own = (try? told.risks(name)) ?? nil else { continue }
      risks[name] = own
      scores[name] = ForecastScore(
        predicted: own, left: ahead.left, totalPredicted: (try? told.occasions(name)) ?? nil,
        totalActual: actual)
    }
    day = told.table.day
    models = told.models
    ids = told.table.ids
    left = ahead.left
    self.risks = risks
    self.scores = scores
  }

  /// Its part of the back-test, of everybody or of a sample.
  func trial(of rows: [Int]) -> BackTest.Trial {
    let left = rows.map { self.left[$0] }
    return BackTest.Trial(
      day: day, customers: rows.count, left: left.count { $0 },
      briers: risks.mapValues { risks in ForecastScore.brier(rows.map { risks[$0] }, left) })
  }

  /// How much less the first errs than the second, and the standard error of that.
  func difference(_ first: ForecastName, _ second: ForecastName, of rows: [Int])
    -> (mean: Double, error: Double)?
  {
    guard let first = risks[first], let second = risks[second], rows.count > 1 else { return nil }
    let differences = rows.map { row in
      let outcome = left[row] ? 1.0 : 0
      let (own, other) = (first[row] - outcome, second[row] - outcome)
      return other * other - own * own
    }
    let count = Double(rows.count)
    let mean = differences.reduce(0, +) / count
    let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / (count - 1) / count).squareRoot())
  }
}
