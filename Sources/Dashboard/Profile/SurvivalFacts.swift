import Retention
import TerminalKit

extension ProfileFacts {
  /// The chance that the customer still buys here as the silence grows, with today marked; nothing where the model
  /// has no say in who stops.
  var survival: [Fact] {
    let w = wording
    guard let curve = profile.prediction?.survival, curve.values.count > 1 else { return [] }
    let days = Double(curve.step * (curve.values.count - 1))
    let now = curve.values[min(curve.silence / curve.step, curve.values.count - 1)]
    let today = Double(curve.silence) / max(1, days)
    let chart = LineChart(
      [LineChart.Series("", role: .accent, values: curve.values.map(Optional.some))],
      ticks: [0, 0.5, 1].map { ChartTick($0, w.percent($0, places: 0)) },
      footLabels: [
        ChartLabel(at: 0, w.say("last order", "dernière")),
        ChartLabel(at: today, w.days(Double(curve.silence))),
        ChartLabel(at: 1, w.days(days)),
      ],
      markers: [
        LineChart.Marker(
          at: today, value: now, w.say("today ", "ce jour ") + w.percent(now, places: 0),
          role: .warning, hasLine: true)
      ])
    let heading = Section(
      w.say("Chance of still being a customer", "Chance d’être encore client"),
      remark: curve.family.rawValue)
    var facts = [Fact(heading), Fact(chart, height: 7)]
    if let day = curve.goneDay {
      let words = Paragraph(w.gone(day, asOf: asOf), role: .dim)
      facts.append(Fact(words, height: words.height(width: width)))
    }
    return facts + [.gap]
  }
}
