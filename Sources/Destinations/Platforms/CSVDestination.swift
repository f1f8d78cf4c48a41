import CustomerData

/// A plain marketing list that any tool reads.
public struct CSVDestination: Destination {
  /// `csv`.
  public static let name = "csv"
  /// "CSV file".
  public static let title = "CSV file"
  /// For any purpose.
  public static let rules = DestinationRules(
    platform: "CSV", identifiers: [.email, .phone], isHashed: false,
    purposes: Purpose.allCases)
  /// What the list is for.
  public let purpose: Purpose

  /// A list for a purpose, e-mail marketing unless told otherwise.
  public init(purpose: Purpose = .email) { self.purpose = purpose }

  /// The same list for another purpose.
  public func serving(_ purpose: Purpose) -> (any Destination)? { Self(purpose: purpose) }

  /// One row a contact that has the identifier of the list's purpose.
  /// - Complexity: O(contacts × columns).
  public func rows(
    for cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows {
    try Self.list(.cleaned).rows(
      for: try contacts(of: cleared, with: choices), purpose: purpose, with: choices)
  }

  /// Ids, addresses and numbers.
  public func rows(removing removal: Removal, with choices: DeliveryChoices) -> DeliveryRows {
    PlainList.rows(
      removing: removal, email: "email", phone: "phone", id: "customer_id", with: choices)
  }

  /// The columns every list of ours has.
  static func list(_ words: PlainCells.Words) -> PlainList {
    PlainList(header: columns, style: PlainCells.Style(words: words)) { contact, reach, cells in
      [
        cells.id(of: contact), reach.email, reach.phone,
        cells.words(contact.firstName, in: "first_name"),
        cells.words(contact.lastName, in: "last_name"), cells.words(contact.city, in: "city"),
        cells.words(contact.zip, in: "zip"), cells.country(of: contact, in: "country"),
        cells.words(contact.language, in: "language"),
      ]
    }
  }

  private static let columns = [
    "customer_id", "email", "phone", "first_name", "last_name", "city", "zip", "country",
    "language",
  ]
}
