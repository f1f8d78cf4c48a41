import CustomerData

/// The cells of files that carry contact data as they are, with what had to be changed.
///
/// Each channel's cell needs its own consent: a list for e-mail carries the phones of those who also
/// agreed to text messages, and only theirs.
struct PlainCells {
  /// What is done with words that a spreadsheet could take for a formula.
  enum Words: Hashable, Sendable {
    /// The signs that begin one are dropped: an upload must not get an apostrophe.
    case cleaned
    /// An apostrophe before them: for people who open the file in a spreadsheet.
    case guarded
    /// As they are: no spreadsheet reads this form.
    case untouched
  }

  /// How a platform wants addresses, numbers and words.
  struct Style: Hashable, Sendable {
    var words = Words.cleaned
    /// Nobody may come after somebody with the same address or number.
    var refusesDuplicates = false
    /// Addresses may have letters of the alphabet only before the `@`.
    var wantsPlainLocalParts = false
    /// Bytes of a cell of words at most.
    var longestCell = Int.max
  }

  /// What a contact can be reached by; a channel without consent is "".
  struct Reach {
    let email: String
    let phone: String
  }

  private let purpose: Purpose?
  private let style: Style
  private var phones: PhoneColumn
  private var seen: Set<String> = []
  private var cleaned: [String: Int] = [:]
  private var shortened: [String: Int] = [:]
  private var emailsDropped = 0
  private var idsDropped = 0
  private(set) var leftOut: [HeldBack] = []
  private(set) var furtherProofs: [ConsentRecord] = []

  /// Cells of a list for a purpose; without one, of a list that takes people out again.
  init(purpose: Purpose?, style: Style, choices: DeliveryChoices) {
    self.purpose = purpose
    self.style = style
    phones = PhoneColumn(choices.phones, storeCountry: choices.storeCountry)
  }

  /// What a contact can be reached by; nil: by nothing of their own, so that they are left out.
  mutating func reach(of contact: Contact) -> Reach? {
    let email = email(of: contact)
    let phone =
      mayCarry(.sms, of: contact)
      ? phones.e164(of: contact.phone, country: contact.country) : ""
    guard isReachable(email: email, phone: phone) else {
      leftOut.append(HeldBack(customerID: contact.customerID, reason: .noIdentifier))
      return nil
    }
    guard style.refusesDuplicates else {
      addProofs(of: contact, email: email, phone: phone)
      return Reach(email: email, phone: phone)
    }
    return unique(Reach(email: email, phone: phone), of: contact)
  }

  private mutating func unique(_ reach: Reach, of contact: Contact) -> Reach? {
    func isNew(_ value: String) -> Bool {
      value.isEmpty ? false : seen.insert(value.lowercased()).inserted
    }
    // Both are kept in mind whatever comes out: the other one of a row is taken as well.
    let own = (email: isNew(reach.email), phone: isNew(reach.phone))
    guard purpose == .sms ? own.phone : own.email || (purpose == nil && own.phone) else {
      leftOut.append(HeldBack(customerID: contact.customerID, reason: .sameIdentifier))
      return nil
    }
    let rest = Reach(
      email: own.email ? reach.email : "", phone: own.phone ? reach.phone : "")
    addProofs(of: contact, email: rest.email, phone: rest.phone)
    return rest
  }

  private func isReachable(email: String, phone: String) -> Bool {
    switch purpose {
    case .email: !email.isEmpty
    case .sms: !phone.isEmpty
    case .ads, nil: !email.isEmpty || !phone.isEmpty
    case .profiling: true
    }
  }

  private func mayCarry(_ channel: Purpose, of contact: Contact) -> Bool {
    purpose == nil || purpose == channel || purpose == .ads
      || Consent.grant(of: channel, by: contact) != nil
  }

  private mutating func addProofs(of contact: Contact, email: String, phone: String) {
    guard let purpose, purpose != .ads else { return }
    for (channel, cell) in [(Purpose.email, email), (.sms, phone)]
    where channel != purpose && !cell.isEmpty {
      if let proof = Consent.grant(of: channel, by: contact) { furtherProofs.append(proof) }
    }
  }

  private mutating func email(of contact: Contact) -> String {
    let email = Whitespace.trimmed(contact.email)
    guard mayCarry(.email, of: contact), !email.isEmpty else { return "" }
    let isPlain = email.prefix { $0 != "@" }.allSatisfy(\.isASCII)
    if EmailAddress.isSafeInPlainFile(email), isPlain || !style.wantsPlainLocalParts {
      return email
    }
    emailsDropped += 1
    return ""
  }
}

extension PlainCells {
  /// The shop's id; "" where a spreadsheet could take it for a formula, for an id is never changed.
  mutating func id(of contact: Contact) -> String {
    if style.words == .untouched
      || SpreadsheetSafety.cleaned(contact.customerID) == contact.customerID
    {
      return contact.customerID
    }
    idsDropped += 1
    return ""
  }

  /// A customer's or a shop's words, made harmless and as short as they must be.
  mutating func words(_ text: String, in column: String) -> String {
    let harmless = harmless(text)
    if style.words == .cleaned, harmless != Whitespace.trimmed(text) {
      cleaned[column, default: 0] += 1
    }
    let short = Self.prefix(of: harmless, bytes: style.longestCell)
    if short != harmless { shortened[column, default: 0] += 1 }
    return short
  }

  /// The country as its code, else as it is written.
  mutating func country(of contact: Contact, in column: String) -> String {
    words(Country.code(of: contact.country) ?? contact.country, in: column)
  }

  /// The cells of extra columns.
  mutating func extras(_ columns: [ExtraColumn], of contact: Contact) -> [String] {
    columns.map { column in
      guard let value = column.values[contact.customerID] else { return "" }
      if case .words(let text) = value { return words(text, in: column.name) }
      return value.text
    }
  }

  /// What was changed and dropped so far.
  var notes: [DeliveryNote] {
    var notes = phones.notes
    if emailsDropped > 0 { notes.append(.emailsDropped(emailsDropped)) }
    if idsDropped > 0 { notes.append(.idsDropped(idsDropped)) }
    notes += cleaned.sorted { $0.key < $1.key }.map { .cleaned(column: $0.key, cells: $0.value) }
    return notes
      + shortened.sorted { $0.key < $1.key }.map { .shortened(column: $0.key, cells: $0.value) }
  }

  private func harmless(_ text: String) -> String {
    switch style.words {
    case .cleaned: SpreadsheetSafety.cleaned(text)
    case .guarded: SpreadsheetSafety.guarded(text)
    case .untouched: Whitespace.trimmed(text)
    }
  }

  // At the end of a letter: half of one would be read as another.
  private static func prefix(of text: String, bytes: Int) -> String {
    guard text.utf8.count > bytes else { return text }
    var kept = ""
    var length = 0
    for letter in text {
      length += letter.utf8.count
      if length > bytes { break }
      kept.append(letter)
    }
    return kept
  }
}
