import CustomerData

/// The user's language.
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// French.
  case french = "fr"

  /// The language of `--lang`, else of the locale variables in their usual order; English by default.
  public init(named name: String?, environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let wanted = (name ?? locale ?? "").lowercased()
    self = wanted.hasPrefix("fr") ? .french : .english
  }
}

/// Words, numbers, money and days as the user writes them. Screens and commands say nothing without it.
public struct Wording: Equatable, Sendable {
  /// The language.
  public let language: Language
  /// The reporting currency; nil: amounts have no sign.
  public var currency: Currency?

  /// Words in a language, amounts in a currency.
  public init(_ language: Language = .english, currency: Currency? = nil) {
    self.language = language
    self.currency = currency
  }

  /// The sentence in the user's language.
  public func say(_ english: String, _ french: String) -> String {
    language == .english ? english : french
  }

  /// Between a name and what is said of it; French puts a blank before it.
  var colon: String { say(": ", " : ") }

  /// One form for one, another for more: French counts 0 as one, English does not.
  public func plural(
    _ count: Int, _ one: String, _ many: String, _ un: String, _ plusieurs: String
  ) -> String {
    let noun =
      language == .english ? (count == 1 ? one : many) : (abs(count) < 2 ? un : plusieurs)
    return "\(number(count)) \(noun)"
  }

  /// `1,234 customers` or `1 234 clients`.
  public func customers(_ count: Int) -> String {
    plural(count, "customer", "customers", "client", "clients")
  }

  /// `1,234 orders` or `1 234 commandes`.
  public func orders(_ count: Int) -> String {
    plural(count, "order", "orders", "commande", "commandes")
  }
}
