import Foundation

/// Traits a list shared with an advertising platform may not be named after.
///
/// - Source: Meta, "Custom Audiences", notice of 2 September 2025: such lists are blocked
///   (operation status 471).
public enum NamingRule: String, Hashable, Sendable, Codable, CaseIterable {
  /// Somebody's health.
  case health
  /// Somebody's money: income, debt, credit.
  case finances

  /// Throws the first hint in a name.
  static func check(_ name: String) throws(DestinationError) {
    let words = folded(name)
    for rule in allCases {
      if let hint = rule.hints.first(where: { words.contains(" \($0)") }) {
        throw .refusedName(word: hint.trimmingCharacters(in: .whitespaces), rule: rule)
      }
    }
  }

  // Beginnings of words, folded; a trailing space asks for the whole word.
  private var hints: [String] {
    switch self {
    case .health:
      [
        "health", "medical", "medicin", "disease", "diabet", "cancer", "pregnan", "disab", "hiv ",
        "depress", "patient ", "patients ", "addict", "obes", "allerg", "illness", "sante ",
        "malad", "enceinte", "grossesse", "handicap", "medicament", "asthm", "therap",
      ]
    case .finances:
      [
        "income", "debt", "bankrupt", "credit", "loan", "mortgage", "salar", "wealth", "rich ",
        "poor ", "insolven", "financ", "net worth", "haut revenu", "hauts revenus", "bas revenu",
        "faible revenu", "faibles revenus", "revenu eleve", "revenus eleves", "surendett",
        "dettes ", "endett", "riche ", "riches ", "pauvre", "fortun", "precair",
      ]
    }
  }

  private static func folded(_ name: String) -> String {
    let plain = name.folding(options: [.diacriticInsensitive], locale: nil).lowercased()
    let words = plain.split { !$0.isLetter && !$0.isNumber }
    return " " + words.joined(separator: " ") + " "
  }
}
