import Audiences
import CustomerData
import Dashboard
import Retention
import RetentionEngine
import TerminalKit

/// The overview for people: one line a figure, what a pipe and `--plain` get.
struct OverviewText {
  let wording: Wording

  func text(_ set: KeyFigureSet, _ shop: OpenShop) -> String {
    let w = wording
    let summary = shop.summary
    var lines = [heading(set, shop)]
    if shop.audience != .everyone { lines.append(shop.audience.text) }
    lines.append("")
    let width = set.figures.map { w.name(of: $0.name).displayWidth }.max() ?? 0
    for figure in set.figures {
      let name = w.name(of: figure.name).fitted(to: width)
      let value = w.value(figure.value, figure.unit).fitted(to: 14, alignment: .right)
      lines.append(trimmed("\(name)  \(value)  \(change(figure).fitted(to: 20))  \(note(figure))"))
    }
    lines.append("")
    lines.append(
      w.orders(summary.orders) + " · " + w.customers(summary.buyers) + " · "
        + w.say("explain any of them: tenure explain ", "expliquer : tenure explain ")
        + FigureName.retentionRate.rawValue)
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ set: KeyFigureSet, _ shop: OpenShop) -> String {
    let w = wording
    let days = w.say("\(set.period.count) days to", "\(set.period.count) jours au")
    return [
      shop.summary.shop.name, shop.summary.shop.currency?.code ?? "",
      "\(days) \(set.period.last.iso)",
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func change(_ figure: KeyFigure) -> String {
    guard let change = figure.change else { return "" }
    let arrow = change > 0 ? "▲" : change < 0 ? "▼" : "="
    return arrow + " " + wording.change(of: figure)
  }

  private func note(_ figure: KeyFigure) -> String {
    if let reason = figure.reason { return wording.reason(reason) }
    let remarks = figure.explanation.remarks.filter { $0.hasPrefix("the data begin") }
    return ([fraction(figure)] + remarks.map { "◆ " + wording.remark($0) })
      .filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func fraction(_ figure: KeyFigure) -> String {
    guard let above = figure.numerator, let below = figure.denominator, figure.unit == .share else {
      return ""
    }
    let range = figure.low.flatMap { low in
      figure.high.map { " (95 %: \(wording.percent(low)) – \(wording.percent($0)))" }
    }
    let of = wording.say("of", "sur")
    return
      "\(wording.decimal(above, places: 0)) \(of) \(wording.decimal(below, places: 0))\(range ?? "")"
  }

  private func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
