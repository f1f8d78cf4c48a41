import CustomerData
import Support
import Testing

@testable import Destinations

@Suite("CSV destination")
struct CSVDestinationTests {
  @Test(
    "no address and no number is ever in a list without a granted record for its channel",
    arguments: Seed.some(60), [Purpose.email, .sms, .profiling])
  func consentOfEachChannel(seed: Int, purpose: Purpose) throws {
    let contacts = SomeContacts.many(60, from: seed)
    let people = Dictionary(uniqueKeysWithValues: contacts.map { ($0.customerID, $0) })
    let rows = try Self.rows(contacts, for: purpose).rows
    for row in rows {
      let person = try #require(people[row[0]])
      #expect(person.agreed(to: purpose))
      #expect(row[1].isEmpty || person.agreed(to: .email))
      #expect(row[2].isEmpty || person.agreed(to: .sms))
    }
  }

  @Test("contacts cleared for one purpose are refused for another")
  func otherPurpose() {
    let clearance = Consent.clear(
      [.agreeing(to: [.email])], for: .email, under: ClearanceRules())
    #expect(throws: DestinationError.clearedForAnotherPurpose(cleared: .email, needed: .sms)) {
      try CSVDestination(purpose: .sms).rows(for: clearance.cleared, with: .tested)
    }
  }

  @Test("who has no usable address is left out of an e-mail list, and says so")
  func noIdentifier() throws {
    let rows = try Self.rows(
      [.agreeing(to: [.email], id: "C-1", email: ""), .agreeing(to: [.email], id: "C-2")],
      for: .email)
    #expect(rows.rows.map(\.first) == ["C-2"])
    #expect(rows.leftOut == [HeldBack(customerID: "C-1", reason: .noIdentifier)])
  }

  static let hostile = [
    "=HYPERLINK(\"http://evil.example\",\"x\")", "+33639981234", "-30.00", "@cmd", "\t=1+1",
    "'+33639981234", "=1+2\";=1+2", " =1+2", "\u{A0}@cmd", "a;=1+2", "a\n=1+2", "a\r\n=1+2",
    "==1", "\0=1", "＝1+2", "\u{1B}[31m=1", "=\t=1", "a|=1", "\"=1+2\"", "\u{200B}=1",
  ]

  @Test("no cell of a written list begins a formula in any spreadsheet", arguments: hostile)
  func injection(text: String) throws {
    let contact = Contact.agreeing(
      to: [.email, .sms], id: text, email: text, phone: text, firstName: text, lastName: text,
      city: text, zip: text, country: text)
    let reachable = Contact.agreeing(
      to: [.email], firstName: text, lastName: text, city: text, zip: text, country: text)
    let extra = ExtraColumn(name: "segment", values: ["C-1": .words(text)])
    let sheet = try Self.rows([contact, reachable], for: .email, extras: [extra])
    #expect(sheet.rows.count == 1)
    let written = sheet.rows.map { DelimitedLine.text($0) + "\n" }.joined()
    // Excel splits at the separator of its country, whatever the file meant.
    for separator in [",", ";", "\t", "|"] as [Character] {
      for cell in written.split(whereSeparator: { $0 == separator || $0.isNewline }) {
        let start = cell.drop { $0 == "\"" || $0.isWhitespace }.first
        #expect(!"=+-@＝＋－＠".contains(start ?? "x"), "\(cell)")
      }
    }
  }

  @Test("negative amounts and phone numbers of ours are written as they are")
  func typed() throws {
    let extras = [
      ExtraColumn(name: "orders", values: ["C-1": .integer(3)]),
      ExtraColumn(name: "revenue", values: ["C-1": .money(-30_00, Currency(code: "EUR"))]),
      ExtraColumn(name: "yen", values: ["C-1": .money(5, Currency(code: "JPY"))]),
      ExtraColumn(name: "cents", values: ["C-1": .money(7, nil)]),
      ExtraColumn(name: "last_order", values: ["C-1": .day(Day(number: 0))]),
      ExtraColumn(name: "risk", values: [:]),
    ]
    let contact = Contact.agreeing(to: [.email, .sms], phone: "06 12 34 56 78")
    let sheet = try Self.rows([contact], for: .email, extras: extras)
    #expect(sheet.header.suffix(6) == ["orders", "revenue", "yen", "cents", "last_order", "risk"])
    #expect(sheet.rows.first?[2] == "+33612345678")
    #expect(sheet.rows.first?.suffix(6) == ["3", "-30.00", "5", "0.07", "1970-01-01", ""])
  }

  @Test("a name with an apostrophe survives", arguments: ["'t Hooft", "D'Angelo", "Jean-Luc"])
  func apostrophe(name: String) throws {
    let sheet = try Self.rows([.agreeing(to: [.email], lastName: name)], for: .email)
    #expect(sheet.rows.first?[4] == name)
    #expect(sheet.notes.isEmpty)
  }

  @Test("what was cleaned and dropped is counted by column, without a name")
  func notes() throws {
    let contacts: [Contact] = [
      .agreeing(to: [.email, .sms], id: "C-1", phone: "call me", firstName: "=x", city: "@y"),
      .agreeing(to: [.email], id: "-2", email: "=cmd@example.com"),
      .agreeing(to: [.email], id: "-3"),
    ]
    let sheet = try Self.rows(contacts, for: .email)
    #expect(
      sheet.notes == [
        .phonesDropped(1), .emailsDropped(1), .idsDropped(1), .cleaned(column: "city", cells: 1),
        .cleaned(column: "first_name", cells: 1),
      ])
  }

  @Test("two columns of one name are refused")
  func ambiguous() {
    #expect(throws: DestinationError.ambiguousColumn("city")) {
      try Self.rows([], for: .email, extras: [ExtraColumn(name: "city", values: [:])])
    }
  }

  @Test(
    "an address is what mail servers accept and no cell can break out of",
    arguments: [
      ("ann@example.com", true), ("ann+tag@example.co.uk", true), ("zoé@exämple.fr", true),
      ("a'b@example.com", true), ("ann@example", false), ("ann@@example.com", false),
      ("ann example@example.com", false), ("\"a\"@example.com", false), ("a,b@example.com", false),
      ("@example.com", false), ("ann@-a.com", false), ("ann@.com", false), ("", false),
      ("=ann@example.com", false), ("+ann@example.com", false), ("-ann@example.com", false),
      ("ann\n@example.com", false), ("a;b@example.com", false),
    ])
  func addresses(address: String, isSafe: Bool) {
    #expect(EmailAddress.isSafeInPlainFile(address) == isSafe)
  }

  @Test("what is written reads back, cell for cell", arguments: Seed.some(100))
  func roundTrip(seed: Int) {
    var chance = Seed(seed)
    let signs = ["a", "é", ",", ";", "\"", "\n", "\r", " ", "'", "=", ""]
    let rows = (0..<5).map { _ in
      (0..<4).map { _ in (0..<chance.int(0...6)).map { _ in chance.pick(signs) }.joined() }
    }
    #expect(Self.reading(rows.map { DelimitedLine.text($0) + "\n" }.joined()) == rows)
  }

  static func rows(
    _ contacts: [Contact], for purpose: Purpose, extras: [ExtraColumn] = []
  ) throws -> DeliveryRows {
    var choices = DeliveryChoices.tested
    choices.extras = extras
    let clearance = Consent.clear(contacts, for: purpose, under: ClearanceRules())
    return try CSVDestination(purpose: purpose).rows(for: clearance.cleared, with: choices)
  }

  // A reader of RFC 4180, sign by sign.
  static func reading(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if isQuoted {
        if scalar != "\"" {
          cell.append(scalar)
        } else if scalars.first == "\"" {
          cell.append(scalar)
          scalars.removeFirst()
        } else {
          isQuoted = false
        }
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == "," || scalar == "\n" {
        row.append(String(cell))
        cell = String.UnicodeScalarView()
        if scalar == "\n" {
          rows.append(row)
          row = []
        }
      } else {
        cell.append(scalar)
      }
    }
    return rows
  }
}
