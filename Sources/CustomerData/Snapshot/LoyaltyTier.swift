/// A step of the shop's loyalty programme, from `tenure.toml`.
public struct LoyaltyTier: Hashable, Sendable, Codable {
  /// What it is called.
  public let name: String
  /// The net spend of the last 365 days from which on a customer has it, in major units.
  public let from: Double

  /// A tier.
  public init(name: String, from: Double) {
    self.name = name
    self.from = from
  }
}
