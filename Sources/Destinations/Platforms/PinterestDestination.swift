import CustomerData

/// A Pinterest customer list: one hashed e-mail address a line, no header.
///
/// - Source: Pinterest API v5, customer lists of type EMAIL; the file's header and size are not
///   published, so there is neither.
public struct PinterestDestination: MatchedDestination {
  /// `pinterest`.
  public static let name = "pinterest"
  /// "Pinterest customer list".
  public static let title = "Pinterest customer list"
  /// A hundred matched accounts at least.
  public static let rules = DestinationRules(
    platform: "Pinterest", identifiers: [.email], isHashed: true, purposes: [.ads],
    minimum: .advised(100), layout: .bareList)

  /// A Pinterest customer list.
  public init() {}

  // Pinterest wants addresses in lower case and says no more: as Meta.
  /// The columns of its file.
  public static var list: MatchList {
    MatchList(
      rules: rules, email: MetaNormalization.email, columns: [.identifier("email", \.email)])
  }
}
