import Audiences
import TerminalKit

/// The form: a line for each rule with the customers left after it, and the values it could have.
struct BuilderRules: Widget {
  let screen: BuilderScreen
  let wording: Wording

  /// Rows the form takes, its last lines included.
  static func height(of screen: BuilderScreen) -> Int {
    (screen.offersReady ? screen.known.ready.count : screen.lineCount) + 5
  }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let isHere = screen.pane == .rules
    let inner = canvas.panel(
      Panel(
        wording.say("Rules", "Règles"), remark: remark, note: note, isFocused: isHere), in: area,
      theme: theme)
    if !isHere { canvas.target(area, isPlace: false, Action.pane) }
    guard !inner.isEmpty else { return }
    if screen.offersReady {
      let head = inner.height > screen.known.ready.count + 1 ? 1 : 0
      return drawReady(on: &canvas, in: inner.droppingTop(head), theme: theme)
    }
    let foot = inner.height > 5 ? 2 : inner.height > 3 ? 1 : 0
    let head = inner.height > screen.lineCount + foot + 1 ? 1 : 0
    drawLines(on: &canvas, in: inner.droppingTop(head).droppingBottom(foot), theme: theme)
    if foot > 0 { drawFoot(on: &canvas, in: inner.bottom(1), theme: theme) }
  }

  private typealias Action = BuilderScreen.Action

  private var note: String {
    if screen.offersReady || screen.lineCount == 0 {
      return wording.say("everyone so far", "tous pour l’instant")
    }
    return wording.joint(screen.form.joint, isNegated: false)
  }

  private var remark: String {
    if screen.offersReady { return wording.say("enter starts from one", "entrée part de l’une") }
    return wording.say("customers left after each", "clients restants")
  }

  /// Lines, with the one being added in its place.
  private enum Row {
    case line(AudienceForm.Line, number: Int, place: Int)
    case ranking(AudienceForm.Ranking)
    case pen(RulePen, depth: Int)
  }

  private var rows: [Row] {
    let form = screen.form
    var rows: [Row] = []
    for (place, line) in form.lines.enumerated() {
      if case .replace(line.place) = screen.pen?.purpose, let pen = screen.pen {
        rows.append(.pen(pen, depth: line.depth))
      } else {
        rows.append(.line(line, number: line.place.first.map { $0 + 1 } ?? 0, place: place))
      }
      switch screen.pen {
      case .some(let pen) where pen.purpose == .add(after: line.place):
        rows.append(.pen(pen, depth: line.depth))
      case .some(let pen) where pen.purpose == .group(with: line.place):
        rows.append(.pen(pen, depth: line.depth + 1))
      default: break
      }
    }
    if let pen = screen.pen, case .add(nil) = pen.purpose { rows.append(.pen(pen, depth: 0)) }
    if let ranking = form.ranking { rows.append(.ranking(ranking)) }
    return rows
  }

  private func drawLines(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let rows = rows
    let here = rows.firstIndex { if case .pen = $0 { true } else { false } } ?? screen.cursor
    let offset = DataTable.offset(showing: here, of: rows.count, visible: area.height, from: 0)
    for (place, row) in rows.dropFirst(offset).prefix(area.height).enumerated() {
      draw(row, on: &canvas, in: area.row(place), theme: theme)
    }
    let used = min(rows.count, area.height)
    if used < area.height, rows.isEmpty {
      let words = wording.say(
        "No rule: everyone. a adds one, tab types the expression.",
        "Aucune règle : tout le monde. a en ajoute une, tab saisit l’expression.")
      return canvas.draw(Paragraph(words, role: .dim), in: area, theme: theme)
    }
    guard let problem = screen.pen?.fault, used < area.height else { return }
    canvas.draw(
      Paragraph("● " + wording.sentence(problem), role: .bad),
      in: area.droppingTop(used + (used + 1 < area.height ? 1 : 0)), theme: theme)
  }

  private func draw(_ row: Row, on canvas: inout Canvas, in area: Rect, theme: Theme) {
    switch row {
    case .pen(let pen, let depth):
      canvas.draw(
        TextField(
          pen.input, placeholder: wording.say("a rule: spent >= 100", "une règle : spent >= 100"),
          coloring: ExpressionPhrases.phrases(pen.input.text), problem: pen.fault?.range),
        in: area.droppingLeft(3 + depth * 2), theme: theme)
    case .ranking(let ranking): draw(ranking, on: &canvas, in: area, theme: theme)
    case .line(let line, let number, let place):
      let isHere = place == screen.cursor && screen.pane == .rules && screen.pen == nil
      if screen.typing == nil { canvas.target(area, Action.move(place - screen.cursor)) }
      if isHere {
        canvas.fill(area.inset(dx: -1, dy: 0), style: theme.style(.text, on: .selection))
      }
      let rest = drawCount(line, on: &canvas, in: area, theme: theme)
      let head =
        line.depth == 0
        ? Phrase("\(number)".padded(to: 3), .key, .bold)
        : Phrase("   " + String(repeating: "  ", count: line.depth - 1) + "├ ", .faint)
      let end = canvas.phrases([head], x: area.x, y: area.y, maxX: rest.maxX, theme: theme)
      RuleLinePen(line: line, isHere: isHere, column: subjectColumn, wording: wording).draw(
        on: &canvas, in: rest.droppingLeft(end - rest.x), theme: theme)
    }
  }

  // Wide enough for every short subject, so that comparisons stand below each other.
  private var subjectColumn: Int {
    let widths = screen.form.lines.filter { $0.group == nil }
      .map { $0.expression.ruleWords }.filter { $0.relation != .holds }
      .map { $0.subject.displayWidth + 6 }.filter { $0 <= 36 }
    return max(18, widths.max() ?? 18)
  }

  private func draw(
    _ ranking: AudienceForm.Ranking, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    let isHere = screen.isOnRanking && screen.pane == .rules
    if screen.typing == nil { canvas.target(area, Action.move(screen.lineCount)) }
    if isHere { canvas.fill(area.inset(dx: -1, dy: 0), style: theme.style(.text, on: .selection)) }
    canvas.phrases(
      [
        Phrase("#  ", .key, .bold),
        Phrase(
          wording.say("the first ", "les ") + wording.number(ranking.count) + " ", .title,
          isHere ? .bold : []),
        Phrase(wording.say("by ", "premiers par "), .dim), Phrase(ranking.value, .warning),
        Phrase("   " + wording.say("a seed for lookalikes", "audience source"), .faint),
      ], x: area.x, y: area.y, maxX: area.maxX, theme: theme)
  }

  // The customers left after an outermost rule; what remains of the row is the rule's.
  private func drawCount(
    _ line: AudienceForm.Line, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) -> Rect {
    let bar = area.width >= 76 ? 14 : 0
    let taken = 9 + (bar > 0 ? bar + 2 : 0)
    let rest = area.droppingRight(taken)
    guard line.depth == 0, let steps = screen.finding.value?.steps,
      let left = line.place.first, steps.indices.contains(left)
    else { return rest }
    canvas.right(
      wording.number(steps[left]), endX: area.maxX, y: area.y, style: theme.ink(.title, .bold),
      minX: area.maxX - 9)
    let base = Double(max(1, screen.form.joint == .all ? steps.first ?? 1 : screen.known.base))
    if bar > 0 {
      let spot = Rect(x: rest.maxX + 1, y: area.y, width: bar, height: 1)
      canvas.draw(Bar(Double(steps[left]) / base), in: spot, theme: theme)
    }
    return rest
  }

  private func drawFoot(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard screen.pen == nil, screen.pane == .rules else { return }
    let choices = screen.dial
    guard !choices.isEmpty else {
      let words = wording.say("add a rule", "ajouter une règle")
      canvas.button(area, .char("a"))
      canvas.phrases(
        [
          Phrase("a ", .key, .bold), Phrase(words + "   ", .dim), Phrase("tab ", .key, .bold),
          Phrase(wording.say("type the expression", "saisir l’expression"), .dim),
        ], x: area.x, y: area.y, maxX: area.maxX, theme: theme)
      return
    }
    // The one written now stands in the middle, so that both neighbours are seen.
    let here = choices.firstIndex(where: \.isActive) ?? 0
    let first = max(0, min(here - 2, choices.count - 6))
    let chips = Chips(Array(choices[first...]))
    let end = canvas.phrases(
      [Phrase("←→ ", .key, .bold)], x: area.x, y: area.y, maxX: area.maxX, theme: theme)
    let row = area.droppingLeft(end - area.x)
    canvas.draw(chips, in: row, theme: theme)
    for (place, spot) in chips.areas(in: row) {
      canvas.target(spot, isPlace: false, Action.step(first + place - here))
    }
  }

  private func drawReady(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let ready = screen.known.ready
    let offset = DataTable.offset(
      showing: screen.cursor, of: ready.count, visible: area.height, from: 0)
    for (line, audience) in ready.dropFirst(offset).prefix(area.height).enumerated() {
      let row = area.row(line)
      let isHere = line + offset == screen.cursor
      canvas.target(row, Action.move(line + offset - screen.cursor))
      if isHere { canvas.fill(row.inset(dx: -1, dy: 0), style: theme.style(.text, on: .selection)) }
      canvas.phrases(
        [Phrase(audience.name(wording), isHere ? .title : .text, isHere ? .bold : [])], x: row.x,
        y: row.y, maxX: row.x + 30, theme: theme)
      let purpose = Phrase(audience.purpose(wording), .faint)
      // Half a reason is none.
      guard row.width >= 29 + purpose.width else { continue }
      canvas.phrases([purpose], x: row.x + 29, y: row.y, maxX: row.maxX, theme: theme)
    }
  }
}

/// One rule in its columns: what it is about, how it is compared, with what.
private struct RuleLinePen {
  let line: AudienceForm.Line
  let isHere: Bool
  /// Where the comparison begins.
  let column: Int
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard line.group == nil else {
      let words = wording.joint(line.group ?? .all, isNegated: line.isNegated)
      canvas.phrases(
        [Phrase(words, .title, .bold)], x: area.x, y: area.y, maxX: area.maxX, theme: theme)
      return
    }
    let rule = line.expression.ruleWords
    let negation = line.isNegated ? [Phrase(wording.say("not ", "sauf "), .warning, .bold)] : []
    let subject = negation + [Phrase(rule.subject, isHere ? .title : .text, isHere ? .bold : [])]
    let relation = wording.relation(rule.relation)
    let value = ExpressionPhrases.phrases(rule.value)
    let first = column
    let second = relation.isEmpty ? 0 : 13
    guard area.width >= 60, subject.width < first, relation.displayWidth <= second else {
      let flowing =
        subject + [Phrase(" " + relation + (relation.isEmpty ? "" : " "), .dim)] + value
      canvas.phrases(flowing, x: area.x, y: area.y, maxX: area.maxX, theme: theme)
      return
    }
    canvas.phrases(subject, x: area.x, y: area.y, maxX: area.x + first, theme: theme)
    canvas.phrases(
      [Phrase(relation, .dim)], x: area.x + first, y: area.y, maxX: area.maxX, theme: theme)
    canvas.phrases(value, x: area.x + first + 13, y: area.y, maxX: area.maxX, theme: theme)
  }
}

extension BuilderScreen {
  /// The values of the line under the cursor, the one written now marked.
  fileprivate var dial: [Chips.Chip] {
    guard isOnRanking, let count = form.ranking?.count else {
      return choices.map { Chips.Chip($0.label, isActive: $0.isWritten) }
    }
    return Set(Self.seedSizes + [count]).sorted().map {
      Chips.Chip("\($0)", isActive: $0 == count)
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - displayWidth))
  }
}
