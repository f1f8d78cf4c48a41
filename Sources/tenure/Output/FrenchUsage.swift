/// What is wrong with arguments, in French: the parser's own sentences.
enum FrenchUsage {
  /// The sentence in French; itself where it is one of ours, which say what to write.
  static func sentence(_ english: String) -> String {
    for (pattern, french) in patterns {
      guard let match = english.firstMatch(of: pattern) else { continue }
      return french.replacing("%", with: match.1)
    }
    return english
  }

  private static var patterns: [(Regex<(Substring, Substring)>, String)] {
    [
      (/Unknown option '([^']*)'/, "Option inconnue « % »."),
      (/Missing expected argument '([^']*)'/, "Il manque l’argument « % »."),
      (/Missing value for '([^']*)'/, "Il manque une valeur après « % »."),
      (/Unexpected argument '([^']*)'/, "Argument de trop « % »."),
      (/The value '([^']*)' is invalid/, "La valeur « % » ne convient pas."),
    ]
  }
}
