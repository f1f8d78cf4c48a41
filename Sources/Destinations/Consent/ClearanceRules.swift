import CustomerData

/// Who may not be delivered whatever they consented to. Kept elsewhere and handed in.
public struct ClearanceRules: Hashable, Sendable {
  /// Hashes of people who must never be delivered again, made by ``SuppressionHash``.
  public var suppressed: Set<String>
  /// Ids of customers who were contacted often enough for now.
  public var capped: Set<String>
  /// The draw of customers left alone; nil: nobody.
  public var holdout: Holdout?

  /// Rules for one delivery; without arguments, consent alone decides.
  public init(
    suppressed: Set<String> = [], capped: Set<String> = [], holdout: Holdout? = nil
  ) {
    self.suppressed = suppressed
    self.capped = capped
    self.holdout = holdout
  }
}

/// How a person is remembered on the suppression list without keeping who they are.
///
/// Each hash names its kind, so that a customer number never suppresses somebody's phone.
public enum SuppressionHash {
  /// The hash of an e-mail address, whatever its case and surrounding spaces.
  public static func email(_ email: String) -> String {
    ContactHash.sha256(MetaNormalization.email(email))
  }

  /// The hash of a telephone number by its last eight digits, so that the national and the
  /// international form are one. Two numbers may share them: then one customer too many is held
  /// back, never one too few.
  public static func phone(_ phone: String) -> String {
    let digits = phone.unicodeScalars.filter { $0.properties.numericType == .decimal }
      .compactMap { $0.properties.numericValue.map { String(Int($0)) } }
    return digits.isEmpty ? "" : ContactHash.sha256("phone:" + digits.suffix(8).joined())
  }

  /// The hash of a customer's id.
  public static func customer(_ id: String) -> String { ContactHash.sha256("customer:" + id) }

  /// Every hash by which a contact could be on the list.
  public static func all(of contact: Contact) -> [String] {
    [customer(contact.customerID), email(contact.email), phone(contact.phone)]
      .filter { !$0.isEmpty }
  }
}
