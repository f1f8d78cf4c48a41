/// The customers a campaign leaves alone, so that its effect can be measured against them.
///
///     u(c) = first 64 bits of SHA-256(seed ‖ 0 ‖ customer id) ÷ 2⁶⁴        held out: u(c) < share
///
/// The same seed always holds out the same customers, whoever else is selected, and a smaller share
/// is part of a larger one.
public struct Holdout: Hashable, Sendable, Codable {
  /// Of the customers, the share left alone: a fraction, 0...1.
  public let share: Double
  /// What the draw depends on beside the customer: the campaign's name.
  public let seed: String

  /// A holdout of a share of the customers, drawn by a campaign's seed.
  /// - Precondition: the share is within 0...1.
  public init(share: Double, seed: String) {
    precondition((0...1).contains(share), "a holdout's share is within 0...1, not \(share)")
    self.share = share
    self.seed = seed
  }

  /// The share a person writes: `10%`, `10`, `2.5 %`, `2,5%`, all in percent; nil for anything else
  /// or outside 0...100.
  public static func share(parsing text: String) -> Double? {
    let number = Whitespace.trimmed(text.replacing("%", with: "", maxReplacements: 1))
    let digits = number.replacing(",", with: ".")
    guard digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }),
      let percent = Double(digits), (0...100).contains(percent)
    else { return nil }
    return percent / 100
  }

  /// Whether the campaign leaves this customer alone.
  public func holdsOut(_ customerID: String) -> Bool { uniform(customerID) < share }

  /// The customer's place in the draw: uniform in 0..<1.
  public func uniform(_ customerID: String) -> Double {
    let digest = ContactHash.digest(of: Array(seed.utf8) + [0] + Array(customerID.utf8))
    // 53 bits are what a Double keeps exactly; more could round up to 1.
    let bits = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Double(bits >> 11) * 0x1p-53
  }
}
