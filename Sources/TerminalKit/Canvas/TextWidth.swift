/// Where a text stands in a field wider than itself.
public enum Alignment: Hashable, Sendable {
  /// At the left edge: names.
  case left
  /// At the right edge: numbers.
  case right
  /// In the middle: figures inside squares.
  case center
}

/// Widths in terminal columns: East Asian wide 2, marks 0, everything else 1; the same on every platform.
extension String {
  /// Columns the text takes on a canvas.
  public var displayWidth: Int {
    if isPlain { return utf8.count }
    var width = 0
    for glyph in GlyphSequence(self) { width += glyph.width }
    return width
  }

  /// Whether every byte is a letter of one column.
  private var isPlain: Bool { utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }

  /// The text in exactly `width` columns: padded, or cut with `…`.
  public func fitted(to width: Int, alignment: Alignment = .left) -> String {
    guard width > 0 else { return "" }
    let text = alignment == .left ? truncated(to: width) : truncatedNumber(to: width)
    let spare = width - text.displayWidth
    switch alignment {
    case .left: return text + String(repeating: " ", count: spare)
    case .right: return String(repeating: " ", count: spare) + text
    case .center:
      return String(repeating: " ", count: spare / 2) + text
        + String(repeating: " ", count: spare - spare / 2)
    }
  }

  /// The text if it fits in `width` columns, else its beginning and `…`.
  public func truncated(to width: Int) -> String {
    guard width > 0 else { return "" }
    if utf8.count <= width, isPlain { return self }
    if displayWidth <= width { return self }
    let start = prefixFitting(width - 1)
    let whole = start.droppingNumber(before: unicodeScalars.dropFirst(start.unicodeScalars.count))
    return (whole.isEmpty ? start : whole) + "…"
  }

  /// A number in so many columns: one that has no room is `…` alone, since its beginning would be another number.
  func truncatedNumber(to width: Int) -> String {
    let text = truncated(to: width)
    let isCut = text.last == "…" && text != self && text.dropLast().last?.isNumber == true
    return isCut ? "…" : text
  }

  /// What follows a number and is part of what it says.
  private static let units: Set<Unicode.Scalar> = ["k", "M", "G", "%", "€", "£", "$"]

  /// Without a number at its end, if that number or its unit goes on in what follows.
  private func droppingNumber(before rest: Substring.UnicodeScalarView) -> String {
    let bare = String(reversed().drop { $0.isWhitespace }.reversed())
    guard let last = bare.last, last.isNumber,
      bare.count == count || rest.first.map(Self.units.contains) == true
    else { return self }
    let kept = bare.reversed().drop { $0.isNumber || ".,\u{202F}\u{A0}€£$−+".contains($0) }
    return String(kept.reversed())
  }

  /// The text if it fits in `width` columns, else as many of its clauses as do, at least a third of the room; else
  /// its beginning and `…`. A clause ends before `·`, `;`, `,` or after a full stop.
  public func clauses(fitting width: Int) -> String {
    guard width > 0, displayWidth > width else { return truncated(to: width) }
    let start = prefixFitting(width)
    for end in [". ", " · ", "; ", ", "] {
      guard let place = start.ranges(of: end).last?.lowerBound else { continue }
      let kept = end == ". " ? start[...place] : start[..<place]
      let clause = String(kept.reversed().drop { $0.isWhitespace }.reversed())
      if clause.displayWidth * 3 >= width { return clause }
    }
    return truncated(to: width)
  }

  /// The longest beginning of at most `width` columns, made portable.
  public func prefixFitting(_ width: Int) -> String {
    var kept = String.UnicodeScalarView()
    var used = 0
    for glyph in GlyphSequence(self) {
      guard used + glyph.width <= width else { break }
      used += glyph.width
      kept.append(contentsOf: glyph.scalars.compactMap(Unicode.Scalar.init))
    }
    return String(kept)
  }
}
