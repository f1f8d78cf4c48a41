import CustomerData

/// A Brevo contact import, with the attribute names of French accounts.
///
/// - Source: Brevo help 208729849: semicolons, UTF-8, 250 MB, numbers with their country code, one
///   of `EMAIL`, `SMS` and `EXT_ID` in each row.
public struct BrevoDestination: Destination {
  /// `brevo`.
  public static let name = "brevo"
  /// "Brevo contacts".
  public static let title = "Brevo contacts"
  /// A quarter of a gigabyte a file.
  public static let rules = DestinationRules(
    platform: "Brevo", identifiers: [.email, .phone], isHashed: false,
    purposes: [.email, .sms], mostBytes: 250_000_000,
    layout: FileLayout(form: .separated(by: ";", quotesAll: false), lineEnd: "\r\n"))
  /// What the list is for.
  public let purpose: Purpose

  /// A list for e-mail, or for text messages.
  public init(purpose: Purpose = .email) { self.purpose = purpose }

  /// The same list for e-mail or for text messages.
  public func serving(_ purpose: Purpose) -> (any Destination)? {
    Self.rules.purposes.contains(purpose) ? Self(purpose: purpose) : nil
  }

  /// One row a contact, no address or number twice.
  /// - Complexity: O(contacts × columns).
  public func rows(
    for cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows {
    let list = PlainList(header: Self.columns, style: Self.style) { contact, reach, cells in
      [
        reach.email, reach.phone, cells.words(contact.firstName, in: "PRENOM"),
        cells.words(contact.lastName, in: "NOM"), cells.id(of: contact),
      ]
    }
    return try list.rows(
      for: try contacts(of: cleared, with: choices), purpose: purpose, with: choices)
  }

  /// Addresses, numbers and ids, for a deletion there.
  public func rows(removing removal: Removal, with choices: DeliveryChoices) -> DeliveryRows {
    PlainList.rows(
      removing: removal, email: "EMAIL", phone: "SMS", id: "EXT_ID", style: Self.style,
      with: choices)
  }

  private static let style = PlainCells.Style(refusesDuplicates: true)
  private static let columns = ["EMAIL", "SMS", "PRENOM", "NOM", "EXT_ID"]
}
