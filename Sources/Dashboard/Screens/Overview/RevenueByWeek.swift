import CustomerData
import Retention
import TerminalKit

/// Net revenue of the last 52 weeks that are over: returning customers below, new ones on top.
struct RevenueByWeek: Widget {
  let weeks: Loadable<Measured<[PeriodFigures.Row]>>
  let shown: [PeriodFigures.Row]
  /// The week under the cursor; nil: the panel has no focus.
  let cursor: Int?
  /// What the shop says happened.
  var annotations: [Annotation] = []
  let wording: Wording
  /// What a click on a week means.
  let target: @Sendable (Int) -> any Sendable

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let isLow = area.height <= 5
    let panel = Panel(
      wording.say("Revenue by week", "CA par semaine"), remark: remark(area.width),
      note: isLow
        ? series.map { "\($0.name) \($0.remark)" }.prefix(2).joined(separator: " · ") : "",
      isFocused: cursor != nil, padsTop: false, padsBottom: area.height > 4)
    var inner = canvas.panel(panel, in: area, theme: theme)
    guard shown.count > 1 else {
      let text =
        weeks.value == nil
        ? weeks.waitingWords(wording)
        : wording.say("fewer than two weeks are over", "moins de deux semaines révolues")
      canvas.draw(Paragraph(text, role: .faint), in: inner, theme: theme)
      return
    }
    let isNamed = inner.width >= 70 && inner.height > 6
    if !isNamed, !isLow {
      drawLegend(on: &canvas, in: inner.row(0), theme: theme)
      inner = inner.droppingTop(1)
    } else if isNamed {
      inner = inner.droppingTop(1)
    }
    let chart = chart(named: isNamed, in: inner)
    canvas.draw(chart, in: inner, theme: theme)
    canvas.moments(shown.count, of: chart.plot(in: inner), moment: target)
  }

  private func remark(_ width: Int) -> String {
    if let cursor, shown.indices.contains(cursor) {
      let week = shown[cursor]
      let money = wording.money(week.revenue)
      return "\(wording.span(week.period.days)) · \(money)"
    }
    guard !shown.isEmpty else { return "" }
    let text = wording.plural(shown.count, "week", "weeks", "semaine", "semaines")
    guard width > 60, let last = shown.last else { return text }
    return text + wording.say(" to ", " au ") + last.period.last.iso
  }

  private var series: [StackedArea.Series] {
    let total = shown.reduce(0) { $0 + $1.revenue }
    func share(_ part: Int64) -> String {
      wording.percent(total > 0 ? Double(part) / Double(total) : nil, places: 0)
    }
    func values(_ value: (PeriodFigures.Row) -> Int64) -> [Double] {
      shown.map { Double(value($0)) }
    }
    let returning = shown.reduce(0) { $0 + $1.returningRevenue }
    let new = shown.reduce(0) { $0 + $1.newRevenue }
    let anonymous = shown.reduce(0) { $0 + $1.anonymousRevenue }
    var result = [
      StackedArea.Series(
        wording.say("returning", "fidèles"), remark: share(returning), low: .returningLow,
        high: .returning, nameRole: .accent, values: values(\.returningRevenue)),
      StackedArea.Series(
        wording.say("new", "nouveaux"), remark: share(new), low: .newLow, high: .new,
        nameRole: .newText, values: values(\.newRevenue)),
    ]
    if anonymous > 0 {
      result.append(
        StackedArea.Series(
          wording.say("anonymous", "anonymes"), remark: share(anonymous), low: .border,
          high: .dim, nameRole: .dim, values: values(\.anonymousRevenue)))
    }
    return result
  }

  private func chart(named: Bool, in area: Rect) -> StackedArea {
    let peak = shown.map { Double($0.revenue) }.max() ?? 0
    let scale = RoundScale(upTo: peak, steps: area.height >= 9 ? 4 : area.height > 4 ? 2 : 1)
    let ticks = scale.values.map { ChartTick($0, wording.axisMoney(Int64($0.rounded()))) }
    var chart = StackedArea(
      series, ticks: ticks, footLabels: months(area.width), notes: notes,
      namesSeries: named)
    if let cursor { chart.cursor = Double(cursor) / Double(max(1, shown.count - 1)) }
    return chart
  }

  /// The month's name under the first week that begins in it.
  private func months(_ width: Int) -> [ChartLabel] {
    var labels: [ChartLabel] = []
    for (place, week) in shown.enumerated() {
      let month = week.period.first.civil.month
      let before = place > 0 ? shown[place - 1].period.first.civil.month : nil
      guard place > 0, month != before, width > 60 || month % 3 == 1 else { continue }
      labels.append(ChartLabel(index: place, of: shown.count, wording.shortMonth(month)))
    }
    return labels
  }

  /// What the shop itself noted; a Black Friday it did not note is seen all the same.
  private var notes: [StackedArea.Note] {
    let own = annotations.compactMap { annotation -> StackedArea.Note? in
      let place = shown.firstIndex { $0.period.days.contains(annotation.days.first) }
      return place.map {
        StackedArea.Note(at: Double($0) / Double(max(1, shown.count - 1)), annotation.name)
      }
    }
    let positions = Set(own.map(\.position))
    return own + blackFridays.filter { !positions.contains($0.position) }
  }

  /// A word beside the week of Black Friday, where it really is a peak.
  private var blackFridays: [StackedArea.Note] {
    let middle = Quantiles.median(shown.map { Double($0.revenue) }) ?? 0
    return shown.enumerated().compactMap { place, week in
      let year = week.period.last.civil.year
      guard let first = Day(year: year, month: 11, day: 1) else { return nil }
      // The day after the fourth Thursday of November.
      let friday = first.adding(days: (11 - first.weekday) % 7 + 22)
      guard week.period.days.contains(friday), Double(week.revenue) > 1.3 * middle else {
        return nil
      }
      let position = Double(place) / Double(max(1, shown.count - 1))
      return StackedArea.Note(at: position, "Black Friday")
    }
  }

  private func drawLegend(on canvas: inout Canvas, in row: Rect, theme: Theme) {
    let phrases = series.flatMap { series in
      [
        Phrase("■ ", series.nameRole),
        Phrase("\(series.name) \(series.remark)   ", .dim),
      ]
    }
    let fitting = phrases.width - 3 <= row.width ? phrases : Array(phrases.prefix(4))
    canvas.phrases(fitting, x: row.x, y: row.y, maxX: row.maxX + 3, theme: theme)
  }
}
