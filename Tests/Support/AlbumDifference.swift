/// Where two albums differ, for a person to read.
public struct AlbumDifference: Equatable, Sendable, CustomStringConvertible {
  /// The first differences, several lines each.
  public private(set) var places: [String] = []
  /// How many more there are.
  public private(set) var more = 0
  private static let limit = 8

  /// What was drawn held against what was recorded.
  public init(recorded: Album, drawn: Album) {
    if recorded.heading != drawn.heading {
      add("heading\n  recorded  \(recorded.heading)\n  drawn     \(drawn.heading)")
    }
    for frame in drawn.frames {
      guard let known = recorded.frame(frame.name) else {
        add("\(frame.name): not recorded")
        continue
      }
      compare(known, frame, recorded, drawn)
    }
    for frame in recorded.frames where drawn.frame(frame.name) == nil {
      add("\(frame.name): recorded, but not drawn")
    }
    compareLooks(recorded, drawn)
    if places.isEmpty { add("the same frames, but the file is written otherwise") }
  }

  private mutating func add(_ words: String) {
    if places.count < Self.limit { places.append(words) } else { more += 1 }
  }

  private mutating func compare(
    _ known: Album.Frame, _ frame: Album.Frame, _ recorded: Album, _ drawn: Album
  ) {
    if known.likened != frame.likened { add("\(frame.name): likened to another frame") }
    for y in 0..<max(known.rows.count, frame.rows.count) {
      let before = y < known.rows.count ? known.rows[y] : nil
      let after = y < frame.rows.count ? frame.rows[y] : nil
      guard before != after else { continue }
      let (one, two) = (before?.text ?? "(no row)", after?.text ?? "(no row)")
      if one != two {
        let place = zip(one, two).prefix { $0 == $1 }.count
        add(
          "\(frame.name), row \(y + 1), character \(place + 1)\n  recorded  \(one)\n"
            + "  drawn     \(two)\n            \(String(repeating: " ", count: place))^")
      } else if let before, let after {
        add("\(frame.name), row \(y + 1)" + Self.colors(before, after))
      }
    }
  }

  /// The first column written otherwise.
  private static func colors(_ one: Album.Row, _ two: Album.Row) -> String {
    let (before, after) = (one.cellStyles, two.cellStyles)
    let x = zip(before, after).prefix { $0 == $1 }.count
    func style(_ styles: [String]) -> String { x < styles.count ? styles[x] : "nothing" }
    return
      ", column \(x + 1): \(style(after)) instead of \(style(before))\n  in        \(one.text)\n"
      + "            " + String(repeating: " ", count: x) + "^"
  }

  private mutating func compareLooks(_ recorded: Album, _ drawn: Album) {
    for look in Set(recorded.looks.keys).union(drawn.looks.keys).sorted() {
      let (before, after) = (recorded.looks[look] ?? [:], drawn.looks[look] ?? [:])
      for key in Set(before.keys).union(after.keys).sorted() where before[key] != after[key] {
        add("\(look), \(key): \(after[key] ?? "unused") instead of \(before[key] ?? "unused")")
      }
    }
  }

  /// The differences, then how many more there are.
  public var description: String {
    (places + (more > 0 ? ["and \(more) more"] : [])).joined(separator: "\n")
  }
}

extension Album.Row {
  /// The style of every column.
  var cellStyles: [String] {
    styles.split(separator: " ").flatMap { run in
      let parts = run.split(separator: "*", maxSplits: 1)
      guard parts.count == 2, let count = Int(parts[0]) else { return [String(run)] }
      return Array(repeating: String(parts[1]), count: min(count, 1000))
    }
  }
}
