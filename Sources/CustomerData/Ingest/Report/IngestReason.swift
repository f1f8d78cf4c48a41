/// Why something in a file was refused, dropped or deserves a word; evidence, never a sentence.
public enum IngestReason: Hashable, Sendable, Codable {
  /// A required value is empty.
  case missing
  /// Not an amount of money.
  case notAnAmount
  /// Not a number of units.
  case notAQuantity
  /// Too large to count with.
  case tooLarge
  /// Not a date in the order the file uses.
  case notADate
  /// Dates such as 03/04/2026 and none that settles the order; `setting` is the line to add to
  /// the file's entry in tenure.toml.
  case ambiguousDates(setting: String)
  /// Some dates are day first, others month first.
  case contradictoryDates
  /// A number that went through Excel: its digits are lost.
  case excelNumber
  /// A row with more or fewer fields than the header.
  case raggedRow(found: Int, expected: Int)
  /// A quoted field that never ends.
  case unclosedQuote
  /// A quote inside a quoted field that is not doubled.
  case looseQuote
  /// An order that another row or file has told already.
  case duplicateOrder(file: String)
  /// Rows of an order whose main row was refused.
  case incompleteOrder
  /// Dropped by a rule of tenure.toml.
  case dropRule(line: Int)
  /// A line item whose order is in no file.
  case lineWithoutOrder
  /// A refund whose order is in no file.
  case refundWithoutOrder
  /// A return that tells no amount.
  case refundWithoutAmount
  /// A return booked as an order, of more than its customer had bought.
  case returnWithoutOrder
  /// Refunds without a date count from their order's day.
  case undatedRefunds
  /// A status that is not known; the order is taken as unpaid.
  case unknownStatus
  /// Neither a purpose nor a state of consent known here.
  case unknownConsent
  /// A word that stands for nothing known here; `known` are those that do.
  case unknownWord(known: [String])
  /// A scale on which no score can be given, or none that the question allows.
  case unknownScale
  /// A score that cannot have been given on its scale.
  case scoreOutsideScale(from: Int, to: Int)
  /// A delivery whose order is in no file.
  case eventWithoutOrder
  /// A row that belongs to nobody: no customer id, e-mail or phone.
  case noIdentifier
  /// Orders in a currency without a rate.
  case noRate(currency: String)
  /// Several rows of an orders file tell one order; their totals were added.
  case totalsAdded
  /// Nothing in the file.
  case emptyFile
  /// A header and no rows.
  case headerOnly
  /// NUL bytes: not a text file.
  case binary
  /// No plain file: a pipe, a device, a dangling link, or a name that is not UTF-8.
  case notAFile
  /// A spreadsheet, archive or JSON file: only delimited text is read.
  case notDelimitedText
  /// Packed, or a workbook: text only once it is unpacked or exported.
  case packed(Packing, name: String)
  /// The bytes are not in the encoding that tenure.toml names.
  case wrongEncoding(String)
  /// A header of no known kind; `nearest` is the closest one, `missing` what it lacks, and
  /// `suggestion` the tenure.toml lines that would read the file.
  case unknownHeader(nearest: String, missing: [String], suggestion: String)
  /// A header of several kinds; `suggestion` as above.
  case ambiguousHeader(kinds: [String], suggestion: String)
  /// Two columns of the same name, one of which is needed.
  case duplicateHeader
  /// tenure.toml names a column that the file does not have.
  case mappedColumnMissing(header: String)
  /// An export of that software, which is not read.
  case recognisedNotRead(platform: String)
  /// An entry of tenure.toml matches no file.
  case matchesNoFile
  /// A known fault of the exporting shop software: e-mail addresses are missing from their column
  /// (PrestaShop 1.7.6 writes first names there).
  case brokenExport

  /// A stable word for the command line's `reason` column.
  public var code: String {
    Field.snakeCase(String(String(describing: self).prefix { $0 != "(" }))
  }
}
