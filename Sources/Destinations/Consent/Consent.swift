import CustomerData

/// Decides who may be delivered. Nothing else in Tenure can make ``ClearedContacts``.
///
/// A contact is cleared when a record of that very purpose says granted at the as-of day, nothing in the files takes it
/// back later, and no rule holds the customer back. Unknown is not granted; an e-mail consent never stands for
/// advertising. There is no way around it.
public enum Consent {
  /// The contacts that may be delivered for a purpose, and why each of the others may not.
  ///
  /// Somebody held back for several reasons is counted once, under the first of: suppressed, refused
  /// too often, not granted, capped, held out.
  /// - Complexity: O(contacts); with a suppression list three hashes a contact.
  public static func clear(
    _ contacts: [Contact], for purpose: Purpose, under rules: ClearanceRules
  ) -> Clearance {
    var cleared: [ClearedContact] = []
    var heldBack: [HeldBack] = []
    for contact in contacts {
      switch verdict(on: contact, for: purpose, under: rules) {
      case .cleared(let proof):
        cleared.append(ClearedContact(contact: contact, proof: proof))
      case .heldBack(let reason):
        heldBack.append(HeldBack(customerID: contact.customerID, reason: reason))
      }
    }
    return Clearance(
      cleared: ClearedContacts(purpose: purpose, contacts: cleared), heldBack: heldBack)
  }

  /// So many refusals of a newsletter are an objection to all of it, whatever else was agreed to.
  public static let refusalsThatObject = 3

  /// The granted record of a purpose, if there is one.
  static func grant(of purpose: Purpose, by contact: Contact) -> ConsentRecord? {
    guard let record = contact.consents[purpose], record.purpose == purpose,
      record.state == .granted, record.withdrawn == nil
    else { return nil }
    return record
  }

  private enum Verdict {
    case cleared(ConsentRecord)
    case heldBack(HeldBackReason)
  }

  private static func verdict(
    on contact: Contact, for purpose: Purpose, under rules: ClearanceRules
  ) -> Verdict {
    if !rules.suppressed.isEmpty,
      !rules.suppressed.isDisjoint(with: SuppressionHash.all(of: contact))
    {
      return .heldBack(.suppressed)
    }
    if contact.refusals >= refusalsThatObject { return .heldBack(.refused) }
    guard let record = contact.consents[purpose], record.purpose == purpose else {
      return .heldBack(.neverAsked)
    }
    switch record.state {
    case .denied: return .heldBack(.denied)
    case .revoked: return .heldBack(.revoked)
    case .granted: if record.withdrawn != nil { return .heldBack(.revoked) }
    }
    if rules.capped.contains(contact.customerID) { return .heldBack(.capped) }
    if rules.holdout?.holdsOut(contact.customerID) == true { return .heldBack(.heldOut) }
    return .cleared(record)
  }
}

/// The answer of ``Consent``: who may go, who may not and why. Together they are everyone asked for.
public struct Clearance: Hashable, Sendable {
  /// May be delivered for the purpose asked for, and for nothing else.
  public let cleared: ClearedContacts
  /// May not, in the order asked for.
  public let heldBack: [HeldBack]
}

/// Contacts that may be delivered for one purpose. Only ``Consent`` makes them.
public struct ClearedContacts: Hashable, Sendable {
  /// What the contacts were cleared for.
  public let purpose: Purpose
  /// The contacts, in the order asked for.
  public let contacts: [ClearedContact]

  fileprivate init(purpose: Purpose, contacts: [ClearedContact]) {
    self.purpose = purpose
    self.contacts = contacts
  }
}

/// One contact that may be delivered, with the proof.
public struct ClearedContact: Hashable, Sendable {
  /// How to reach the customer.
  public let contact: Contact
  /// The granted record the clearance rests on.
  public let proof: ConsentRecord

  fileprivate init(contact: Contact, proof: ConsentRecord) {
    self.contact = contact
    self.proof = proof
  }
}
