import TerminalKit

/// The matrix of overlaps: rows and columns are the audiences, a cell the customers in both.
struct OverlapView: Widget {
  let screen: OverlapScreen
  let wording: Wording

  private static let nameWidth = 26
  private static let cellWidth = 9

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let title = wording.say("Customers in both", "Clients dans les deux")
    let remark = wording.say("share of the row’s", "part de la ligne")
    let inner = canvas.panel(Panel(title, remark: remark), in: area, theme: theme)
    switch screen.overlap {
    case .loaded(let overlap): draw(overlap, on: &canvas, in: inner, theme: theme)
    case .failed(let words):
      canvas.draw(Paragraph("● " + words, role: .bad), in: inner, theme: theme)
    case .loading, .notAsked:
      let words = wording.say("counting …", "comptage …")
      canvas.draw(Paragraph(words, role: .faint), in: inner, theme: theme)
    }
  }

  private func draw(
    _ overlap: AudienceOverlap, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    let room = max(1, (area.width - Self.nameWidth) / Self.cellWidth)
    // The column under the cursor is always seen.
    let first = max(0, min(screen.column - room / 2, overlap.members.count - room))
    let columns = Array(overlap.members.indices.dropFirst(first).prefix(room))
    for (place, column) in columns.enumerated() {
      canvas.right(
        number(column), endX: x(place, area) + Self.cellWidth - 1, y: area.y,
        style: theme.ink(column == screen.column ? .focus : .faint), minX: x(place, area))
    }
    let height = max(1, (area.height - 1) / 2)
    let top = max(0, min(screen.row - height / 2, overlap.members.count - height))
    for (line, row) in overlap.members.indices.dropFirst(top).prefix(height).enumerated() {
      let y = area.y + 1 + line * 2
      let isHere = row == screen.row
      canvas.phrases(
        [
          Phrase(number(row) + " ", .faint),
          Phrase(overlap.members[row].name, isHere ? .title : .text, isHere ? .bold : []),
        ], x: area.x, y: y, maxX: area.x + Self.nameWidth - 1, theme: theme)
      for (place, column) in columns.enumerated() {
        draw(overlap, row, column, on: &canvas, x: x(place, area), y: y, theme: theme)
        let spot = Rect(x: x(place, area), y: y, width: Self.cellWidth, height: 2)
        canvas.target(
          spot,
          OverlapScreen.Action.move(rows: row - screen.row, columns: column - screen.column))
      }
    }
  }

  private func draw(
    _ overlap: AudienceOverlap, _ row: Int, _ column: Int, on canvas: inout Canvas, x: Int,
    y: Int, theme: Theme
  ) {
    let isHere = row == screen.row && column == screen.column
    let role: Role = isHere ? .focus : row == column ? .dim : .text
    canvas.right(
      wording.number(overlap.common[row][column]), endX: x + Self.cellWidth - 1, y: y,
      style: theme.ink(role, isHere ? .bold : []), minX: x)
    guard row != column, let share = overlap.share(of: row, in: column) else { return }
    canvas.right(
      wording.percent(share), endX: x + Self.cellWidth - 1, y: y + 1,
      style: theme.ink(share >= 0.5 ? .warning : .faint), minX: x)
  }

  private func x(_ place: Int, _ area: Rect) -> Int {
    area.x + Self.nameWidth + place * Self.cellWidth
  }

  private func number(_ place: Int) -> String { "\(place + 1)" }
}
