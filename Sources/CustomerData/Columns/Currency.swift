/// A currency by its ISO 4217 code. Amounts are integers of its minor unit.
public struct Currency: Hashable, Sendable, Codable {
  /// Three capital letters, such as `EUR`.
  public let code: String

  /// The currency of a code in any case; nil unless it is three letters.
  public init?(code: some StringProtocol) {
    let upper = code.uppercased()
    guard upper.count == 3, upper.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
    self.code = upper
  }

  /// Decimal places of the minor unit (ISO 4217): 2 for most.
  public var decimals: Int { Self.decimalsByCode[code] ?? 2 }

  /// Minor units in one major unit: 100 for EUR, 1 for JPY.
  public var minorUnits: Int64 { [1, 10, 100, 1000, 10_000][decimals] }

  private static let decimalsByCode: [String: Int] = [
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0,
    "RWF": 0, "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
  ]
}
