/// The customers a campaign leaves alone, as drawn by whoever keeps holdouts.
public struct HoldoutGroup: Hashable, Sendable {
  /// The campaign.
  public let campaign: String
  /// The share left alone, 0...1.
  public let share: Double
  /// What the draw depends on beside the customer.
  public let seed: String
  private let draw: @Sendable (String) -> Bool

  /// A holdout; `draw` tells of a customer's id whether the campaign leaves the customer alone.
  public init(
    campaign: String, share: Double, seed: String, draw: @escaping @Sendable (String) -> Bool
  ) {
    self.campaign = campaign
    self.share = share
    self.seed = seed
    self.draw = draw
  }

  func holdsOut(_ id: String) -> Bool { draw(id) }

  /// The same campaign, share and seed draw the same customers.
  public static func == (left: HoldoutGroup, right: HoldoutGroup) -> Bool {
    (left.campaign, left.share, left.seed) == (right.campaign, right.share, right.seed)
  }

  /// Feeds campaign, share and seed.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(campaign)
    hasher.combine(share)
    hasher.combine(seed)
  }
}
