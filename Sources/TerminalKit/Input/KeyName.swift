/// Keys as they are written in keys.toml and after `--keys`.
extension Key {
  /// A key by its written name: a letter or sign, `enter`, `space`, `up`, `shift-up`, `ctrl-p`, `alt-x`, `f1`;
  /// capital letters count only for single letters. Nil: no such key.
  public init?(named name: String) {
    if name.count == 1, let letter = name.first, letter != " " {
      self = .char(letter)
      return
    }
    let lower = name.lowercased()
    if let key = Key.names[lower] {
      self = key
    } else if let letter = Key.letter(of: lower, after: "ctrl-") {
      self = .ctrl(letter)
    } else if let letter = Key.letter(of: name, after: "alt-") {
      self = .alt(letter)
    } else if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), 1...24 ~= number {
      self = .f(number)
    } else {
      return nil
    }
  }

  /// The name `init(named:)` reads, as `keys.toml` has it.
  public var name: String {
    switch self {
    case .char(" "): return "space"
    case .char(let letter): return String(letter)
    case .ctrl(let letter): return "ctrl-\(letter)"
    case .alt(let letter): return "alt-\(letter)"
    case .f(let number): return "f\(number)"
    default: return Key.names.filter { $0.value == self }.keys.min() ?? ""
    }
  }

  /// The keys of a line such as `jj<enter>v`; named keys stand in angle brackets. Nil: one is unknown.
  public static func keys(in line: String) -> [Key]? {
    var keys: [Key] = []
    var rest = Substring(line)
    while let letter = rest.first {
      if letter == "<", let end = rest.firstIndex(of: ">"), rest.index(after: rest.startIndex) < end
      {
        let name = String(rest[rest.index(after: rest.startIndex)..<end])
        guard let key = Key(named: name) else { return nil }
        keys.append(key)
        rest = rest[rest.index(after: end)...]
      } else {
        keys.append(.char(letter))
        rest = rest.dropFirst()
      }
    }
    return keys
  }

  private static func letter(of name: String, after prefix: String) -> Character? {
    guard name.hasPrefix(prefix), name.count == prefix.count + 1 else { return nil }
    return name.last
  }

  private static let names: [String: Key] = [
    "space": .char(" "), "enter": .enter, "return": .enter, "esc": .escape, "escape": .escape,
    "tab": .tab, "shift-tab": .backTab, "backspace": .backspace, "up": .up, "down": .down,
    "left": .left, "right": .right, "shift-up": .shiftUp, "shift-down": .shiftDown,
    "shift-left": .shiftLeft, "shift-right": .shiftRight, "home": .home, "end": .end,
    "pgup": .pageUp, "pageup": .pageUp, "pgdn": .pageDown, "pagedown": .pageDown,
    "ins": .insert, "insert": .insert, "del": .delete, "delete": .delete,
  ]
}
