import CustomerData

/// A Pinterest customer list: one hashed e-mail address a line, no header.
///
/// - Source: Pinterest API v5, customer lists of type EMAIL; the file's header and size are not
///   published, so there is neither.
public struct PinterestDestination: Destination {
  /// `pinterest`.
  public static let name = "pinterest"
  /// "Pinterest customer list".
  public static let title = "Pinterest customer list"
  /// A hundred matched accounts at least.
  public static let rules = DestinationRules(
    platform: "Pinterest", identifiers: [.email], isHashed: true, purposes: [.ads],
    minimum: .advised(100), layout: .bareList)

  /// Always advertising.
  public var purpose: Purpose { .ads }

  /// A Pinterest customer list.
  public init() {}

  /// One row a contact with an e-mail address.
  /// - Complexity: O(contacts), one hash each.
  public func rows(
    for cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows {
    Self.list.rows(for: try contacts(of: cleared, with: choices), with: choices)
  }

  /// The same hashes, for an update of the list with REMOVE.
  public func rows(removing removal: Removal, with choices: DeliveryChoices) -> DeliveryRows {
    Self.list.rows(removing: removal, with: choices)
  }

  // Pinterest wants addresses in lower case and says no more: as Meta.
  private static var list: MatchList {
    MatchList(
      rules: rules, email: MetaNormalization.email, columns: [.identifier("email", \.email)])
  }
}
