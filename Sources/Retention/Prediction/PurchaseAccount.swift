import CustomerData
import Foundation

/// How one customer's predictions came about, as accounts whose formulas can be worked out again.
///
/// - Complexity: O(days) an account.
/// - Source: the families of `PurchaseFamily` and `SpendModel`; Tenure.
public struct PurchaseAccount: Sendable {
  private let history: PurchaseHistory
  private let fits: PurchaseFits
  private let spend: SpendFit?
  private let dataset: Dataset
  private let days: (repeats: Int, last: Int, age: Int)

  /// The accounts of a row of the history, from the models fitted to it.
  public init(
    _ history: PurchaseHistory, row: Int, fits: PurchaseFits, spend: SpendFit?, of dataset: Dataset
  ) {
    days = (
      Int(history.repeats[row]), Int(history.lastDays[row]), Int(history.ageDays[row])
    )
    self.history = history.only(row)
    self.fits = fits
    self.spend = spend
    self.dataset = dataset
  }

  private var model: any PurchaseModel { fits.chosen.model }

  /// The chance that the customer still buys here; its value is nil where the model has no say.
  public var alive: Explanation {
    let chance = model.alive(history)[0]
    let known = model.knownAlive(history)[0]
    return explanation(
      Definition(
        name: "P(alive)", meaning: "The chance that the customer still buys here.",
        formula: "1 / (1 + odds)", unit: .share, source: source),
      inputs: [
        Input(
          "odds", "of having stopped against still buying, by \(family)", 1 / chance - 1, .ratio)
      ], value: known.isNaN ? nil : known,
      remarks: known.isNaN ? ["\(family) has no say in whether this customer stopped"] : [])
  }

  /// The chance of no order in the days ahead.
  public func noPurchase(within days: Int) -> Explanation {
    let chance = model.alive(history)[0]
    let none = model.noPurchase(history, within: days)[0]
    let alive = model.family == .negativeBinomial ? 1 : chance
    return explanation(
      Definition(
        name: "Churn risk", meaning: "The chance of no order in the next \(days) days.",
        formula: "1 - alive × (1 - none)", unit: .share, source: source),
      inputs: [
        Input("alive", "the chance that the customer still buys here", alive, .share),
        Input(
          "none", "the chance that a customer who still buys here orders nothing in \(days) days",
          1 - (1 - none) / alive, .share),
      ], value: none)
  }

  /// What the customer will bring; its value is nil without a spend model.
  public func lifetimeValue(_ horizon: LifetimeValue = LifetimeValue()) -> Explanation {
    let orders = horizon.purchases(history, model)[0]
    let scale = Double(dataset.shop.currency?.minorUnits ?? 100)
    let mean = spend?.model.map {
      $0.mean(repeats: days.repeats, value: history.repeatValue[0]) / scale
    }
    let money = MetricUnit.money(dataset.shop.currency)
    let inputs = [
      Input(
        "orders", "order days expected in \(horizon.days) days, later ones discounted", orders,
        .ratio),
      mean.map { Input("value", "net value expected of one", $0, money) },
      Input("margin", "share of net value that is kept", horizon.margin, .share),
    ]
    return explanation(
      Definition(
        name: "Predicted value",
        meaning:
          "Net value expected in the next \(horizon.days) days, discounted at \(percent(horizon.yearlyDiscount)) a year; what was spent so far is not in it.",
        formula: "orders × value × margin", unit: money, source: "Fader & Hardie 2013"),
      inputs: inputs.compactMap { $0 }, value: mean.map { orders * $0 * horizon.margin },
      remarks: spend?.remarks ?? [])
  }

  private var family: String { model.family.rawValue }

  private var source: String {
    switch model.family {
    case .betaGeometric: "Fader, Hardie & Lee 2005"
    case .modifiedBetaGeometric: "Batislam, Denizel & Filiztekin 2007"
    case .pareto: "Schmittlein, Morrison & Colombo 1987"
    case .negativeBinomial: "Ehrenberg 1959"
    }
  }

  private func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }

  private func explanation(
    _ definition: Definition, inputs: [Input], value: Double?, remarks: [String] = []
  ) -> Explanation {
    let shared = [
      Input("x", "order days after the first", Double(days.repeats)),
      Input("tx", "days from the first to the last", Double(days.last), .days),
      Input("T", "days from the first to the as-of day", Double(days.age), .days),
    ]
    return Explanation(
      definition: definition, inputs: inputs + shared, value: value, asOf: history.cutoff,
      remarks: remarks, snapshot: dataset.fingerprint)
  }
}
