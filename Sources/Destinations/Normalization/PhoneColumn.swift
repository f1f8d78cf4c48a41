/// Reads the phones of one delivery: splits cells that hold several, remembers what it has read.
struct PhoneColumn {
  /// Cells with a number of possible length in no known range.
  private(set) var possible = 0
  /// Cells in which no usable number was found.
  private(set) var refused = 0
  /// Why no phone could be read at all.
  private(set) var missing: PhoneLibraryError?

  private enum Reader {
    case notOpened, open(any PhoneNormalizing), closed
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
    case .library: reader = .notOpened
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
    switch reader {
    case .open(let reader): return reader
    case .closed: return nil
    case .notOpened: break
    }
    do throws(PhoneLibraryError) {
      let library = try PhoneLibrary()
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

  static func numbers(in cell: String) -> [String] {
    cell.replacing(/\s(?:ou|or)\s/.ignoresCase(), with: "/")
      .split { "/,;\n".contains($0) }
      .map { withoutApostrophe(Whitespace.trimmed(String($0))) }
      .filter { !$0.isEmpty }
  }

  static func isE164(_ text: String) -> Bool { text.wholeMatch(of: /\+[1-9][0-9]{6,14}/) != nil }

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
