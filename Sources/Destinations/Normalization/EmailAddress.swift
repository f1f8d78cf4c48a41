/// Whether a written e-mail address can be one, and may stand in a plain file.
enum EmailAddress {
  // A deliberately narrower grammar than RFC 5322: no quotes, comments or separators, so no address
  // can open another cell; letters of any script, for internationalised domains.
  static func isPlausible(_ address: String) -> Bool {
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count), parts[1].utf8.count <= 253,
      parts[0].unicodeScalars.allSatisfy({ isLetterOrDigit($0) || localSigns.contains($0) })
    else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy(isLabel)
  }

  /// Plausible, and no spreadsheet takes it for a formula.
  static func isSafeInPlainFile(_ address: String) -> Bool {
    guard let first = address.unicodeScalars.first else { return false }
    return isPlausible(address) && !SpreadsheetSafety.dangerous.contains(first)
  }

  private static let localSigns = Set(".!#$%&'*+/=?^_`{|}~-".unicodeScalars)

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber
      || (scalar.properties.canonicalCombiningClass.rawValue > 0 && scalar.value > 0x7F)
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
      && label.unicodeScalars.allSatisfy { isLetterOrDigit($0) || $0 == "-" }
  }
}
