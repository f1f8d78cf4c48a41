import Retention
import TerminalKit

/// Beside the map: the selected cell in words, the cohort's curve against the average, its value so far.
struct CohortSide: Widget {
  let screen: CohortsScreen
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let w = wording
    let title = screen.row.map { w.periodTitle($0.cohort) } ?? w.say("All cohorts", "Toutes")
    let siblings =
      screen.metric.split == nil
      ? w.say("[ ] previous, next", "[ ] précédent, suivant")
      : w.say("[ ] other values", "[ ] autres valeurs")
    let inner = canvas.panel(Panel(title, remark: siblings), in: area, theme: theme)
    guard screen.table.value != nil else { return }
    var rest = inner
    func take(_ count: Int) -> Rect {
      defer { rest = rest.droppingTop(count) }
      return rest.top(count)
    }
    canvas.phrases([Phrase(place, .dim)], x: rest.x, y: take(2).y, maxX: inner.maxX, theme: theme)
    canvas.phrases(figure, x: rest.x, y: take(2).y, maxX: inner.maxX, theme: theme)
    let sentence = Paragraph(CohortSentence(screen: screen, wording: w).text)
    let height = min(sentence.height(width: rest.width), rest.height)
    canvas.draw(sentence, in: take(height + 1).top(height), theme: theme)
    guard screen.row != nil else { return }
    let facts = facts
    let foot = facts.isEmpty ? 4 : facts.count + 5
    let chart = min(18, rest.height - foot)
    if chart >= 7 { drawChart(on: &canvas, in: take(chart), theme: theme) }
    if rest.height >= 3 { drawStrip(on: &canvas, in: take(4), theme: theme) }
    for (line, fact) in facts.enumerated() where line < rest.height {
      draw(fact, on: &canvas, in: rest.row(line), theme: theme)
    }
  }

  private var measure: CohortMeasure { screen.metric.measure }
  private var k: Int { screen.cursor.period }

  private var place: String {
    guard let row = screen.row else { return "" }
    let unit = wording.name(of: screen.metric.unit)
    let last = row.cells.count - 1
    return wording.customers(row.size) + "  ·  \(unit) \(k) " + wording.say("of", "sur")
      + " \(last)"
  }

  private var figure: [Phrase] {
    let value = screen.cell?.value ?? (screen.row == nil ? screen.average(k) : nil)
    let head = Phrase(wording.cellValue(value, measure) + "  ", .title, .bold)
    guard let difference = screen.difference(k), k > 0 || !measure.isShare else { return [head] }
    let text = wording.difference(difference, measure)
    let isFlat = !text.contains { $0.isNumber && $0 != "0" }
    if isFlat { return [head, Phrase(wording.say("as the average", "comme la moyenne"), .dim)] }
    let arrow = difference < 0 ? "▼ " : "▲ "
    let against = wording.say(" vs average", " vs la moyenne")
    return [head, Phrase(arrow + text + against, judgement(of: difference), .bold)]
  }

  /// Better or worse only where the average lies outside of what chance explains.
  private func judgement(of difference: Double) -> Role {
    if [.retention, .rolling, .cumulative].contains(measure), let row = screen.row,
      let cell = screen.cell, let average = screen.average(k),
      let interval = WilsonInterval(cell.customers, of: row.size),
      (interval.low...interval.high).contains(average)
    {
      return .dim
    }
    return difference < 0 ? .bad : .good
  }

  /// Periods on the chart: the cohort's own, but at least a dozen where the average reaches as far.
  private var moments: Int {
    let own = screen.row?.cells.count ?? 0
    let known = screen.table.value?.value.average.prefix { $0 != nil }.count ?? 0
    return max(2, min(max(own, 13), max(own, known)))
  }

  private func drawChart(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard let row = screen.row else { return }
    let unit = wording.name(of: screen.metric.unit)
    canvas.phrases(
      [
        Phrase(
          wording.say(
            "\(wording.short(measure)) by \(unit)", "\(wording.short(measure)) par \(unit)"), .dim)
      ],
      x: area.x, y: area.y, maxX: area.maxX, theme: theme)
    let first = measure.isShare ? 1 : 0
    let last = moments - 1
    guard last > first else { return }
    let average = (first...last).map { screen.average($0) }
    let own = row.cells.dropFirst(first).prefix(last - first + 1)
      .filter(\.isFinal).map(\.value)
    let known = (average + own).compactMap { $0 }
    guard let low = known.min(), let high = known.max(), !own.isEmpty else { return }
    var chart = LineChart(
      [
        LineChart.Series(
          wording.say("average", "moyenne"), role: .text, values: average, isComparison: true),
        LineChart.Series(
          wording.periodTitle(row.cohort), role: .newText, values: own),
      ],
      ticks: ticks(low, high), footLabels: labels(first, last), momentCount: last - first + 1)
    if let value = screen.cell?.value, k >= first, k <= last {
      chart.markers = [
        LineChart.Marker(at: Double(k - first) / Double(max(1, last - first)), value: value)
      ]
    }
    canvas.draw(chart, in: area.droppingTop(1).droppingBottom(1), theme: theme)
  }

  private func ticks(_ low: Double, _ high: Double) -> [ChartTick] {
    let scale = RoundScale(upTo: high, steps: 7)
    let step = scale.values.count > 1 ? scale.values[1] : 1
    return scale.values.filter { $0 > low - step && $0 < high + step }.map { value in
      let isSmall = measure.isShare && step < 0.01
      let text =
        measure.isShare
        ? wording.decimal(value * 100, places: isSmall ? 1 : 0)
        : wording.decimal(value, places: step < 1 ? 1 : 0)
      return ChartTick(value, text)
    }
  }

  private func labels(_ first: Int, _ last: Int) -> [ChartLabel] {
    let step = max(1, (last - first) / 5)
    return stride(from: first, through: last, by: step).map {
      ChartLabel(
        index: $0 - first, of: last - first + 1, wording.letter(screen.metric.unit) + "\($0)")
    }
  }

  /// Differences from the average around the cursor, on the diverging ramp.
  private func drawStrip(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard let row = screen.row, row.cells.count > 1, !measure.staysOpen(inPeriod: 1) else { return }
    let title = wording.say("difference from the average", "écart à la moyenne")
    canvas.phrases([Phrase(title, .dim)], x: area.x, y: area.y, maxX: area.maxX, theme: theme)
    let width = 8
    let count = max(1, area.width / width)
    let from = max(1, min(k - count / 2, row.cells.count - count))
    let shown = from..<min(row.cells.count, from + count)
    let most = (1..<row.cells.count).compactMap { screen.difference($0).map(abs) }.max() ?? 1
    for (place, period) in shown.enumerated() {
      let x = area.x + place * width
      let name = wording.letter(screen.metric.unit) + "\(period)"
      canvas.centered(
        name, x: x, maxX: x + width - 1, y: area.y + 1,
        style: theme.ink(period == k ? .accent : .faint, period == k ? .bold : []))
      guard let difference = screen.difference(period) else { continue }
      let text = measure.isShare ? wording.signed(difference * 100) : wording.signed(difference)
      let cell = HeatCell(
        text, fraction: most > 0 ? difference / most : 0,
        isUnfinished: !row.cells[period].isFinal, isDiverging: true)
      canvas.draw(cell, in: Rect(x: x, y: area.y + 2, width: width - 1, height: 1), theme: theme)
    }
  }

  private struct Fact {
    let name: String
    let value: String
    let usual: String
  }

  /// What the cohort is worth so far, against the pooled value of cohorts of the same age.
  private var facts: [Fact] {
    guard screen.metric.split == nil, let row = screen.row, let table = screen.value.value?.value,
      let own = table.row(row.cohort),
      let last = own.cells.lastIndex(where: \.isFinal) ?? own.cells.indices.last
    else { return [] }
    let average = table.average.indices.contains(last) ? table.average[last] : nil
    let w = wording
    let orders = row.cells.reduce(0) { $0 + $1.orders }
    let revenue = row.cells.last?.revenueToDate ?? 0
    let first = row.cells[0].orders > 0 ? row.cells[0].revenue / Int64(row.cells[0].orders) : 0
    return [
      Fact(
        name: w.say(
          "Value to \(w.letter(table.unit))\(last)", "Valeur à \(w.letter(table.unit))\(last)"),
        value: w.cellValue(own.cells[last].value, .lifetimeValue),
        usual: w.say("avg ", "moy. ") + w.cellValue(average, .lifetimeValue)),
      Fact(
        name: w.say("Revenue to date", "CA à ce jour"), value: w.money(revenue),
        usual: w.orders(orders)),
      Fact(
        name: w.say(
          "Order value, \(w.letter(table.unit))0", "Panier, \(w.letter(table.unit))0"),
        value: w.exactMoney(first), usual: w.orders(row.cells[0].orders)),
    ]
  }

  private func draw(_ fact: Fact, on canvas: inout Canvas, in row: Rect, theme: Theme) {
    canvas.phrases([Phrase(fact.name, .dim)], x: row.x, y: row.y, maxX: row.maxX, theme: theme)
    let usual = facts.map(\.usual.displayWidth).max() ?? 0
    let least = row.x + fact.name.displayWidth + 1 + fact.value.displayWidth
    let end = max(least, min(row.x + 29, row.maxX - usual - 2))
    canvas.right(
      fact.value, endX: end, y: row.y, style: theme.ink(.title, .bold),
      minX: row.x + fact.name.displayWidth + 1)
    // An amount without its end is another one: where it has no room it is left out.
    guard end + 2 + fact.usual.displayWidth <= row.maxX else { return }
    canvas.text(fact.usual, x: end + 2, y: row.y, style: theme.ink(.faint), maxX: row.maxX)
  }
}
