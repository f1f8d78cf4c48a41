import CustomerData
import Testing

@Suite("Klaviyo's profiles") struct KlaviyoTests {
  private func folder(_ rows: String...) throws -> Folder {
    try Folder([
      "tenure.toml": Folder.paris,
      "orders.csv":
        "order_id,customer_id,email,created_at,total\n1,77,a@example.com,2026-03-01,10\n",
      "profiles.csv":
        "Email,Klaviyo ID,Email Marketing Consent,Email Marketing Consent Timestamp,"
        + "Email Suppressions,SMS Marketing Consent,Phone Number\n"
        + rows.map { $0 + "\n" }.joined(),
    ])
  }

  @Test("Marked and with Windows line ends, the profiles tell who may be written to")
  func fixtureProfiles() throws {
    let history = try Folder(fixture: "klaviyo_profiles.csv", shop: Folder.paris).load()
    let file = try history.file("klaviyo_profiles.csv")
    #expect(file.dialect == "klaviyo")
    #expect([file.rows, file.accepted, file.refused, file.dropped] == [2, 2, 0, 0])
    let data = history.dataset(asOf: try day("2026-03-31"))
    let zoe = try #require(data.contact("zoe.martin@example.com"))
    #expect([zoe.firstName, zoe.lastName, zoe.city] == ["Zoé", "Martin", "Saint-Étienne"])
    #expect(zoe.consents.mapValues(\.state) == [.email: .granted])
    #expect(zoe.consents[.email]?.source == "klaviyo_profiles.csv: Email Marketing Consent")
    let lea = try #require(data.contact("lea@example.com"))
    #expect(lea.consents.mapValues(\.state) == [.email: .denied])
    #expect(data.customers.contacts.allSatisfy { $0.customerID.hasPrefix("c-") })
  }

  @Test("A suppressed address is not written to, whatever its consent")
  func suppression() throws {
    let data = try folder(
      "a@example.com,K1,SUBSCRIBED,2026-02-01 10:00:00,HARD_BOUNCE,SUBSCRIBED,+33639981234"
    ).load().dataset()
    let contact = try #require(data.contact("a@example.com"))
    #expect(contact.customerID == "77")
    #expect(contact.consents.mapValues(\.state) == [.email: .denied, .sms: .granted])
    #expect(contact.consents[.email]?.source == "profiles.csv: Email Suppressions")
  }

  @Test("A dated consent counts from its day on, an empty list of suppressions is none")
  func dated() throws {
    let history = try folder(
      "a@example.com,K1,UNSUBSCRIBED,2026-03-05 10:00:00,[],Never Subscribed,"
    )
    .load()
    func consents(_ iso: String) throws -> [Purpose: ConsentState]? {
      history.dataset(asOf: try day(iso)).contact("a@example.com")?.consents.mapValues(\.state)
    }
    #expect(try consents("2026-03-04") == [.sms: .denied])
    #expect(try consents("2026-03-05") == [.email: .revoked, .sms: .denied])
  }

  @Test("A word that is no consent is told and means nothing")
  func unknownWord() throws {
    let history = try folder("a@example.com,K1,PERHAPS,,,,")
    let loaded = try history.load()
    #expect(loaded.reasons("profiles.csv") == [.unknownConsent])
    #expect(loaded.dataset().contact("a@example.com")?.consents.isEmpty == true)
  }
}
