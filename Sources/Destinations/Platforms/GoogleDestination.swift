import CustomerData

/// A hashed list for Google Ads Customer Match; country and postal code stay in clear.
///
/// Google needs consent to both `ad_user_data` and `ad_personalization`: the one to advertising.
///
/// Two `Email` columns: the help pages on files do not tell whether Gmail's dots count, the Data
/// Manager API says they do not, so both forms are given where they differ.
/// - Source: Google Ads help 7659867 and 7476159; headers are exact and in English.
public struct GoogleDestination: MatchedDestination {
  /// `google`.
  public static let name = "google"
  /// "Google Customer Match".
  public static let title = "Google Customer Match"
  /// A list needs a hundred members to be targeted (Data Manager API, "Send audience members").
  public static let rules = DestinationRules(
    platform: "Google", identifiers: [.email, .phone, .address], isHashed: true,
    purposes: [.ads], minimum: .advised(100))

  /// A Customer Match list.
  public init() {}

  /// The columns of its file.
  public static var list: MatchList {
    MatchList(
      rules: rules, email: GoogleNormalization.email,
      columns: [
        .identifier("Email", \.email),
        .identifier("Email") {
          let gmail = GoogleNormalization.gmail($0.email)
          return gmail == $0.email ? "" : gmail
        },
        .identifier("Phone", \.phone),
        .description("First Name") { address(of: $0.contact)?.first ?? "" },
        .description("Last Name") { address(of: $0.contact)?.last ?? "" },
        .plain("Country") { address(of: $0.contact)?.country ?? "" },
        .plain("Zip") { address(of: $0.contact)?.zip ?? "" },
      ], recognises: { address(of: $0.contact) != nil })
  }

  private typealias Address = (first: String, last: String, country: String, zip: String)

  // Google matches the four together or not at all: fewer of them would be given away for nothing.
  private static func address(of contact: Contact) -> Address? {
    let address = (
      GoogleNormalization.name(contact.firstName), GoogleNormalization.name(contact.lastName),
      GoogleNormalization.country(contact.country), GoogleNormalization.zip(contact.zip)
    )
    let isWhole =
      !address.0.isEmpty && !address.1.isEmpty && !address.2.isEmpty && !address.3.isEmpty
    return isWhole ? address : nil
  }
}
