import CustomerData
import Destinations
import Support
import Testing

@Suite("Consent")
struct ConsentTests {
  @Test(
    "only a granted record of that very purpose clears a contact", arguments: Seed.some(60),
    Purpose.allCases)
  func granted(seed: Int, purpose: Purpose) {
    let contacts = SomeContacts.many(50, from: seed)
    let clearance = Consent.clear(contacts, for: purpose, under: ClearanceRules())
    let agreeing = contacts.filter { $0.agreed(to: purpose) }
    #expect(clearance.cleared.contacts.map(\.contact) == agreeing)
    #expect(clearance.cleared.purpose == purpose)
    #expect(
      clearance.cleared.contacts.allSatisfy {
        $0.proof.purpose == purpose && $0.proof.state == .granted
      })
  }

  @Test("everyone is cleared or held back, nobody both", arguments: Seed.some(60))
  func partition(seed: Int) {
    let contacts = SomeContacts.many(80, from: seed)
    let rules = Self.someRules(seed, contacts)
    let clearance = Consent.clear(contacts, for: .email, under: rules)
    let ids =
      clearance.cleared.contacts.map(\.contact.customerID) + clearance.heldBack.map(\.customerID)
    #expect(ids.sorted() == contacts.map(\.customerID).sorted())
  }

  @Test("a rule never clears anybody consent did not", arguments: Seed.some(60))
  func rulesOnlyNarrow(seed: Int) {
    let contacts = SomeContacts.many(80, from: seed)
    let free = Consent.clear(contacts, for: .ads, under: ClearanceRules())
    let narrowed = Consent.clear(contacts, for: .ads, under: Self.someRules(seed, contacts))
    #expect(Set(narrowed.cleared.contacts).isSubset(of: free.cleared.contacts))
  }

  @Test("an e-mail consent is not an advertising consent")
  func emailIsNotAds() {
    let clearance = Consent.clear(
      [.agreeing(to: [.email, .sms, .profiling])], for: .ads, under: ClearanceRules())
    #expect(clearance.cleared.contacts.isEmpty)
    #expect(clearance.heldBack.map(\.reason) == [.neverAsked])
  }

  @Test("a record filed under another purpose clears nothing")
  func misfiled() {
    let record = ConsentRecord(purpose: .email, state: .granted, day: nil, source: "consents.csv")
    let contact = Contact(customerID: "C-1", consents: [.ads: record])
    let clearance = Consent.clear([contact], for: .ads, under: ClearanceRules())
    #expect(clearance.cleared.contacts.isEmpty)
  }

  @Test(
    "a refusal and a withdrawal are told apart",
    arguments: [(ConsentState.denied, HeldBackReason.denied), (.revoked, .revoked)])
  func refused(state: ConsentState, reason: HeldBackReason) {
    let record = ConsentRecord(purpose: .sms, state: state, day: nil, source: "consents.csv")
    let contact = Contact(customerID: "C-1", consents: [.sms: record])
    let clearance = Consent.clear([contact], for: .sms, under: ClearanceRules())
    #expect(clearance.heldBack.map(\.reason) == [reason])
  }

  @Test("what was granted on the day and taken back since clears nothing, for any purpose")
  func withdrawnSince() {
    for purpose in Purpose.allCases {
      let record = ConsentRecord(
        purpose: purpose, state: .granted, day: Day(number: 100), source: "consents.csv",
        withdrawn: Day(number: 200))
      let contact = Contact(customerID: "C-1", consents: [purpose: record])
      let clearance = Consent.clear([contact], for: purpose, under: ClearanceRules())
      #expect(clearance.cleared.contacts.isEmpty)
      #expect(clearance.heldBack.map(\.reason) == [.revoked])
    }
  }

  @Test("who is suppressed stays suppressed, however the address or the number is written")
  func suppressed() {
    let rules = ClearanceRules(suppressed: [
      SuppressionHash.email(" Ann@Example.com"), SuppressionHash.phone("06 12 34 56 78"),
      SuppressionHash.customer("C-3"),
    ])
    let contacts: [Contact] = [
      .agreeing(to: [.email], id: "C-1", email: "ann@example.com"),
      .agreeing(to: [.email], id: "C-2", email: "bob@example.com", phone: "+33612345678"),
      .agreeing(to: [.email], id: "C-3", email: "cem@example.com"),
      .agreeing(to: [.email], id: "C-4", email: "dora@example.com", phone: "06 12 34 56 79"),
    ]
    let clearance = Consent.clear(contacts, for: .email, under: rules)
    #expect(clearance.cleared.contacts.map(\.contact.customerID) == ["C-4"])
    #expect(clearance.heldBack.allSatisfy { $0.reason == .suppressed })
  }

  @Test(
    "three refusals hold a customer back for every purpose, told apart from the suppression list",
    arguments: [(2, true), (3, false), (4, false)])
  func refusals(count: Int, isCleared: Bool) {
    let granted = Contact.agreeing(to: [.ads]).consents
    let contact = Contact(customerID: "C-1", consents: granted, refusals: count)
    let clearance = Consent.clear([contact], for: .ads, under: ClearanceRules())
    #expect(clearance.cleared.contacts.isEmpty != isCleared)
    #expect(isCleared || clearance.heldBack.map(\.reason) == [.refused])
    #expect(isCleared || clearance.heldBack.map(\.reason.stage) == [.suppressed])
  }

  @Test("a reason that comes first in a delivery is the one counted")
  func order() {
    let holdout = Holdout(share: 1, seed: "everyone")
    let rules = ClearanceRules(capped: ["C-1"], holdout: holdout)
    let contacts: [Contact] = [
      .agreeing(to: [.email], id: "C-1"), .agreeing(to: [.email], id: "C-2"),
      .agreeing(to: [.sms], id: "C-3"),
    ]
    let clearance = Consent.clear(contacts, for: .email, under: rules)
    #expect(clearance.heldBack.map(\.reason) == [.capped, .heldOut, .neverAsked])
  }

  static func someRules(_ seed: Int, _ contacts: [Contact]) -> ClearanceRules {
    var chance = Seed(seed)
    let suppressed = contacts.filter { _ in chance.oneIn(6) }
      .map { SuppressionHash.customer($0.customerID) }
    let capped = contacts.filter { _ in chance.oneIn(6) }.map(\.customerID)
    return ClearanceRules(
      suppressed: Set(suppressed), capped: Set(capped),
      holdout: Holdout(share: 0.2, seed: "seed \(seed)"))
  }
}
