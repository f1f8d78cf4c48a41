import CustomerData

/// What an order of the period is worth, and how much of the revenue is new customers'.
///
///     new revenue = orders of each customer's first order day; the rest is returning revenue
///
/// - Counts: valid orders; those of nobody known are neither new nor returning.
/// - Shape: mean, median and 90th percentile; three shares that sum to 1.
/// - Complexity: O(orders log orders).
/// - Source: Tenure.
public struct OrderValues: Metric {
  /// What there is to know about the period's orders.
  public struct Value: Hashable, Codable, Sendable {
    /// The days.
    public let period: DayRange
    /// The reporting currency.
    public let currency: Currency?
    /// Whether the as-of day is the period's last day or later.
    public let isFinal: Bool
    /// Net values in minor units, ascending.
    public let sorted: [Int64]
    /// Of first order days, in minor units.
    public let new: Int64
    /// Of later order days, in minor units.
    public let returning: Int64
    /// Of nobody known, in minor units.
    public let anonymous: Int64

    /// All three, in minor units.
    public var revenue: Int64 { new + returning + anonymous }

    /// The value below which a share of the orders lies, in minor units; nil without orders.
    public func percentile(_ p: Double) -> Double? {
      Quantiles.of(sorted: sorted.map(Double.init), p)
    }
  }

  /// Some customers of the period.
  public enum Part: Hashable, Codable, Sendable {
    /// Everyone with an order in it.
    case all
    /// Whose first order day lies in it.
    case new
    /// With a later order day in it.
    case returning
    /// With an order of at least so many minor units in it.
    case from(Int64)
  }

  /// Length of the period in days, when it ends at the as-of day.
  public let days: Int
  /// A period of the caller's choice; nil: the last `days` days.
  public let range: DayRange?

  /// Orders of the last `days` days, or of `range`.
  public init(days: Int = 90, range: DayRange? = nil) {
    self.days = max(1, days)
    self.range = range
  }

  /// The period for data seen on a day.
  public func period(asOf day: Day) -> DayRange { range ?? DayRange(last: days, upTo: day) }

  /// Values and shares.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    let dataset = population.dataset
    let period = period(asOf: dataset.asOf)
    var values: [Int64] = []
    var (new, returning, anonymous): (Int64, Int64, Int64) = (0, 0, 0)
    selection.customers.forEachSet { customer in
      let rows = dataset.customers.orders(of: customer)
      for row in rows where period.contains(dataset.orders.day[row]) {
        values.append(dataset.orders.net[row])
        let isNew = dataset.orders.day[row] == dataset.orders.day[rows.lowerBound]
        if isNew { new += dataset.orders.net[row] } else { returning += dataset.orders.net[row] }
      }
    }
    if selection.count == dataset.customers.count {
      for row in dataset.anonymousOrders where period.contains(dataset.orders.day[row]) {
        values.append(dataset.orders.net[row])
        anonymous += dataset.orders.net[row]
      }
    }
    let value = Value(
      period: period, currency: dataset.shop.currency, isFinal: dataset.asOf >= period.last,
      sorted: values.sorted(), new: new, returning: returning, anonymous: anonymous)
    let empty = Explanation(
      definition: OrderValueNumber.median.definition(of: dataset.shop), inputs: [], value: nil,
      leftOut: dataset.leftOutOrders(countingCustomers: false), window: period,
      asOf: dataset.asOf, finalOn: value.isFinal ? nil : period.last,
      snapshot: dataset.fingerprint)
    let account = OrderValueNumber.median.reading(value, empty).explanation
    return Measured(value: value, explanation: account)
  }

  /// The customers of a part.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let dataset = population.dataset
    let period = period(asOf: dataset.asOf)
    let rows = selection.customers.rows.filter { customer in
      let rows = dataset.customers.orders(of: customer)
      return rows.contains { row in
        guard period.contains(dataset.orders.day[row]) else { return false }
        let isNew = dataset.orders.day[row] == dataset.orders.day[rows.lowerBound]
        switch part {
        case .all: return true
        case .new: return isNew
        case .returning: return !isNew
        case .from(let least): return dataset.orders.net[row] >= least
        }
      }
    }
    return Selection(rows: rows, of: dataset)
  }

  /// The account of the new, or of the returning share.
  public func explanation(of part: Part, in measured: Measured<Value>) -> Explanation {
    switch part {
    case .all: measured.explanation
    case .new: reading(.newShare, in: measured).explanation
    case .returning: reading(.returningShare, in: measured).explanation
    case .from: reading(.ninetieth, in: measured).explanation
    }
  }

  /// A number with its account.
  public func reading(_ number: OrderValueNumber, in measured: Measured<Value>) -> Reading {
    number.reading(measured.value, measured.explanation)
  }
}

/// The numbers of order values that have names.
public enum OrderValueNumber: String, Hashable, Codable, Sendable, CaseIterable {
  case median = "aov_median"
  case ninetieth = "aov_p90"
  case newShare = "new_revenue_share"
  case returningShare = "returning_revenue_share"
  case anonymousShare = "anonymous_revenue_share"

  /// The one definition of it.
  public func definition(of shop: Shop) -> Definition {
    let money = MetricUnit.money(shop.currency)
    switch self {
    case .median:
      return Definition(
        name: "Order value, median",
        meaning: "Half of the period's valid orders are worth less, half more.",
        formula: "median(net)", unit: money, window: .period, direction: .up)
    case .ninetieth:
      return Definition(
        name: "Order value, P90", meaning: "A tenth of the period's valid orders are worth more.",
        formula: "P90(net)", unit: money, window: .period, direction: .up)
    case .newShare, .returningShare, .anonymousShare:
      let words = [
        Self.newShare: ("New revenue share", "first order days"),
        .returningShare: ("Returning revenue share", "later order days"),
        .anonymousShare: ("Unknown revenue share", "orders without a known customer"),
      ]
      let (name, what) = words[self] ?? ("", "")
      return Definition(
        name: name, meaning: "The share of the period's net revenue that is of \(what).",
        formula: "sum(part) / sum(net)", unit: .share, window: .period)
    }
  }

  /// The customers behind it.
  public var part: OrderValues.Part {
    switch self {
    case .newShare: .new
    case .returningShare: .returning
    default: .all
    }
  }

  func reading(_ value: OrderValues.Value, _ base: Explanation) -> Reading {
    let scale = Double(value.currency?.minorUnits ?? 100)
    let unit = MetricUnit.money(value.currency)
    var inputs: [Input] = []
    var result: Double?
    switch self {
    case .median, .ninetieth:
      result = value.percentile(self == .median ? 0.5 : 0.9).map { $0 / scale }
      let symbol = self == .median ? "median(net)" : "P90(net)"
      inputs = result.map { [Input(symbol, "of the net values of valid orders", $0, unit)] } ?? []
    case .newShare, .returningShare, .anonymousShare:
      let part =
        self == .newShare ? value.new : self == .returningShare ? value.returning : value.anonymous
      let (above, below) = (Double(part) / scale, Double(value.revenue) / scale)
      result = value.revenue > 0 ? above / below : nil
      inputs = [
        Input("sum(part)", "net value of these orders", above, unit),
        Input("sum(net)", "net value of valid orders", below, unit),
      ]
    }
    let account = Explanation(
      definition: definition(of: Shop(currency: value.currency)), inputs: inputs, value: result,
      leftOut: base.leftOut, window: base.window, asOf: base.asOf, finalOn: base.finalOn,
      snapshot: base.snapshot)
    return Reading(
      value: result, numerator: inputs.count == 2 ? inputs[0].value : nil,
      denominator: inputs.count == 2 ? inputs[1].value : nil, isFinal: value.isFinal,
      reason: "no valid order in the period", explanation: account)
  }
}
