/// A trend without axes: a filled area, exact to an eighth of a row.
public struct Sparkline: Widget, Hashable {
  /// From oldest to newest; resampled to the columns there are.
  public var values: [Double]
  /// Colour at the foot.
  public var low: Role
  /// Colour at the top.
  public var high: Role
  /// The value at the foot; without one a little under the smallest, so that the trend shows.
  public var floor: Double?

  /// A sparkline.
  public init(
    _ values: [Double], low: Role = .returningLow, high: Role = .accent, floor: Double? = nil
  ) {
    self.values = values.filter(\.isFinite)
    self.low = low
    self.high = high
    self.floor = floor
  }

  /// Draws over the whole area, one to three rows being enough.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty, let least = values.min(), let most = values.max() else { return }
    let foot = floor ?? (least - max((most - least) * 0.3, abs(most) * 1e-9))
    let span = (most - foot) * 1.04
    let units = area.height * 8
    for (column, value) in Resampling.points(values, count: area.width).enumerated() {
      let share = span > 0 ? (value - foot) / span : 0.5
      let height = min(units, max(1, Int((share * Double(units)).rounded())))
      for row in 0..<area.height {
        let filled = min(8, max(0, height - row * 8))
        guard filled > 0 else { break }
        let tint = 0.35 + 0.4 * Double(row + 1) / Double(area.height)
        canvas.fill(
          Rect(x: area.x + column, y: area.maxY - 1 - row, width: 1, height: 1),
          with: Blocks.up[filled], style: theme.blend(low, high, tint))
      }
    }
  }
}

/// Fitting a series to the columns there are.
enum Resampling {
  /// `count` values at even distances, straight lines between the known ones.
  static func points(_ values: [Double], count: Int) -> [Double] {
    guard let first = values.first, count > 0 else { return [] }
    guard values.count > 1 else { return Array(repeating: first, count: count) }
    guard values.count != count else { return values }
    return (0..<count).map { index in
      let place = Double(index) * Double(values.count - 1) / Double(max(1, count - 1))
      let below = min(Int(place), values.count - 2)
      return values[below] + (values[below + 1] - values[below]) * (place - Double(below))
    }
  }
}
