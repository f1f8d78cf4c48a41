import CustomerData
import Destinations
import Support
import Testing

@Suite("Meta destination")
struct MetaDestinationTests {
  @Test("nobody without an advertising consent is ever in the list", arguments: Seed.some(60))
  func onlyAds(seed: Int) throws {
    let contacts = SomeContacts.many(60, from: seed)
    let agreeing = contacts.filter { $0.agreed(to: .ads) }
    let addresses = Set(agreeing.map { ContactHash.sha256(MetaNormalization.email($0.email)) })
    for row in try Self.rows(contacts).rows {
      #expect(row[0].isEmpty || addresses.contains(row[0]))
      #expect(!row[0].isEmpty || !row[1].isEmpty)
    }
  }

  @Test("contacts cleared for e-mail are refused")
  func otherPurpose() {
    let clearance = Consent.clear([.agreeing(to: [.email])], for: .email, under: ClearanceRules())
    #expect(throws: DestinationError.clearedForAnotherPurpose(cleared: .email, needed: .ads)) {
      try MetaDestination().rows(for: clearance.cleared, with: .tested)
    }
  }

  @Test("the composite customer's row has the hashes worked out beforehand")
  func composite() throws {
    let contact = Contact.agreeing(
      to: [.ads], email: " Zoe.Martin+Promo@GMAIL.com ", phone: "06 39 98 12 34",
      firstName: "Zoé", lastName: "D'Angelo", city: "Saint-Étienne", zip: "75011", country: "FR")
    let sheet = try Self.rows([contact])
    #expect(sheet.header == ["email", "phone", "fn", "ln", "ct", "zip", "country"])
    #expect(
      sheet.rows == [
        [
          "61b0eb36cb38f9f7e3c316a75a68888068872547a28c8983aa52ff08842adf64",
          "17bd2f772a9008682f34f2b601ec9abc765097b3305df51b818647ac3507fc10",
          "33b40fa27aea231a9e9d97095ae040f154f79476742c529966657cbd6c131a61",
          "82f86db06baeb9b2c728c5127035da8c1d5e2cad7193eb80bf0beb2476d6f34a",
          "bb35a91d6f2bd7ba807fdd240cc838bdd3b20fe1a6fdedba60d941fbe8d5c10f",
          "02561490e9af307159822035f8b9a4f32c82568ac651546408c0654e4d7933e8",
          "67ad8f41a7bb0a18c45f3efd8f6a32bdcd832bcf8f3f2eb44006c03d53076e18",
        ]
      ])
  }

  @Test("every cell but the value is a hash or empty", arguments: Seed.some(30))
  func onlyHashes(seed: Int) throws {
    for cell in try Self.rows(SomeContacts.many(60, from: seed)).rows.joined() {
      #expect(cell.isEmpty || ContactHash.isHash(cell))
    }
  }

  @Test("a value is one number a person and never below zero")
  func value() throws {
    var choices = DeliveryChoices.tested
    let euro = Currency(code: "EUR")
    choices.extras = [
      ExtraColumn(
        name: "value", values: ["C-1": .money(1234_50, euro), "C-2": .money(-5_00, euro)])
    ]
    let contacts: [Contact] = [.agreeing(to: [.ads], id: "C-1"), .agreeing(to: [.ads], id: "C-2")]
    let sheet = try Self.rows(contacts, with: choices)
    #expect(sheet.header.last == "value")
    #expect(sheet.rows.map(\.last) == ["1234.50", "0"])
  }

  @Test("a list under a hundred is warned about")
  func short() throws {
    let contacts = (0..<100).map {
      Contact.agreeing(to: [.ads], id: "\($0)", email: "c\($0)@example.com")
    }
    #expect(try Self.rows(contacts).notes.isEmpty)
    #expect(
      try Self.rows(contacts.dropLast()).notes == [
        .fewerThanAdvised(platform: "Meta", minimum: 100, found: 99)
      ])
  }

  @Test(
    "a name hinting at health or money is refused, with the rule",
    arguments: [
      ("High income Paris", NamingRule.finances), ("clients surendettés", .finances),
      ("Crédit refusé", .finances), ("Riches", .finances), ("diabetic-care", .health),
      ("Femmes enceintes", .health), ("Santé", .health),
    ])
  func refusedName(name: String, rule: NamingRule) {
    do throws(DestinationError) {
      var choices = DeliveryChoices.tested
      choices.audienceName = name
      let clearance = Consent.clear([], for: .ads, under: ClearanceRules())
      _ = try MetaDestination().rows(for: clearance.cleared, with: choices)
      Issue.record("it was accepted")
    } catch {
      guard case .refusedName(_, rule) = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test(
    "an ordinary name is accepted",
    arguments: ["VIP", "Richard's list", "Win-back JP", "High revenue", "", "Poorly served"])
  func acceptedName(name: String) throws {
    var choices = DeliveryChoices.tested
    choices.audienceName = name
    #expect(try Self.rows([.agreeing(to: [.ads])], with: choices).rows.count == 1)
  }

  @Test("destinations are found by name, else the nearest are named")
  func lookup() throws {
    #expect(try Destinations.named("CSV") is CSVDestination)
    #expect(try Destinations.named("meta") is MetaDestination)
    #expect(
      throws: DestinationError.unknownDestination(name: "metta", nearest: ["meta", "brevo", "csv"])
    ) {
      try Destinations.named("metta")
    }
  }

  static func rows(
    _ contacts: [Contact], with choices: DeliveryChoices = .tested
  ) throws -> DeliveryRows {
    let clearance = Consent.clear(contacts, for: .ads, under: ClearanceRules())
    return try MetaDestination().rows(for: clearance.cleared, with: choices)
  }
}
