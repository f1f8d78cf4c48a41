/// One hint: a key and what it does.
public struct KeyHint: Hashable, Sendable {
  /// The key's label, such as `enter`.
  public var key: String
  /// What it does, in a word or two.
  public var label: String

  /// A hint.
  public init(_ key: String, _ label: String) {
    self.key = key
    self.label = label
  }

  var width: Int { key.displayWidth + 1 + label.displayWidth }
}

/// The footer: keys and what they do. Where they don't all fit, whole hints go, from the right; the last one
/// (`? keys`) always stays.
public struct KeyHints: Widget, Hashable {
  /// From most to least useful; the last one is kept.
  public var hints: [KeyHint]

  /// A row of hints.
  public init(_ hints: [KeyHint]) { self.hints = hints }

  /// Which hints fit into `width` columns, and in which column each starts.
  public func layout(width: Int) -> [(index: Int, x: Int)] {
    guard let last = hints.last else { return [] }
    var placed: [(index: Int, x: Int)] = []
    var x = 0
    for (index, hint) in hints.dropLast().enumerated() {
      guard x + hint.width + 2 + last.width <= width else { break }
      placed.append((index, x))
      x += hint.width + 2
    }
    return placed + [(hints.count - 1, x)]
  }

  /// Where the hints stand.
  public func areas(in area: Rect) -> [(index: Int, area: Rect)] {
    layout(width: area.width).map { index, x in
      (index, area.top(1).droppingLeft(x).left(hints[index].width))
    }
  }

  /// Draws on the first row.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    for (index, start) in layout(width: area.width) {
      let hint = hints[index]
      let x = canvas.text(
        hint.key, x: area.x + start, y: area.y, style: theme.ink(.key, .bold), maxX: area.maxX)
      canvas.text(
        hint.label, x: x + 1, y: area.y, style: theme.ink(.dim), maxX: area.maxX, truncating: true)
    }
  }
}
