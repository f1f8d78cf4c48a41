import CustomerData

/// How long a customer counts as active: the window of retention and churn.
///
///     90 % of all gaps between two purchases are shorter than "P90 of gaps"
public enum ActivityWindow: Hashable, Codable, Sendable {
  /// As `tenure.toml` says, else 365 days.
  case shop
  /// So many days.
  case days(Int)
  /// The 90th percentile of everybody's gaps between order days, rounded up to whole days.
  case usualGaps

  /// Reads `180` or `p90`.
  public init?(_ text: some StringProtocol) {
    if text.lowercased() == "p90" {
      self = .usualGaps
    } else if let days = Int(text), (1...36_500).contains(days) {
      self = .days(days)
    } else {
      return nil
    }
  }

  /// The length in days for a shop; nobody having ordered twice, the shop's own. O(orders log orders).
  public func days(of dataset: Dataset) -> Int {
    switch self {
    case .shop:
      return dataset.shop.activityFollowsGaps
        ? ActivityWindow.usualGaps.days(of: dataset) : dataset.shop.activityWindowDays
    case .days(let days): return days
    case .usualGaps:
      let gaps = (0..<dataset.customers.count).flatMap(dataset.gaps).sorted()
      guard let gap = Quantiles.of(sorted: gaps, 0.9) else {
        return dataset.shop.activityWindowDays
      }
      return max(1, Int(gap.rounded(.up)))
    }
  }
}

extension Dataset {
  /// The same data with the window's days put into the shop, so that every figure and audience
  /// uses the one window.
  public func with(_ window: ActivityWindow) -> Dataset {
    let days = window.days(of: self)
    guard days != shop.activityWindowDays else { return self }
    var shop = shop
    shop.activityWindowDays = days
    // Other windows, other answers: the name of the data tells them apart.
    let named = Fingerprint(value: (fingerprint.value ^ UInt64(days)) &* 0x100_0000_01b3)
    return Dataset(
      fingerprint: named, shop: shop, asOf: asOf, customers: customers, orders: orders,
      lines: lines, products: products, excluded: excluded, events: events, spend: spend)
  }
}
