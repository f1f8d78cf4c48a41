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
