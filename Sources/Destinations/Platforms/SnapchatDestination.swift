import CustomerData

/// A Snapchat customer list of e-mail addresses: one hash a line, no header.
///
/// A list has one kind of identifier only; ``SnapchatPhoneDestination`` is the other.
/// - Source: Snap, "Customer Lists" (Marketing API): a hundred thousand identifiers at a time, a
///   thousand matched to be targeted.
public struct SnapchatDestination: MatchedDestination {
  /// `snapchat`.
  public static let name = "snapchat"
  /// "Snapchat list, e-mail".
  public static let title = "Snapchat list, e-mail"
  /// Names of 375 letters at most.
  public static let rules = listRules(by: .email)

  /// A list of addresses.
  public init() {}

  /// The rules of a list of one kind of identifier.
  static func listRules(by identifier: DestinationRules.Identifier) -> DestinationRules {
    DestinationRules(
      platform: "Snapchat", identifiers: [identifier], isHashed: true, purposes: [.ads],
      minimum: .advised(1000), mostRows: 100_000, longestName: 375, layout: .bareList)
  }

  /// The columns of its file.
  public static var list: MatchList {
    MatchList(
      rules: rules, email: MetaNormalization.email,
      columns: [.identifier("EMAIL_SHA256", \.email)])
  }
}
