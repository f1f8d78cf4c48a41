/// A number that says how a model did in the back-test.
public enum ScoreNumber: String, CaseIterable, Hashable, Sendable {
  /// Mean squared error of the risk.
  case brier
  /// How well the risk orders customers.
  case areaUnderCurve
  /// How far risks lie from the shares observed.
  case calibrationError
  /// The share that left among the tenth with the highest risk.
  case topTenth
  /// Occasions foreseen, beside those there were.
  case ordersTold

  /// What it means, whatever the shop.
  public var definition: Definition {
    switch self {
    case .brier:
      Definition(
        name: "Brier score",
        meaning:
          "The mean squared error of the risk, over everybody who had bought by the days tried, once a day; 0 is perfect, lower is better.",
        formula: "sum(error²) / n(customers)", unit: .ratio, source: "Brier, 1950",
        direction: .down)
    case .areaUnderCurve:
      Definition(
        name: "Area under the curve (AUC)",
        meaning:
          "Of all pairs of a customer who left and one who stayed, the share in which the one who left had been told the higher risk; 0.5 is chance, 1 is perfect.",
        formula: "n(in order) / n(pairs)", unit: .ratio, source: "Hanley & McNeil, 1982",
        direction: .up)
    case .calibrationError:
      Definition(
        name: "Calibration error (ICI)",
        meaning:
          "How far a risk lies from the share that left among customers of that risk, on average over customers; 0 means that a risk is what it says.",
        formula: "sum(distance) / n(customers)", unit: .share,
        source: "Austin & Steyerberg, 2019", direction: .down)
    case .topTenth:
      Definition(
        name: "Precision in the top tenth",
        meaning:
          "Of the tenth of customers with the highest risk, the share that did not order.",
        formula: "n(left) / n(tenth)", unit: .share, source: "Tenure", direction: .up)
    case .ordersTold:
      Definition(
        name: "Orders foreseen",
        meaning:
          "How far the orders foreseen for everybody together lie from those there were; 0 is perfect.",
        formula: "told / happened - 1", unit: .share, source: "Tenure")
    }
  }

  /// Its value in a score; nil: the score cannot give it.
  public func value(in score: ForecastScore) -> Double? {
    switch self {
    case .brier: score.brier
    case .areaUnderCurve: score.ranking.areaUnderCurve
    case .calibrationError: score.calibrationError
    case .topTenth: score.ranking.precisionInTopTenth
    case .ordersTold:
      score.totalActual > 0
        ? score.totalPredicted.map { $0 / Double(score.totalActual) - 1 } : nil
    }
  }

  /// Its value for one model of a back-test: the Brier of all days tried, else of the newest.
  public func value(of entry: BackTest.Entry) -> Double? {
    self == .brier ? entry.brier : value(in: entry.score)
  }

  /// The letters of its formula for one model of a back-test.
  func inputs(_ entry: BackTest.Entry, in backTest: BackTest) -> [Input] {
    let score = entry.score
    let customers = Double(score.customers)
    let everybody = Input("n(customers)", "customers who had bought by that day", customers)
    switch self {
    case .brier:
      let judged = Double(backTest.customers)
      return [
        Input("sum(error²)", "(risk − what happened)², added up", entry.brier * judged, .ratio),
        Input("n(customers)", "customers who had bought by the days tried", judged),
      ]
    case .areaUnderCurve:
      let pairs = Double(score.left) * (customers - Double(score.left))
      return [
        Input(
          "n(in order)", "of them with the higher risk for who left, ties by half",
          (score.ranking.areaUnderCurve ?? 0) * pairs),
        Input("n(pairs)", "pairs of one who left and one who stayed", pairs),
      ]
    case .calibrationError:
      return [
        Input(
          "sum(distance)", "|risk − smoothed share that left|, added up",
          score.calibrationError * customers, .ratio),
        everybody,
      ]
    case .topTenth:
      let tenth = Double(score.customers / 10)
      return [
        Input(
          "n(left)", "of them without an order in the days after",
          (score.ranking.precisionInTopTenth ?? 0) * tenth),
        Input("n(tenth)", "customers with the highest risk, a tenth of all", tenth),
      ]
    case .ordersTold:
      return [
        Input("told", "order days foreseen for everybody together", score.totalPredicted ?? 0),
        Input("happened", "order days there were", Double(score.totalActual)),
      ]
    }
  }
}
