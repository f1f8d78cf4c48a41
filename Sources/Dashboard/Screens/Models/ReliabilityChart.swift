import Retention
import TerminalKit

/// Predicted risk to the right, the share that left upward: on the diagonal a risk means what it says.
struct ReliabilityChart: Widget {
  let reliability: Reliability
  let wording: Wording

  // Enough moments for the dots of the widest chart.
  private static let moments = 101

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let w = wording
    let places = (0..<Self.moments).map { Double($0) / Double(Self.moments - 1) }
    let ticks = stride(from: 0.0, through: 1.0, by: 0.25).map {
      ChartTick($0, w.percent($0, places: 0))
    }
    let chart = LineChart(
      [
        LineChart.Series(
          w.say("as told", "comme annoncé"), role: .dim, values: places.map(Optional.init),
          isComparison: true),
        LineChart.Series("", role: .faint, values: curve(places, \.low), isComparison: true),
        LineChart.Series("", role: .faint, values: curve(places, \.high), isComparison: true),
        LineChart.Series(
          w.say("happened", "arrivé"), role: .accent, values: curve(places, \.observed)),
      ],
      ticks: ticks,
      footLabels: [
        ChartLabel(at: 0, "0 %"), ChartLabel(at: 0.5, w.say("risk told", "risque annoncé")),
        ChartLabel(at: 1, "100 %"),
      ],
      namesSeries: area.width >= 40)
    canvas.draw(chart, in: area, theme: theme)
  }

  /// Straight lines between the groups; nothing before the first and after the last.
  private func curve(_ places: [Double], _ value: (Reliability.Tenth) -> Double) -> [Double?] {
    let points = reliability.tenths
    return places.map { place in
      guard let after = points.firstIndex(where: { $0.predicted >= place }) else { return nil }
      guard after > 0 else {
        return points[0].predicted - place < 0.01 ? value(points[0]) : nil
      }
      let (left, right) = (points[after - 1], points[after])
      guard right.predicted > left.predicted else { return value(right) }
      let share = (place - left.predicted) / (right.predicted - left.predicted)
      return value(left) + share * (value(right) - value(left))
    }
  }
}
