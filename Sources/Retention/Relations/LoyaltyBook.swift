import CustomerData

/// Customers' points: what came in, what went out, and what is left of each lot.
///
///     balance = earned + adjusted − redeemed − expired
///
/// What goes out is taken from the oldest lot first.
public struct LoyaltyBook: Sendable {
  private let earned, redeemed, expired, adjusted: EventView?
  private let asOf: Day

  /// nil: the files tell of no points.
  init?(_ dataset: Dataset) {
    let events = dataset.events
    earned = events[.earned]
    redeemed = events[.redeemed]
    expired = events[.expired]
    adjusted = events[.adjusted]
    asOf = dataset.asOf
    if [earned, redeemed, expired, adjusted].allSatisfy({ $0 == nil }) { return nil }
  }

  /// Whether points of a customer's have ever moved.
  public func isMember(_ customer: Int) -> Bool {
    [earned, redeemed, expired, adjusted].contains { $0?.rows(of: customer).isEmpty == false }
  }

  /// Points at the as-of day; NaN for who is no member. Below zero where more was taken back than
  /// was there.
  public func balance(of customer: Int) -> Double {
    guard isMember(customer) else { return .nan }
    return sum(earned, customer) + sum(adjusted, customer) - sum(redeemed, customer)
      - sum(expired, customer)
  }

  /// Points that expire within so many days; NaN for who is no member. O(own movements).
  public func expiring(of customer: Int, within days: Int) -> Double {
    guard isMember(customer) else { return .nan }
    guard let earned else { return 0 }
    var out = sum(redeemed, customer) + sum(expired, customer)
    let corrected = sum(adjusted, customer)
    if corrected < 0 { out -= corrected }
    var due = 0.0
    for row in earned.rows(of: customer) {
      let lot = Double(earned.table.value(of: row) ?? 0) / 1000
      let left = max(0, lot - out)
      out = max(0, out - lot)
      guard let number = earned.table.subject(of: row) else { continue }
      let expiry = Day(number: number)
      if expiry > asOf, expiry <= asOf.adding(days: days) { due += left }
    }
    return due
  }

  private func sum(_ view: EventView?, _ customer: Int) -> Double {
    guard let view else { return 0 }
    var sum: Int64 = 0
    for row in view.rows(of: customer) { sum += view.table.value(of: row) ?? 0 }
    return Double(sum) / 1000
  }
}

/// The loyalty tier of each customer, by what was spent in the last 365 days.
public struct LoyaltyTiers: Sendable {
  /// The lowest first.
  public let tiers: [LoyaltyTier]
  private let floors: [Int64]
  private let dataset: Dataset

  /// The tiers of `tenure.toml`.
  public init(_ population: Population) {
    dataset = population.dataset
    let unit = Double(dataset.shop.currency?.minorUnits ?? 100)
    tiers = dataset.shop.tiers.sorted { $0.from < $1.from }
    floors = tiers.map { Int64(($0.from * unit).rounded()) }
  }

  /// The place of a customer's tier; nil: below the lowest, or there are none.
  public func place(of customer: Int) -> Int? {
    let spent = spent(customer)
    return floors.lastIndex { $0 <= spent }
  }

  /// What is missing to the next tier, in minor units; nil: there is none above.
  public func gap(of customer: Int) -> Int64? {
    let spent = spent(customer)
    return floors.first { $0 > spent }.map { $0 - spent }
  }

  private func spent(_ customer: Int) -> Int64 {
    let year = DayRange(last: 365, upTo: dataset.asOf)
    var sum: Int64 = 0
    for order in dataset.customers.orders(of: customer).reversed() {
      if dataset.orders.day[order] < year.first { break }
      sum += dataset.orders.net[order]
    }
    return sum
  }
}
