import Retention
import TerminalKit

/// The chart beside the models, with a sentence below it.
struct ModelChartPanel: Widget {
  let screen: ModelsScreen
  let study: ModelStudy
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard area.height >= 5, let name = screen.current else { return }
    let w = wording
    let isReliability = screen.curve == .reliability
    let panel = Panel(
      isReliability
        ? w.say("Does a risk mean what it says?", "Un risque dit-il vrai ?")
        : w.say("Who is found first?", "Qui est trouvé d’abord ?"),
      remark: name.rawValue, padsTop: area.height > 14, padsBottom: area.height > 12)
    let inner = canvas.panel(panel, in: area, theme: theme)
    guard let score = study.backTest?[name] else { return }
    let text = isReliability ? w.reliability(score) : w.gains(score)
    let sentence = Paragraph(text, role: .dim)
    let lines = inner.height > 14 ? sentence.height(width: inner.width) : 0
    let place = inner.droppingBottom(lines == 0 ? 0 : lines + 1)
    if isReliability {
      let here = screen.panel == .groups ? screen.place(in: .groups) : nil
      let chart = ReliabilityChart(reliability: score.reliability, here: here, wording: w)
      canvas.draw(chart, in: place, theme: theme)
    } else {
      let baseline = study.backTest?[.recency]?.reliability
      let chart = GainsChart(
        reliability: score.reliability, baseline: name == .recency ? nil : baseline, wording: w)
      canvas.draw(chart, in: place, theme: theme)
    }
    if lines > 0 { canvas.draw(sentence, in: inner.bottom(lines), theme: theme) }
  }
}

/// Predicted risk to the right, the share that left upward, with Wilson's bars: on the diagonal a risk means what
/// it says.
struct ReliabilityChart: Widget {
  let reliability: Reliability
  /// The group under the cursor.
  var here: Int?
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let w = wording
    let groups = Array(reliability.tenths.enumerated())
    func role(_ place: Int, _ tenth: Reliability.Tenth) -> Role {
      place == here ? .focus : tenth.isKept ? .accent : .warning
    }
    let chart = LineChart(
      [LineChart.Series("", role: .dim, values: [0, 1], isComparison: true)],
      ticks: Self.ticks(w),
      footLabels: [
        ChartLabel(at: 0, "0 %"), ChartLabel(at: 0.5, w.say("risk told", "risque annoncé")),
        ChartLabel(at: 1, "100 %"),
      ],
      markers: groups.map { place, tenth in
        LineChart.Marker(
          at: tenth.predicted, value: tenth.observed, role: role(place, tenth))
      },
      intervals: groups.map { place, tenth in
        LineChart.Interval(
          at: tenth.predicted, low: tenth.low, high: tenth.high, role: role(place, tenth))
      })
    canvas.draw(chart, in: area, theme: theme)
    guard area.width >= 30, area.height >= 8 else { return }
    let key = w.say("● did not order · bar 95 %", "● sans commande · barre 95 %")
    canvas.text(key, x: area.x + 7, y: area.y + 1, style: theme.ink(.faint), maxX: area.maxX)
  }

  /// Quarters of a hundred per cent.
  static func ticks(_ w: Wording) -> [ChartTick] {
    stride(from: 0.0, through: 1.0, by: 0.25).map { ChartTick($0, w.percent($0, places: 0)) }
  }
}

/// How many of those who left are found by looking at the highest risks first: share of customers to the right,
/// share of leavers upward.
struct GainsChart: Widget {
  let reliability: Reliability
  /// The baseline's; nil: it is the baseline.
  let baseline: Reliability?
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let w = wording
    var series = [
      LineChart.Series(
        w.say("by chance", "au hasard"), role: .faint, values: [0, 1], isComparison: true)
    ]
    if let baseline {
      series.append(
        LineChart.Series(
          w.say("by silence", "au silence"), role: .dim, values: baseline.gains, isComparison: true)
      )
    }
    series.append(
      LineChart.Series(w.say("found", "trouvés"), role: .accent, values: reliability.gains))
    let chart = LineChart(
      series.map { line in
        var line = line
        line.values = Self.spread(line.values)
        return line
      },
      ticks: ReliabilityChart.ticks(w),
      footLabels: [
        ChartLabel(at: 0, "0 %"),
        ChartLabel(at: 0.5, w.say("of all customers", "de tous les clients")),
        ChartLabel(at: 1, "100 %"),
      ])
    canvas.draw(chart, in: area, theme: theme)
  }

  /// The same curve at 101 moments, so that curves of few and of many groups share one axis.
  private static func spread(_ values: [Double?]) -> [Double?] {
    let known = values.compactMap(\.self)
    guard known.count > 1 else { return values }
    return (0...100).map { moment in
      let place = Double(moment) / 100 * Double(known.count - 1)
      let below = min(Int(place), known.count - 2)
      return known[below] + (known[below + 1] - known[below]) * (place - Double(below))
    }
  }
}

extension Reliability {
  /// The share of those who left among the first groups by risk, highest first, after none, one, two … of them, at
  /// even shares of all customers.
  var gains: [Double?] {
    let left = Double(tenths.reduce(0) { $0 + $1.left })
    let all = Double(tenths.reduce(0) { $0 + $1.customers })
    guard left > 0 else { return [] }
    var points = [(x: 0.0, y: 0.0)]
    for tenth in tenths.reversed() {
      let last = points[points.count - 1]
      points.append((last.x + Double(tenth.customers) / all, last.y + Double(tenth.left) / left))
    }
    return (0...20).map { step in
      let x = Double(step) / 20
      let after = points.firstIndex { $0.x >= x - 1e-9 } ?? points.count - 1
      guard after > 0 else { return 0 }
      let (from, to) = (points[after - 1], points[after])
      return from.y + (to.y - from.y) * (x - from.x) / (to.x - from.x)
    }
  }
}
