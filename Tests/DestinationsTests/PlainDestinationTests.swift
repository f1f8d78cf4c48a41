import CustomerData
import Foundation
import Support
import Testing

@testable import Destinations

@Suite("Plain destinations")
struct PlainDestinationTests {
  static let plain: [any Destination] = Destinations.all.filter { !type(of: $0).rules.isHashed }

  @Test(
    "every file has its bytes, for every purpose it may be for",
    arguments: plain.map { type(of: $0).name }, [Purpose.email, .sms])
  func golden(name: String, purpose: Purpose) throws {
    let destination = try Destinations.named(name)
    guard let serving = destination.serving(purpose) else {
      #expect(!type(of: destination).rules.purposes.contains(purpose))
      return
    }
    let suffix = purpose == .email ? "" : "-\(purpose.rawValue)"
    let ending = type(of: destination).rules.layout.ending
    try GoldenPeople.golden(
      "\(name)\(suffix).\(ending)", is: GoldenPeople.text(of: serving))
  }

  @Test(
    "an address consented for e-mail never brings a number along that did not",
    arguments: plain.map { type(of: $0).name }, Seed.some(20))
  func consentOfEachChannel(name: String, seed: Int) throws {
    let contacts = SomeContacts.many(60, from: seed)
    let destination = try Destinations.named(name)
    let preview = try DeliveryPreview(
      of: contacts, to: destination, under: ClearanceRules(), with: .tested)
    let people = Dictionary(uniqueKeysWithValues: contacts.map { ($0.customerID, $0) })
    for (id, row) in zip(preview.recipients, preview.rows) {
      let person = try #require(people[id])
      #expect(person.agreed(to: .email))
      if row.contains(where: { $0.hasPrefix("+33") }) { #expect(person.agreed(to: .sms)) }
    }
  }

  @Test(
    "nobody stands twice in a list whose platform tells people apart by it",
    arguments: ["klaviyo", "brevo", "mailchimp", "hubspot"])
  func duplicates(name: String) throws {
    let contacts: [Contact] = [
      .agreeing(to: [.email], id: "C-1"),
      .agreeing(to: [.email], id: "C-2", email: "ANN@example.com"),
      .agreeing(to: [.email], id: "C-3", email: "bob@example.com"),
    ]
    let preview = try DeliveryPreview(
      of: contacts, to: Destinations.named(name), under: ClearanceRules(), with: .tested)
    #expect(preview.recipients == ["C-1", "C-3"])
    #expect(preview.heldBack == [HeldBack(customerID: "C-2", reason: .sameIdentifier)])
    #expect(preview.customers(at: .noIdentifier) == 1)
  }

  @Test("Mailchimp: accents only after the @, words of 255 bytes, cut at a letter")
  func mailchimp() throws {
    let contacts: [Contact] = [
      .agreeing(to: [.email], id: "C-1", email: "zoé@example.com"),
      .agreeing(to: [.email], id: "C-2", firstName: String(repeating: "é", count: 200)),
    ]
    let preview = try DeliveryPreview(
      of: contacts, to: MailchimpDestination(), under: ClearanceRules(), with: .tested)
    #expect(preview.recipients == ["C-2"])
    #expect(preview.rows[0][1] == String(repeating: "é", count: 127))
    #expect(
      preview.notes == [.emailsDropped(1), .shortened(column: "First Name", cells: 1)])
  }

  @Test("JSON Lines read back as they were, whatever a customer is called", arguments: hostile)
  func jsonLines(text: String) throws {
    let contact = Contact.agreeing(to: [.email], id: text, firstName: text, lastName: text)
    var choices = DeliveryChoices.tested
    choices.extras = [
      ExtraColumn(name: "orders", values: [text: .integer(3)]),
      ExtraColumn(name: "note \"1\"", values: [text: .words(text)]),
    ]
    let preview = try DeliveryPreview(
      of: [contact], to: JSONLinesDestination(), under: ClearanceRules(), with: choices)
    let lines = preview.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 2 && lines.last == "")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(object["first_name"] as? String == Whitespace.trimmed(text))
    #expect(object["note \"1\""] as? String == Whitespace.trimmed(text))
    #expect(object["orders"] as? Int == 3)
    #expect(object["city"] is NSNull)
    #expect(preview.text.contains("\"orders\":3"))
  }

  @Test("a spreadsheet report has an apostrophe before every formula", arguments: hostile)
  func report(text: String) throws {
    let contact = Contact.agreeing(
      to: [.email], id: text, firstName: text, lastName: text, city: text)
    let preview = try DeliveryPreview(
      of: [contact], to: ReportDestination(), under: ClearanceRules(), with: .tested)
    #expect(preview.text.hasPrefix("\u{FEFF}\"customer_id\";"))
    #expect(preview.text.hasSuffix("\"\r\n"))
    for cell in [preview.rows[0][3], preview.rows[0][4], preview.rows[0][5]] {
      let first = cell.unicodeScalars.first { !Whitespace.contains($0) }
      #expect(first.map(SpreadsheetSafety.dangerous.contains) != true, "\(cell)")
    }
  }

  static let hostile = CSVDestinationTests.hostile + ["Ann \"the\" \\ Archer", "\u{2028}x"]
}
