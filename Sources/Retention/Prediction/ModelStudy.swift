import CustomerData

/// What was learned about who leaves: every model fitted on all data up to the day, how each would
/// have done, and which one serves.
public struct ModelStudy: Hashable, Codable, Sendable {
  /// The dataset it was made of.
  public let snapshot: Fingerprint
  /// The day the models are fitted at the end of.
  public let asOf: Day
  /// Days ahead.
  public let horizon: Int
  /// Whether the shop has enough history.
  public let sufficiency: PurchaseSufficiency
  /// The models that learn from labels; a missing one could not be fitted.
  public let learned: [ForecastName: ChurnModel]
  /// The models of when customers buy and stop; nil: nobody has bought.
  public let purchases: PurchaseFits?
  /// How much customers spend an order; nil: nobody has bought.
  public let spend: SpendFit?
  /// How each would have done; nil: the history is too short to try.
  public let backTest: BackTest?
  /// Whether customers buy by a rhythm, which the purchase models deny; nil: too few have three orders.
  public let regularity: PurchaseRegularity?
  /// What has changed since the fit a horizon ago; nil: there was none.
  public let drift: ModelDrift?
  /// Why there are no trees; nil: there are.
  public let treesMissing: XGBoostError?

  /// The model that serves; nil: not enough data, or none has been tried.
  public var chosen: ForecastName? { sufficiency.isSufficient ? backTest?.chosen : nil }

  /// The purchase model that serves: the one that did best, else the likeliest.
  public var purchaseModel: PurchaseFit? {
    guard sufficiency.isSufficient, let purchases else { return nil }
    let tried = backTest?.entries.lazy.compactMap(\.name.family).first
    return purchases.all.first { $0.family == tried } ?? purchases.chosen
  }

  /// Every model that was fitted, in the order of their names' list.
  public var names: [ForecastName] {
    ForecastName.allCases.filter { name in
      if name == .mean { return models.members.count > 1 }
      return name.family == nil ? learned[name] != nil : purchases != nil
    }
  }

  /// Whose risks `Mean` averages, all alike; one or none: there is no such model.
  public var members: [ForecastName] { models.members }

  /// The models of the day.
  var models: FittedModels { FittedModels(learned: learned, purchases: purchases) }
}

/// How far the fitting has come.
public struct StudyProgress: Hashable, Sendable {
  /// Steps done.
  public let done: Int
  /// Steps in all.
  public let total: Int

  /// So many steps of so many.
  public init(done: Int, total: Int) {
    self.done = done
    self.total = total
  }

  /// The share done, 0...1.
  public var share: Double { Double(done) / Double(max(1, total)) }
}
