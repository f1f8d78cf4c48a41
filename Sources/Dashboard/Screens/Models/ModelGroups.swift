import Retention
import TerminalKit

/// Customers in groups of similar risk: what they were told, what happened, and whether that fits.
struct ModelGroups: Widget {
  let screen: ModelsScreen
  let wording: Wording

  private var w: Wording { wording }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let inner = canvas.panel(panel(area), in: area, theme: theme)
    let (table, place) = (table(inner.height), inner.inset(dx: -1, dy: 0))
    canvas.draw(table, in: place, theme: theme)
    canvas.targets(of: table, in: place) { ModelsScreen.Action.point(.groups, $0) }
  }

  private func panel(_ area: Rect) -> Panel {
    let isHigh = area.height > 13
    return Panel(
      w.say("By the risk they were told", "Selon le risque annoncé"),
      remark: screen.current?.rawValue ?? "",
      isFocused: screen.panel == .groups, padsTop: isHigh, padsBottom: isHigh)
  }

  private func table(_ height: Int) -> DataTable {
    let tenths = screen.tenths
    var table = DataTable(
      columns: [
        TableColumn(w.say("told", "annoncé"), width: 7, alignment: .right),
        TableColumn(w.say("happened", "arrivé"), width: 8, alignment: .right),
        TableColumn(w.say("95 % of cases", "à 95 %"), width: 13, alignment: .right, priority: 1),
        TableColumn(w.say("customers", "clients"), width: 9, alignment: .right, priority: 2),
        TableColumn("", width: 11),
      ],
      rows: tenths.map { tenth in
        [
          .text(w.percent(tenth.predicted, places: 0), .text),
          .text(w.percent(tenth.observed, places: 0), tenth.isKept ? .good : .warning),
          .text(
            w.percent(tenth.low, places: 0) + " – " + w.percent(tenth.high, places: 0), .dim),
          .text(w.number(tenth.customers), .dim), .text(verdict(tenth), .dim),
        ]
      })
    table.selection = screen.panel == .groups ? screen.place(in: .groups) : nil
    table.offset = DataTable.offset(
      showing: screen.place(in: .groups), of: tenths.count,
      visible: table.visibleRows(height: height), from: 0)
    table.emptyText = w.say("this model was not tried", "ce modèle n’a pas été essayé")
    return table
  }

  private func verdict(_ tenth: Reliability.Tenth) -> String {
    if tenth.isKept { return w.say("✓ kept", "✓ tenu") }
    return tenth.predicted > tenth.high
      ? w.say("◆ too high", "◆ trop haut") : w.say("◆ too low", "◆ trop bas")
  }
}
