import CustomerData

/// A list for people to open in a spreadsheet: every cell quoted, and an apostrophe before words a
/// spreadsheet would take for a formula. Not for an upload: the apostrophe would spoil it.
///
/// - Source: OWASP, "CSV Injection". Semicolons and a byte order mark, so that Excel in Europe opens
///   it in columns and with its accents.
public struct ReportDestination: Destination {
  /// `report`.
  public static let name = "report"
  /// "Spreadsheet report".
  public static let title = "Spreadsheet report"
  /// For any purpose.
  public static let rules = DestinationRules(
    platform: "Spreadsheet", identifiers: [.email, .phone], isHashed: false,
    purposes: Purpose.allCases,
    layout: FileLayout(
      form: .separated(by: ";", quotesAll: true), lineEnd: "\r\n", hasMark: true))
  /// What the list is for.
  public let purpose: Purpose

  /// A report for a purpose, e-mail marketing unless told otherwise.
  public init(purpose: Purpose = .email) { self.purpose = purpose }

  /// The same report for another purpose.
  public func serving(_ purpose: Purpose) -> (any Destination)? { Self(purpose: purpose) }

  /// One row a contact, with the columns of a CSV file.
  /// - Complexity: O(contacts × columns).
  public func rows(
    for cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows {
    try CSVDestination.list(.guarded).rows(
      for: try contacts(of: cleared, with: choices), purpose: purpose, with: choices)
  }

  /// Ids, addresses and numbers.
  public func rows(removing removal: Removal, with choices: DeliveryChoices) -> DeliveryRows {
    PlainList.rows(
      removing: removal, email: "email", phone: "phone", id: "customer_id",
      style: PlainCells.Style(words: .guarded), with: choices)
  }
}
