import CustomerData

/// A plain marketing list that any tool reads.
///
/// Each channel's cell needs its own consent: a list for e-mail carries the phones of those who
/// also agreed to text messages, and only theirs.
public struct CSVDestination: Destination {
  /// `csv`.
  public static let name = "csv"
  /// "CSV file".
  public static let title = "CSV file"
  /// What the list is for.
  public let purpose: Purpose

  /// A list for a purpose, e-mail marketing unless told otherwise.
  public init(purpose: Purpose = .email) { self.purpose = purpose }

  /// One row a contact that has the identifier of the list's purpose.
  /// - Complexity: O(contacts × columns).
  public func rows(
    for cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows {
    guard cleared.purpose == purpose else {
      throw .clearedForAnotherPurpose(cleared: cleared.purpose, needed: purpose)
    }
    let header = Self.columns + choices.extras.map(\.name)
    for name in header where name.isEmpty || header.count(where: { $0 == name }) > 1 {
      throw .ambiguousColumn(name)
    }
    var sheet = PlainSheet(purpose: purpose, choices: choices)
    for contact in cleared.contacts { sheet.add(contact.contact) }
    return DeliveryRows(
      header: header.map(SpreadsheetSafety.cleaned), rows: sheet.rows, leftOut: sheet.leftOut,
      notes: sheet.notes, furtherProofs: sheet.furtherProofs)
  }

  private static let columns = [
    "customer_id", "email", "phone", "first_name", "last_name", "city", "zip", "country",
    "language",
  ]
}

/// The rows of a plain list while they are made, with what had to be changed.
private struct PlainSheet {
  let purpose: Purpose
  let extras: [ExtraColumn]
  var phones: PhoneColumn
  var rows: [[String]] = []
  var leftOut: [HeldBack] = []
  var furtherProofs: [ConsentRecord] = []
  private var cleaned: [String: Int] = [:]
  private var emailsDropped = 0
  private var idsDropped = 0

  init(purpose: Purpose, choices: DeliveryChoices) {
    self.purpose = purpose
    extras = choices.extras
    phones = PhoneColumn(choices.phones, storeCountry: choices.storeCountry)
  }

  mutating func add(_ contact: Contact) {
    let email = email(of: contact)
    let phone =
      mayCarry(.sms, of: contact)
      ? phones.e164(of: contact.phone, country: contact.country) : ""
    guard isReachable(email: email, phone: phone) else {
      leftOut.append(HeldBack(customerID: contact.customerID, reason: .noIdentifier))
      return
    }
    addProofs(of: contact, email: email, phone: phone)
    let country = Country.code(of: contact.country) ?? contact.country
    let described = [
      ("first_name", contact.firstName), ("last_name", contact.lastName), ("city", contact.city),
      ("zip", contact.zip), ("country", country), ("language", contact.language),
    ]
    rows.append(
      [id(of: contact), email, phone] + described.map { words($0.1, in: $0.0) }
        + extras.map { cell(of: $0, for: contact) })
  }

  var notes: [DeliveryNote] {
    var notes = phones.notes
    if emailsDropped > 0 { notes.append(.emailsDropped(emailsDropped)) }
    if idsDropped > 0 { notes.append(.idsDropped(idsDropped)) }
    let columns = cleaned.sorted { $0.key < $1.key }
    return notes + columns.map { .cleaned(column: $0.key, cells: $0.value) }
  }

  private func isReachable(email: String, phone: String) -> Bool {
    switch purpose {
    case .email: !email.isEmpty
    case .sms: !phone.isEmpty
    case .ads: !email.isEmpty || !phone.isEmpty
    case .profiling: true
    }
  }

  private func mayCarry(_ channel: Purpose, of contact: Contact) -> Bool {
    purpose == channel || purpose == .ads || Consent.grant(of: channel, by: contact) != nil
  }

  private mutating func addProofs(of contact: Contact, email: String, phone: String) {
    guard purpose != .ads else { return }
    for (channel, cell) in [(Purpose.email, email), (.sms, phone)]
    where channel != purpose && !cell.isEmpty {
      if let proof = Consent.grant(of: channel, by: contact) { furtherProofs.append(proof) }
    }
  }

  private mutating func email(of contact: Contact) -> String {
    let email = Whitespace.trimmed(contact.email)
    guard mayCarry(.email, of: contact), !email.isEmpty else { return "" }
    if EmailAddress.isSafeInPlainFile(email) { return email }
    emailsDropped += 1
    return ""
  }

  private mutating func id(of contact: Contact) -> String {
    if SpreadsheetSafety.cleaned(contact.customerID) == contact.customerID {
      return contact.customerID
    }
    idsDropped += 1
    return ""
  }

  private mutating func words(_ text: String, in column: String) -> String {
    let clean = SpreadsheetSafety.cleaned(text)
    if clean != Whitespace.trimmed(text) { cleaned[column, default: 0] += 1 }
    return clean
  }

  private mutating func cell(of column: ExtraColumn, for contact: Contact) -> String {
    guard let value = column.values[contact.customerID] else { return "" }
    if case .words(let text) = value { return words(text, in: column.name) }
    return value.text
  }
}
