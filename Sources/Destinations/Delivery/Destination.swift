import CustomerData

/// Somewhere cleared contacts can be delivered to: one file, one test, one line in
/// ``Destinations/all``.
public protocol Destination: Sendable {
  /// What a person types: `csv`.
  static var name: String { get }
  /// What a person reads: "Meta custom audience".
  static var title: String { get }
  /// What the platform asks for, and how its file is written.
  static var rules: DestinationRules { get }
  /// What contacts must have consented to.
  var purpose: Purpose { get }
  /// The same destination for another purpose; nil: it has no use for that.
  func serving(_ purpose: Purpose) -> (any Destination)?
  /// The rows of the file. The preview shows these very rows.
  func rows(
    for cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows
  /// The rows of a file that takes people out again: what the platform recognises them by, and
  /// nothing else.
  func rows(removing removal: Removal, with choices: DeliveryChoices) -> DeliveryRows
}

extension Destination {
  /// What the platform asks for, of a value whose type is not at hand.
  public var rules: DestinationRules { Self.rules }

  /// Itself for its own purpose.
  public func serving(_ purpose: Purpose) -> (any Destination)? {
    purpose == self.purpose ? self : nil
  }

  /// The contacts, when they were cleared for this purpose and the list's name is taken.
  func contacts(
    of cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> [Contact] {
    guard cleared.purpose == purpose else {
      throw .clearedForAnotherPurpose(cleared: cleared.purpose, needed: purpose)
    }
    try Self.rules.check(name: choices.audienceName)
    return cleared.contacts.map(\.contact)
  }
}

/// What the person who delivers has chosen.
public struct DeliveryChoices: Sendable {
  /// The audience's name, if it has one; some platforms refuse some names.
  public var audienceName: String
  /// Columns beside the contact data.
  public var extras: [ExtraColumn]
  /// The region of phones of customers without a country, ISO 3166 alpha-2.
  public var storeCountry: String
  /// Where phone numbers are read.
  public var phones: PhoneSource

  /// Choices; without arguments, contact data only and French phones.
  public init(
    audienceName: String = "", extras: [ExtraColumn] = [], storeCountry: String = "FR",
    phones: PhoneSource = .library()
  ) {
    self.audienceName = audienceName
    self.extras = extras
    self.storeCountry = storeCountry
    self.phones = phones
  }
}

/// Why a destination gives no rows.
public enum DestinationError: Error, Hashable, Sendable {
  /// The contacts were cleared for something else.
  case clearedForAnotherPurpose(cleared: Purpose, needed: Purpose)
  /// The platform refuses lists whose name hints at such a trait.
  case refusedName(word: String, rule: NamingRule)
  /// The platform takes no name of so many letters.
  case nameTooLong(platform: String, most: Int, found: Int)
  /// The platform refuses a list of so few rows.
  case tooFewRows(platform: String, minimum: Int, found: Int)
  /// No destination of that name; the nearest names, best first.
  case unknownDestination(name: String, nearest: [String])
  /// A column is named twice, or has no name.
  case ambiguousColumn(String)
}
