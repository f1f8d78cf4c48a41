import CustomerData
import Support
import Testing

@testable import Destinations

@Suite("Nobody without consent")
struct NobodyWithoutConsentTests {
  // 13 destinations by 240 shops are over three thousand deliveries.
  static let shops = Seed.some(240)

  @Test(
    "no bytes of any delivery hold anybody who did not consent to its purpose", arguments: shops)
  func nobody(seed: Int) throws {
    var written = 0
    for (destination, contacts) in try Self.deliveries(seed) {
      let preview = try DeliveryPreview(
        of: contacts, to: destination, under: Self.rules(seed), with: .tested)
      #expect(Self.leaks(of: contacts, for: destination.purpose, into: preview.text).isEmpty)
      #expect(!preview.text.contains("suppressed"))
      written += preview.rows.isEmpty ? 0 : 1
    }
    #expect(written * 10 >= Destinations.all.count * 9)
  }

  @Test("the same search finds somebody in every file when the gate is taken out")
  func gateTakenOut() throws {
    for (destination, contacts) in try Self.deliveries(1) {
      let everyone = contacts.map { $0.agreeingToEverything }
      let preview = try DeliveryPreview(
        of: everyone, to: destination, under: ClearanceRules(), with: .tested)
      let found = Self.leaks(of: contacts, for: destination.purpose, into: preview.text)
      #expect(!found.isEmpty, "\(type(of: destination).name)")
    }
  }

  @Test("nobody is in a list that takes people out who was not delivered there", arguments: shops)
  func removal(seed: Int) throws {
    var chance = Seed(seed)
    for (destination, contacts) in try Self.deliveries(seed) {
      let delivered = Set(contacts.filter { _ in chance.oneIn(3) }.map(\.customerID))
      let rows = destination.rows(
        removing: Removal(of: contacts, delivered: delivered), with: .tested)
      let layout = type(of: destination).rules.layout
      let cells = Self.cells(
        of: rows.rows.map { layout.line($0, header: rows.header, numbers: []) }.joined())
      for contact in contacts where !delivered.contains(contact.customerID) {
        #expect(cells.isDisjoint(with: Self.signs(of: contact)))
      }
      #expect(rows.rows.count + rows.leftOut.count == delivered.count)
    }
  }

  /// Every destination for one of its purposes, with a random shop's customers.
  static func deliveries(_ seed: Int) throws -> [(any Destination, [Contact])] {
    var chance = Seed(seed)
    return Destinations.all.map { destination in
      let purpose = chance.pick(type(of: destination).rules.purposes)
      let serving = destination.serving(purpose) ?? destination
      return (serving, people(chance.int(10...24), from: &chance))
    }
  }

  /// Customers all of whose signs are their own, so that one found in a file is that very customer.
  private static func people(_ count: Int, from chance: inout Seed) -> [Contact] {
    let series = chance.int(10...99)
    return (0..<count).map { number in
      let key = "\(series)\(100 + number)"
      var consents: [Purpose: ConsentRecord] = [:]
      for purpose in Purpose.allCases where !chance.oneIn(4) {
        consents[purpose] = ConsentRecord(
          purpose: purpose, state: chance.oneIn(2) ? .granted : chance.pick(ConsentState.allCases),
          day: nil, source: "consents.csv",
          withdrawn: chance.oneIn(8) ? Day(number: 20_000) : nil)
      }
      let isSuppressed = number == 0
      return Contact(
        customerID: isSuppressed ? "suppressed" : "id\(key)",
        email: isSuppressed || !chance.oneIn(8)
          ? "\(isSuppressed ? "suppressed" : "mail\(key)")@example.com" : "",
        phone: "06 \(key.prefix(2)) \(key.dropFirst(2).prefix(2)) \(key.suffix(1))0 00",
        firstName: "First\(key)", lastName: "Last\(key)", city: "City\(key)", zip: "ZT\(key)",
        country: "FR", consents: consents)
    }
  }

  static func rules(_ seed: Int) -> ClearanceRules {
    ClearanceRules(
      suppressed: [SuppressionHash.email("Suppressed@example.com")],
      holdout: seed.isMultiple(of: 3) ? Holdout(share: 0.1, seed: "\(seed)") : nil)
  }

  /// The customers without consent of whom the text holds anything.
  static func leaks(
    of contacts: [Contact], for purpose: Purpose, into text: String
  ) -> [String] {
    let cells = cells(of: text)
    return contacts.filter { !$0.agreed(to: purpose) }
      .filter { !cells.isDisjoint(with: signs(of: $0)) }.map(\.customerID)
  }

  /// Everything between the signs that part a file of any form.
  static func cells(of text: String) -> Set<String> {
    Set(text.split { $0.isNewline || ",;:\"{}".contains($0) }.map(String.init))
  }

  /// Every form in which a customer could be recognised.
  static func signs(of contact: Contact) -> [String] {
    let digits = contact.phone.filter(\.isNumber).dropFirst()
    let phones = ["+33" + digits, "33" + digits]
    let plain = [contact.email, contact.firstName, contact.lastName, contact.city, contact.zip]
      .filter { !$0.isEmpty }
    return plain + phones + plain.map { ContactHash.sha256($0.lowercased()) }
      + phones.map(ContactHash.sha256) + [contact.customerID]
  }
}

extension Contact {
  /// The same customer as if they had agreed to everything.
  fileprivate var agreeingToEverything: Contact {
    let consents = Purpose.allCases.map {
      ($0, ConsentRecord(purpose: $0, state: .granted, day: nil, source: "none"))
    }
    return Contact(
      customerID: customerID, email: email, phone: phone, firstName: firstName, lastName: lastName,
      city: city, zip: zip, country: country,
      consents: Dictionary(uniqueKeysWithValues: consents))
  }
}
