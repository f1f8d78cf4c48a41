import CustomerData
import Retention
import TerminalKit

/// The months up to the as-of day, one bar each, as high as what was spent; a month with a refund is in the bad tone.
struct OrderStrip: Widget {
  /// One month.
  struct Month: Equatable {
    var spent: Int64 = 0
    var isRefunded = false
  }

  let months: [Month]

  /// How many months are shown.
  static let count = 24

  init(_ orders: [CustomerProfile.Order], asOf: Day) {
    let last = Self.index(asOf)
    var months = [Month](repeating: Month(), count: Self.count)
    for order in orders {
      let place = Self.count - 1 - (last - Self.index(order.day))
      guard months.indices.contains(place) else { continue }
      months[place].spent += order.net
      months[place].isRefunded = months[place].isRefunded || order.refunded > 0
    }
    self.months = months
  }

  private static func index(_ day: Day) -> Int { day.civil.year * 12 + day.civil.month }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty, let most = months.map(\.spent).max() else { return }
    let step = max(1, area.width / months.count)
    for (place, month) in months.enumerated() {
      let bar = Rect(
        x: area.x + place * step, y: area.y, width: max(1, step - 1), height: area.height)
      guard bar.maxX <= area.maxX else { break }
      let foot = bar.bottom(1)
      guard month.spent > 0, most > 0 else {
        canvas.fill(foot, with: "▁", style: theme.ink(theme.usesSurfaces ? .track : .border))
        continue
      }
      let eighths = Double(month.spent) / Double(most) * Double(area.height * 8)
      draw(max(1, Int(eighths.rounded())), month, on: &canvas, in: bar, theme: theme)
    }
  }

  private func draw(
    _ eighths: Int, _ month: Month, on canvas: inout Canvas, in bar: Rect, theme: Theme
  ) {
    let levels: [Unicode.Scalar] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    for row in 0..<bar.height {
      let filled = min(8, max(0, eighths - row * 8))
      guard filled > 0 else { break }
      let line = Rect(x: bar.x, y: bar.maxY - 1 - row, width: bar.width, height: 1)
      canvas.fill(line, with: levels[filled], style: theme.ink(month.isRefunded ? .bad : .accent))
    }
  }
}
