import CustomerData

/// The rows of a delivery, and what became of the contacts that gave none.
public struct DeliveryRows: Hashable, Sendable {
  /// Column names; a platform may want one of them twice.
  public let header: [String]
  /// As many cells each as the header.
  public let rows: [[String]]
  /// Places of the columns that hold numbers only.
  public let numbers: Set<Int>
  /// Cleared contacts the destination could not recognise by anything of their own.
  public let leftOut: [HeldBack]
  /// What a person should know before delivering.
  public let notes: [DeliveryNote]
  /// Granted records of other purposes that some cells rest on: a phone in an e-mail list.
  public let furtherProofs: [ConsentRecord]

  init(
    header: [String], rows: [[String]], numbers: Set<Int> = [], leftOut: [HeldBack] = [],
    notes: [DeliveryNote] = [], furtherProofs: [ConsentRecord] = []
  ) {
    self.header = header
    self.rows = rows
    self.numbers = numbers
    self.leftOut = leftOut
    self.notes = notes
    self.furtherProofs = furtherProofs
  }
}

/// Something a person should know before delivering. Never names a customer.
public enum DeliveryNote: Hashable, Sendable {
  /// No phone number could be read: the column is empty.
  case phonesLeftOut(PhoneLibraryError)
  /// Cells with a phone number that is possible, but in no known range; delivered.
  case phonesNotVerified(Int)
  /// Cells without a usable phone number; left empty.
  case phonesDropped(Int)
  /// Addresses that cannot be one, or not there; left empty.
  case emailsDropped(Int)
  /// Cells of a column that lost signs a spreadsheet could take for a formula.
  case cleaned(column: String, cells: Int)
  /// Cells of a column cut at the length the platform keeps.
  case shortened(column: String, cells: Int)
  /// Customer ids a spreadsheet could take for a formula; left empty, for an id is never changed.
  case idsDropped(Int)
  /// The platform wants at least so many rows.
  case fewerThanAdvised(platform: String, minimum: Int, found: Int)
  /// The platform takes less in one file: there will be so many.
  case severalFiles(Int)
}
