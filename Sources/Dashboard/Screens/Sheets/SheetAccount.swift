import CustomerData
import Retention
import TerminalKit

/// What the number under the cursor means and how it came about, in a few lines.
struct SheetAccount: Widget {
  let screen: SheetScreen
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let w = wording
    guard let number = screen.number else { return }
    let inner = canvas.panel(
      Panel(number.crumb, remark: w.say("x explains", "x explique")), in: area, theme: theme)
    guard let account = number.explanation else { return }
    let value = Formula(account.definition.formula).substituted(account.inputs) {
      w.value($0.value, $0.unit)
    }
    let isPlain = !account.definition.formula.contains(" ")
    var phrases = [
      Phrase(w.meaning(account.definition) + "\n\n", .text),
      Phrase(account.definition.formula + "\n", .dim),
      Phrase(isPlain ? "" : "= \(value)\n", .dim),
      Phrase("= \(w.value(account.value, account.definition.unit))\n\n", .title, .bold),
    ]
    phrases += others
    phrases += account.leftOut.prefix(5).map { group in
      let what = group.kind == .customers ? w.customers(group.count) : w.orders(group.count)
      return Phrase(
        "\(w.say("without", "sans")) \(what)" + w.colon + w.reason(group) + "\n", .faint)
    }
    if let day = account.finalOn {
      phrases.append(Phrase(w.say("final on ", "définitif le ") + day.iso + "\n", .warning))
    }
    phrases += account.remarks.map { Phrase("◆ \(w.remark($0))\n", .faint) }
    canvas.draw(Paragraph(phrases), in: inner, theme: theme)
  }

  /// On a map and a curve the row's other values, which a list would show.
  private var others: [Phrase] {
    guard let sheet = screen.sheet.value, let row = screen.row, sheet.figure != .list else {
      return []
    }
    let here = screen.cursor.column(of: sheet)
    let shown = sheet.columns.indices.dropFirst().filter { place in
      place != here && !sheet.columns[place].title.isEmpty && !row.cells[place].isUnsaid
        && row.cells[place].label == nil
    }
    let lines = shown.map { place in
      Phrase("\(wording.text(row.cells[place])) \(sheet.columns[place].title)\n", .text)
    }
    return lines.isEmpty ? [] : lines + [Phrase("\n")]
  }
}
