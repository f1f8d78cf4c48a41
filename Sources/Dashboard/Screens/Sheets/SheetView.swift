import CustomerData
import Retention
import TerminalKit

/// The sheet as list, map or curve; where there is room, the number under the cursor in words beside it.
struct SheetView: Widget {
  let screen: SheetScreen
  let scene: Scene

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let w = scene.wording
    switch screen.sheet {
    case .failed(let words):
      let title = w.say("No numbers", "Pas de chiffres")
      canvas.draw(MessagePanel(title: title, text: words), in: area, theme: theme)
    case .loaded(let sheet): draw(sheet, on: &canvas, in: area, theme: theme)
    case .loading, .notAsked:
      canvas.draw(Panel(w.name(of: screen.name)), in: area.inset(dx: 1, dy: 0), theme: theme)
    }
  }

  private func draw(_ sheet: Sheet, on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let body = area.inset(dx: area.width < 60 ? 0 : 1, dy: 0)
    guard area.width >= 130 else {
      return drawFigure(sheet, on: &canvas, in: body, theme: theme)
    }
    let columns = body.columns(Rect.flexible, 46)
    drawFigure(sheet, on: &canvas, in: columns[0], theme: theme)
    canvas.draw(
      SheetAccount(screen: screen, wording: scene.wording), in: columns[1], theme: theme)
  }

  private func drawFigure(_ sheet: Sheet, on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let isHigh = area.height > 12
    let inner = canvas.panel(
      Panel(sheet.title, padsTop: isHigh, padsBottom: isHigh), in: area, theme: theme)
    let words = sheet.notes.map { Paragraph($0, role: .faint) }
    let rows = words.reduce(0) { $0 + $1.height(width: inner.width) }
    let notes = inner.height > rows + 8 ? rows : 0
    let body = inner.droppingBottom(notes == 0 ? 0 : notes + 1)
    canvas.draw(any: figure(sheet), in: body, theme: theme)
    var rest = inner.bottom(notes)
    for paragraph in words where notes > 0 {
      canvas.draw(paragraph, in: rest, theme: theme)
      rest = rest.droppingTop(paragraph.height(width: inner.width))
    }
  }

  private func figure(_ sheet: Sheet) -> any Widget {
    let w = scene.wording
    return switch sheet.figure {
    case .list: SheetList(sheet: sheet, cursor: screen.cursor, wording: w)
    case .map(let map): SheetMap(sheet: sheet, map: map, cursor: screen.cursor, wording: w)
    case .curve(let curve):
      SheetCurve(sheet: sheet, curve: curve, line: screen.cursor.line, wording: w)
    }
  }
}

extension Sheet.Cell {
  /// Whether a screen leaves it out: an absent value, or a flag, which colour and notes tell.
  var isUnsaid: Bool {
    switch self {
    case .absent, .flag: true
    default: false
    }
  }
}

extension Wording {
  /// A cell of a sheet in the user's language.
  func text(_ cell: Sheet.Cell) -> String {
    switch cell {
    case .absent: absent
    case .text(let text): text
    case .count(let count): number(count)
    case .number(let value): decimal(value, places: value == value.rounded() ? 0 : 2)
    case .money(let minor): money(minor)
    case .price(let minor): exactMoney(minor)
    case .averageMoney(let minor): exactMoney(Int64(minor.rounded()))
    case .share(let share): percent(share)
    case .days(let days): self.days(days)
    case .flag(let flag): flag ? say("yes", "oui") : say("no", "non")
    }
  }
}
