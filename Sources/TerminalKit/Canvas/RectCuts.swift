/// Cuts of a rectangle: how screens are laid out.
extension Rect {
  /// Stands for "what is left" in `columns(_:gutter:)` and `rows(_:gutter:)`.
  public static let flexible = -1

  /// Smaller by `amount` on all four sides.
  public func inset(by amount: Int) -> Rect { inset(dx: amount, dy: amount) }

  /// Smaller by `dx` left and right and by `dy` above and below.
  public func inset(dx: Int, dy: Int) -> Rect {
    Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
  }

  /// The first `count` rows.
  public func top(_ count: Int) -> Rect {
    Rect(x: x, y: y, width: width, height: min(max(0, count), height))
  }

  /// The last `count` rows.
  public func bottom(_ count: Int) -> Rect {
    let kept = min(max(0, count), height)
    return Rect(x: x, y: maxY - kept, width: width, height: kept)
  }

  /// The first `count` columns.
  public func left(_ count: Int) -> Rect {
    Rect(x: x, y: y, width: min(max(0, count), width), height: height)
  }

  /// The last `count` columns.
  public func right(_ count: Int) -> Rect {
    let kept = min(max(0, count), width)
    return Rect(x: maxX - kept, y: y, width: kept, height: height)
  }

  /// All but the first `count` rows.
  public func droppingTop(_ count: Int) -> Rect { bottom(height - max(0, count)) }
  /// All but the last `count` rows.
  public func droppingBottom(_ count: Int) -> Rect { top(height - max(0, count)) }
  /// All but the first `count` columns.
  public func droppingLeft(_ count: Int) -> Rect { right(width - max(0, count)) }
  /// All but the last `count` columns.
  public func droppingRight(_ count: Int) -> Rect { left(width - max(0, count)) }

  /// Row number `index`, one cell high; empty outside of the rectangle.
  public func row(_ index: Int) -> Rect {
    guard index >= 0, index < height else { return Rect(x: x, y: y, width: 0, height: 0) }
    return Rect(x: x, y: y + index, width: width, height: 1)
  }

  /// Neighbouring columns of the given widths; `Rect.flexible` ones share what is left.
  public func columns(_ widths: Int..., gutter: Int = 2) -> [Rect] {
    columns(widths, gutter: gutter)
  }

  /// Neighbouring columns of the given widths; `Rect.flexible` ones share what is left.
  public func columns(_ widths: [Int], gutter: Int = 2) -> [Rect] {
    Rect.cut(width, into: widths, gutter: gutter).map { start, extent in
      droppingLeft(start).left(extent)
    }
  }

  /// `count` columns of equal width; the remainder goes to the first ones.
  public func columns(count: Int, gutter: Int = 2) -> [Rect] {
    columns(Array(repeating: Rect.flexible, count: max(0, count)), gutter: gutter)
  }

  /// Rows of the given heights one under the other; `Rect.flexible` ones share what is left.
  public func rows(_ heights: Int..., gutter: Int = 0) -> [Rect] {
    rows(heights, gutter: gutter)
  }

  /// Rows of the given heights one under the other; `Rect.flexible` ones share what is left.
  public func rows(_ heights: [Int], gutter: Int = 0) -> [Rect] {
    Rect.cut(height, into: heights, gutter: gutter).map { start, extent in
      droppingTop(start).top(extent)
    }
  }

  /// A rectangle of the given size in the middle, cut to what fits.
  public func centered(_ size: Size) -> Rect {
    let fitting = Size(width: min(size.width, width), height: min(size.height, height))
    return Rect(
      x: x + (width - fitting.width) / 2, y: y + (height - fitting.height) / 2,
      width: fitting.width, height: fitting.height)
  }

  private static func cut(_ total: Int, into parts: [Int], gutter: Int) -> [(Int, Int)] {
    let fixed = parts.reduce(0) { $0 + max(0, $1) } + gutter * max(0, parts.count - 1)
    let flexible = parts.count { $0 < 0 }
    let spare = max(0, total - fixed)
    var start = 0
    var shared = 0
    return parts.map { part in
      var extent = max(0, part)
      if part < 0 {
        extent = spare / flexible + (shared < spare % flexible ? 1 : 0)
        shared += 1
      }
      defer { start += extent + gutter }
      return (start, max(0, min(extent, total - start)))
    }
  }
}
