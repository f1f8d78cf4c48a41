import CustomerData

/// What the key figures are made of, counted in one walk over the customers' orders.
///
/// Everything is as known at the end of `period.last`: later orders are not seen.
/// - Complexity: O(orders + gaps log gaps).
struct FigureTally {
  let period: DayRange
  let window: DayRange
  var revenue: Int64 = 0
  var orders = 0
  var inPeriod = 0
  var new = 0
  var customers = 0
  var knownOrders = 0
  var repeaters = 0
  var reordered = 0
  var active = 0
  var base = 0
  var retained = 0
  var baseRevenue: Int64 = 0
  var keptRevenue: Int64 = 0
  var nextRevenue: Int64 = 0
  var setAside = 0
  var anonymousOrders = 0
  var ownMedians: [Double] = []
  var gaps: [Int32] = []
  var orderGaps: [Int32] = []
  var waits: [Int] = []
  var waiting: [Int] = []
  var firstYearRevenue: Int64 = 0
  var firstYearCustomers = 0

  init(_ dataset: Dataset, among selection: Selection, period: DayRange) {
    self.period = period
    window = DayRange(last: dataset.shop.activityWindowDays, upTo: period.last)
    selection.customers.forEachSet { count(customer: $0, of: dataset) }
    if selection.customers.population == dataset.customers.count { countAnonymous(dataset) }
    gaps.sort()
    orderGaps.sort()
  }

  private mutating func count(customer: Int, of dataset: Dataset) {
    let table = dataset.orders
    var history = CustomerTally()
    for row in dataset.customers.orders(of: customer) {
      let day = table.day[row]
      guard day <= period.last else { break }
      history.add(day, net: table.net[row], tally: &self)
    }
    if history.orders > 0 { finish(history) }
  }

  private mutating func finish(_ history: CustomerTally) {
    customers += 1
    knownOrders += history.orders
    reordered += history.orders > 1 ? 1 : 0
    inPeriod += history.ordersInPeriod > 0 ? 1 : 0
    new += period.contains(history.first) ? 1 : 0
    active += history.ordersInWindow > 0 ? 1 : 0
    if let second = history.second {
      repeaters += 1
      waits.append(second - history.first)
      if let own = Quantiles.of(sorted: history.gaps.sorted(), 0.5) { ownMedians.append(own) }
      gaps.append(contentsOf: history.gaps)
    } else {
      waiting.append(period.last - history.first)
    }
    if history.first.adding(days: 365) <= period.last {
      firstYearCustomers += 1
      firstYearRevenue += history.firstYear
    }
    if history.ordersBefore > 0 { finishBase(history) }
  }

  private mutating func finishBase(_ history: CustomerTally) {
    base += 1
    retained += history.ordersInWindow > 0 ? 1 : 0
    guard history.before > 0 else {
      setAside += 1
      return
    }
    baseRevenue += history.before
    nextRevenue += history.inWindow
    keptRevenue += min(history.before, max(0, history.inWindow))
  }

  private mutating func countAnonymous(_ dataset: Dataset) {
    for row in dataset.anonymousOrders where period.contains(dataset.orders.day[row]) {
      anonymousOrders += 1
      orders += 1
      revenue += dataset.orders.net[row]
    }
  }

  /// One customer's history while it is walked.
  private struct CustomerTally {
    var first = Day(number: 0)
    var last = Day(number: 0)
    var second: Day?
    var orders = 0
    var ordersInPeriod = 0
    var ordersInWindow = 0
    var ordersBefore = 0
    var inWindow: Int64 = 0
    var before: Int64 = 0
    var firstYear: Int64 = 0
    var gaps: [Int32] = []

    mutating func add(_ day: Day, net: Int64, tally: inout FigureTally) {
      if orders == 0 { first = day } else { tally.orderGaps.append(Int32(day - last)) }
      if orders > 0, day != last {
        gaps.append(Int32(day - last))
        if second == nil { second = day }
      }
      last = day
      orders += 1
      if day - first < 365 { firstYear += net }
      if tally.period.contains(day) {
        ordersInPeriod += 1
        tally.orders += 1
        tally.revenue += net
      }
      if tally.window.contains(day) {
        ordersInWindow += 1
        inWindow += net
      } else if tally.window.previous.contains(day) {
        ordersBefore += 1
        before += net
      }
    }
  }
}
