import Dashboard
import TerminalKit

extension Wording {
  /// What is wrong with a theme, where it is written, and what to do.
  func sentence(_ error: ThemeError, in file: String) -> String {
    switch error {
    case .unreadable(let path):
      say("There is no theme file \(path).", "Il n’y a pas de fichier de thème \(path).")
    case .syntax(let line, let column):
      say(
        "\(file), line \(line), column \(column): this is not TOML.",
        "\(file), ligne \(line), colonne \(column) : ce n’est pas du TOML.")
    case .unknownKey(let key, let section, let line):
      say(
        "\(file), line \(line): a theme has no '\(key)'\(section.isEmpty ? "" : " in [\(section)]").",
        "\(file), ligne \(line) : un thème n’a pas de « \(key) »\(section.isEmpty ? "" : " dans [\(section)]")."
      )
    case .unsuitableValue(let value, let key, let section, let line):
      say(
        "\(file), line \(line): \(key) in [\(section)] can't be '\(value)' but: \(wanted(section)).",
        "\(file), ligne \(line) : \(key) dans [\(section)] ne peut être « \(value) », mais : \(wanted(section))."
      )
    case .notFound(let name, let known):
      say(
        "There is no theme '\(name)'. Known: \(known.joined(separator: ", ")).",
        "Il n’y a pas de thème « \(name) ». Existent : \(known.joined(separator: ", ")).")
    }
  }

  private func wanted(_ section: String) -> String {
    switch section {
    case "roles": "\"#rrggbb\""
    case "roles-16": "\"red\", \"bright-red\" …"
    case "roles-mono": "\"bold\", \"dim\", \"underline\", \"reverse\", \"italic\", \"normal\""
    default:
      "background = \"default\", \"#rrggbb\"; heat = \"tenure\", \"viridis\", \"cividis\"; mono = true, false"
    }
  }
}

extension ThemeLibrary {
  /// The theme of that name or path; what is wrong with it is told with the file and the line.
  func palette(
    named name: String, _ wording: Wording, or code: Failure.Code
  ) throws(Failure) -> ThemePalette {
    do throws(ThemeError) { return try palette(named: name) } catch {
      throw Failure(code, wording.sentence(error, in: file(named: name) ?? name))
    }
  }
}
