import TOMLKit

/// `keys.toml`: sections `[everywhere]` and one for each screen; each line gives a key the action that another
/// one has by default, or `"none"`.
///
///     [everywhere]
///     ctrl-p = ":"
///     [cohorts]
///     "," = "none"
public enum KeyMapFile {
  /// The keys of a text; `places` are the sections there may be, besides `everywhere`.
  public static func parse(
    _ text: String, file: String, places: [String]
  ) throws(ConfigurationError) -> KeyMap {
    let source = try ConfigurationText(text, file: file)
    let known = [KeyMap.everywhere] + places
    var map = KeyMap()
    for place in source.table.keys.sorted() {
      guard known.contains(place), let entries = source.table[place]?.table else {
        let line = source.line(of: place, in: "")
        throw .unknownKey(place, section: "", file: file, line: line, known: known)
      }
      for name in entries.keys.sorted() {
        try take(name, entries[name], in: place, of: source, into: &map)
      }
    }
    return map
  }

  private static func take(
    _ name: String, _ value: (any TOMLValueConvertible)?, in place: String,
    of source: ConfigurationText, into map: inout KeyMap
  ) throws(ConfigurationError) {
    let line = source.line(of: name, in: place)
    guard let key = Key(named: name) else {
      throw .unsuitableValue(
        name, key: place, wanted: "a, ctrl-p, alt-x, f5, enter, space, up", file: source.file,
        line: line)
    }
    guard !KeyMap.reserved.contains(key) else {
      throw .reservedKey(name, file: source.file, line: line)
    }
    if value?.string == "none" { return map.set(.nothing, for: key, in: place, line: line) }
    guard let meaning = value?.string.flatMap(Key.init(named:)) else {
      throw .unsuitableValue(
        ConfigurationText.written(value), key: name, wanted: "a key in quotes, or \"none\"",
        file: source.file, line: line)
    }
    map.set(.key(meaning), for: key, in: place, line: line)
  }
}
