import CustomerData
import Retention
import TerminalKit

/// A share that falls with time, in braille, with its interval and the days on which it passes its quartiles.
struct SheetCurve: Widget {
  let sheet: Sheet
  let curve: Sheet.Curve
  /// The row under the cursor.
  let line: Int
  let wording: Wording

  func draw(on canvas: inout Canvas, in body: Rect, theme: Theme) {
    guard let last = sheet.rows.last.flatMap({ value($0, curve.day) }), last >= 1 else {
      let text = wording.say("Nobody has ordered twice yet.", "Personne n’a encore recommandé.")
      return canvas.draw(Paragraph(text, role: .faint), in: body, theme: theme)
    }
    let words = body.height > 10 ? min(curve.marks.count, 3) + 2 : body.height > 6 ? 1 : 0
    let (chart, place) = (chart(Int(last)), body.droppingBottom(words))
    canvas.draw(chart, in: place, theme: theme)
    canvas.moments(Int(last) + 1, of: chart.plot(in: place)) { day in
      let line = sheet.rows.lastIndex { (value($0, curve.day) ?? 0) <= Double(day) } ?? 0
      return SheetScreen.Action.cursor(SheetCursor(line: line, isPlaced: true))
    }
    let foot = body.bottom(words)
    guard words > 0 else { return }
    canvas.phrases(here, x: foot.x, y: foot.y, maxX: foot.maxX, theme: theme)
    for (place, mark) in curve.marks.enumerated() where place + 2 < words {
      canvas.phrases(
        [Phrase("◆ ", .accent), Phrase(mark.text, .dim)], x: foot.x, y: foot.y + 2 + place,
        maxX: foot.maxX, theme: theme)
    }
  }

  private func value(_ row: Sheet.Row, _ column: String) -> Double? {
    sheet.place(of: column).flatMap { row.cells[$0].number }
  }

  /// One value a day, as high as the step before it.
  private func daily(_ column: String, to last: Int) -> [Double?] {
    var values: [Double?] = []
    var current: Double? = 1
    var next = sheet.rows.makeIterator()
    var row = next.next()
    for day in 0...last {
      while let step = row, let start = value(step, curve.day), Int(start) <= day {
        current = value(step, column)
        row = next.next()
      }
      values.append(current)
    }
    return values
  }

  private func chart(_ last: Int) -> LineChart {
    let w = wording
    let share = daily(curve.value, to: last)
    var chart = LineChart(
      [
        LineChart.Series("", role: .dim, values: daily(curve.low, to: last), isComparison: true),
        LineChart.Series(
          w.say("95 %", "95 %"), role: .dim, values: daily(curve.high, to: last),
          isComparison: true),
        LineChart.Series(w.say("still waiting", "attendent"), role: .newText, values: share),
      ],
      ticks: [0, 0.25, 0.5, 0.75, 1].map { ChartTick($0, w.percent($0, places: 0)) },
      footLabels: RoundScale(upTo: Double(last), steps: 8).values.filter { $0 <= Double(last) }.map
      {
        ChartLabel(index: Int($0), of: last + 1, w.days($0))
      }, momentCount: last + 1)
    chart.markers = curve.marks.map {
      LineChart.Marker(at: Double($0.day) / Double(last), value: $0.share, role: .accent)
    }
    if sheet.rows.indices.contains(line), let day = value(sheet.rows[line], curve.day),
      let own = value(sheet.rows[line], curve.value)
    {
      chart.markers.append(
        LineChart.Marker(at: day / Double(last), value: own, role: .focus, hasLine: true))
    }
    return chart
  }

  /// The step under the cursor in words.
  private var here: [Phrase] {
    guard sheet.rows.indices.contains(line) else { return [] }
    let (w, row) = (wording, sheet.rows[line])
    let share = value(row, curve.value)
    let ends = [curve.low, curve.high].map {
      value(row, $0).map { w.decimal($0 * 100) } ?? w.absent
    }
    return [
      Phrase("● ", .focus, .bold), Phrase(row.name + w.colon, .text),
      Phrase(w.percent(share), .title, .bold),
      Phrase(
        w.say(" still waiting", " attendent encore") + " (95 %" + w.colon
          + "\(ends[0])–\(ends[1])), "
          + w.percent(share.map { 1 - $0 }) + w.say(" back", " revenus"), .dim),
    ]
  }
}
