import CustomerData
import Support
import Testing

@testable import Destinations

@Suite("Advertising platforms")
struct AdPlatformTests {
  static let platforms: [any Destination] = Destinations.all.filter { type(of: $0).rules.isHashed }

  @Test("every platform's file has its bytes", arguments: platforms.map { type(of: $0).name })
  func golden(name: String) throws {
    try GoldenPeople.golden(
      name + ".csv", is: GoldenPeople.text(of: Destinations.named(name)))
  }

  @Test("Google: dots and tags go for Gmail only, and both forms are given")
  func googleEmail() throws {
    #expect(
      GoogleNormalization.gmail("cloudy.sanfrancisco+shopping@gmail.com")
        == "cloudysanfrancisco@gmail.com")
    #expect(
      ContactHash.sha256(GoogleNormalization.gmail("cloudy.sanfrancisco+shopping@gmail.com"))
        == "223ebda6f6889b1494551ba902d9d381daf2f642bae055888e96343d53e9f9c4")
    #expect(
      GoogleNormalization.gmail("user.name+NYC@Example.com") == "user.name+nyc@example.com")
    #expect(
      ContactHash.sha256("+18005550100")
        == "fb4f73a6ec5fdb7077d564cdd22c3554b43ce49168550c3b12c547b78c517b30")
    #expect(GoogleNormalization.gmail("+@gmail.com") == "+@gmail.com")
  }

  @Test("the composite customer's row for Google has the hashes worked out beforehand")
  func googleComposite() throws {
    let row = try #require(Self.rows(GoogleDestination()).rows.first)
    #expect(
      row == [
        "61b0eb36cb38f9f7e3c316a75a68888068872547a28c8983aa52ff08842adf64",
        "4f6a08ab1a5067d38fe6e6e45fafd87de9845e8b1faba69e044c31233ad972f1",
        "5e59c3ce49f52588f6343006ae717839916f4bacfa9fe65664f23bd619f692c1",
        "33b40fa27aea231a9e9d97095ae040f154f79476742c529966657cbd6c131a61",
        "82f86db06baeb9b2c728c5127035da8c1d5e2cad7193eb80bf0beb2476d6f34a", "FR", "75011",
      ])
  }

  @Test(
    "Google: titles and suffixes are no part of a name",
    arguments: [
      ("Mrs. Zoé", "zoé"), ("D’Angelo Jr.", "dangelo"), ("Mme Élise-Marie", "élisemarie"),
      ("Jr", "jr"), ("M", "m"), ("  ", ""),
    ])
  func googleName(name: String, normalized: String) {
    #expect(GoogleNormalization.name(name) == normalized)
  }

  @Test("Google: an address is given whole or not at all, and alone it is enough")
  func googleAddress() throws {
    let whole = Contact.agreeing(
      to: [.ads], email: "", firstName: "Zoé", lastName: "Martin", zip: "75011", country: "FR")
    let half = Contact.agreeing(
      to: [.ads], id: "C-2", firstName: "Zoé", zip: "75011", country: "FR")
    let rows = try Self.rows(GoogleDestination(), [whole, half]).rows
    #expect(rows[0].suffix(2) == ["FR", "75011"])
    #expect(rows[1].suffix(4) == ["", "", "", ""])
  }

  @Test("TikTok: both forms its pages contradict each other on")
  func tikTok() throws {
    let row = try #require(Self.rows(TikTokDestination()).rows.first)
    #expect(
      row == [
        "61b0eb36cb38f9f7e3c316a75a68888068872547a28c8983aa52ff08842adf64",
        "c36baa5145bdfa6e46a79a3839b95ef8374c213960bb71d5d06b6f98ba18a912",
        "5e59c3ce49f52588f6343006ae717839916f4bacfa9fe65664f23bd619f692c1",
        "17bd2f772a9008682f34f2b601ec9abc765097b3305df51b818647ac3507fc10",
      ])
    #expect(
      ContactHash.sha256(TikTokNormalization.email("janedoe@gmail.com"))
        == "d6117306485ed0e50afab3ac871e98f81699151f30281527d63ff5f233656c69")
  }

  @Test("Snapchat: published hashes of an address and of the digits of a number")
  func snapchat() {
    #expect(
      ContactHash.sha256(MetaNormalization.email("Person@Example.com"))
        == "542d240129883c019e106e3b1b2d3f3cb3537c43c425364de8e951d5a3083345")
    #expect(
      ContactHash.sha256(MetaNormalization.phone(e164: "+448444124653"))
        == "dc008fda46e2e64002cf2f82a4906236282d431c4f75e5b60bfe79fc48546383")
  }

  @Test("Google: the published hash of an address begins as published")
  func googleVector() {
    #expect(
      ContactHash.sha256(GoogleNormalization.email(" Dana@example.com "))
        == "07e2f1394b0ea80e2adca010ea8318df697001a005ba7452720edda4b0ce57b3")
  }

  @Test("TikTok refuses fewer than a thousand rows, and nothing is written")
  func tooFew() throws {
    let folder = try TemporaryFolder()
    let contacts = (0..<999).map {
      Contact.agreeing(to: [.ads], id: "C-\($0)", email: "c\($0)@example.com")
    }
    let preview = try DeliveryPreview(
      of: contacts, to: TikTokDestination(), under: ClearanceRules(), with: .tested)
    let refusal = DestinationError.tooFewRows(platform: "TikTok", minimum: 1000, found: 999)
    #expect(preview.refusal == refusal)
    #expect(throws: DeliveryError.refused(refusal)) {
      try DeliveryTests.delivery(of: preview).deliver(to: folder.path + "/a.csv")
    }
    #expect(try folder.names().isEmpty)
    let enough = contacts + [.agreeing(to: [.ads], id: "one more", email: "more@example.com")]
    let accepted = try DeliveryPreview(
      of: enough, to: TikTokDestination(), under: ClearanceRules(), with: .tested)
    #expect(accepted.refusal == nil)
    try DeliveryTests.delivery(of: accepted).deliver(to: folder.path + "/a.csv")
    #expect(try folder.text(of: "a.csv").split(separator: "\n").count == 1001)
  }

  @Test("Snapchat takes names of 375 letters, and a hundred thousand identifiers a file")
  func snapchatLimits() throws {
    var choices = DeliveryChoices.tested
    choices.audienceName = String(repeating: "é", count: 376)
    let clearance = Consent.clear([], for: .ads, under: ClearanceRules())
    #expect(throws: DestinationError.nameTooLong(platform: "Snapchat", most: 375, found: 376)) {
      try SnapchatDestination().rows(for: clearance.cleared, with: choices)
    }
    #expect(SnapchatDestination.rules.mostRows == 100_000)
  }

  @Test(
    "cells are hashes, or empty, but for Google's country and postal code",
    arguments: platforms.map { type(of: $0).name }, Seed.some(10))
  func onlyHashes(name: String, seed: Int) throws {
    let contacts = SomeContacts.many(60, from: seed)
    let sheet = try Self.rows(Destinations.named(name), contacts)
    for row in sheet.rows {
      for (header, cell) in zip(sheet.header, row) where !["Country", "Zip"].contains(header) {
        #expect(cell.isEmpty || ContactHash.isHash(cell))
      }
    }
  }

  static func rows(
    _ destination: any Destination, _ contacts: [Contact] = [GoldenPeople.all[0]]
  ) throws -> DeliveryRows {
    let clearance = Consent.clear(contacts, for: .ads, under: ClearanceRules())
    return try destination.rows(for: clearance.cleared, with: GoldenPeople.choices)
  }
}
