import CustomerData

/// A HubSpot contact import. The e-mail address is what HubSpot tells contacts apart by.
///
/// - Source: HubSpot knowledge base, "Set up your import files": UTF-8, a header, 250,000 rows and
///   150 MB a file.
public struct HubSpotDestination: Destination {
  /// `hubspot`.
  public static let name = "hubspot"
  /// "HubSpot contacts".
  public static let title = "HubSpot contacts"
  /// A quarter of a million rows a file.
  public static let rules = DestinationRules(
    platform: "HubSpot", identifiers: [.email], isHashed: false, purposes: [.email],
    mostRows: 250_000, mostBytes: 150_000_000)

  /// Always e-mail marketing.
  public var purpose: Purpose { .email }

  /// A contact import.
  public init() {}

  /// One row a contact, no address twice.
  /// - Complexity: O(contacts × columns).
  public func rows(
    for cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows {
    let list = PlainList(header: Self.columns, style: Self.style) { contact, reach, cells in
      [
        reach.email, cells.words(contact.firstName, in: "First name"),
        cells.words(contact.lastName, in: "Last name"), reach.phone,
        cells.words(contact.city, in: "City"), cells.words(contact.zip, in: "Postal code"),
        cells.country(of: contact, in: "Country/Region"),
      ]
    }
    return try list.rows(
      for: try contacts(of: cleared, with: choices), purpose: purpose, with: choices)
  }

  /// Addresses, for a deletion there.
  public func rows(removing removal: Removal, with choices: DeliveryChoices) -> DeliveryRows {
    PlainList.rows(
      removing: removal, email: "Email", phone: nil, style: Self.style, with: choices)
  }

  private static let style = PlainCells.Style(refusesDuplicates: true)
  private static let columns = [
    "Email", "First name", "Last name", "Phone number", "City", "Postal code", "Country/Region",
  ]
}
