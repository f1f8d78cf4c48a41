/// A column of text, each distinct word stored once.
///
///     dictionary  ["FR", "BE"]
///     codes       [0, 0, 1, -1]      → FR FR BE (absent)
public struct Words: Hashable, Sendable {
  /// The code of an absent value.
  public static let absent: Int32 = -1
  /// For each row the place of its word in the dictionary, or `absent`.
  public let codes: Codes
  /// The distinct words, in order of first appearance.
  public let dictionary: TextColumn

  /// A column of codes into a dictionary.
  public init(codes: some Sequence<Int32>, dictionary: some Sequence<String>) {
    self.codes = Codes(codes)
    self.dictionary = TextColumn(dictionary)
  }

  /// Encodes values; nil and "" are absent. O(rows).
  public init(_ values: some Sequence<String?>) {
    var builder = WordsBuilder()
    for value in values { builder.append(value) }
    self = builder.words
  }

  /// Number of rows.
  public var count: Int { codes.count }

  /// The word of a row; nil when absent.
  public subscript(row: Int) -> String? {
    let code = codes[row]
    return code < 0 ? nil : dictionary[Int(code)]
  }

  /// The first rows, as a column; the dictionary stays whole. O(1).
  public func prefix(_ count: Int) -> Words {
    Words(codes: codes.prefix(count), dictionary: dictionary)
  }

  /// A column of that many absent values.
  public static func absent(count: Int) -> Words {
    Words(codes: Codes(storage: .absent(count: count)), dictionary: TextColumn.empty(0))
  }
}

/// Grows a `Words` column value by value.
public struct WordsBuilder: Sendable {
  private var codes: [Int32] = []
  private var dictionary: [String] = []
  private var places: [String: Int32] = [:]

  /// An empty column.
  public init() {}

  /// Adds one row; nil and "" are absent. O(length of the word).
  public mutating func append(_ value: String?) { codes.append(code(of: value)) }

  /// The code of a word, entered into the dictionary when new.
  public mutating func code(of value: String?) -> Int32 {
    guard let value, !value.isEmpty else { return Words.absent }
    if let known = places[value] { return known }
    let code = Int32(dictionary.count)
    dictionary.append(value)
    places[value] = code
    return code
  }

  /// Adds one row by its code.
  public mutating func append(code: Int32) { codes.append(code) }

  /// Rows so far.
  public var count: Int { codes.count }

  /// The finished column.
  public var words: Words { Words(codes: codes, dictionary: dictionary) }
}
