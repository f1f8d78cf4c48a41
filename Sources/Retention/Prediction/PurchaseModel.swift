import CustomerData

/// A fitted model of purchases, asked about the buyers of a history.
///
/// Every answer has one number a row of the history.
public protocol PurchaseModel: Sendable {
  /// Which model.
  var family: PurchaseFamily { get }

  /// The parameters in the order of `family.parameterNames`; rates in weeks.
  var parameters: [Double] { get }

  /// The chance that each customer still buys here. O(customers).
  func alive(_ history: PurchaseHistory) -> [Double]

  /// The chance of no occasion in the days after the cutoff:
  /// `1 − P(alive) × (1 − P(none in days | alive))`. O(customers).
  func noPurchase(_ history: PurchaseHistory, within days: Int) -> [Double]

  /// Occasions expected in the days after the cutoff, day d's counted `discount`ᵈ times.
  /// O(customers).
  func expectedPurchases(
    _ history: PurchaseHistory, within days: Int, dailyDiscount discount: Double
  ) -> [Double]

  /// For customers alive at the cutoff: days until the chance of an occasion reaches each share;
  /// infinite when it never does. O(1).
  func daysUntilPurchase(repeats: Int, age: Int, share: Double) -> Double
}

extension PurchaseModel {
  /// The chance that each customer still buys here, nan where the model has no say in it: NBD knows
  /// no stopping, BG/NBD none before the second purchase. O(customers).
  public func knownAlive(_ history: PurchaseHistory) -> [Double] {
    switch family {
    case .negativeBinomial: Array(repeating: .nan, count: history.count)
    case .betaGeometric:
      zip(alive(history), history.repeats).map { chance, repeats in repeats == 0 ? .nan : chance }
    case .modifiedBetaGeometric, .pareto: alive(history)
    }
  }

  /// Occasions expected in the days after the cutoff. O(customers).
  public func expectedPurchases(_ history: PurchaseHistory, within days: Int) -> [Double] {
    expectedPurchases(history, within: days, dailyDiscount: 1)
  }

  /// Occasions after the first that a new customer is expected to have. O(days).
  public func newCustomerPurchases(within days: Int) -> Double {
    let newcomer = PurchaseHistory(cutoff: Day(number: 0), [(0, 0, 0, .nan)])
    return expectedPurchases(newcomer, within: days)[0]
  }
}

/// Days of the parameters' unit of time.
let daysPerWeek = 7.0
