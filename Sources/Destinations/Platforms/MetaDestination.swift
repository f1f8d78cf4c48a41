import CustomerData

/// A hashed customer list for a Meta custom audience, ready for upload.
///
/// Needs consent to advertising: an e-mail opt-in is not one (CNIL SAN-2025-017, 30 December 2025).
/// - Source: Meta, "How to format a customer list"; headers as its upload maps them by itself.
public struct MetaDestination: Destination {
  /// `meta`.
  public static let name = "meta"
  /// "Meta custom audience".
  public static let title = "Meta custom audience"
  /// Meta advises against lists under a hundred people, and blocks some names.
  public static let rules = DestinationRules(
    platform: "Meta", identifiers: [.email, .phone], isHashed: true, purposes: [.ads],
    minimum: .advised(100), refusesTraits: true)
  /// An extra column of this name becomes the value of a value-based list.
  public static let valueColumn = "value"

  /// Always advertising.
  public var purpose: Purpose { .ads }

  /// A Meta custom audience.
  public init() {}

  /// One row a contact with an e-mail address or a phone number; every cell but the value hashed.
  /// - Complexity: O(contacts), seven hashes each.
  public func rows(
    for cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows {
    let value = choices.extras.first { $0.name == Self.valueColumn }
    let columns =
      Self.columns
      + (value.map { column in
        [.plain(Self.valueColumn) { Self.amount(in: column, for: $0.contact) }]
      } ?? [])
    return Self.list(columns).rows(for: try contacts(of: cleared, with: choices), with: choices)
  }

  /// The hashed addresses and numbers, for the audience's "remove people".
  public func rows(removing removal: Removal, with choices: DeliveryChoices) -> DeliveryRows {
    Self.list(Self.columns).rows(removing: removal, with: choices)
  }

  private static func list(_ columns: [MatchList.Column]) -> MatchList {
    MatchList(rules: rules, email: MetaNormalization.email, columns: columns)
  }

  private static var columns: [MatchList.Column] {
    [
      .identifier("email", \.email),
      .identifier("phone") { MetaNormalization.phone(e164: $0.phone) },
      .description("fn") { MetaNormalization.name($0.contact.firstName) },
      .description("ln") { MetaNormalization.name($0.contact.lastName) },
      .description("ct") { MetaNormalization.city($0.contact.city) },
      .description("zip") {
        MetaNormalization.zip($0.contact.zip, country: $0.contact.country)
      },
      .description("country") { MetaNormalization.country($0.contact.country) },
    ]
  }

  // A value-based list takes no negative number.
  private static func amount(in column: ExtraColumn, for contact: Contact) -> String {
    let text = column.values[contact.customerID]?.text ?? ""
    return text.hasPrefix("-") ? "0" : text
  }
}
