import Retention
import TerminalKit

/// What the models assume and whether it holds here, and what has changed since the last fit.
struct ModelFacts: Widget {
  let screen: ModelsScreen
  let study: ModelStudy
  let wording: Wording

  private var w: Wording { wording }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let inner = canvas.panel(panel(area), in: area, theme: theme)
    let (table, place) = (table, inner.inset(dx: -1, dy: 0))
    canvas.draw(table, in: place, theme: theme)
    canvas.targets(of: table, in: place) { ModelsScreen.Action.point(.facts, $0) }
  }

  private func panel(_ area: Rect) -> Panel {
    Panel(
      w.say("Assumed, and what has changed", "Hypothèses, et ce qui a changé"),
      isFocused: screen.panel == .facts, padsTop: area.height > screen.count(.facts) + 2,
      padsBottom: area.height > screen.count(.facts) + 1)
  }

  private var table: DataTable {
    var table = DataTable(
      columns: [
        TableColumn("", width: 12),
        TableColumn("", width: 11),
        TableColumn("", width: 20, flex: 1),
      ],
      rows: ModelFact.all(of: study).map { fact in
        let words = w.words(fact)
        return [
          .phrases([Phrase(fact.tone.sign + " ", fact.tone.role), Phrase(words.name, .dim)]),
          .text(words.value, .text), .text(words.verdict, .dim),
        ]
      })
    table.hasHeader = false
    table.selection = screen.panel == .facts ? screen.place(in: .facts) : nil
    return table
  }
}
