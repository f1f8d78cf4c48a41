import CustomerData
import Retention
import TerminalKit

/// The key figures: cards side by side, or one line each.
struct FigureCards: Widget {
  /// The figures of the overview, the most important first.
  static let names: [FigureName] = [
    .revenue, .retentionRate, .repeatRate, .averageOrderValue, .historicValue,
  ]

  let facts: OverviewFacts
  let layout: OverviewLayout.Figures
  /// The figure under the cursor; nil: the panel has no focus.
  let cursor: Int?
  let wording: Wording
  /// What a click on a figure means.
  let target: @Sendable (Int) -> any Sendable

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    switch layout {
    case .tall(let count), .low(let count):
      for (place, column) in area.columns(count: count).enumerated() {
        let card = FigureCard(
          name: Self.names[place], figure: figure(place), until: facts.until, trend: trend(place),
          isFocused: cursor == place, wording: wording)
        canvas.draw(card, in: column, theme: theme)
        canvas.target(column, target(place))
      }
    case .lines: drawLines(on: &canvas, in: area, theme: theme)
    }
  }

  private func figure(_ place: Int) -> KeyFigure? {
    facts.figures.value?.value[Self.names[place]]
  }

  private func trend(_ place: Int) -> [Double] {
    (facts.trend.value?.value.values[Self.names[place]] ?? []).compactMap { $0 }
  }

  private func drawLines(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let isTight = area.height < Self.names.count + 2
    let panel = Panel(
      isFocused: cursor != nil, padsTop: !isTight, padsBottom: !isTight)
    let rows = canvas.panel(panel, in: area, theme: theme)
    let first = max(0, min((cursor ?? 0) - rows.height + 1, Self.names.count))
    for place in first..<min(Self.names.count, first + rows.height) {
      drawLine(place, on: &canvas, in: rows.row(place - first), theme: theme)
      canvas.target(rows.row(place - first), target(place))
    }
  }

  private func drawLine(_ place: Int, on canvas: inout Canvas, in row: Rect, theme: Theme) {
    let isHere = cursor == place
    if isHere {
      canvas.fill(row.inset(dx: -1, dy: 0), style: theme.style(.text, on: .selection))
    }
    let name = Self.names[place]
    let isNarrow = row.width < 50
    let label = isNarrow ? wording.shortCardName(name) : wording.cardName(name)
    let length = figure(place).map { wording.length($0, until: facts.until) } ?? ""
    let labelWidth = isNarrow ? 15 : 26
    canvas.phrases(
      [
        Phrase(label, isHere ? .title : .text, isHere ? .bold : []),
        Phrase(isNarrow ? "" : " " + length, isHere ? .title : .faint),
      ], x: row.x, y: row.y, maxX: row.x + labelWidth, theme: theme)
    guard let figure = figure(place) else { return }
    let change = wording.changePhrase(figure)
    let changeWidth = 11
    let valueEnd = row.x + labelWidth + (isNarrow ? 9 : 10)
    canvas.right(
      wording.value(of: figure, fitting: valueEnd - row.x - labelWidth),
      endX: valueEnd, y: row.y,
      style: theme.ink(.title, .bold),
      minX: row.x + labelWidth)
    if let change {
      canvas.phrasesRight(
        [change], endX: row.maxX, y: row.y, minX: valueEnd + 1, theme: theme)
    }
    let spark = Rect(
      x: valueEnd + 2, y: row.y, width: row.maxX - changeWidth - valueEnd - 3, height: 1)
    if spark.width >= 4 { canvas.draw(Sparkline(trend(place)), in: spark, theme: theme) }
  }
}

/// One key figure: value, change against the period before, trend, and what it was.
struct FigureCard: Widget {
  let name: FigureName
  let figure: KeyFigure?
  /// The day up to which it is told; nil: of today.
  let until: Day?
  let trend: [Double]
  let isFocused: Bool
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let remark = figure.map { wording.length($0, until: until) } ?? ""
    let room = area.width - 4 - remark.displayWidth - 1
    let full = wording.cardName(name)
    let title = full.displayWidth <= room ? full : wording.shortCardName(name)
    let inner = canvas.panel(
      Panel(title, remark: remark, isFocused: isFocused, isCard: true), in: area, theme: theme)
    guard let figure else {
      canvas.text("…", x: inner.x, y: inner.y, style: theme.ink(.faint), maxX: inner.maxX)
      return
    }
    drawValue(figure, on: &canvas, in: inner.row(0), theme: theme)
    let foot = inner.row(inner.height - 1)
    let rows = inner.height > 3 ? 2 : 1
    let spark = Rect(
      x: inner.x, y: foot.y - rows, width: inner.width, height: min(rows, inner.height - 2))
    canvas.draw(Sparkline(trend), in: spark, theme: theme)
    drawFoot(figure, on: &canvas, in: foot, theme: theme)
  }

  private func drawValue(
    _ figure: KeyFigure, on canvas: inout Canvas, in row: Rect, theme: Theme
  ) {
    let end = canvas.text(
      wording.value(of: figure, fitting: row.width), x: row.x, y: row.y,
      style: theme.ink(.title, .bold), maxX: row.maxX)
    guard let change = wording.changePhrase(figure), row.maxX - end > change.width else { return }
    canvas.phrasesRight([change], endX: row.maxX, y: row.y, minX: end + 1, theme: theme)
  }

  private func drawFoot(_ figure: KeyFigure, on canvas: inout Canvas, in row: Rect, theme: Theme) {
    if figure.value == nil, let reason = figure.reason {
      canvas.text(
        wording.remark(reason), x: row.x, y: row.y, style: theme.ink(.faint), maxX: row.maxX,
        truncating: true)
      return
    }
    var end = row.maxX
    if let low = figure.low, let high = figure.high {
      let range =
        figure.unit == .share
        ? wording.decimal(low * 100) + "–" + wording.percent(high)
        : wording.decimal(low) + " … " + wording.decimal(high)
      end = canvas.right(range, endX: row.maxX, y: row.y, style: theme.ink(.faint)) - 1
    }
    let before = beforePhrase(figure)
    if row.x + before.width <= end {
      canvas.phrases([before], x: row.x, y: row.y, maxX: end, theme: theme)
    }
  }

  // A window that begins before the data do makes the figure itself doubtful, so that comes first.
  private func beforePhrase(_ figure: KeyFigure) -> Phrase {
    if figure.shortness != nil {
      return Phrase(wording.say("◆ short data", "◆ peu de recul"), .warning)
    }
    let before = figure.previous.map {
      wording.say("before ", "avant ") + wording.value($0, figure.unit)
    }
    return Phrase(before ?? wording.say("nothing before", "rien avant"), .faint)
  }
}
