import CustomerData

/// The value of one figure and the letters of its formula, read off a tally.
struct FigureValue {
  var value: Double?
  var numerator: Double?
  var denominator: Double?
  /// The 95 % interval, in the figure's own unit; an end that is not reached is nil.
  var interval: (low: Double?, high: Double?)
  var window: DayRange?
  var inputs: [Input] = []
  var leftOut: [LeftOut] = []
  var reason: String?

  init(_ name: FigureName, _ tally: FigureTally, _ dataset: Dataset) {
    interval = (nil, nil)
    let money = MetricUnit.money(dataset.shop.currency)
    switch name {
    case .revenue:
      window = tally.period
      count(Input("sum(net)", "net value of valid orders", dataset.major(tally.revenue), money))
    case .orders:
      window = tally.period
      count(Input("n(orders)", "valid orders", Double(tally.orders)))
    case .customers:
      count(Input("n(customers)", "customers with a valid order", Double(tally.customers)))
    case .activeCustomers:
      window = tally.window
      count(Input("n(active)", "customers with a valid order in the window", Double(tally.active)))
    case .newCustomers:
      window = tally.period
      count(Input("n(new)", "first valid order in the period", Double(tally.new)))
    case .returningCustomers:
      window = tally.period
      value = Double(tally.inPeriod - tally.new)
      inputs = [
        Input("n(active)", "customers with a valid order in the period", Double(tally.inPeriod)),
        Input("n(new)", "of them with their first ever", Double(tally.new)),
      ]
    case .retentionRate, .churnRate: retention(name, tally)
    case .revenueChurnGross:
      revenueChurn(
        "sum(min)", "kept of it, at most what each spent before", tally.keptRevenue, tally, dataset)
    case .revenueChurnNet:
      revenueChurn(
        "sum(P)", "spent by the same customers in this window", tally.nextRevenue, tally, dataset)
    case .repeatRate:
      share(
        Input("n(repeat)", "customers with at least two order days", Double(tally.repeaters)),
        of: Input("n(customers)", "customers with a valid order", Double(tally.customers)))
    case .ordersPerCustomer:
      ratio(
        Input("n(orders)", "valid orders of known customers", Double(tally.knownOrders)),
        of: Input("n(customers)", "customers with a valid order", Double(tally.customers)),
        missing: "no customer has a valid order")
    case .averageOrderValue:
      window = tally.period
      ratio(
        Input("sum(net)", "net value of valid orders", dataset.major(tally.revenue), money),
        of: Input("n(orders)", "valid orders", Double(tally.orders)),
        missing: "no valid order in the period")
    case .intervalMedian, .intervalMedianPooled, .intervalMedianOrders: interval(name, tally)
    case .timeToSecondMedian, .timeToSecondMedianReturned: wait(name, tally)
    case .historicValue:
      ratio(
        Input(
          "sum(net)", "net revenue of their first 365 days", dataset.major(tally.firstYearRevenue),
          money),
        of: Input(
          "n(customers)", "customers first seen at least 365 days ago",
          Double(tally.firstYearCustomers)),
        missing: "no customer is 365 days old")
      leftOut = [
        LeftOut(
          "first order less than 365 days ago", tally.customers - tally.firstYearCustomers,
          .customers)
      ]
    case .predictedValue: reason = "worked out when it is asked for by its name"
    case .netPromoterScore: reason = "the folder holds no survey answers"
    }
  }

  private static func ends(_ interval: WilsonInterval?) -> (low: Double?, high: Double?) {
    (interval?.low, interval?.high)
  }

  private mutating func count(_ input: Input) {
    value = input.value
    inputs = [input]
  }

  private mutating func ratio(_ above: Input, of below: Input, missing: String) {
    numerator = above.value
    denominator = below.value
    inputs = [above, below]
    if below.value > 0 { value = above.value / below.value } else { reason = missing }
  }

  private mutating func share(_ above: Input, of below: Input) {
    ratio(above, of: below, missing: "no customer to divide by")
    interval = Self.ends(WilsonInterval(Int(above.value), of: Int(below.value)))
  }

  private mutating func retention(_ name: FigureName, _ tally: FigureTally) {
    window = tally.window
    let base = Double(tally.base)
    let kept = Double(name == .retentionRate ? tally.retained : tally.base - tally.retained)
    numerator = kept
    denominator = base
    inputs = [
      Input("n(R)", "of them with a valid order in this window", Double(tally.retained)),
      Input("n(S)", "customers with a valid order in the window before", base),
    ]
    guard base > 0 else {
      reason = "no customer ordered in the window before"
      return
    }
    value = name == .retentionRate ? kept / base : 1 - Double(tally.retained) / base
    interval = Self.ends(WilsonInterval(Int(kept), of: tally.base))
  }

  private mutating func revenueChurn(
    _ symbol: String, _ meaning: String, _ amount: Int64, _ tally: FigureTally, _ dataset: Dataset
  ) {
    let money = MetricUnit.money(dataset.shop.currency)
    window = tally.window
    let base = dataset.major(tally.baseRevenue)
    let kept = dataset.major(amount)
    inputs = [
      Input(symbol, meaning, kept, money),
      Input("sum(B)", "net revenue of the window before", base, money),
    ]
    numerator = dataset.major(tally.baseRevenue - amount)
    denominator = base
    if tally.setAside > 0 {
      leftOut = [
        LeftOut("net value of the window before not above zero", tally.setAside, .customers)
      ]
    }
    if base > 0 { value = 1 - kept / base } else { reason = "no revenue in the window before" }
  }

  private mutating func interval(_ name: FigureName, _ tally: FigureTally) {
    let symbol = name == .intervalMedian ? "median(own)" : "median(gaps)"
    let (median, count, what) =
      switch name {
      case .intervalMedian:
        (
          tally.doubledMedians.quantile(0.5).map { $0 / 2 }, tally.doubledMedians.count,
          "customers with at least two order days"
        )
      case .intervalMedianPooled:
        (tally.gaps.quantile(0.5), tally.gaps.count, "gaps between order days")
      default:
        (tally.orderGaps.quantile(0.5), tally.orderGaps.count, "gaps between orders")
      }
    guard let median else {
      reason = "nobody has ordered twice"
      return
    }
    value = median
    denominator = Double(count)
    inputs = [
      Input(symbol, "the middle one of \(what)", median, .days), Input("n", what, Double(count)),
    ]
    leftOut = [
      name == .intervalMedianOrders
        ? LeftOut("only one order: no gap yet", tally.customers - tally.reordered, .customers)
        : LeftOut(
          "fewer than two order days: no gap yet", tally.customers - tally.repeaters, .customers)
    ]
  }

  private mutating func wait(_ name: FigureName, _ tally: FigureTally) {
    let all = name == .timeToSecondMedian
    let curve = all ? KaplanMeier(events: tally.waits, censored: tally.waiting) : nil
    let median =
      all ? curve?.day(whenWaiting: 0.5).map(Double.init) : tally.waits.quantile(0.5)
    numerator = Double(tally.waits.count)
    denominator = Double(all ? tally.customers : tally.waits.count)
    if !all {
      leftOut = [LeftOut("still waiting for a second order", tally.waiting.count, .customers)]
    }
    guard let median else {
      reason = all ? "fewer than half have come back" : "nobody has ordered twice"
      return
    }
    value = median
    if let days = curve?.days(whenWaiting: 0.5) {
      interval = (days.low.map(Double.init), days.high.map(Double.init))
    }
    inputs = [
      Input("median(wait)", "days from first to second order day", median, .days),
      Input("n(back)", "customers who came back", Double(tally.waits.count)),
      Input("n(waiting)", "customers still waiting", Double(tally.waiting.count)),
    ]
  }
}
