import CustomerData

/// A hashed customer list for a Meta custom audience, ready for upload.
///
/// Needs consent to advertising: an e-mail opt-in is not one (CNIL SAN-2025-017, 30 December 2025).
/// - Source: Meta, "How to format a customer list"; headers as its upload maps them by itself.
public struct MetaDestination: Destination {
  /// `meta`.
  public static let name = "meta"
  /// "Meta custom audience".
  public static let title = "Meta custom audience"
  /// Below so many rows Meta advises against a list.
  public static let advisedMinimum = 100
  /// An extra column of this name becomes the value of a value-based list.
  public static let valueColumn = "value"

  /// Always advertising.
  public var purpose: Purpose { .ads }

  /// A Meta custom audience.
  public init() {}

  /// One row a contact with an e-mail address or a phone number; every cell but the value hashed.
  /// - Complexity: O(contacts), seven hashes each.
  public func rows(
    for cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows {
    guard cleared.purpose == purpose else {
      throw .clearedForAnotherPurpose(cleared: cleared.purpose, needed: purpose)
    }
    try NamingRule.check(choices.audienceName)
    let value = choices.extras.first { $0.name == Self.valueColumn }
    var phones = PhoneColumn(choices.phones, storeCountry: choices.storeCountry)
    var rows: [[String]] = []
    var leftOut: [HeldBack] = []
    var emailsDropped = 0
    for contact in cleared.contacts.map(\.contact) {
      let email = Self.email(of: contact)
      if email.isEmpty, !contact.email.isEmpty { emailsDropped += 1 }
      let phone = Self.phone(of: contact, by: &phones)
      if email.isEmpty, phone.isEmpty {
        leftOut.append(HeldBack(customerID: contact.customerID, reason: .noIdentifier))
      } else {
        let amount = value.map { [Self.amount(in: $0, for: contact)] } ?? []
        rows.append(Self.hashed([email, phone] + Self.description(of: contact)) + amount)
      }
    }
    var notes = phones.notes
    if emailsDropped > 0 { notes.append(.emailsDropped(emailsDropped)) }
    if rows.count < Self.advisedMinimum {
      notes.append(.fewerThanAdvised(minimum: Self.advisedMinimum, found: rows.count))
    }
    let header = Self.columns + (value == nil ? [] : [Self.valueColumn])
    return DeliveryRows(
      header: header, rows: rows, leftOut: leftOut, notes: notes, furtherProofs: [])
  }

  private static let columns = ["email", "phone", "fn", "ln", "ct", "zip", "country"]

  private static func hashed(_ normalized: [String]) -> [String] {
    normalized.map(ContactHash.sha256)
  }

  private static func email(of contact: Contact) -> String {
    let email = MetaNormalization.email(contact.email)
    return EmailAddress.isPlausible(email) || ContactHash.isHash(email) ? email : ""
  }

  private static func phone(of contact: Contact, by phones: inout PhoneColumn) -> String {
    if ContactHash.isHash(contact.phone) { return contact.phone.lowercased() }
    return MetaNormalization.phone(
      e164: phones.e164(of: contact.phone, country: contact.country))
  }

  private static func description(of contact: Contact) -> [String] {
    [
      MetaNormalization.name(contact.firstName), MetaNormalization.name(contact.lastName),
      MetaNormalization.city(contact.city),
      MetaNormalization.zip(contact.zip, country: contact.country),
      MetaNormalization.country(contact.country),
    ]
  }

  // A value-based list takes no negative number.
  private static func amount(in column: ExtraColumn, for contact: Contact) -> String {
    let text = column.values[contact.customerID]?.text ?? ""
    return text.hasPrefix("-") ? "0" : text
  }
}
