import CustomerData
import Retention
import TerminalKit

/// What sets the selected cohort apart: the same cell among those who came by one channel, with one
/// product, with one size of basket.
struct CohortContrast: Widget {
  let screen: CohortsScreen
  let wording: Wording

  /// The lines of one dimension.
  static let listed = 5

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let w = wording
    guard let row = screen.row, let value = screen.cell?.value else {
      let title = w.say("What sets a cohort apart", "Ce qui distingue une cohorte")
      canvas.draw(Panel(title, padsTop: false), in: area, theme: theme)
      return
    }
    let name = w.period(row.cohort)
    let own = w.percent(value)
    let period = w.letter(screen.metric.unit) + "\(screen.cursor.period)"
    let panel = Panel(
      w.say("What sets \(name) apart", "Ce qui distingue \(name)"),
      remark: w.say(
        "points from its own \(own) in \(period)", "points d’écart à ses \(own) en \(period)"),
      padsTop: false)
    let inner = canvas.panel(panel, in: area, theme: theme)
    let columns = inner.columns(count: 2, gutter: 4)
    for (place, dimension) in CohortsScreen.contrastDimensions.enumerated() {
      let part = columns[place % 2].droppingTop(1 + place / 2 * (Self.listed + 2))
      draw(dimension, against: value, on: &canvas, in: part, theme: theme)
    }
    drawWords(on: &canvas, in: columns[1].droppingTop(Self.listed + 3), theme: theme)
  }

  /// One value of a dimension within the cohort.
  struct Line: Equatable {
    let band: Acquisition.Band
    let size: Int
    let share: Double
    let difference: Double
    let customers: Int
  }

  /// The largest parts of the cohort along a dimension.
  func lines(_ dimension: AcquisitionDimension) -> [Line] {
    guard let row = screen.row, let value = screen.cell?.value,
      let table = screen.contrasts[dimension]?.value
    else { return [] }
    let k = screen.cursor.period
    return table.rows.compactMap { part -> Line? in
      guard part.cohort == row.cohort, let band = part.band, part.cells.indices.contains(k),
        let own = part.cells[k].value
      else { return nil }
      return Line(
        band: band, size: part.size, share: Double(part.size) / Double(max(1, row.size)),
        difference: own - value, customers: part.cells[k].customers)
    }.sorted { ($0.size, $1.band.label ?? "") > ($1.size, $0.band.label ?? "") }
  }

  private func draw(
    _ dimension: AcquisitionDimension, against value: Double, on canvas: inout Canvas,
    in area: Rect, theme: Theme
  ) {
    let w = wording
    let lines = Array(lines(dimension).prefix(Self.listed))
    let most = max(0.001, lines.map { abs($0.difference) }.max() ?? 0)
    var table = DataTable(
      columns: [
        TableColumn(w.dimension(dimension), width: 12, flex: 2, maxWidth: 20),
        TableColumn(w.say("share", "part"), width: 5, alignment: .right),
        TableColumn("", width: 5, flex: 1, priority: 1),
        TableColumn(w.say("differs", "écart"), width: 7, alignment: .right),
      ],
      rows: lines.map { line in
        let points = w.signed(line.difference * 100)
        let isFlat = !points.contains { $0.isNumber && $0 != "0" }
        // Under 30 people a share is noise: shown, but without a judgement.
        let isSmall = line.size < 30
        return [
          .text(w.band(line.band)), .text(w.percent(line.share, places: 0), .dim),
          .diverging(line.difference / most),
          .text(
            points, isFlat || isSmall ? .faint : line.difference > 0 ? .good : .bad,
            isSmall ? [] : .bold),
        ]
      })
    table.emptyText =
      screen.contrasts[dimension] == nil ? w.say("working …", "calcul …") : w.absent
    canvas.draw(table, in: area.inset(dx: -1, dy: 0).top(Self.listed + 1), theme: theme)
  }

  /// The part that pulls the cohort furthest down, and what the cohort would be without it.
  private func drawWords(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard area.height >= 3, let text = sentence else { return }
    canvas.draw(Section(wording.say("In words", "En clair")), in: area.row(0), theme: theme)
    canvas.draw(Paragraph(text), in: area.droppingTop(1), theme: theme)
  }

  var sentence: String? {
    guard [.retention, .rolling, .cumulative].contains(screen.metric.measure),
      let row = screen.row, let cell = screen.cell
    else { return nil }
    let w = wording
    let all = CohortsScreen.contrastDimensions.filter { $0 != .basket }.flatMap { lines($0) }
    let weighty = all.filter { $0.size >= 30 && $0.share < 0.9 && $0.difference != 0 }
    guard
      let heaviest = weighty.max(by: {
        abs($0.difference) * $0.share < abs($1.difference) * $1.share
      }), row.size > heaviest.size
    else { return nil }
    let without =
      Double(cell.customers - heaviest.customers) / Double(row.size - heaviest.size)
    let own = Double(heaviest.customers) / Double(heaviest.size)
    let name = w.band(heaviest.band)
    return w.say(
      "\(name) brought \(w.percent(heaviest.share, places: 0)) of this cohort: "
        + "\(w.percent(own)) of those \(w.customers(heaviest.size)) are in the cell. "
        + "Without them it would be \(w.percent(without)).",
      "\(name) : \(w.percent(heaviest.share, places: 0)) de cette cohorte ; "
        + "\(w.percent(own)) de ces \(w.customers(heaviest.size)) sont dans la cellule. "
        + "Sans eux, elle serait de \(w.percent(without)).")
  }
}
