import CustomerData

/// One customer: who, how often, how much, when last, and every order with its lines.
public struct CustomerProfile: Hashable, Sendable {
  /// One line of an order.
  public struct Line: Hashable, Sendable {
    /// Product as sold.
    public let product: String
    /// Units.
    public let quantity: Int
    /// Net value in minor units.
    public let net: Int64
  }

  /// One valid order.
  public struct Order: Hashable, Sendable {
    /// The shop's number.
    public let id: String
    /// Local day.
    public let day: Day
    /// Net value in minor units.
    public let net: Int64
    /// Refunded in minor units.
    public let refunded: Int64
    /// Discount in minor units.
    public let discount: Int64
    /// Channel; nil: unknown.
    public let channel: String?
    /// What was in it.
    public let lines: [Line]
  }

  /// What the purchase models expect.
  public struct Prediction: Hashable, Sendable {
    /// P(alive); nil: the model has no say.
    public let alive: Double?
    /// Occasions in the next 90 days; nil: unknown.
    public let expectedOrders: Double?
    /// Discounted net value of the next 365 days in minor units; nil: unknown.
    public let lifetimeValue: Double?
    /// The next order's day; nil: none is likely.
    public let nextOrder: NextOrder?
    /// The chance of still buying here as the silence grows; nil: the model has no say.
    public let survival: SurvivalCurve?
    /// How P(alive), the chance of no order in 90 days, and the value came about.
    public let accounts: [Explanation]
  }

  /// The row of the customer list.
  public let summary: CustomerList.Row
  /// How the customer can be reached and what was consented to. Personal data.
  public let contact: Contact
  /// Recency, frequency and monetary score; nil: no order.
  public let scores: [Int]?
  /// The account of the silence, when at risk.
  public let silence: SilenceRisk.Row?
  /// What the model that serves says; nil: none does, or it is not fitted yet.
  public let forecast: Forecast?
  /// Valid orders, newest first.
  public let orders: [Order]
  /// Tags; nil: none.
  public let tags: String?
  /// What to expect; nil: no order yet, or not enough data.
  public let prediction: Prediction?

  /// The profile of a row of the customer table. O(own orders and lines), and the fit of the purchase
  /// models when nobody has asked before.
  public init(of customer: Int, in population: Population) {
    let dataset = population.dataset
    summary = CustomerList.row(of: customer, in: population)
    contact = dataset.customers.contacts[customer]
    let scores = population.scores
    self.scores =
      scores.recency[customer] == 0
      ? nil
      : [scores.recency, scores.frequency, scores.monetary].map { Int($0[customer]) }
    silence = SilenceRule(population).row(of: customer, in: dataset)
    forecast = Forecast(of: customer, in: population)
    tags = dataset.customers.tags[customer]
    prediction = Self.prediction(of: customer, population.purchases)
    orders = dataset.customers.orders(of: customer).reversed().map { Self.order($0, of: dataset) }
  }

  private static func prediction(
    of customer: Int, _ forecast: PurchaseForecast
  ) -> Prediction? {
    guard let account = forecast.account(of: customer) else { return nil }
    return Prediction(
      alive: forecast.alive(of: customer), expectedOrders: forecast.expectedOrders(of: customer),
      lifetimeValue: forecast.lifetimeValue(of: customer),
      nextOrder: forecast.nextOrder(of: customer), survival: forecast.survival(of: customer),
      accounts: [
        account.alive, account.noPurchase(within: PurchaseForecast.horizon),
        account.lifetimeValue(),
      ])
  }

  private static func order(_ row: Int, of dataset: Dataset) -> Order {
    let table = dataset.orders
    let lines = table.lines(of: row).map { line in
      let product = Int(dataset.lines.product[line])
      return Line(
        product: product < 0 ? "" : dataset.products.label(of: product),
        quantity: Int(dataset.lines.quantity[line]), net: dataset.lines.net[line])
    }
    return Order(
      id: table.ids[row], day: table.day[row], net: table.net[row], refunded: table.refunded[row],
      discount: table.discount[row], channel: table.channel[row], lines: lines)
  }
}

extension CustomerProfile {
  /// What the model that serves says of one customer.
  public struct Forecast: Hashable, Sendable {
    /// Risk, what is expected, what is at stake.
    public let row: ChurnRisk.Row
    /// What raises the risk most.
    public let reasons: ChurnReasons?
    /// The model.
    public let model: ForecastName
    /// Days ahead.
    public let horizon: Int

    init?(of customer: Int, in population: Population) {
      guard let forecasts = population.forecasts, let chosen = forecasts.study.chosen,
        let row = ChurnRisk().row(of: customer, population, forecasts)
      else { return nil }
      self.row = row
      model = chosen
      horizon = forecasts.horizon
      reasons =
        forecasts.reasons(
          for: [customer], in: population.dataset, library: try? XGBoostLibrary.opened.get())[
          customer]
    }
  }
}
