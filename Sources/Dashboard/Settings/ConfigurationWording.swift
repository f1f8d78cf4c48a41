import TerminalKit

extension Wording {
  /// What is wrong in a file of the configuration, where, and what it may say.
  public func sentence(_ error: ConfigurationError) -> String {
    switch error {
    case .unreadable(let path):
      return say("\(path) could not be read.", "\(path) n’a pas pu être lu.")
    case .syntax(let file, let line, let column):
      return say(
        "\(file), line \(line), column \(column): this is not TOML.",
        "\(file), ligne \(line), colonne \(column) : ce n’est pas du TOML.")
    case .unknownKey(let key, _, let file, let line, let known):
      let list = known.joined(separator: ", ")
      return say(
        "\(file), line \(line): there is no '\(key)'. Known: \(list).",
        "\(file), ligne \(line) : « \(key) » n’existe pas. Existent : \(list).")
    case .unsuitableValue(let value, let key, let wanted, let file, let line):
      return say(
        "\(file), line \(line): \(key) can't be '\(value)' but: \(wanted).",
        "\(file), ligne \(line) : \(key) ne peut être « \(value) », mais : \(wanted).")
    case .reservedKey(let key, let file, let line):
      return say(
        "\(file), line \(line): \(key) keeps its meaning; choose another key.",
        "\(file), ligne \(line) : \(key) garde son sens ; choisissez une autre touche.")
    }
  }
}
