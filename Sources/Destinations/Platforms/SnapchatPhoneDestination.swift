import CustomerData

/// A Snapchat customer list of telephone numbers: digits with the country code, hashed, one a line.
///
/// - Source: Snap, "Customer Lists" and Conversions API "Parameters".
public struct SnapchatPhoneDestination: MatchedDestination {
  /// `snapchat-phone`.
  public static let name = "snapchat-phone"
  /// "Snapchat list, phone".
  public static let title = "Snapchat list, phone"
  /// As a list of addresses.
  public static let rules = SnapchatDestination.listRules(by: .phone)

  /// A list of numbers.
  public init() {}

  /// The columns of its file.
  public static var list: MatchList {
    MatchList(
      rules: rules, email: MetaNormalization.email,
      columns: [.identifier("PHONE_SHA256") { MetaNormalization.phone(e164: $0.phone) }])
  }
}
