import CustomerData

/// A plain marketing list for programs: one JSON object a line, words as they are.
///
/// - Source: JSON Lines, jsonlines.org: UTF-8, one value a line, `\n` after each.
public struct JSONLinesDestination: Destination {
  /// `jsonl`.
  public static let name = "jsonl"
  /// "JSON Lines file".
  public static let title = "JSON Lines file"
  /// For any purpose.
  public static let rules = DestinationRules(
    platform: "JSON Lines", identifiers: [.email, .phone], isHashed: false,
    purposes: Purpose.allCases, layout: .jsonLines)
  /// What the list is for.
  public let purpose: Purpose

  /// A list for a purpose, e-mail marketing unless told otherwise.
  public init(purpose: Purpose = .email) { self.purpose = purpose }

  /// The same list for another purpose.
  public func serving(_ purpose: Purpose) -> (any Destination)? { Self(purpose: purpose) }

  /// One object a contact, with the columns of a CSV file; what is unknown is null.
  /// - Complexity: O(contacts × columns).
  public func rows(
    for cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows {
    try CSVDestination.list(.untouched).rows(
      for: try contacts(of: cleared, with: choices), purpose: purpose, with: choices)
  }

  /// Ids, addresses and numbers.
  public func rows(removing removal: Removal, with choices: DeliveryChoices) -> DeliveryRows {
    PlainList.rows(
      removing: removal, email: "email", phone: "phone", id: "customer_id",
      style: PlainCells.Style(words: .untouched), with: choices)
  }
}
