import CustomerData

/// Somewhere cleared contacts can be delivered to: one file, one test, one line in
/// ``Destinations/all``.
public protocol Destination: Sendable {
  /// What a person types: `csv`.
  static var name: String { get }
  /// What a person reads: "Meta custom audience".
  static var title: String { get }
  /// What contacts must have consented to.
  var purpose: Purpose { get }
  /// The rows of the file. The preview shows these very rows.
  func rows(
    for cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows
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

/// The rows of a delivery, and what became of the contacts that gave none.
public struct DeliveryRows: Hashable, Sendable {
  /// Column names.
  public let header: [String]
  /// As many cells each as the header.
  public let rows: [[String]]
  /// Cleared contacts the destination could not recognise by anything.
  public let leftOut: [HeldBack]
  /// What a person should know before delivering.
  public let notes: [DeliveryNote]
  /// Granted records of other purposes that some cells rest on: a phone in an e-mail list.
  public let furtherProofs: [ConsentRecord]
}

/// Something a person should know before delivering. Never names a customer.
public enum DeliveryNote: Hashable, Sendable {
  /// No phone number could be read: the column is empty.
  case phonesLeftOut(PhoneLibraryError)
  /// Cells with a phone number that is possible, but in no known range; delivered.
  case phonesNotVerified(Int)
  /// Cells without a usable phone number; left empty.
  case phonesDropped(Int)
  /// Addresses that cannot be one; left empty.
  case emailsDropped(Int)
  /// Cells of a column that lost signs a spreadsheet could take for a formula.
  case cleaned(column: String, cells: Int)
  /// Customer ids a spreadsheet could take for a formula; left empty, for an id is never changed.
  case idsDropped(Int)
  /// The platform wants at least so many rows.
  case fewerThanAdvised(minimum: Int, found: Int)
}

/// Why a destination gives no rows.
public enum DestinationError: Error, Hashable, Sendable {
  /// The contacts were cleared for something else.
  case clearedForAnotherPurpose(cleared: Purpose, needed: Purpose)
  /// The platform refuses lists whose name hints at such a trait.
  case refusedName(word: String, rule: NamingRule)
  /// No destination of that name; the nearest names, best first.
  case unknownDestination(name: String, nearest: [String])
  /// A column is named twice, or has no name.
  case ambiguousColumn(String)
}
