/// Draws one row of a table.
struct TableRowPen {
  let table: DataTable
  let layout: TableLayout
  /// nil: the footer.
  let index: Int?

  private var isSelected: Bool { index != nil && index == table.selection }
  private var isMarked: Bool { index.map { table.marks?.contains($0) ?? false } ?? false }

  /// Where the cells of every row stand.
  struct Form: Equatable, Sendable {
    let places: [TableLayout.Place]
    let alignments: [Alignment]
  }

  /// All a row is drawn from, besides the theme.
  struct Source: Equatable, Sendable {
    let cells: [TableCell]
    let form: Form
    let isSelected: Bool
    let isMarked: Bool?
    let selectedColumn: Int?
    /// What the row is drawn on.
    let paper: Color
  }

  func source(_ cells: [TableCell], _ form: Form, on paper: Color) -> Source {
    Source(
      cells: cells, form: form, isSelected: isSelected,
      isMarked: table.marks == nil ? nil : isMarked,
      selectedColumn: isSelected ? table.selectedColumn : nil, paper: paper)
  }

  func draw(_ cells: [TableCell], on canvas: inout Canvas, in line: Rect, theme: Theme) {
    if isSelected { canvas.fill(line, style: theme.style(.text, on: .selection)) }
    let text = line.inset(dx: 1, dy: 0)
    if table.marks != nil, index != nil {
      canvas.text(
        isMarked ? "●" : "·", x: text.x, y: text.y,
        style: theme.ink(isMarked ? .warning : .faint), maxX: text.maxX)
    }
    for place in layout.places where place.column < cells.count {
      let area = text.droppingLeft(place.x).left(place.width)
      if isSelected, place.column == table.selectedColumn {
        drawSelected(
          cells[place.column], alignment: table.columns[place.column].alignment, on: &canvas,
          in: area, of: line, theme: theme)
        continue
      }
      draw(
        cells[place.column], alignment: table.columns[place.column].alignment, on: &canvas,
        in: area, theme: theme)
    }
  }

  private func draw(
    _ cell: TableCell, alignment: Alignment, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    if isSelected, !theme.usesSurfaces, cell.isGraphic {
      canvas.fill(area, style: theme.style(.text, on: .background))  // reversed bars mislead
    }
    switch cell {
    case .empty: break
    case .text(let text, let role, let attributes):
      canvas.text(
        text, in: area, alignment: alignment,
        style: ink(role, attributes, theme))
    case .phrases(let phrases):
      let shown = phrases.map { Phrase($0.text, emphasized($0.role), $0.attributes) }
      canvas.phrases(shown, x: area.x, y: area.y, maxX: area.maxX, theme: theme)
    case .bar(let fraction, let ink):
      canvas.draw(Bar(fraction, ink: ink), in: area, theme: theme)
    case .barWithFigure(let fraction, let barInk, let figure, let role):
      let width = max(3, figure.displayWidth)
      canvas.draw(Bar(fraction, ink: barInk), in: area.droppingRight(width + 1), theme: theme)
      canvas.text(
        figure, in: area.right(width), alignment: .right, style: theme.ink(role, .bold))
    case .diverging(let fraction):
      canvas.draw(DivergingBar(fraction), in: area, theme: theme)
    case .heat(let text, let fraction, let isUnfinished):
      let cell = HeatCell(text, fraction: fraction, isUnfinished: isUnfinished)
      canvas.draw(cell, in: area, theme: theme)
    case .trend(let values):
      canvas.draw(Sparkline(values), in: area, theme: theme)
    }
  }

  /// The value under the cursor: on a bright field, in brackets where colour is scarce.
  private func drawSelected(
    _ cell: TableCell, alignment: Alignment, on canvas: inout Canvas, in area: Rect,
    of line: Rect, theme: Theme
  ) {
    guard case .text(let words, _, _) = cell else { return }
    let field = area.inset(dx: -1, dy: 0).intersection(line)
    if theme.usesSurfaces {
      let style = theme.style(.background, on: .title, .bold)
      canvas.fill(field, style: style)
      canvas.text(words, in: area, alignment: alignment, style: style)
    } else {
      let style = theme.style(.text, on: .selection, .bold)
      canvas.text(words, in: area, alignment: alignment, style: style)
      canvas.text("[", x: field.x, y: field.y, style: style)
      canvas.text("]", x: field.maxX - 1, y: field.y, style: style)
    }
  }

  private func ink(_ role: Role, _ attributes: Attributes, _ theme: Theme) -> Style {
    let bold: Attributes = isSelected || (isMarked && role == .text) ? .bold : []
    return theme.ink(emphasized(role), attributes.union(bold))
  }

  /// On the selected row quiet roles speak up.
  private func emphasized(_ role: Role) -> Role {
    isSelected && [.text, .dim, .faint].contains(role) ? .title : role
  }
}
