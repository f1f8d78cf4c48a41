import CustomerData

/// A Mailchimp audience import; the list's name becomes the contacts' tag.
///
/// It carries no status: Mailchimp would subscribe again whoever has unsubscribed there since.
/// - Source: Mailchimp help, "Format guidelines for your import file": UTF-8, one row an address,
///   accents only after the `@`, words cut at 255 bytes.
public struct MailchimpDestination: Destination {
  /// `mailchimp`.
  public static let name = "mailchimp"
  /// "Mailchimp audience".
  public static let title = "Mailchimp audience"
  /// Nothing but addresses.
  public static let rules = DestinationRules(
    platform: "Mailchimp", identifiers: [.email], isHashed: false, purposes: [.email])

  /// Always e-mail marketing.
  public var purpose: Purpose { .email }

  /// An audience import.
  public init() {}

  /// One row a contact, no address twice.
  /// - Complexity: O(contacts × columns).
  public func rows(
    for cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows {
    // Several tags stand between commas: one name is one tag.
    let tag = Whitespace.collapsed(choices.audienceName.replacing(",", with: " "))
    let list = PlainList(header: Self.columns, style: Self.style) { contact, reach, cells in
      [
        reach.email, cells.words(contact.firstName, in: "First Name"),
        cells.words(contact.lastName, in: "Last Name"), reach.phone,
        cells.words(tag, in: "Tags"),
      ]
    }
    return try list.rows(
      for: try contacts(of: cleared, with: choices), purpose: purpose, with: choices)
  }

  /// Addresses, for a deletion there.
  public func rows(removing removal: Removal, with choices: DeliveryChoices) -> DeliveryRows {
    PlainList.rows(
      removing: removal, email: "Email Address", phone: nil, style: Self.style, with: choices)
  }

  private static let style = PlainCells.Style(
    refusesDuplicates: true, wantsPlainLocalParts: true, longestCell: 255)
  private static let columns = [
    "Email Address", "First Name", "Last Name", "SMS Phone Number", "Tags",
  ]
}
