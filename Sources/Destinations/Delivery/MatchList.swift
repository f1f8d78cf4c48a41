import CustomerData

/// The list an advertising platform matches with its own people: for each contact what the platform
/// may recognise, hashed as that platform wants it.
public struct MatchList {
  /// A contact with what may identify them: an address as the platform normalizes it, a number in
  /// E.164 form; either may be a SHA-256 that came hashed, or "".
  struct Person {
    let contact: Contact
    let email: String
    let phone: String
  }

  /// One column of the file.
  struct Column {
    let header: String
    /// Whether the platform can recognise somebody by this cell alone.
    let isIdentifier: Bool
    let cell: (Person) -> String

    /// An identifier, hashed.
    static func identifier(
      _ header: String, _ normalized: @escaping (Person) -> String
    ) -> Column {
      Column(header: header, isIdentifier: true) { ContactHash.sha256(normalized($0)) }
    }

    /// A description beside the identifiers, hashed.
    static func description(
      _ header: String, _ normalized: @escaping (Person) -> String
    ) -> Column {
      Column(header: header, isIdentifier: false) { ContactHash.sha256(normalized($0)) }
    }

    /// A description the platform wants as it is.
    static func plain(_ header: String, _ cell: @escaping (Person) -> String) -> Column {
      Column(header: header, isIdentifier: false, cell: cell)
    }
  }

  let rules: DestinationRules
  /// The platform's spelling of an address.
  let email: (String) -> String
  let columns: [Column]
  /// Whether somebody without an identifier is recognised all the same.
  var recognises: (Person) -> Bool = { _ in false }

  /// One row a contact that the platform can recognise. O(contacts × columns).
  func rows(for contacts: [Contact], with choices: DeliveryChoices) -> DeliveryRows {
    var phones = PhoneColumn(choices.phones, storeCountry: choices.storeCountry)
    var rows: [[String]] = []
    var leftOut: [HeldBack] = []
    var emailsDropped = 0
    let wantsEmail = rules.identifiers.contains(.email)
    for contact in contacts {
      let person = person(contact, by: &phones)
      if wantsEmail, person.email.isEmpty, !contact.email.isEmpty { emailsDropped += 1 }
      let cells = columns.map { $0.cell(person) }
      let isKnown = zip(columns, cells).contains { $0.isIdentifier && !$1.isEmpty }
      if isKnown || recognises(person) {
        rows.append(cells)
      } else {
        leftOut.append(HeldBack(customerID: contact.customerID, reason: .noIdentifier))
      }
    }
    let dropped = emailsDropped > 0 ? [DeliveryNote.emailsDropped(emailsDropped)] : []
    return DeliveryRows(
      header: columns.map(\.header), rows: rows, leftOut: leftOut,
      notes: phones.notes + dropped + rules.notes(onRows: rows.count))
  }

  /// The same list with nothing but the identifiers.
  func rows(removing removal: Removal, with choices: DeliveryChoices) -> DeliveryRows {
    let bare = MatchList(
      rules: rules, email: email, columns: columns.filter(\.isIdentifier))
    let rows = bare.rows(for: removal.contacts, with: choices)
    return DeliveryRows(header: rows.header, rows: rows.rows, leftOut: rows.leftOut)
  }

  private func person(_ contact: Contact, by phones: inout PhoneColumn) -> Person {
    let address = rules.identifiers.contains(.email) ? email(contact.email) : ""
    let isUsable = EmailAddress.isPlausible(address) || ContactHash.isHash(address)
    return Person(
      contact: contact, email: isUsable ? address : "", phone: phone(of: contact, by: &phones))
  }

  // A platform without numbers needs no phone library.
  private func phone(of contact: Contact, by phones: inout PhoneColumn) -> String {
    guard rules.identifiers.contains(.phone) else { return "" }
    if ContactHash.isHash(contact.phone) { return contact.phone.lowercased() }
    return phones.e164(of: contact.phone, country: contact.country)
  }
}
