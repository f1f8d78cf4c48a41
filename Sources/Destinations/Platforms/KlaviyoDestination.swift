import CustomerData

/// A Klaviyo list import.
///
/// It carries no consent column: an import that says "Subscribed" would subscribe again whoever has
/// unsubscribed there since.
/// - Source: Klaviyo help 115005078967 (columns), 360035428731 (50 MB, no duplicates), 115005078807.
public struct KlaviyoDestination: Destination {
  /// `klaviyo`.
  public static let name = "klaviyo"
  /// "Klaviyo list".
  public static let title = "Klaviyo list"
  /// Fifty megabytes a file.
  public static let rules = DestinationRules(
    platform: "Klaviyo", identifiers: [.email, .phone], isHashed: false,
    purposes: [.email, .sms], mostBytes: 50_000_000)
  /// What the list is for.
  public let purpose: Purpose

  /// A list for e-mail, or for text messages.
  public init(purpose: Purpose = .email) { self.purpose = purpose }

  /// The same list for e-mail or for text messages.
  public func serving(_ purpose: Purpose) -> (any Destination)? {
    Self.rules.purposes.contains(purpose) ? Self(purpose: purpose) : nil
  }

  /// One row a contact; the first column is what the list is for, no address or number twice.
  /// - Complexity: O(contacts × columns).
  public func rows(
    for cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows {
    let isForPhones = purpose == .sms
    let channels = isForPhones ? ["Phone Number", "Email"] : ["Email", "Phone Number"]
    let list = PlainList(header: channels + Self.columns, style: Self.style) {
      contact, reach, cells in
      (isForPhones ? [reach.phone, reach.email] : [reach.email, reach.phone])
        + [
          cells.words(contact.firstName, in: "First Name"),
          cells.words(contact.lastName, in: "Last Name"), cells.words(contact.city, in: "City"),
          cells.words(contact.zip, in: "Zip Code"), cells.country(of: contact, in: "Country"),
        ]
    }
    return try list.rows(
      for: try contacts(of: cleared, with: choices), purpose: purpose, with: choices)
  }

  /// Addresses and numbers, for a suppression or deletion there.
  public func rows(removing removal: Removal, with choices: DeliveryChoices) -> DeliveryRows {
    PlainList.rows(
      removing: removal, email: "Email", phone: "Phone Number", style: Self.style, with: choices)
  }

  private static let style = PlainCells.Style(refusesDuplicates: true)
  private static let columns = ["First Name", "Last Name", "City", "Zip Code", "Country"]
}
