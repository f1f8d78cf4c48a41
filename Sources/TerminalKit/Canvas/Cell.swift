import Synchronization

/// One cell of a canvas: 16 bytes, trivially copyable, so that frames are compared without reference counting.
public struct Cell: Hashable, Sendable {
  /// A scalar; or `Clusters.flag | index`; 0 is the right half of a wide glyph.
  var glyph: UInt32 = 0x20
  var foreground: Int32 = Color.none.raw
  var background: Int32 = Color.none.raw
  var attributes: UInt8 = 0
  /// 1, 2, or 0 for the right half of a wide glyph.
  var width: UInt8 = 1
  /// `Shade.code` of the ink.
  var ink: UInt8 = 0
  /// `Shade.code` of the paper.
  var paper: UInt8 = 0

  /// A space on the terminal's own background.
  static let blank = Cell()

  /// A space with the style's paper.
  init(_ style: Style = .plain) {
    apply(style)
    if background == Color.transparent.raw { background = Color.none.raw }
  }

  /// A glyph of one column that covers whatever is there; nil for a style that lets some of it through.
  init?(_ glyph: UInt32, covering style: Style) {
    guard style.background != .transparent else { return nil }
    self.glyph = glyph
    apply(style)
  }

  /// Takes ink and, unless it is transparent, paper of the style; a reversed cell stays reversed.
  mutating func apply(_ style: Style) {
    guard style.background == .transparent else {
      foreground = style.foreground.raw
      background = style.background.raw
      attributes = style.attributes.rawValue
      ink = style.ink.code
      paper = style.paper.code
      return
    }
    let reversed = attributes & Attributes.reverse.rawValue
    if reversed == 0 { foreground = style.foreground.raw }
    attributes = style.attributes.rawValue | reversed
    ink = style.ink.code
  }

  var scalars: [UInt32] {
    glyph & Clusters.flag == 0 ? [glyph] : Clusters.scalars(glyph)
  }
}

/// Letters with marks, interned once for the whole process so that equal cells are equal on every canvas.
enum Clusters {
  static let flag: UInt32 = 0x8000_0000
  /// Hostile data must not grow the table for ever; beyond this, marks are left out.
  private static let limit = 65_536

  private struct Table {
    var glyphs: [Glyph] = []
    var index: [Glyph: UInt32] = [:]
  }
  private static let table = Mutex(Table())

  static func intern(_ glyph: Glyph) -> UInt32 {
    table.withLock { table in
      if let known = table.index[glyph] { return known }
      guard table.glyphs.count < limit else { return glyph.scalar }
      let id = flag | UInt32(table.glyphs.count)
      table.glyphs.append(glyph)
      table.index[glyph] = id
      return id
    }
  }

  static func scalars(_ id: UInt32) -> [UInt32] {
    table.withLock { table in
      let position = Int(id & ~flag)
      return position < table.glyphs.count ? table.glyphs[position].scalars : [0x20]
    }
  }
}
