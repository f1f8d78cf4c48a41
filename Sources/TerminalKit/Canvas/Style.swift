/// A colour a terminal cell can have: the terminal's own, one of its palette, or red, green, blue.
public struct Color: Hashable, Sendable {
  /// −1 the terminal's default, −2 "keep what is there", 0…255 palette, 0x1RRGGBB true colour.
  let raw: Int32

  init(raw: Int32) { self.raw = raw }

  /// The terminal's default colour.
  public static let none = Color(raw: -1)
  /// As a background: the cell keeps the one it has.
  public static let transparent = Color(raw: -2)

  /// One of the terminal's 256 colours.
  public static func palette(_ index: UInt8) -> Color { Color(raw: Int32(index)) }

  /// A true colour.
  public static func rgb(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Color {
    Color(raw: 0x100_0000 | Int32(red) << 16 | Int32(green) << 8 | Int32(blue))
  }
}

/// How a glyph is written besides its colours.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// The bits, as the terminal layer reads them.
  public let rawValue: UInt8

  /// Attributes from bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Heavier.
  public static let bold = Attributes(rawValue: 1)
  /// Fainter.
  public static let dim = Attributes(rawValue: 2)
  /// With a line under it; rules the header of a table.
  public static let underline = Attributes(rawValue: 4)
  /// Ink and paper exchanged.
  public static let reverse = Attributes(rawValue: 8)
  /// Slanted.
  public static let italic = Attributes(rawValue: 16)
}

/// Ink, paper and attributes of a piece of text.
public struct Style: Hashable, Sendable {
  /// Colour of the glyph.
  public var foreground: Color
  /// Colour behind the glyph.
  public var background: Color
  /// Bold, dim, underline, reverse, italic.
  public var attributes: Attributes
  /// What the ink means, for golden files; see `Shade`.
  var ink: Shade = .none
  /// What the paper means, for golden files.
  var paper: Shade = .none

  /// A style of plain colours, without a role.
  public init(
    foreground: Color = .none, background: Color = .transparent, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own ink on whatever is there.
  public static let plain = Style()

  /// The same style with more attributes.
  public func with(_ more: Attributes) -> Style {
    var style = self
    style.attributes.formUnion(more)
    return style
  }

  /// This ink on the paper of `other`.
  public func on(_ other: Style) -> Style {
    var style = self
    style.background = other.background
    style.paper = other.paper
    style.attributes.formUnion(other.attributes.intersection(.reverse))
    return style
  }

  /// This ink on whatever is there.
  public var overPaper: Style {
    var style = self
    style.background = .transparent
    style.paper = .none
    return style
  }

  /// This paper as ink: for half blocks that draw a surface's edge.
  public var asInk: Style {
    var style = Style(foreground: background)
    style.ink = paper
    return style
  }
}

extension Style {
  /// This ink as paper: where two filled areas meet in one cell.
  var asPaper: Style {
    var style = Style(background: foreground)
    style.paper = ink
    return style
  }
}
