import Foundation
import TOMLKit

/// Why a file of the user's configuration could not be read; `line` counts from 1.
public enum ConfigurationError: Error, Hashable, Sendable {
  /// The file is there but could not be opened.
  case unreadable(path: String)
  /// Not TOML.
  case syntax(file: String, line: Int, column: Int)
  /// A section or key that Tenure does not know; `known` are those it knows there.
  case unknownKey(String, section: String, file: String, line: Int, known: [String])
  /// A value that is not what the key takes.
  case unsuitableValue(String, key: String, wanted: String, file: String, line: Int)
  /// A key that always keeps its meaning.
  case reservedKey(String, file: String, line: Int)
}

/// A file of the user's configuration: its values, and the lines they stand on.
struct ConfigurationText {
  /// The file's name, for messages.
  let file: String
  let text: String
  let table: TOMLTable

  /// Reads TOML.
  init(_ text: String, file: String) throws(ConfigurationError) {
    self.text = text
    self.file = file
    if let line = ConfigurationText.namelessSection(in: text) {
      throw .syntax(file: file, line: line, column: 1)
    }
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw .syntax(
        file: file, line: error.source.begin.line, column: error.source.begin.column)
    } catch {
      throw .syntax(file: file, line: 1, column: 1)
    }
  }

  /// The file's text; nil when there is no such file.
  static func contents(of path: String) throws(ConfigurationError) -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable(path: path)
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// The line of the first `[` that no name follows: the parser would stop the program at it. Bytes, not characters: a
  /// combining mark behind a bracket makes one character of both.
  static func namelessSection(in text: String) -> Int? {
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let bytes = text.hasPrefix("\u{FEFF}") ? text.utf8.dropFirst(3) : text.utf8[...]
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let place = lines.firstIndex { line in
      let bare = line.drop(while: isBlank)
      guard bare.first == UInt8(ascii: "[") else { return false }
      let second = bare.dropFirst()
      let inner = second.first == UInt8(ascii: "[") ? second.dropFirst() : second
      guard let first = inner.drop(while: isBlank).first else { return true }
      let sign = Character(Unicode.Scalar(first))
      return !(sign.isASCII && (sign.isLetter || sign.isNumber) || "_-\"']".contains(sign))
    }
    return place.map { $0 + 1 }
  }

  /// The line an entry stands on, or a section when `section` is empty; found in the text because the
  /// parser does not tell. 1 when it is not found.
  static func line(of key: String, in section: String, text: String) -> Int {
    var current = ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let words = line.drop { $0 == " " || $0 == "\t" }
      if words.hasPrefix("[") {
        current = String(words.dropFirst().prefix { $0 != "]" })
        if section.isEmpty, current == key { return number + 1 }
      } else if current == section, name(before: words) == key {
        return number + 1
      }
    }
    return 1
  }

  func line(of key: String, in section: String) -> Int {
    Self.line(of: key, in: section, text: text)
  }

  /// A written value as the user wrote it, near enough.
  static func written(_ value: (any TOMLValueConvertible)?) -> String {
    value?.string ?? value?.debugDescription ?? ""
  }

  /// The name that a line gives a value to, without its quotes.
  private static func name(before line: Substring) -> String {
    guard let quote = line.first, quote == "\"" || quote == "'" else {
      return String(line.prefix { $0 != "=" && $0 != " " && $0 != "\t" })
    }
    let inner = line.dropFirst().prefix { $0 != quote }
    return String(inner.replacing("\\\\", with: "\\"))
  }
}
