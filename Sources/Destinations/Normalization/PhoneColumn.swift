/// Reads the phones of one delivery: splits cells that hold several, remembers what it has read.
struct PhoneColumn {
  /// Cells with a number of possible length in no known range.
  private(set) var possible = 0
  /// Cells in which no usable number was found.
  private(set) var refused = 0
  /// Why no phone could be read at all.
  private(set) var missing: PhoneLibraryError?

  private enum Reader {
    case notOpened(environment: [String: String]), open(any PhoneNormalizing), closed
  }

  private struct Written: Hashable {
    let text, region: String
  }

  private var reader: Reader
  private var known: [Written: PhoneReading?] = [:]
  private let storeCountry: String

  init(_ source: PhoneSource, storeCountry: String) {
    self.storeCountry = Country.code(of: storeCountry) ?? "FR"
    switch source {
    case .library(let environment): reader = .notOpened(environment: environment)
    case .reader(let given): reader = .open(given)
    case .none: reader = .closed
    }
  }

  /// The first usable number of a cell in E.164 form; "" when there is none.
  mutating func e164(of cell: String, country: String) -> String {
    let text = Self.withoutApostrophe(Whitespace.trimmed(cell))
    guard !text.isEmpty, let reader = opened() else { return "" }
    let region = Country.code(of: country) ?? storeCountry
    guard let reading = read(Written(text: text, region: region), by: reader) else {
      refused += 1
      return ""
    }
    if reading.verdict == .possible { possible += 1 }
    return reading.e164
  }

  private mutating func opened() -> (any PhoneNormalizing)? {
    let environment: [String: String]
    switch reader {
    case .open(let reader): return reader
    case .closed: return nil
    case .notOpened(let given): environment = given
    }
    do throws(PhoneLibraryError) {
      let library = try PhoneLibrary(environment: environment)
      reader = .open(library)
      return library
    } catch {
      missing = error
      reader = .closed
      return nil
    }
  }

  private mutating func read(_ cell: Written, by reader: any PhoneNormalizing) -> PhoneReading? {
    if let reading = known[cell] { return reading }
    let reading = Self.numbers(in: cell.text).lazy
      .compactMap { reader.read($0, region: cell.region) }
      .first { $0.verdict != .invalid && Self.isE164($0.e164) }
    known[cell] = .some(reading)
    return reading
  }

  // By hand: a regular expression costs more than reading the number.
  static func numbers(in cell: String) -> [String] {
    cell.split { "/,;\n".contains($0) }
      .flatMap { numbers(inWords: $0.split(whereSeparator: \.isWhitespace)) }
      .map { withoutApostrophe(Whitespace.trimmed($0)) }
      .filter { !$0.isEmpty }
  }

  private static func numbers(inWords words: [Substring]) -> [String] {
    words.split { ["ou", "or"].contains($0.lowercased()) }.map { $0.joined(separator: " ") }
  }

  static func isE164(_ text: String) -> Bool {
    let digits = text.utf8.dropFirst()
    return text.utf8.first == UInt8(ascii: "+") && (7...15).contains(digits.count)
      && digits.first != UInt8(ascii: "0")
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  // Spreadsheets keep a number as text by an apostrophe before it.
  private static func withoutApostrophe(_ text: String) -> String {
    text.first == "'" ? String(text.dropFirst()) : text
  }
}

extension PhoneColumn {
  /// What a person should know about the phones read so far.
  var notes: [DeliveryNote] {
    var notes: [DeliveryNote] = []
    if let missing { notes.append(.phonesLeftOut(missing)) }
    if possible > 0 { notes.append(.phonesNotVerified(possible)) }
    if refused > 0 { notes.append(.phonesDropped(refused)) }
    return notes
  }
}
