import CustomerData

/// Why a model thinks that a customer will not order: the two or three signals that raise the risk
/// most, with the customer's own value and everybody's.
///
/// - Unit: contributions in log-odds, compared with the mean customer of the training.
/// - Complexity: slow for trees (SHAP); meant for the rows on a screen.
public struct ChurnReasons: Hashable, Sendable {
  /// One signal that raises the risk.
  public struct Reason: Hashable, Sendable {
    /// Which signal.
    public let signal: Signal
    /// The customer's value; nil: that it is missing is the reason.
    public let value: Double?
    /// What it adds to the log-odds.
    public let contribution: Double
  }

  /// The strongest first; empty: nothing raises the risk.
  public let reasons: [Reason]

  /// How many are told.
  public static let most = 3

  // Signals that are told by another's words, or by nothing a person can act on.
  private static let kin: [Signal: Signal] = [
    .silenceOfLongest: .silenceOfUsual, .meanGap: .medianGap, .gapToSecond: .medianGap,
    .occasions30: .occasions90, .occasions60: .occasions90, .spent30: .spent90,
    .occasions: .orders, .occasions180: .occasions90, .lastBasket: .meanBasket, .pace: .orders,
    .firstBasket: .meanBasket, .discountDepth: .discountShare, .firstDiscounted: .discountShare,
    .unitsPerOrder: .linesPerOrder,
  ]

  init(contributions: [Double], row: Int, of table: SignalTable) {
    var sums: [Signal: Double] = [:]
    for signal in Signal.allCases {
      sums[Self.kin[signal] ?? signal, default: 0] += contributions[signal.column]
    }
    // A tenth of a log-odd moves a risk of a half by 2.5 points: less is not worth a word.
    reasons = Signal.allCases.filter { (sums[$0] ?? 0) > 0.1 }
      .sorted { (sums[$0] ?? 0) > (sums[$1] ?? 0) }.prefix(Self.most).map { signal in
        Reason(
          signal: signal, value: table[row, signal].map(Double.init),
          contribution: sums[signal] ?? 0)
      }
  }
}

extension Forecasts {
  /// The reasons of some customers by their rows in the customer table, as the learned model that
  /// serves sees them, the trees in the mean, else the logistic one; empty where no model has learned from labels.
  ///
  /// `dataset` is the one the forecasts are of.
  public func reasons(
    for customers: [Int], in dataset: Dataset, library: XGBoostLibrary?
  ) -> [Int: ChurnReasons] {
    let serving = study.chosen.flatMap { study.learned[$0 == .mean ? .boosted : $0] }
    guard let model = serving ?? study.learned[.logistic], snapshot == dataset.fingerprint else {
      return [:]
    }
    let table = SignalTable(dataset, horizon: horizon, rows: customers)
    guard let contributions = try? model.contributions(table, library: library) else { return [:] }
    var reasons: [Int: ChurnReasons] = [:]
    for row in 0..<table.count {
      reasons[table.customers[row]] = ChurnReasons(
        contributions: contributions[row], row: row, of: table)
    }
    return reasons
  }
}
