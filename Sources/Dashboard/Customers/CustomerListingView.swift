import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

extension CustomerListing {
  /// The picture of the list, with the profile beside it where there is room.
  func view(_ scene: Scene) -> any Widget { CustomerListingView(list: self, scene: scene) }

  /// The table as drawn; cells are asked for the rows in sight only.
  func dataTable(_ w: Wording, visible: Int) -> DataTable {
    let (rows, shown, found, all) = (rows, shown, found, columns.shown)
    var table = DataTable(columns: tableColumns(w), rowCount: shown.count) { place in
      guard shown.indices.contains(place), rows.indices.contains(shown[place]) else { return [] }
      let isFound = found?.contains(shown[place]) ?? false
      return all.map { $0.cell(of: rows[shown[place]], w, isFound: isFound) }
    }
    table.source = RowSource(rows: rows, shown: shown, found: found, columns: all, wording: w)
    table.selectedColumn = column == .name ? nil : all.firstIndex(of: column)
    table.selection = shown.isEmpty ? nil : cursor
    table.offset = offset
    let first = DataTable.offset(
      showing: cursor, of: shown.count, visible: visible, from: offset)
    let inSight = first..<min(shown.count, first + visible + 1)
    table.marks = Set(inSight.filter { customer(at: $0).map(marks.contains) ?? false })
    table.sort = all.firstIndex(of: order.first.column).map { ($0, !order.first.isAscending) }
    return table
  }

  /// The widest amount of a column, whichever rows are in sight.
  private func widest(_ column: CustomerColumn, _ w: Wording) -> [String] {
    guard let sums = people.value?.sums else { return [] }
    return switch column {
    case .spent: [w.money(sums.mostSpent)]
    case .stake: [w.money(sums.mostAtStake)]
    default: []
    }
  }

  /// Whether the rule of silence put the customers on the list.
  private var isBySilence: Bool {
    people.value?.churn.map { $0.value.model == nil } ?? false
  }

  /// All the rows are made of; the same lists are equal at a glance, since they are the same object.
  private struct RowSource: Equatable {
    let rows: ListedCustomers
    let shown: [Int]
    let found: Set<Int>?
    let columns: [CustomerColumn]
    let wording: Wording
  }

  /// The columns as the user has them: a width chosen by hand neither grows nor goes.
  private func tableColumns(_ w: Wording) -> [TableColumn] {
    columns.shown.map { column in
      var shown = column.column(w, in: kind, isBySilence: isBySilence)
      guard let width = columns.widths[column] else { return shown.holding(widest(column, w)) }
      (shown.width, shown.maxWidth) = (width, width)
      return shown
    }
  }
}

/// Draws a list of customers.
struct CustomerListingView: Widget {
  let list: CustomerListing
  let scene: Scene

  private typealias Action = CustomerListingAction
  private var w: Wording { scene.wording }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let layout = CustomerListingLayout(list, in: area)
    var panel = layout.panel
    panel.title =
      list.kind == .atRisk
      ? w.say("At-risk customers", "Clients à risque") : w.say("Customers", "Clients")
    panel.remark = sorting
    panel.note = list.models.note(w)
    panel.isFocused = true
    canvas.draw(panel, in: layout.list, theme: theme)
    canvas.wheel(layout.list) { Action.move(3 * $0, visible: layout.visibleRows) }
    if let row = layout.filterRow { drawFilter(on: &canvas, in: row, theme: theme) }
    drawRows(layout, on: &canvas, theme: theme)
    if let why = layout.why { drawWhy(on: &canvas, in: why, theme: theme) }
    if let side = layout.side {
      canvas.draw(ProfilePreview(list: list, scene: scene), in: side, theme: theme)
      canvas.button(side, .enter)
    }
    if let line = list.menu { drawMenu(line, on: &canvas, theme: theme) }
    if let line = list.chooser {
      canvas.draw(ColumnChooser(list: list, line: line, wording: w), in: area, theme: theme)
    }
  }

  private var sorting: String {
    let keys = list.order.keys.map { $0.column.measure(w) + ($0.isAscending ? " ▲" : " ▼") }
    return w.say("by ", "par ") + keys.joined(separator: w.say(", then ", ", puis "))
  }

  private func drawRows(_ layout: CustomerListingLayout, on canvas: inout Canvas, theme: Theme) {
    switch list.people {
    case .notAsked, .loading:
      say(w.say("Reading the customers …", "Lecture des clients …"), .dim, layout, &canvas, theme)
    case .failed(let words): say("● " + words, .bad, layout, &canvas, theme)
    case .loaded:
      guard !list.shown.isEmpty else {
        return canvas.draw(NobodyHere(list: list, wording: w), in: layout.table, theme: theme)
      }
      let table = list.dataTable(w, visible: layout.visibleRows)
      canvas.draw(table, in: layout.table, theme: theme)
      canvas.targets(
        of: table, in: layout.table, header: { Action.sort($0) }, drag: { Action.drag($0) },
        row: { Action.click($0) })
    }
  }

  private func say(
    _ words: String, _ role: Role, _ layout: CustomerListingLayout, _ canvas: inout Canvas,
    _ theme: Theme
  ) {
    canvas.draw(
      Paragraph(words, role: role), in: layout.table.inset(dx: 1, dy: 0).droppingTop(1),
      theme: theme)
  }

  private func drawFilter(on canvas: inout Canvas, in row: Rect, theme: Theme) {
    canvas.target(row, isPlace: false, Action.beginFilter)
    let (shown, all) = (w.number(list.shown.count), w.number(list.rows.count))
    let count =
      list.filter.reading == .nothing && !list.filter.isTyping
      ? [Phrase(all, .title, .bold)]
      : [Phrase(shown, .title, .bold), Phrase(w.say(" of ", " sur ") + all, .dim)]
    let end = canvas.phrasesRight(count, endX: row.maxX, y: row.y, minX: row.x, theme: theme)
    let line = row.left(max(0, end - 2 - row.x))
    if list.filter.isTyping {
      let field = TextField(
        list.filter.input, prompt: "/", placeholder: invitation,
        coloring: coloring, problem: list.filter.problem?.range)
      canvas.draw(field, in: line, theme: theme)
    } else if list.filter.reading == .nothing {
      canvas.phrases(
        [Phrase("/ ", .key, .bold), Phrase(invitation, .faint)], x: line.x, y: line.y,
        maxX: line.maxX, theme: theme)
    } else {
      let x = canvas.phrases(
        [Phrase("/ ", .key, .bold)], x: line.x, y: line.y, maxX: line.maxX, theme: theme)
      canvas.draw(chips, in: line.droppingLeft(x - line.x), theme: theme)
    }
  }

  private var invitation: String {
    w.say(
      "a name, an id, or spent > 300 and seg:risk",
      "un nom, un id, ou spent > 300 and seg:risk")
  }

  private var coloring: [Phrase]? {
    guard case .words = list.filter.reading, list.filter.problem == nil else {
      return ExpressionPhrases.phrases(list.filter.input.text)
    }
    return nil
  }

  private var chips: Chips {
    let clauses = list.filter.reading.clauses
    let isOff = list.filter.isOff
    let isEmpty = list.shown.isEmpty && !isOff
    return Chips(
      clauses.enumerated().map { place, clause in
        if isOff { return Chips.Chip(clause, role: .faint) }
        if isEmpty, place == clauses.count - 1 { return Chips.Chip(clause, role: .bad) }
        if case .words = list.filter.reading { return Chips.Chip(clause) }
        return Chips.Chip(ExpressionPhrases.phrases(clause))
      })
  }

  private func drawWhy(on canvas: inout Canvas, in row: Rect, theme: Theme) {
    guard let customer = list.current, let reason = why(customer) else { return }
    let role = RiskReasons.role(of: customer.churn?.risk ?? customer.silence?.risk ?? 0)
    let name = [Phrase("● ", role), Phrase(customer.row.name + " ", .title, .bold)]
    let words = reason.clauses(fitting: row.width - name.width)
    canvas.phrases(
      name + [Phrase(words, .text)], x: row.x, y: row.y, maxX: row.maxX, theme: theme)
  }

  // The model's reasons come with the preview; until then the silence speaks.
  private func why(_ customer: ListedCustomer) -> String? {
    guard let churn = customer.churn else { return customer.silence.map(w.reason) }
    let known = list.preview.flatMap { $0.summary.id == customer.id ? $0.forecast : nil }
    return w.reasons(of: churn, known?.reasons)
  }

  private func drawMenu(_ line: Int, on canvas: inout Canvas, theme: Theme) {
    let all = CustomerColumn.all(of: list.kind)
    let box = canvas.dialog(
      Dialog(
        w.say("Sort by", "Trier par"), remark: w.say("esc cancels", "échap annule"),
        size: Size(width: 40, height: all.count + 5)), theme: theme)
    let first = DataTable.offset(showing: line, of: all.count, visible: box.height, from: 0)
    for (row, column) in all.enumerated().dropFirst(first).prefix(box.height) {
      let key = list.order.keys.firstIndex { $0.column == column }
      let arrow = key.map { list.order.keys[$0].isAscending ? " ▲" : " ▼" } ?? ""
      let isHere = row == line
      canvas.target(box.row(row - first), Action.moveInMenu(row - line))
      let name = MenuRow(
        text: column.title(w), isHere: isHere, remark: [Phrase(arrow, .accent)])
      canvas.draw(name, in: box.row(row - first), theme: theme)
    }
  }
}
