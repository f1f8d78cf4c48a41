import CustomerData

/// Who came back for a second order, how soon, and how far customers go.
///
///     repeat rate at h = second order day within h days / first order at least h days ago
///     back by day t    = 1 − S(t), S by Kaplan and Meier: those still waiting are counted
///
/// - Counts: occasions; two orders on one day are one.
/// - Shape: five horizons, the waiting curve with its quartiles, a ladder of order numbers.
/// - Complexity: O(orders log orders).
/// - Source: Kaplan & Meier, JASA 53, 1958 (curve); Tenure (horizons: only customers old enough).
public struct RepeatPurchase: Metric {
  /// The horizons, in days.
  public static let horizons = [30, 60, 90, 180, 365]

  /// The repeat rate at one horizon.
  public struct Horizon: Hashable, Codable, Sendable {
    /// The horizon, in days.
    public let days: Int
    /// Customers whose first order is at least so many days ago.
    public let eligible: Int
    /// Of them those with a second order day within so many days.
    public let returned: Int
  }

  /// One rung of the ladder.
  public struct Rung: Hashable, Codable, Sendable {
    /// The number of the order day.
    public let number: Int
    /// Customers who reached it.
    public let reached: Int
  }

  /// Horizons, curve and ladder.
  public struct Value: Hashable, Codable, Sendable {
    /// One a horizon, shortest first.
    public let horizons: [Horizon]
    /// Customers with a valid order.
    public let customers: Int
    /// The share still waiting for a second order, day by day where it changes.
    public let curve: [KaplanMeier.Step]
    /// Customers at least `minimumAge` days old: what every rung is a share of.
    public let climbers: Int
    /// From the first order up to the highest number anybody reached; at most twelve.
    public let ladder: [Rung]
    /// Customers with at least two order days.
    public let repeaters: Int
    /// The customers' own median gaps, in days: 50th, 75th and 90th percentile.
    public let ownGaps: [Double]

    /// The share of all customers back by a day.
    public func back(by day: Int) -> Double {
      1 - (curve.last { $0.day <= day }?.waiting ?? 1)
    }

    /// The first day by which a share of all customers is back; nil: not reached.
    public func day(when back: Double) -> Int? { waiting.day(whenWaiting: 1 - back) }

    /// Its 95 % interval in days, after Greenwood; nil where the curve's does not come down so far.
    public func interval(when back: Double) -> (low: Double?, high: Double?) {
      let days = waiting.days(whenWaiting: 1 - back)
      return (days.low.map(Double.init), days.high.map(Double.init))
    }

    private var waiting: KaplanMeier { KaplanMeier(steps: curve) }
  }

  /// What is pointed at.
  public enum Part: Hashable, Codable, Sendable {
    /// Customers old enough for a horizon.
    case eligible(days: Int)
    /// Of them those who came back within it.
    case returned(days: Int)
    /// Everyone who came back by a day of the curve.
    case back(by: Int)
    /// Everyone whose second order day is so many days after the first.
    case backOn(Int)
    /// Everyone who was waited for up to a day of the curve.
    case watched(at: Int)
    /// Everyone who reached a rung of the ladder.
    case rung(Int)
    /// Everyone with a valid order.
    case customers
    /// Everyone with a gap of their own.
    case repeaters
  }

  /// How many days old a customer must be to count on the ladder.
  public let minimumAge: Int

  /// Horizons, curve and ladder; the ladder only of customers of some age.
  public init(minimumAge: Int = 0) { self.minimumAge = max(0, minimumAge) }

  /// Everything.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    var tally = Tally()
    let dataset = population.dataset
    selection.customers.forEachSet { customer in
      Waiting(customer, of: dataset)?.add(to: &tally, minimumAge: minimumAge, population)
    }
    let value = tally.value
    return Measured(value: value, explanation: account(.customers, value, dataset))
  }

  /// The customers of a part.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let rows = selection.customers.rows.filter { customer in
      guard let waiting = Waiting(customer, of: population.dataset) else { return false }
      let occasions = Int(population.facts.occasions[customer])
      switch part {
      case .eligible(let days): return waiting.age >= days
      case .returned(let days): return waiting.age >= days && waiting.isBack(by: days)
      case .back(let day): return waiting.isBack(by: day)
      case .backOn(let day): return waiting.wait == day
      case .watched(let day): return (waiting.wait ?? waiting.age) >= day
      case .rung(let number): return waiting.age >= minimumAge && occasions >= number
      case .customers: return true
      case .repeaters: return occasions >= 2
      }
    }
    return Selection(rows: rows, of: population.dataset)
  }

  /// How long one customer waited for a second order, or has waited.
  private struct Waiting {
    /// Days from the first order to the as-of day.
    let age: Int
    /// Days from the first order to the second order day; nil: not yet.
    let wait: Int?
    let customer: Int

    init?(_ customer: Int, of dataset: Dataset) {
      let rows = dataset.customers.orders(of: customer)
      guard let start = rows.first else { return nil }
      let first = dataset.orders.day[start]
      age = dataset.asOf - first
      wait = rows.first { dataset.orders.day[$0] != first }.map { dataset.orders.day[$0] - first }
      self.customer = customer
    }

    func isBack(by days: Int) -> Bool { wait.map { $0 <= days } ?? false }

    func add(to tally: inout Tally, minimumAge: Int, _ population: Population) {
      tally.customers += 1
      if let wait { tally.waits.append(wait) } else { tally.waiting.append(age) }
      for (place, days) in RepeatPurchase.horizons.enumerated() where age >= days {
        tally.eligible[place] += 1
        if isBack(by: days) { tally.returned[place] += 1 }
      }
      if let gap = population.facts.medianGap(of: customer) { tally.gaps.append(gap) }
      guard age >= minimumAge else { return }
      let top = min(Tally.rungs, Int(population.facts.occasions[customer]))
      for rung in 0..<top { tally.reached[rung] += 1 }
    }
  }

  private struct Tally {
    static let rungs = 12
    var customers = 0
    var waits: [Int] = []
    var waiting: [Int] = []
    var eligible = [Int](repeating: 0, count: RepeatPurchase.horizons.count)
    var returned = [Int](repeating: 0, count: RepeatPurchase.horizons.count)
    var reached = [Int](repeating: 0, count: rungs)
    var gaps: [Double] = []

    var value: Value {
      let sorted = gaps.sorted()
      return Value(
        horizons: RepeatPurchase.horizons.enumerated().map { place, days in
          Horizon(days: days, eligible: eligible[place], returned: returned[place])
        },
        customers: customers, curve: KaplanMeier(events: waits, censored: waiting).steps,
        climbers: reached[0],
        ladder: reached.enumerated().filter { $0.element > 0 }.map {
          Rung(number: $0.offset + 1, reached: $0.element)
        },
        repeaters: waits.count,
        ownGaps: [0.5, 0.75, 0.9].compactMap { Quantiles.of(sorted: sorted, $0) })
    }
  }
}
