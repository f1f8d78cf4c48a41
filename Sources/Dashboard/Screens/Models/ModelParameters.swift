import CustomerData
import Retention
import TerminalKit

/// What the model under the cursor is made of: parameters with their standard errors, and its likelihood.
struct ModelParameters: Widget {
  let screen: ModelsScreen
  let study: ModelStudy
  let wording: Wording

  private var w: Wording { wording }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard area.height >= 3 else { return }
    let inner = canvas.panel(panel(area), in: area, theme: theme)
    let (table, place) = (table(inner.height), inner.inset(dx: -1, dy: 0))
    canvas.draw(table, in: place, theme: theme)
    canvas.targets(of: table, in: place) { ModelsScreen.Action.point(.parameters, $0) }
  }

  private func panel(_ area: Rect) -> Panel {
    let likelihood = screen.parameters.first?.logLikelihood.map {
      "ln L " + w.decimal($0, places: 3)
    }
    return Panel(
      w.say("Fitted on everything up to", "Ajusté sur tout jusqu’au") + " " + study.asOf.iso,
      remark: likelihood ?? w.say("no likelihood to compare", "sans vraisemblance comparable"),
      isFocused: screen.panel == .parameters, padsTop: area.height > 14,
      padsBottom: area.height > 8)
  }

  private func table(_ height: Int) -> DataTable {
    let rows = screen.parameters
    let names = rows.map { ($0.model == "Gamma-Gamma" ? "Gamma-Gamma " : "") + ($0.name ?? "") }
    let longest = names.map(\.displayWidth).max() ?? 0
    var table = DataTable(
      columns: [
        TableColumn(
          w.say("parameter", "paramètre"), width: 18, flex: 3, maxWidth: max(18, longest)),
        TableColumn(w.say("value", "valeur"), width: 10, alignment: .right),
        TableColumn("±", width: 8, alignment: .right),
        TableColumn(w.say("means", "signifie"), width: 20, flex: 1, priority: 1),
      ],
      rows: zip(rows, names).map { row, name in
        [
          .text(name, .dim),
          .text(row.value.map { text($0, row) } ?? w.absent, .text),
          .text(row.standardError.map { w.decimal($0, places: 4) } ?? w.absent, .faint),
          .text(row.explanation(of: study).map { w.meaning($0.definition) } ?? "", .faint),
        ]
      })
    table.selection = screen.panel == .parameters ? screen.place(in: .parameters) : nil
    table.offset = DataTable.offset(
      showing: screen.place(in: .parameters), of: rows.count,
      visible: table.visibleRows(height: height), from: 0)
    return table
  }

  // Counts have no decimals, and a name is not grouped.
  private func text(_ value: Double, _ row: ModelParameter) -> String {
    if row.isName { return String(Int(value)) }
    return w.decimal(value, places: value == value.rounded() ? 0 : 4)
  }
}
