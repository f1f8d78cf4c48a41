/// Klaviyo's export of a list or segment (FORMATS 4.8): people and their consents. A suppressed
/// address is not to be written to, whatever the consent says.
///
/// Klaviyo's own id joins nobody: its people are known by e-mail address, else by phone.
struct KlaviyoProfiles: Dialect {
  let platform = "klaviyo"
  let kind = FileKind.customers
  let signature = Signature(all: ["klaviyo id", "email"])
  let columns: [Field: [String]] = [
    .email: ["email"], .phone: ["phone number", "phone"], .firstName: ["first name"],
    .lastName: ["last name"], .city: ["city"], .zip: ["zip code", "zip"],
    .country: ["country"], .createdAt: ["profile created on"],
    .emailConsent: ["email marketing consent"],
    .emailConsentAt: ["email marketing consent timestamp"],
    .suppression: ["email suppressions", "email suppression"],
    .smsConsent: ["sms marketing consent"],
    .smsConsentAt: ["sms marketing consent timestamp"],
    .smsSuppression: ["sms suppressions", "sms suppression"],
  ]

  func read(_ row: Row, into intake: inout Intake) throws(Refusal) {
    try StandardRows.customer(row, into: &intake)
    guard let party = intake.customers.last?.party else { return }
    consent(party, to: .email, .emailConsent, at: .emailConsentAt, row, &intake)
    consent(party, to: .sms, .smsConsent, at: .smsConsentAt, row, &intake)
    suppress(party, for: .email, .suppression, row, &intake)
    suppress(party, for: .sms, .smsSuppression, row, &intake)
  }

  private static let states: [String: ConsentState] = [
    "SUBSCRIBED": .granted, "UNSUBSCRIBED": .revoked, "NEVER_SUBSCRIBED": .denied,
  ]

  /// Dated by the consent's own time, where there is one: else it is the export's state.
  private func consent(
    _ party: Int32, to purpose: Purpose, _ field: Field, at time: Field, _ row: Row,
    _ intake: inout Intake
  ) {
    guard let said = row.string(field)?.uppercased().replacing(" ", with: "_") else { return }
    guard let state = Self.states[said] else { return row.warn(.unknownConsent, field) }
    let moment = row.bytes(time).flatMap(row.dates.read)
    if moment == nil && row.bytes(time) != nil { row.warn(.notADate, time) }
    var draft = ConsentDraft(
      party: party, purpose: purpose, state: state, moment: moment,
      weight: moment == nil ? .export : .record)
    draft.source = row.sourceCode(of: field, in: &intake.words)
    intake.consents.append(draft)
  }

  /// `HARD_BOUNCE`, `SPAM_COMPLAINT` and the like; an empty list is none.
  private func suppress(
    _ party: Int32, for purpose: Purpose, _ field: Field, _ row: Row, _ intake: inout Intake
  ) {
    guard let why = row.string(field)?.lowercased(),
      !["[]", "{}", "none", "null", "no", "false", "0"].contains(why)
    else { return }
    var draft = ConsentDraft(
      party: party, purpose: purpose, state: .denied, moment: nil, weight: .suppression)
    draft.source = row.sourceCode(of: field, in: &intake.words)
    intake.consents.append(draft)
  }
}
