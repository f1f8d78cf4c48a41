import CustomerData

/// What the purchase models expect of every customer of one dataset: chance of still buying, orders,
/// value, and the next order's day.
///
/// Nothing is said of anybody while there are not enough data (`sufficiency`), nor of prospects.
///
/// - Unit: shares 0...1, occasions in the next 90 days, minor units of the next 365 days.
/// - Complexity: O(orders + evaluations × distinct histories + customers).
/// - Source: the model that `PurchaseFits` chooses, and `SpendFit`.
public struct PurchaseForecast: Sendable {
  /// Days that expected orders look ahead.
  public static let horizon = 90

  /// Whether there are enough data, and which test failed.
  public let sufficiency: PurchaseSufficiency
  /// The buyers.
  public let history: PurchaseHistory
  /// The purchase models; nil: not enough data.
  public let fits: PurchaseFits?
  /// The spend model; nil: not enough data.
  public let spend: SpendFit?
  /// P(alive) of each row of the customer table; nan: unknown.
  public let alive: [Double]
  /// Occasions expected in the next 90 days of each row; nan: unknown.
  public let expectedOrders: [Double]
  /// Discounted net value of the next 365 days of each row, in minor units; nan: unknown.
  public let lifetimeValue: [Double]
  private let dataset: Dataset
  /// P(alive) of each row of the history as the model has it, known or by construction.
  private let chances: [Double]
  private let keptDays: Kept<[Double]>
  private let keptGone: Kept<[Double]>

  /// Fits a dataset and asks the models about everybody.
  public init(_ dataset: Dataset) {
    self.dataset = dataset
    let history = PurchaseHistory(dataset)
    self.history = history
    sufficiency = PurchaseSufficiency(history)
    let customers = dataset.customers.count
    func column(_ values: [Double]) -> [Double] {
      var column = [Double](repeating: .nan, count: customers)
      for (row, value) in zip(history.customers, values) { column[Int(row)] = value }
      return column
    }
    guard sufficiency.isSufficient else {
      (fits, spend, chances) = (nil, nil, [])
      alive = column([])
      expectedOrders = alive
      lifetimeValue = alive
      let nothing = alive
      keptDays = Kept { nothing }
      keptGone = Kept { nothing }
      return
    }
    let fits = PurchaseFits(history)
    let spend = SpendFit(history, minorUnits: Int(dataset.shop.currency?.minorUnits ?? 100))
    let model = fits.chosen.model
    (self.fits, self.spend) = (fits, spend)
    alive = column(model.knownAlive(history))
    expectedOrders = column(model.expectedPurchases(history, within: Self.horizon))
    lifetimeValue = column(spend.model.map { LifetimeValue().values(history, model, $0) } ?? [])
    let chances = model.alive(history)
    self.chances = chances
    keptDays = Kept {
      var column = [Double](repeating: .nan, count: customers)
      for row in history.rows {
        let day = NextOrder.day(history, row: row, alive: chances[row], model: model, chance: 0.5)
        if let day { column[Int(history.customers[row])] = Double(day.number) }
      }
      return column
    }
    keptGone = Kept {
      var column = [Double](repeating: .nan, count: customers)
      let silences = SurvivalCurve.gone(Array(history.rows), of: history, model)
      for (row, gone) in zip(history.rows, silences) {
        guard let gone else { continue }
        let last = history.cutoff.adding(
          days: Int(history.lastDays[row]) - Int(history.ageDays[row]))
        column[Int(history.customers[row])] = Double(last.adding(days: gone).number)
      }
      return column
    }
  }

  /// P(alive) of a row of the customer table; nil: unknown.
  public func alive(of customer: Int) -> Double? { known(alive[customer]) }

  /// Occasions expected in the next 90 days; nil: unknown.
  public func expectedOrders(of customer: Int) -> Double? { known(expectedOrders[customer]) }

  /// Discounted net value of the next 365 days in minor units; nil: unknown.
  public func lifetimeValue(of customer: Int) -> Double? { known(lifetimeValue[customer]) }

  /// Why nothing is said, else what the spend model remarks.
  public var remarks: [String] {
    sufficiency.isSufficient ? spend?.remarks ?? [] : sufficiency.reasons
  }

  /// The day of the next order; nil: unknown, or none is likely. O(log customers).
  public func nextOrder(of customer: Int) -> NextOrder? {
    guard let fits, let row = row(of: customer) else { return nil }
    return NextOrder(history, row: row, alive: chances[row], model: fits.chosen.model)
  }

  /// The day from which a customer is probably gone; nil: unknown, or not within ten years. O(1) once
  /// worked out for everybody, O(customers) before.
  public func goneDay(of customer: Int) -> Day? {
    known(keptGone.value[customer]).map { Day(number: Int32($0)) }
  }

  /// The chance that a customer still buys here as the silence grows; nil: unknown. O(log customers).
  public func survival(of customer: Int) -> SurvivalCurve? {
    guard let fits, let row = row(of: customer) else { return nil }
    return SurvivalCurve(history, row: row, model: fits.chosen.model)
  }

  /// The number of the day of each row's next order, nan: unknown, or none is likely; worked out when
  /// first asked for. O(customers).
  public var nextOrderDays: [Double] { keptDays.value }

  /// The accounts of a customer's predictions; nil: there are none. O(log customers).
  public func account(of customer: Int) -> PurchaseAccount? {
    guard let fits, let row = row(of: customer) else { return nil }
    return PurchaseAccount(history, row: row, fits: fits, spend: spend, of: dataset)
  }

  private func known(_ value: Double) -> Double? { value.isNaN ? nil : value }

  /// The row of the history; nil: the customer has not bought. The rows are in table order.
  private func row(of customer: Int) -> Int? {
    var (low, high) = (0, history.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(history.customers[middle]) < customer { low = middle + 1 } else { high = middle }
    }
    return low < history.count && Int(history.customers[low]) == customer ? low : nil
  }
}
