import Foundation
import TOMLKit

/// A key of the user's own: on a screen, or everywhere, it does what another one does by default.
public struct KeyChange: Hashable, Sendable {
  /// The key to press; nil: what the other does by default is on its own key only again.
  public var key: Key?
  /// The key that does it by default.
  public var meaning: Key
  /// The screen's name, or `KeyMap.everywhere`.
  public var place: String

  /// A change.
  public init(key: Key?, meaning: Key, place: String) {
    self.key = key
    self.meaning = meaning
    self.place = place
  }
}

extension KeyMapFile {
  /// The text of `keys.toml` with the change; other lines, comments and order stay.
  ///
  /// Lines of the section that give another key the same meaning go, and so does what the key meant before.
  public static func text(_ text: String, with change: KeyChange) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    let head = "[\(change.place)]"
    if !lines.contains(head) { lines += (lines.isEmpty ? [] : [""]) + [head] }
    let start = (lines.firstIndex(of: head) ?? 0) + 1
    let end = lines[start...].firstIndex { $0.hasPrefix("[") } ?? lines.count
    var own = lines[start..<end].filter { line in
      guard let entry = entry(line) else { return true }
      return entry.key != change.key && entry.meaning != change.meaning
    }
    if let key = change.key, key != change.meaning {
      let last = own.lastIndex { !$0.isEmpty } ?? own.startIndex - 1
      own.insert("\(quoted(key)) = \(quoted(change.meaning))", at: last + 1)
    }
    lines.replaceSubrange(start..<end, with: own)
    return lines.map { $0 + "\n" }.joined()
  }

  /// The key and the meaning of a line; nil: the line says something else.
  private static func entry(_ line: String) -> (key: Key, meaning: Key?)? {
    guard let sides = try? ConfigurationText(line, file: "").table,
      let name = sides.keys.first, let key = Key(named: name)
    else { return nil }
    return (key, sides[name]?.string.flatMap(Key.init(named:)))
  }

  private static func quoted(_ key: Key) -> String {
    "\"" + key.name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension Configuration {
  /// Writes the change into `keys.toml`, whole or not at all.
  public func save(_ change: KeyChange) throws {
    let path = folder + "/keys.toml"
    let before = try ConfigurationText.contents(of: path) ?? ""
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try Data(KeyMapFile.text(before, with: change).utf8).write(
      to: URL(filePath: path), options: .atomic)
  }
}
