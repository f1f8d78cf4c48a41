import CustomerData

/// A column beside the contact data: one value a customer.
public struct ExtraColumn: Hashable, Sendable {
  /// A value and what it is, so that only words need cleaning.
  public enum Value: Hashable, Sendable {
    /// A customer's or a shop's words.
    case words(String)
    /// A whole number.
    case integer(Int)
    /// A number, in full precision.
    case decimal(Double)
    /// An amount in minor units; without a currency, of two decimals.
    case money(Int64, Currency?)
    /// A day.
    case day(Day)
  }

  /// The column's name, such as `segment`.
  public let name: String
  /// By customer id; no entry: an empty cell.
  public let values: [String: Value]

  /// A column of values by customer id.
  public init(name: String, values: [String: Value]) {
    self.name = name
    self.values = values
  }
}

extension ExtraColumn.Value {
  /// The cell as written: `.` for decimals, ISO days, nothing localised.
  var text: String {
    switch self {
    case .words(let words): words
    case .integer(let number): String(number)
    case .decimal(let number): number.isFinite ? "\(number)" : ""
    case .money(let minor, let currency): Self.amount(minor, decimals: currency?.decimals ?? 2)
    case .day(let day): day.iso
    }
  }

  private static func amount(_ minor: Int64, decimals: Int) -> String {
    let digits = String(minor.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = minor < 0 ? "-" : ""
    if decimals == 0 { return sign + padded }
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
