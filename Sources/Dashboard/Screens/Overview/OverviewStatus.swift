import CustomerData
import Retention
import RetentionEngine
import TerminalKit

extension OverviewScreen {
  func remark(_ scene: Scene) -> String {
    guard let summary = scene.summary else { return "" }
    let w = scene.wording
    let days = w.number(scene.scope.days)
    let period =
      scene.scope.range.map { "\($0.first.iso)..\($0.last.iso)" }
      ?? w.say("\(days) days vs the \(days) before", "\(days) jours contre les \(days) d’avant")
    // Until the figures are there, the whole shop's count.
    let counted = facts.figures.value?.value[.customers]?.value.map { Int($0) }
    return w.customers(counted ?? summary.buyers) + " · " + period
  }

  func status(_ scene: Scene) -> (left: String, right: String) {
    let w = scene.wording
    let layout = layout(Rect(scene.size))
    switch focus(layout) {
    case .figures: return (figureSentence(w), place(cursor.figure, layout.figureCount, w))
    case .weeks:
      let weeks = facts.chartedWeeks
      return (weekSentence(scene), place(weeks.count - 1 - cursor.weeksBack, weeks.count, w))
    case .attention:
      let concerns = concerns(scene)
      let detail =
        concerns.indices.contains(cursor.attention)
        ? concerns[cursor.attention].detail : ""
      return (detail, place(cursor.attention, concerns.count, w))
    case .segments:
      let count = facts.segments.value?.value.segments.count ?? 0
      return (segmentSentence(w), place(cursor.segment, count, w))
    case .cohorts: return (cohortSentence(w), "")
    }
  }

  private func place(_ index: Int, _ count: Int, _ w: Wording) -> String {
    count > 0 ? "\(w.number(index + 1)) " + w.say("of", "sur") + " \(w.number(count))" : ""
  }

  private func figureSentence(_ w: Wording) -> String {
    let name = FigureCards.names[min(cursor.figure, FigureCards.names.count - 1)]
    guard let figure = facts.figures.value?.value[name] else {
      return w.say("working …", "calcul …")
    }
    if let reason = figure.reason { return w.remark(reason) }
    let meaning = w.meaning(figure.explanation.definition)
    return figure.shortness.map { "~ " + w.remark($0) } ?? meaning
  }

  private func weekSentence(_ scene: Scene) -> String {
    let w = scene.wording
    let weeks = facts.chartedWeeks
    let place = weeks.count - 1 - cursor.weeksBack
    guard weeks.indices.contains(place) else { return "" }
    let week = weeks[place]
    let customers = w.customers(week.active)
    return w.periodTitle(week.period) + w.colon + customers + ", "
      + w.say("\(w.number(week.new)) new, ", "dont \(w.number(week.new)) nouveaux, ")
      + "\(w.orders(week.orders)), \(w.money(week.revenue))"
      + (scene.summary?.shop.annotations(in: week.period.days) ?? []).map { " ◆ " + $0.name }
      .joined()
  }

  private func segmentSentence(_ w: Wording) -> String {
    guard let rows = facts.segments.value?.value.segments, rows.indices.contains(cursor.segment)
    else { return "" }
    let row = rows[cursor.segment]
    let share = w.percent(row.shareOfCustomers)
    return w.name(of: row.segment) + w.colon
      + "\(w.customers(row.customers)) (\(share)), \(w.money(row.revenue))"
  }

  private func cohortSentence(_ w: Wording) -> String {
    let rows = facts.recentCohorts
    let place = rows.count - 1 - cursor.cohortsBack
    guard rows.indices.contains(place), cursor.period < rows[place].cells.count else { return "" }
    let (row, cell) = (rows[place], rows[place].cells[cursor.period])
    return w.say(
      "\(w.number(cell.customers)) of \(w.number(row.size)) came back in month \(cursor.period)",
      "\(w.number(cell.customers)) sur \(w.number(row.size)) sont revenus au mois \(cursor.period)")
      + " = \(w.percent(cell.value))"
  }
}
