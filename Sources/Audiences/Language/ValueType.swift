/// What kind of value an attribute or a literal has; only like is compared with like.
public enum ValueType: String, Hashable, Codable, Sendable, CaseIterable {
  /// A plain number: `3`, `1.5`.
  case number
  /// A fraction, written as a percentage: `66%`. Compares with plain numbers too.
  case share
  /// An amount: `100 EUR`, or `100` in the shop's own currency.
  case money
  /// A length of time: `60 days`.
  case duration
  /// A calendar day: `2026-06-30`, `30 days ago`.
  case date
  /// A word: `"FR"`.
  case word
  /// Yes or no; written alone: `consent.ads`.
  case flag

  var isScalar: Bool { self == .number || self == .share }
  var isOrdered: Bool { self != .word && self != .flag }
}
