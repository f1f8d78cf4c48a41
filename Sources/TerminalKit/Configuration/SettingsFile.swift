import TOMLKit

/// `config.toml`: one `name = value` a line, no sections.
public enum SettingsFile {
  /// The settings of a text; `screens` are the names that `start` may have.
  public static func parse(
    _ text: String, file: String, screens: [String]
  ) throws(ConfigurationError) -> Settings {
    let source = try ConfigurationText(text, file: file)
    var settings = Settings()
    for name in source.table.keys.sorted() {
      guard let setting = Setting(rawValue: name) else {
        throw .unknownKey(
          name, section: "", file: file, line: lineOfName(name, in: text),
          known: Setting.allCases.map(\.rawValue))
      }
      guard settings.take(setting, source.table[name], screens: screens) else {
        throw .unsuitableValue(
          ConfigurationText.written(source.table[name]), key: name,
          wanted: wanted(setting, screens: screens), file: file,
          line: source.line(of: name, in: ""))
      }
    }
    return settings
  }

  /// The text with every setting that says something; other lines, comments and order stay.
  public static func text(_ text: String, saying settings: Settings) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    for setting in Setting.allCases {
      guard let value = settings.written(setting) else { continue }
      let line = "\(setting.rawValue) = \(value)"
      if let place = lines.firstIndex(where: { names(setting.rawValue, $0) }) {
        lines[place] = line
      } else {
        lines.append(line)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func names(_ name: String, _ line: String) -> Bool {
    let words = line.drop { $0 == " " || $0 == "\t" }
    return words.hasPrefix(name)
      && words.dropFirst(name.count).first { $0 != " " && $0 != "\t" } == "="
  }

  // A section has no value; its header is what is unknown.
  private static func lineOfName(_ name: String, in text: String) -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let place = lines.firstIndex { line in
      names(name, String(line)) || line.drop { $0 == " " }.hasPrefix("[\(name)")
    }
    return (place ?? 0) + 1
  }

  private static func wanted(_ setting: Setting, screens: [String]) -> String {
    switch setting {
    case .theme: "the name of a theme in quotes"
    case .language: "\"en\", \"fr\""
    case .mouse, .ascii, .motion: "true, false"
    case .period: "1 … 3660"
    case .start: screens.map { "\"\($0)\"" }.joined(separator: ", ")
    case .clipboard:
      Settings.Clipboard.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    }
  }
}

extension Settings {
  /// Takes a value over; false: it does not suit.
  fileprivate mutating func take(
    _ setting: Setting, _ value: (any TOMLValueConvertible)?, screens: [String]
  ) -> Bool {
    switch setting {
    case .theme:
      theme = value?.string.flatMap { $0.isEmpty ? nil : $0 }
      return theme != nil
    case .language:
      language = value?.string.flatMap { ["en", "fr"].contains($0) ? $0 : nil }
      return language != nil
    case .mouse:
      mouse = value?.bool
      return mouse != nil
    case .ascii:
      ascii = value?.bool
      return ascii != nil
    case .motion:
      motion = value?.bool
      return motion != nil
    case .period:
      period = value?.int.flatMap { 1...3660 ~= $0 ? $0 : nil }
      return period != nil
    case .start:
      start = value?.string.flatMap { screens.contains($0) ? $0 : nil }
      return start != nil
    case .clipboard:
      clipboard = value?.string.flatMap(Clipboard.init(rawValue:))
      return clipboard != nil
    }
  }
}
