import CustomerData
import Foundation

/// Contact data as Meta Custom Audiences expects them before hashing.
///
/// Every result is in Unicode NFC: the decomposed form of the same name has another hash. Nothing
/// recognisable gives "", never a guess. A value that is already a SHA-256 passes, in lower case.
/// - Source: Meta, "Customer Information Parameters" (Conversions API, January 2026).
public enum MetaNormalization {
  /// Trimmed, lower case; dots and `+tag` are kept.
  public static func email(_ email: String) -> String { lowered(Whitespace.trimmed(email)) }

  /// Digits with the country code, no plus, from an E.164 number.
  public static func phone(e164: String) -> String {
    if ContactHash.isHash(e164) { return e164.lowercased() }
    return String(e164.drop { $0 == "+" })
  }

  /// Lower case without punctuation; accents are kept.
  public static func name(_ name: String) -> String {
    if ContactHash.isHash(name) { return name.lowercased() }
    return lowered(Whitespace.collapsed(withoutPunctuation(name)))
  }

  /// Lower case without punctuation and spaces; accents are kept.
  public static func city(_ city: String) -> String { compact(city) }

  /// A US state by its two letters where it is given so, else as a city.
  public static func state(_ state: String) -> String { compact(state) }

  /// Lower case without spaces and dashes; five digits in the US, up to the sector in the UK.
  public static func zip(_ zip: String, country: String) -> String {
    let code = compact(zip)
    if ContactHash.isHash(code) { return code }
    switch Country.code(of: country) {
    case "US": return String(code.prefix(5))
    case "GB": return upToSector(code)
    default: return code
    }
  }

  /// ISO 3166 alpha-2 in lower case.
  public static func country(_ country: String) -> String {
    if ContactHash.isHash(country) { return country.lowercased() }
    return Country.code(of: country)?.lowercased() ?? ""
  }

  /// `f` or `m`; "" for anything else.
  public static func gender(_ gender: String) -> String {
    let word = name(gender)
    if ContactHash.isHash(word) { return word }
    if [
      "f", "female", "woman", "femme", "mme", "madame", "mrs", "ms", "miss", "feminin", "féminin",
    ]
    .contains(word) {
      return "f"
    }
    let male = ["m", "male", "man", "h", "homme", "mr", "monsieur", "masculin"]
    return male.contains(word) ? "m" : ""
  }

  /// `19970216`.
  public static func birthDate(_ day: Day) -> String { day.iso.replacing("-", with: "") }

  private static func lowered(_ text: String) -> String {
    let lower = text.lowercased()
    let isASCII = lower.utf8.allSatisfy { $0 < 0x80 }
    return isASCII ? lower : lower.precomposedStringWithCanonicalMapping
  }

  private static func compact(_ text: String) -> String {
    lowered(Whitespace.removed(from: withoutPunctuation(text)))
  }

  private static func withoutPunctuation(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !isPunctuation($0) }))
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  // "sw1a1aa" is area, district, sector and two letters of the unit.
  private static func upToSector(_ code: String) -> String {
    let unit = code.suffix(2)
    let isWhole = (5...7).contains(code.count) && unit.allSatisfy(\.isLetter)
    return isWhole ? String(code.dropLast(2)) : code
  }
}
