import CustomerData

/// Whether a shop has enough history for a purchase model to say anything.
///
///     ≥ 500 buyers,  ≥ 180 days,  an order in the last 30 days,  some with ≥ 3 orders
///
/// - Counts: customers with a valid order; orders by occasion.
/// - Complexity: O(customers).
/// - Source: the tests that Klaviyo and Segment publish for their predictions.
public struct PurchaseSufficiency: Hashable, Codable, Sendable {
  /// One of the four tests.
  public enum Test: String, Hashable, Codable, Sendable, CaseIterable {
    /// At least 500 customers have bought.
    case buyers
    /// The history is at least 180 days long.
    case days
    /// Somebody ordered in the last 30 days.
    case recent
    /// Somebody has ordered three times.
    case frequent
  }

  /// Buyers asked for.
  public static let leastBuyers = 500
  /// Days of history asked for.
  public static let leastDays = 180
  /// Days within which an order is asked for.
  public static let recentDays = 30
  /// Occasions that somebody must have.
  public static let leastOccasions = 3

  /// Customers who have bought.
  public let buyers: Int
  /// Days from the first order to the cutoff, both counted; 0 without orders.
  public let days: Int
  /// Days since anybody's last order; nil without orders.
  public let silence: Int?
  /// The most occasions of anyone.
  public let mostOccasions: Int

  /// Counts a history. O(customers).
  public init(_ history: PurchaseHistory) {
    buyers = history.count
    days = history.count == 0 ? 0 : history.longestAge + 1
    silence = history.rows.map { Int(history.ageDays[$0] - history.lastDays[$0]) }.min()
    mostOccasions = history.count == 0 ? 0 : history.mostRepeats + 1
  }

  /// The tests that failed; none: there is enough.
  public var failed: [Test] {
    Test.allCases.filter { test in
      switch test {
      case .buyers: buyers < Self.leastBuyers
      case .days: days < Self.leastDays
      case .recent: silence.map { $0 >= Self.recentDays } ?? true
      case .frequent: mostOccasions < Self.leastOccasions
      }
    }
  }

  /// Why nothing is predicted: a sentence a failed test.
  public var reasons: [String] {
    failed.map { test in
      switch test {
      case .buyers: "not enough data: fewer than \(Self.leastBuyers) customers have bought"
      case .days: "not enough data: less than \(Self.leastDays) days of orders"
      case .recent: "not enough data: no order in the last \(Self.recentDays) days"
      case .frequent: "not enough data: nobody has ordered on \(Self.leastOccasions) days"
      }
    }
  }

  /// Whether every test passed.
  public var isSufficient: Bool { failed.isEmpty }
}
