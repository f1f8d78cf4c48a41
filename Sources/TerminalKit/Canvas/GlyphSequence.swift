/// What fills one or two cells: a spacing scalar and up to four marks, which is what curses can hold and every
/// terminal agrees on.
struct Glyph: Hashable, Sendable {
  let scalar: UInt32
  /// 1 or 2.
  let width: Int
  var marks: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
  var markCount = 0

  init(scalar: UInt32, width: Int) {
    self.scalar = scalar
    self.width = width
  }

  /// The scalars in order: base, then marks.
  var scalars: [UInt32] {
    [scalar] + [marks.0, marks.1, marks.2, marks.3].prefix(markCount)
  }

  mutating func add(_ mark: UInt32) {
    switch markCount {
    case 0: marks.0 = mark
    case 1: marks.1 = mark
    case 2: marks.2 = mark
    case 3: marks.3 = mark
    default: return
    }
    markCount += 1
  }

  static func == (one: Glyph, other: Glyph) -> Bool {
    one.scalar == other.scalar && one.scalars == other.scalars
  }

  func hash(into hasher: inout Hasher) { hasher.combine(scalars) }
}

/// The glyphs of a text, made portable and harmless:
/// controls become their pictures (`␛`), bidirectional and invisible marks become `�`, flags become `⚑`,
/// joined emoji keep their first picture, variation selectors and skin tones go.
struct GlyphSequence: Sequence, IteratorProtocol {
  private var scalars: String.UnicodeScalarView.Iterator
  private var ahead: UInt32?

  init(_ text: String) {
    scalars = text.unicodeScalars.makeIterator()
    ahead = scalars.next()?.value
  }

  mutating func next() -> Glyph? {
    while let first = take() {
      if first < 0x7F, first >= 0x20 {
        if let ahead, ahead < 0x300 { return Glyph(scalar: first, width: 1) }
        return withMarks(Glyph(scalar: first, width: 1))
      }
      if let glyph = base(first) { return withMarks(glyph) }
    }
    return nil
  }

  private mutating func take() -> UInt32? {
    let value = ahead
    ahead = scalars.next()?.value
    return value
  }

  private mutating func base(_ scalar: UInt32) -> Glyph? {
    if let picture = ScalarClass.picture(of: scalar) { return Glyph(scalar: picture, width: 1) }
    if ScalarClass.isRegionalIndicator(scalar) {
      if let ahead, ScalarClass.isRegionalIndicator(ahead) { _ = take() }
      return Glyph(scalar: 0x2691, width: 1)
    }
    if ScalarClass.isMark(scalar) {
      var lone = Glyph(scalar: 0x25CC, width: 1)  // a mark without a letter sits on a dotted circle
      lone.add(scalar)
      return ScalarClass.isDropped(scalar) ? nil : lone
    }
    return Glyph(scalar: scalar, width: WideRanges.contains(scalar) ? 2 : 1)
  }

  private mutating func withMarks(_ start: Glyph) -> Glyph {
    var glyph = start
    while let following = ahead, following >= 0x300 {
      if ScalarClass.isDropped(following) || ScalarClass.isTone(following) && glyph.width == 2 {
        _ = take()
      } else if ScalarClass.isJoiner(following) {
        let joinsPictures = glyph.width == 2 || glyph.scalar >= 0x2190
        _ = take()
        if joinsPictures, following == 0x200D, let ahead, ScalarClass.picture(of: ahead) == nil {
          _ = take()  // what a picture is joined with is not drawn
        }
      } else if ScalarClass.picture(of: following) != nil {
        break
      } else if ScalarClass.isMark(following) {
        glyph.add(following)
        _ = take()
      } else {
        break
      }
    }
    return glyph
  }
}
