import CustomerData

/// A platform that matches hashes with its own people: which columns, hashed how, is all it says.
public protocol MatchedDestination: Destination {
  /// The list it wants.
  static var list: MatchList { get }
}

extension MatchedDestination {
  /// Always advertising.
  public var purpose: Purpose { .ads }

  /// One row a contact that the platform can recognise.
  /// - Complexity: O(contacts), one hash a column each.
  public func rows(
    for cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows {
    Self.list.rows(for: try contacts(of: cleared, with: choices), with: choices)
  }

  /// The same identifiers and nothing else, to be taken out again.
  public func rows(removing removal: Removal, with choices: DeliveryChoices) -> DeliveryRows {
    Self.list.rows(removing: removal, with: choices)
  }
}
