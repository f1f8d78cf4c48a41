/// Text broken between words. A word longer than a line is cut; a number is never parted from its unit, as in 12 € or
/// 18.7 %, and no line begins with a sign that ends something, such as the colon French puts a blank before.
public struct Paragraph: Widget, Hashable {
  /// The words, in their roles; `\n` begins a new line.
  public var phrases: [Phrase]

  /// A paragraph in one role.
  public init(_ text: String, role: Role = .text, attributes: Attributes = []) {
    phrases = [Phrase(text, role, attributes)]
  }

  /// A paragraph of several roles.
  public init(_ phrases: [Phrase]) { self.phrases = phrases }

  /// Rows it needs in `width` columns.
  public func height(width: Int) -> Int { lines(width: width).count }

  /// Draws from the first row; a last line that would be followed by more ends with `…`.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    let lines = lines(width: area.width)
    for (row, line) in lines.prefix(area.height).enumerated() {
      let isCut = row == area.height - 1 && lines.count > area.height
      if isCut { canvas.note(phrases.map(\.text).joined(), y: area.y, room: 0) }
      canvas.phrases(
        isCut ? Paragraph.elided(line, width: area.width) : line, x: area.x, y: area.y + row,
        maxX: area.maxX, theme: theme)
    }
  }

  /// The text in lines of at most `width` columns.
  public static func wrap(_ text: String, width: Int) -> [String] {
    Paragraph(text).lines(width: width).map { $0.map(\.text).joined() }
  }

  /// The phrases in lines of at most `width` columns. Complexity: O(length).
  public func lines(width: Int) -> [[Phrase]] {
    guard width > 0 else { return [] }
    var breaker = LineBreaker(width: width)
    for phrase in phrases {
      let parts = phrase.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (place, part) in parts.enumerated() {
        if place > 0 { breaker.endLine() }
        for piece in LineBreaker.pieces(of: part) { breaker.add(piece, like: phrase) }
      }
    }
    breaker.endLine()
    return breaker.lines
  }

  private static func elided(_ line: [Phrase], width: Int) -> [Phrase] {
    var kept = line
    while kept.width > width - 2, let last = kept.popLast() {
      let shorter = last.text.prefixFitting(max(0, width - 2 - kept.width))
      if !shorter.isEmpty {
        kept.append(Phrase(shorter, last.role, last.attributes))
        break
      }
    }
    return kept + [Phrase(" …", .faint)]
  }
}

/// Fills lines word by word.
private struct LineBreaker {
  let width: Int
  var lines: [[Phrase]] = []
  var line: [Phrase] = []
  var used = 0
  /// Blanks that wait for a word; at a line's end they are dropped.
  var blanks = 0

  init(width: Int) { self.width = width }

  /// Words and runs of blanks, in order.
  static func pieces(of text: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var start = text.startIndex
    while start < text.endIndex {
      let isBlank = text[start] == " "
      let end = text[start...].firstIndex { ($0 == " ") != isBlank } ?? text.endIndex
      if !isBlank, let blank = pieces.last, blank == " ", let number = pieces.dropLast().last,
        belongs(text[start..<end], to: number)
      {
        pieces.replaceSubrange((pieces.count - 2)..., with: [text[number.startIndex..<end]])
      } else {
        pieces.append(text[start..<end])
      }
      start = end
    }
    return pieces
  }

  private static let signs: Set<Character> = ["€", "$", "£", "¥", "%"]
  private static let endings: Set<Character> = [":", ";", "?", "!", "»"]
  private static let letters: Set<Substring> = ["k", "M", "G", "d", "j", "h", "pt"]

  // Thousands and millions stand between a number and its sign: 742,3 k €.
  private static func belongs(_ word: Substring, to number: Substring) -> Bool {
    guard let last = number.last, let first = word.first else { return false }
    if word.allSatisfy(endings.contains) { return true }
    if signs.contains(first) { return last.isNumber || "kMG".contains(last) }
    let bare = word.prefix { $0.isLetter }
    let isCode = bare.count == 3 && bare.allSatisfy { $0.isASCII && $0.isUppercase }
    return last.isNumber && (letters.contains(bare) || isCode)
  }

  mutating func add(_ piece: Substring, like phrase: Phrase) {
    if piece.first == " " {
      blanks += piece.count
      return
    }
    var word = String(piece)
    if used > 0, used + blanks + word.displayWidth > width { breakLine() }
    while word.displayWidth > width - used - blanks, width - used - blanks > 0 {
      let head = word.prefixFitting(width - used - blanks)
      guard !head.isEmpty else { break }
      append(head, like: phrase)
      breakLine()
      word = String(
        String.UnicodeScalarView(word.unicodeScalars.dropFirst(head.unicodeScalars.count)))
      if word.isEmpty { return }
    }
    append(word, like: phrase)
  }

  private mutating func append(_ word: String, like phrase: Phrase) {
    let text = String(repeating: " ", count: line.isEmpty && !lines.isEmpty ? 0 : blanks) + word
    blanks = 0
    used += text.displayWidth
    if let last = line.last, last.role == phrase.role, last.attributes == phrase.attributes {
      line[line.count - 1].text += text
    } else {
      line.append(Phrase(text, phrase.role, phrase.attributes))
    }
  }

  private mutating func breakLine() {
    lines.append(line)
    line = []
    used = 0
    blanks = 0
  }

  mutating func endLine() { breakLine() }
}
