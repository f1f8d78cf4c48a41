import Destinations

/// Somebody told by a typed address, telephone number or customer's id, as the suppression list
/// knows them.
struct TypedPerson: Hashable, Sendable {
  /// What was typed.
  enum Kind: Hashable, Sendable { case email, phone, customer }

  let kind: Kind
  /// The hash the list would keep.
  let hash: String

  /// A line with @ is an address; one that begins with + or 0 and is made of digits a number; any
  /// other an id. nil: nothing that could be one.
  init?(_ text: String) {
    let typed = text.trimmingPrefix { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    let word = String(typed)
    guard !word.isEmpty else { return nil }
    let signs: Set<Character> = ["+", " ", ".", "-", "(", ")", "/"]
    if word.contains("@") {
      (kind, hash) = (.email, SuppressionHash.email(word))
    } else if word.hasPrefix("+") || word.hasPrefix("0"),
      word.allSatisfy({ $0.isNumber || signs.contains($0) }), word.count(where: \.isNumber) >= 8
    {
      (kind, hash) = (.phone, SuppressionHash.phone(word))
    } else {
      (kind, hash) = (.customer, SuppressionHash.customer(word))
    }
    if hash.isEmpty { return nil }
  }
}

extension Wording {
  /// What was typed, in words.
  func kind(_ kind: TypedPerson.Kind) -> String {
    switch kind {
    case .email: say("an e-mail address", "une adresse e-mail")
    case .phone: say("a telephone number", "un numéro de téléphone")
    case .customer: say("a customer’s id", "un identifiant client")
    }
  }
}
