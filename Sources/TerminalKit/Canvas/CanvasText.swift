/// A piece of text in one style; a line of them is written with `Canvas.spans`.
public struct Span: Hashable, Sendable {
  /// What is written.
  public var text: String
  /// How it is written.
  public var style: Style

  /// A piece of text in one style.
  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }

  /// Columns it takes.
  public var width: Int { text.displayWidth }
}

/// Writing text. Every function clips by display width and never splits a glyph.
extension Canvas {
  /// Writes from column `x` and returns the column after the last glyph.
  /// - Parameters:
  ///   - text: what is written.
  ///   - x: the column of its first glyph.
  ///   - y: its row.
  ///   - style: its colours and attributes.
  ///   - maxX: first column that must stay untouched; the canvas's edge without it.
  ///   - truncating: ends with `…` where the text does not fit, instead of stopping.
  @discardableResult
  public mutating func text(
    _ text: String, x: Int, y: Int, style: Style = .plain, maxX: Int? = nil,
    truncating: Bool = false
  ) -> Int {
    let limit = min(maxX ?? clip.maxX, clip.maxX)
    note(text, y: y, room: limit - x)
    if truncating, x < limit {
      return write(text.truncated(to: limit - x), x: x, y: y, style: style, limit: limit)
    }
    return write(text, x: x, y: y, style: style, limit: limit)
  }

  /// Writes so that the last column used is `endX` − 1; returns the first column used.
  /// Longer texts are cut at `minX`, with `…`.
  @discardableResult
  public mutating func right(
    _ text: String, endX: Int, y: Int, style: Style = .plain, minX: Int = 0
  ) -> Int {
    note(text, y: y, room: endX - minX)
    let shown = text.truncatedNumber(to: endX - minX)
    let start = endX - shown.displayWidth
    write(shown, x: start, y: y, style: style, limit: min(endX, clip.maxX))
    return start
  }

  /// Writes in the middle of the columns `x..<maxX`, cut with `…`.
  public mutating func centered(
    _ text: String, x: Int, maxX: Int, y: Int, style: Style = .plain
  ) {
    note(text, y: y, room: maxX - x)
    let shown = text.truncated(to: maxX - x)
    let start = x + (maxX - x - shown.displayWidth) / 2
    write(shown, x: start, y: y, style: style, limit: min(maxX, clip.maxX))
  }

  /// Writes on the first row of `area`, which it fills exactly: padded, aligned, cut with `…`.
  public mutating func text(
    _ text: String, in area: Rect, alignment: Alignment = .left, style: Style = .plain
  ) {
    guard !area.isEmpty else { return }
    note(text, y: area.y, room: area.width)
    let shown = text.fitted(to: area.width, alignment: alignment)
    write(shown, x: area.x, y: area.y, style: style, limit: min(area.maxX, clip.maxX))
  }

  /// Writes pieces one after the other; returns the column after the last glyph.
  @discardableResult
  public mutating func spans(_ spans: [Span], x: Int, y: Int, maxX: Int? = nil) -> Int {
    var column = x
    for span in spans { column = text(span.text, x: column, y: y, style: span.style, maxX: maxX) }
    return column
  }

  @discardableResult
  private mutating func write(
    _ text: String, x: Int, y: Int, style: Style, limit: Int
  ) -> Int {
    guard y >= clip.y, y < clip.maxY else { return x }
    if let end = putASCII(text, x: x, y: y, style: style, limit: limit) { return end }
    var column = x
    for glyph in GlyphSequence(text) {
      guard column + glyph.width <= limit else { break }
      put(glyph, x: column, y: y, style: style)
      column += glyph.width
    }
    return column
  }
}
