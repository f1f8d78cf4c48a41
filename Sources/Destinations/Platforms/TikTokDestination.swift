import CustomerData

/// A hashed customer file for a TikTok custom audience.
///
/// Each identifier in the two forms TikTok's pages contradict each other on; a header may stand
/// there three times.
/// - Source: as ``TikTokNormalization``; size and rows from "Customer File" (February 2024).
public struct TikTokDestination: MatchedDestination {
  /// `tiktok`.
  public static let name = "tiktok"
  /// "TikTok custom audience".
  public static let title = "TikTok custom audience"
  /// A thousand rows at least, less than a gigabyte.
  public static let rules = DestinationRules(
    platform: "TikTok", identifiers: [.email, .phone], isHashed: true, purposes: [.ads],
    minimum: .required(1000), mostBytes: 999_999_999)

  /// A TikTok custom audience.
  public init() {}

  /// The columns of its file.
  public static var list: MatchList {
    MatchList(
      rules: rules, email: TikTokNormalization.email,
      columns: [
        .identifier("Email_SHA256", \.email),
        .identifier("Email_SHA256") {
          let bare = TikTokNormalization.withoutTag($0.email)
          return bare == $0.email ? "" : bare
        },
        .identifier("Phone_SHA256", \.phone),
        .identifier("Phone_SHA256") {
          ContactHash.isHash($0.phone) ? "" : TikTokNormalization.phoneWithoutPlus($0.phone)
        },
      ])
  }
}
