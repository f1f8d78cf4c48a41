extension Album {
  /// The file's text.
  public var text: String {
    var lines = [heading]
    for frame in frames {
      lines.append("# " + frame.name + (frame.likened.map { " < \($0)" } ?? ""))
      lines += Self.lines(of: frame, like: frame.likened.flatMap(self.frame))
    }
    for (look, styles) in looks.sorted(by: { $0.key < $1.key }) {
      lines.append("@ " + look)
      lines += styles.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of frame: Frame, like other: Frame?) -> [String] {
    var lines: [String] = []
    var (equals, repeats) = (0, 0)
    func flush() {
      if equals > 0 { lines.append("=\(equals)") }
      if repeats > 0 { lines.append("×\(repeats)") }
      (equals, repeats) = (0, 0)
    }
    for (y, row) in frame.rows.enumerated() {
      let twin = other.flatMap { y < $0.rows.count ? $0.rows[y] : nil }
      if row == twin {
        if repeats > 0 { flush() }
        equals += 1
      } else if equals == 0, y > 0, row == frame.rows[y - 1] {
        repeats += 1
      } else {
        flush()
        let text = row.text == twin?.text ? "=" : row.text
        lines.append(text + "│" + (row.styles == twin?.styles ? "=" : row.styles))
      }
    }
    flush()
    return lines
  }

  /// An album from its file; lines that say nothing are left out, so that a damaged file differs.
  public init(text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    self.init(lines.popFirst().map(String.init) ?? "")
    var look: String?
    for line in lines {
      if line.hasPrefix("# ") {
        look = nil
        let names = line.dropFirst(2).split(separator: " < ", maxSplits: 1).map(String.init)
        guard let name = names.first else { continue }
        frames.append(Frame(name: name, likened: names.count > 1 ? names[1] : nil, rows: []))
      } else if line.hasPrefix("@ ") {
        look = String(line.dropFirst(2))
      } else if let look {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        if words.count == 2 { looks[look, default: [:]][words[0]] = words[1] }
      } else if !frames.isEmpty {
        read(line)
      }
    }
  }

  private mutating func read(_ line: Substring) {
    var frame = frames.removeLast()
    let other = frame.likened.flatMap(self.frame)
    let twin = other.flatMap { frame.rows.count < $0.rows.count ? $0.rows[frame.rows.count] : nil }
    if let cut = line.lastIndex(of: "│") {
      let (text, styles) = (String(line[..<cut]), String(line[line.index(after: cut)...]))
      frame.rows.append(
        Row(
          text: text == "=" ? twin?.text ?? "" : text,
          styles: styles == "=" ? twin?.styles ?? "" : styles))
    } else if let count = Int(line.dropFirst()) {
      if line.first == "=" {
        frame.rows += other?.rows.dropFirst(frame.rows.count).prefix(count) ?? []
      }
      if line.first == "×", let last = frame.rows.last {
        frame.rows += Array(repeating: last, count: min(count, 1000))
      }
    }
    frames.append(frame)
  }
}
