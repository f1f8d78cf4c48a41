import Foundation

/// Contact data as Google Customer Match expects them before hashing.
///
/// - Source: Google, Data Manager API "Format user data"; Google Ads help 7476159 (hashed files).
public enum GoogleNormalization {
  /// Without any space, lower case.
  public static func email(_ email: String) -> String {
    MetaNormalization.email(Whitespace.removed(from: email))
  }

  /// The same without dots and without `+tag` before the `@` where Gmail ignores them; other
  /// domains are as they are.
  public static func gmail(_ address: String) -> String {
    let address = email(address)
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, ["gmail.com", "googlemail.com"].contains(parts[1]) else {
      return address
    }
    let local = parts[0].prefix { $0 != "+" }.replacing(".", with: "")
    return local.isEmpty ? address : local + "@" + parts[1]
  }

  /// Lower case without punctuation, and without a title before or a suffix after it.
  public static func name(_ name: String) -> String {
    var words = MetaNormalization.name(name).split(separator: " ")
    if words.count > 1, titles.contains(String(words[0])) { words.removeFirst() }
    if let last = words.last, words.count > 1, suffixes.contains(String(last)) {
      words.removeLast()
    }
    return words.joined(separator: " ")
  }

  /// ISO 3166 alpha-2 in capitals, never hashed.
  public static func country(_ country: String) -> String { Country.code(of: country) ?? "" }

  /// The postal code as it is, never hashed: only what a code is written with.
  public static func zip(_ zip: String) -> String {
    let kept = zip.unicodeScalars.filter {
      $0.properties.isAlphabetic || $0.properties.numericType == .decimal || $0 == " " || $0 == "-"
    }
    let code = Whitespace.trimmed(String(String.UnicodeScalarView(kept)))
    return String(code.drop { $0 == "-" })
  }

  // "Do not include titles (Mrs.) or suffixes (Jr.)", in English and French.
  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "dr", "m", "mme", "mlle", "monsieur", "madame", "mademoiselle",
  ]
  private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv", "phd", "md"]
}
