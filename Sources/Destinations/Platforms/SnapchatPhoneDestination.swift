import CustomerData

/// A Snapchat customer list of telephone numbers: digits with the country code, hashed, one a line.
///
/// - Source: Snap, "Customer Lists" and Conversions API "Parameters".
public struct SnapchatPhoneDestination: Destination {
  /// `snapchat-phone`.
  public static let name = "snapchat-phone"
  /// "Snapchat list, phone".
  public static let title = "Snapchat list, phone"
  /// As a list of addresses.
  public static let rules = SnapchatDestination.listRules(by: .phone)

  /// Always advertising.
  public var purpose: Purpose { .ads }

  /// A list of numbers.
  public init() {}

  /// One row a contact with a phone number.
  /// - Complexity: O(contacts), one hash each.
  public func rows(
    for cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows {
    Self.list.rows(for: try contacts(of: cleared, with: choices), with: choices)
  }

  /// The same hashes, to be deleted from the segment.
  public func rows(removing removal: Removal, with choices: DeliveryChoices) -> DeliveryRows {
    Self.list.rows(removing: removal, with: choices)
  }

  private static var list: MatchList {
    MatchList(
      rules: rules, email: MetaNormalization.email,
      columns: [.identifier("PHONE_SHA256") { MetaNormalization.phone(e164: $0.phone) }])
  }
}
