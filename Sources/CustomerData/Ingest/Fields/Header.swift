import Foundation

/// The names over the columns of a file.
struct Header: Sendable {
  /// As read.
  let names: [String]
  /// Trimmed, lower case, Unicode NFC.
  let normalised: [String]
  /// Letters and digits only, without accents: what synonyms are compared by.
  let keys: [String]
  private let places: [String: Int]

  init(_ names: [String]) {
    self.names = names
    normalised = names.map(Self.normalise)
    keys = normalised.map(Self.key)
    places = Dictionary(zip(normalised, normalised.indices)) { first, _ in first }
  }

  /// The place of a column by its normalised name.
  func place(of normalised: String) -> Int? { places[normalised] }

  /// Whether there is a column of that normalised name.
  func has(_ normalised: String) -> Bool { places[normalised] != nil }

  /// Whether the column's name appears more than once.
  func isRepeated(_ place: Int) -> Bool {
    normalised.count { $0 == normalised[place] } > 1
  }

  static func normalise(_ name: String) -> String {
    name.trimmingCharacters(in: .whitespacesAndNewlines.union(.init(charactersIn: "\u{FEFF}")))
      .precomposedStringWithCanonicalMapping.lowercased()
  }

  static func key(_ normalised: String) -> String {
    // Of ASCII the letters and digits are alphabetic or numeric, and nothing can be taken apart.
    if normalised.utf8.allSatisfy({ $0 < 0x80 }) {
      let kept = normalised.utf8.filter { Byte.isDigit($0) || ($0 | 32) &- 97 < 26 }
      return String(decoding: kept, as: UTF8.self)
    }
    return normalised.decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      .map(String.init).joined()
  }
}
