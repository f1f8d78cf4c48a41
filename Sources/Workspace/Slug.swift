import Foundation

/// File names made of a name's letters and digits.
enum Slug {
  private static let longest = 64

  /// `Win-back (JP)` gives `win-back-jp`; letters of every script stay. nil: no letter or digit is
  /// in it. No slash, dot or leading dash survives, so a slug never leaves its folder.
  static func of(_ name: String) -> String? {
    let plain = name.folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
      .lowercased().precomposedStringWithCanonicalMapping
    let words = plain.split { !($0.isLetter || $0.isNumber) }
    let slug = words.joined(separator: "-").prefix(longest)
    let trimmed = slug.last == "-" ? slug.dropLast() : slug
    return trimmed.isEmpty ? nil : String(trimmed)
  }
}
