import CustomerData
import Foundation
import Support
import Testing

@testable import Retention

/// Twenty signals and the outcome of 2,821 customers of Online Retail on 2011-06-12, and of 3,370 on 2011-09-10; the
/// folder is named by `TENURE_CHURN`. The peers' best there: AUC .7439, Brier .2077 (scikit-learn's logistic
/// regression on logarithms); Logistic is chosen here, with .7445 and .2036.
@Suite("A churn split of peers", .enabled(if: ChurnSplit.folder != nil))
struct ChurnSplitTests {
  @Test("the model chosen on the training file alone ranks and calibrates the test file")
  func split() throws {
    let folder = try #require(ChurnSplit.folder)
    let train = try ChurnSplit.rows(folder + "/churn_train.csv")
    let test = try ChurnSplit.rows(folder + "/churn_test.csv")
    #expect(train.left.count == 2821 && test.left.count == 3370)
    let part = TrainingSet.Part(
      table: train.table, occasions: train.left.map { $0 ? 0 : 1 },
      isHeldOut: train.table.ids.map { CustomerHash($0).isHeads })
    let training = ChurnTraining(set: TrainingSet(parts: [part], horizon: 90)) { true }
    // The choice: the lower Brier on the held-out half of the training file, learned from the other half.
    let logistic = try #require(training.logistic())
    var rivals = [logistic, try #require(training.recency())]
    if case .success(let library) = XGBoostLibrary.opened {
      rivals.append(try #require(try training.boosted(library)))
    }
    let halves = TrainingSet(parts: [part], horizon: 90).rehearsal(without: 0)
    let learned = ChurnTraining(
      set: TrainingSet(
        parts: [
          TrainingSet.Part(
            table: halves.learned.table, occasions: halves.learned.left.map { $0 ? 0 : 1 },
            isHeldOut: halves.learned.table.ids.map { CustomerHash($0 + "again").isHeads })
        ], horizon: 90)
    ) { true }
    let library = try? XGBoostLibrary.opened.get()
    var trials = [try #require(learned.logistic()), try #require(learned.recency())]
    if let library { trials.append(try #require(try learned.boosted(library))) }
    let errors = try trials.map {
      ForecastScore.brier(
        try $0.risks(halves.judged.table, library: library), halves.judged.left)
    }
    let best = try #require(errors.indices.min { errors[$0] < errors[$1] })
    let risks = try rivals[best].risks(test.table, library: library)
    let score = try #require(ForecastScore(predicted: risks, left: test.left))
    let area = try #require(score.ranking.areaUnderCurve)
    #expect(area >= 0.735, "\(area)")
    #expect(score.brier <= 0.212, "\(score.brier)")
    // Its error is mostly the season's, which no training file of one day can know.
    #expect(score.calibrationError < 0.08, "\(score.calibrationError)")
    let peer = try Self.peer(folder)
    let found = Self.paired(risks, peer, test.left)
    #expect(found.peer.area > 0.7434 && found.peer.brier < 0.2082, "\(found.peer)")
    // Better calibrated beyond chance, ranked alike.
    #expect(found.brier.high < 0, "\(found)")
    #expect(found.area.low > -0.006, "\(found)")
  }

  /// The peers' best: a logistic regression with ridge penalty 1 on the twenty columns' signed logarithms, centred and of
  /// unit spread by the training file.
  private static func peer(_ folder: String) throws -> [Double] {
    let (train, left) = try columns(folder + "/churn_train.csv")
    let (test, _) = try columns(folder + "/churn_test.csv")
    let width = train[0].count
    let centre = (0..<width).map { column in
      train.reduce(0) { $0 + $1[column] } / Double(train.count)
    }
    let spread = (0..<width).map { column in
      let squares = train.reduce(0) {
        $0 + ($1[column] - centre[column]) * ($1[column] - centre[column])
      }
      return squares > 0 ? (squares / Double(train.count)).squareRoot() : 1
    }
    func scaled(_ rows: [[Double]]) -> [Double] {
      rows.flatMap { row in (0..<width).map { (row[$0] - centre[$0]) / spread[$0] } }
    }
    return LogisticRegression(rows: scaled(train), columns: width, outcomes: left, penalty: 1)
      .probabilities(scaled(test))
  }

  private static func columns(_ path: String) throws -> (rows: [[Double]], left: [Bool]) {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
    let rows = lines.dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).compactMap { Double($0) }
    }
    let logarithms = rows.map { row in
      row.dropFirst().dropLast().map { $0 < 0 ? -log1p(-$0) : log1p($0) }
    }
    return (logarithms, rows.map { $0.last == 1 })
  }

  /// What the middle 95 % of a thousand draws of the same customers for both hold: own less peer's.
  private static func paired(_ own: [Double], _ peer: [Double], _ left: [Bool])
    -> (
      brier: (low: Double, high: Double), area: (low: Double, high: Double),
      peer: (brier: Double, area: Double)
    )
  {
    var seed = Seed(20_111)
    var (briers, areas) = ([Double](), [Double]())
    func area(_ risks: [Double], _ left: [Bool]) -> Double {
      Ranking(scores: risks, left: left).areaUnderCurve ?? 0
    }
    for _ in 0..<1000 {
      let rows = left.indices.map { _ in seed.int(0...left.count - 1) }
      let (first, second, outcome) = (
        rows.map { own[$0] }, rows.map { peer[$0] }, rows.map { left[$0] }
      )
      briers.append(ForecastScore.brier(first, outcome) - ForecastScore.brier(second, outcome))
      areas.append(area(first, outcome) - area(second, outcome))
    }
    func middle(_ values: [Double]) -> (low: Double, high: Double) {
      let sorted = values.sorted()
      return (sorted[25], sorted[974])
    }
    return (middle(briers), middle(areas), (ForecastScore.brier(peer, left), area(peer, left)))
  }
}

/// The files, their columns put where signals of the same kind stand.
enum ChurnSplit {
  static let folder = ProcessInfo.processInfo.environment["TENURE_CHURN"]

  // Each column by a signal of like meaning and like scale; what has none takes the place of one not given here.
  private static let places: [String: Signal] = [
    "recency_days": .recency, "tenure_days": .tenure, "orders": .orders,
    "order_days": .occasions, "revenue": .spent, "aov": .meanBasket, "mean_gap": .meanGap,
    "sd_gap": .gapSpread, "has_gap": .sameSeason, "recency_over_gap": .pace,
    "orders_30d": .occasions30, "revenue_30d": .spent30, "orders_60d": .occasions60,
    "revenue_60d": .firstBasket, "orders_90d": .occasions90, "revenue_90d": .spent90,
    "last_order_value": .lastBasket, "distinct_products": .products, "is_uk": .homeCountry,
    "cancel_invoices": .categories,
  ]

  static func rows(_ path: String) throws -> TrainingRows {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
    let header = try #require(lines.first).split(separator: ",").map(String.init)
    var (ids, values, left): ([String], [Float], [Bool]) = ([], [], [])
    for line in lines.dropFirst() {
      var row = [Float](repeating: .nan, count: SignalTable.width)
      for (name, text) in zip(header, line.split(separator: ",", omittingEmptySubsequences: false))
      {
        if let signal = places[name] { row[signal.column] = try #require(Float(text)) }
        if name == "cust" { ids.append(String(text)) }
        if name == "churn" { left.append(text == "1") }
      }
      values += row
    }
    let table = SignalTable(
      day: Day(tiny: "2011-06-12"), customers: Array(ids.indices), ids: ids, values: values)
    return TrainingRows(table: table, left: left)
  }
}
