import Foundation
import TOMLKit

/// Why a theme could not be read; `line` counts from 1.
public enum ThemeError: Error, Hashable, Sendable {
  /// The file could not be opened.
  case unreadable(path: String)
  /// Not TOML.
  case syntax(line: Int, column: Int)
  /// A section or key Tenure does not know.
  case unknownKey(String, section: String, line: Int)
  /// A value that is not what the key takes.
  case unsuitableValue(String, key: String, section: String, line: Int)
  /// No theme of that name in the folders searched.
  case notFound(name: String, known: [String])
}

/// A theme on disk: `NAME.theme`, TOML.
///
/// `[options]` has `name`, `background` (`"default"` keeps the terminal's own, or a colour), `heat` (`"tenure"`,
/// `"viridis"`, `"cividis"`) and `mono = true` for themes without colour. `[roles]` gives `#rrggbb` to roles,
/// `[roles-16]` names of the sixteen colours, `[roles-mono]` attributes. What is left out is taken from the dark theme.
public enum ThemeFile {
  /// Reads a file; its name without `.theme` is the theme's name unless it says otherwise.
  public static func read(_ path: String) throws(ThemeError) -> ThemePalette {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable(path: path)
    }
    let name = URL(filePath: path).deletingPathExtension().lastPathComponent
    return try parse(String(decoding: data, as: UTF8.self), name: name)
  }

  /// Reads a theme's text.
  public static func parse(_ text: String, name: String) throws(ThemeError) -> ThemePalette {
    if let line = ConfigurationText.namelessSection(in: text) {
      throw .syntax(line: line, column: 1)
    }
    let table: TOMLTable
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw .syntax(line: error.source.begin.line, column: error.source.begin.column)
    } catch {
      throw .syntax(line: 1, column: 1)
    }
    var reader = ThemeReader(text: text, palette: ThemePalette(name: name, colors: [:]))
    for section in table.keys.sorted() {
      guard let entries = table[section]?.table else {
        throw .unknownKey(section, section: "", line: reader.line(of: section, in: ""))
      }
      for key in entries.keys.sorted() {
        try reader.take(key, entries[key], in: section)
      }
    }
    return reader.palette
  }
}

/// Takes a theme's entries one by one.
private struct ThemeReader {
  let text: String
  var palette: ThemePalette

  mutating func take(
    _ key: String, _ value: (any TOMLValueConvertible)?, in section: String
  ) throws(ThemeError) {
    switch section {
    case "options": try takeOption(key, value)
    case "roles":
      palette.colors[try role(key, section)] = try known(
        value?.string.flatMap { RGB(hex: $0) }, value, key, section)
    case "roles-16":
      palette.sixteen[try role(key, section)] = try known(
        value?.string.flatMap(ThemeReader.entry), value, key, section)
    case "roles-mono":
      palette.mono[try role(key, section)] = try known(
        value?.string.flatMap(ThemeReader.attributes), value, key, section)
    default: throw .unknownKey(section, section: "", line: line(of: section, in: ""))
    }
  }

  private mutating func takeOption(
    _ key: String, _ value: (any TOMLValueConvertible)?
  ) throws(ThemeError) {
    switch key {
    case "name": palette.name = try known(value?.string, value, key, "options")
    case "mono": palette.isMono = try known(value?.bool, value, key, "options")
    case "heat":
      palette.heat = try known(
        value?.string.flatMap(HeatRamp.init), value, key, "options")
    case "background":
      if value?.string == "default" {
        palette.paintsBackground = false
      } else {
        palette.colors[.background] = try known(
          value?.string.flatMap { RGB(hex: $0) }, value, key, "options")
      }
    default: throw .unknownKey(key, section: "options", line: line(of: key, in: "options"))
    }
  }

  private func role(_ key: String, _ section: String) throws(ThemeError) -> Role {
    guard let role = Role(themeKey: key) else {
      throw .unknownKey(key, section: section, line: line(of: key, in: section))
    }
    return role
  }

  private func known<Value>(
    _ value: Value?, _ written: (any TOMLValueConvertible)?, _ key: String, _ section: String
  ) throws(ThemeError) -> Value {
    guard let value else {
      throw .unsuitableValue(
        written?.string ?? written?.debugDescription ?? "", key: key, section: section,
        line: line(of: key, in: section))
    }
    return value
  }

  func line(of key: String, in section: String) -> Int {
    ConfigurationText.line(of: key, in: section, text: text)
  }

  private static let sixteen = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
  ]

  /// `red`, `bright-red`.
  private static func entry(_ name: String) -> UInt8? {
    let isBright = name.hasPrefix("bright-")
    let plain = isBright ? String(name.dropFirst(7)) : name
    return sixteen.firstIndex(of: plain).map { UInt8($0 + (isBright ? 8 : 0)) }
  }

  /// `bold`, `dim`, `underline`, `reverse`, `italic`, `normal`, several with blanks between.
  private static func attributes(_ names: String) -> Attributes? {
    var set: Attributes = []
    for name in names.split(separator: " ") {
      switch name {
      case "bold": set.insert(.bold)
      case "dim": set.insert(.dim)
      case "underline": set.insert(.underline)
      case "reverse": set.insert(.reverse)
      case "italic": set.insert(.italic)
      case "normal": break
      default: return nil
      }
    }
    return set
  }
}

extension Role {
  /// How theme files write the role: `returning-low`.
  public var themeKey: String {
    rawValue.reduce(into: "") { key, letter in
      key += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }

  /// The role a theme file means.
  public init?(themeKey: String) {
    guard let role = Role.allCases.first(where: { $0.themeKey == themeKey }) else { return nil }
    self = role
  }
}
