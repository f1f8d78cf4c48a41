/// A piece of text that knows its role but no colour: what widgets are made of before a theme is chosen.
public struct Phrase: Hashable, Sendable, ExpressibleByStringLiteral {
  /// What is written.
  public var text: String
  /// What it means.
  public var role: Role
  /// Bold and the like, on top of what the theme gives the role.
  public var attributes: Attributes

  /// A piece of text in one role.
  public init(_ text: String, _ role: Role = .text, _ attributes: Attributes = []) {
    self.text = text
    self.role = role
    self.attributes = attributes
  }

  /// Plain text.
  public init(stringLiteral text: String) { self.init(text) }

  /// Columns it takes.
  public var width: Int { text.displayWidth }
}

extension [Phrase] {
  /// Columns they take one after the other.
  public var width: Int { reduce(0) { $0 + $1.width } }
}

extension Canvas {
  /// Writes phrases one after the other on whatever is there; returns the column after the last glyph.
  /// What does not fit ends with `…`.
  @discardableResult
  public mutating func phrases(
    _ phrases: [Phrase], x: Int, y: Int, maxX: Int? = nil, theme: Theme
  ) -> Int {
    let limit = min(maxX ?? clip.maxX, clip.maxX)
    var column = x
    for (place, phrase) in phrases.enumerated() {
      let style = theme.ink(phrase.role, phrase.attributes)
      let isLast = place == phrases.count - 1
      let cut = column + phrase.width > limit || (!isLast && column + phrase.width == limit)
      column = text(
        phrase.text + (cut && !isLast ? " " : ""), x: column, y: y, style: style,
        maxX: limit, truncating: true)
      if cut { break }
    }
    return column
  }

  /// Writes phrases so that they end before `endX`; returns the first column used.
  @discardableResult
  public mutating func phrasesRight(
    _ phrases: [Phrase], endX: Int, y: Int, minX: Int = 0, theme: Theme
  ) -> Int {
    let start = max(minX, endX - phrases.width)
    self.phrases(phrases, x: start, y: y, maxX: endX, theme: theme)
    return start
  }
}
