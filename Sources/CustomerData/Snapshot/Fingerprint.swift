/// Names a snapshot: equal fingerprints give equal answers.
public struct Fingerprint: Hashable, Sendable, Codable {
  /// 64 bits over the inputs, the mapping and the as-of day.
  public let value: UInt64

  /// A fingerprint of a known value.
  public init(value: UInt64) { self.value = value }

  /// Sixteen hexadecimal digits.
  public var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
