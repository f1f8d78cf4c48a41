import TerminalKit

/// What is wrong with a theme, in words.
enum ThemeWords {
  static func sentence(_ error: ThemeError) -> String {
    switch error {
    case .notFound(let name, let known):
      "There is no theme '\(name)'. Known: \(known.joined(separator: ", "))."
    default: "The theme can't be used: \(error)."
    }
  }
}
