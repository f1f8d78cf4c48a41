import CustomerData
import Retention
import TerminalKit

/// An account on the raised surface; scrolls when it is longer than the dialog.
struct ExplainView: Widget {
  let dialog: ExplainDialog
  let wording: Wording

  private static let width = 104
  /// Rows of the dialog that are not content.
  private static let frameRows = 4
  /// Rows of the window around the body a screen is told about.
  private static let chromeRows = 4

  /// How far the account can be scrolled in a window whose body has that size.
  func lastOffset(in body: Size) -> Int {
    let window = Rect(Size(width: body.width, height: body.height + Self.chromeRows))
    let lines = lines(in: window)
    let inner = frame(lines.count).inner(in: window)
    return max(0, lines.count - inner.height)
  }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let lines = lines(in: canvas.bounds)
    let box = canvas.dialog(frame(lines.count), theme: theme)
    let last = max(0, lines.count - box.height)
    let first = min(dialog.offset, last)
    canvas.wheel(area) { ExplainDialog.Action.scroll(max(0, min(first + 3 * $0, last))) }
    for (row, line) in lines.dropFirst(first).prefix(box.height).enumerated() {
      draw(line, on: &canvas, in: box.row(row), theme: theme)
    }
    guard last > 0 else { return }
    let more = "\(first + box.height)/\(lines.count) ↓"
    canvas.right(
      more, endX: box.maxX, y: box.maxY, style: theme.ink(.faint), minX: box.x)
  }

  private func lines(in window: Rect) -> [ExplainLine] {
    let width = frame(20).inner(in: window).width
    return ExplainLines(dialog: dialog, wording: wording, width: width).all
  }

  private func frame(_ lines: Int) -> Dialog {
    let definition = dialog.explanation.definition
    let value = wording.value(dialog.explanation.value, definition.unit)
    return Dialog(
      wording.name(definition.name), remark: value,
      size: Size(width: Self.width, height: lines + Self.frameRows))
  }

  private func draw(_ line: ExplainLine, on canvas: inout Canvas, in row: Rect, theme: Theme) {
    switch line {
    case .blank: break
    case .words(let phrases):
      canvas.phrases(phrases, x: row.x, y: row.y, maxX: row.maxX, theme: theme)
    case .section(let title, let remark):
      canvas.draw(Section(title, remark: remark), in: row, theme: theme)
    case .letter(let input, let meaning, let column):
      draw(input, meaning, column, on: &canvas, in: row, theme: theme)
    case .leftOut(let group, let reason, let share):
      draw(group, reason, share, on: &canvas, in: row, theme: theme)
    }
  }

  private func draw(
    _ input: Input, _ meaning: String, _ column: Int, on canvas: inout Canvas, in row: Rect,
    theme: Theme
  ) {
    let value = wording.value(input.value, input.unit)
    let isFirst = dialog.explanation.inputs.first == input
    canvas.text(
      input.symbol, x: row.x, y: row.y, style: theme.ink(isFirst ? .accent : .warning, .bold),
      maxX: row.x + column, truncating: true)
    let end = row.x + ExplainLines.figuresEnd(row.width)
    canvas.right(value, endX: end, y: row.y, style: theme.ink(.title, .bold))
    canvas.text(
      meaning, x: row.x + column, y: row.y, style: theme.ink(.text),
      maxX: end - value.displayWidth - 1, truncating: true)
  }

  private func draw(
    _ group: LeftOut, _ reason: String, _ share: Double, on canvas: inout Canvas, in row: Rect,
    theme: Theme
  ) {
    let count = wording.number(group.count)
    let end = row.x + ExplainLines.figuresEnd(row.width)
    canvas.right(count, endX: end, y: row.y, style: theme.ink(.title, .bold))
    let unit =
      group.kind == .orders
      ? wording.say("orders", "commandes") : wording.say("customers", "clients")
    if row.maxX > end + 2 {
      canvas.text(unit, x: end + 2, y: row.y, style: theme.ink(.faint), maxX: row.maxX)
    }
    let bars = ExplainLines.bars(row.width)
    if bars > 0 {
      canvas.draw(
        Bar(share), in: Rect(x: end - bars + 1, y: row.y, width: 14, height: 1), theme: theme)
    }
    canvas.text(
      reason, x: row.x, y: row.y, style: theme.ink(.text),
      maxX: end - max(bars, count.displayWidth + 1), truncating: true)
  }
}
