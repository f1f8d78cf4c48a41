import Audiences
import Retention
import RetentionEngine
import TerminalKit

/// What the audience is: how many, what they are worth, who may be written to, how long they have
/// been silent, and which saved audiences they are in as well.
struct BuilderPreview: Widget {
  let screen: BuilderScreen
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let inner = canvas.panel(
      Panel(wording.say("Preview", "Aperçu"), remark: state), in: area, theme: theme)
    guard let finding = screen.finding.value else {
      if case .failed(let words) = screen.finding {
        canvas.draw(Paragraph("● " + words, role: .bad), in: inner, theme: theme)
      }
      return
    }
    let isTall = inner.height >= 30
    var rest = drawCount(finding, on: &canvas, in: inner, theme: theme)
    rest = drawWorth(finding, on: &canvas, in: rest, isTall: isTall, theme: theme)
    rest = drawConsents(finding, on: &canvas, in: rest, isTall: isTall, theme: theme)
    if isTall { rest = drawSilence(on: &canvas, in: rest, theme: theme) }
    rest = drawShared(on: &canvas, in: rest, theme: theme)
    rest = drawWarnings(finding, on: &canvas, in: rest, theme: theme)
    if !isTall { drawPeople(on: &canvas, in: rest, theme: theme) }
  }

  private var state: String {
    guard screen.draft.fault == nil else {
      return wording.say("of the last valid text", "du dernier texte valide")
    }
    return wording.say("live", "en direct")
  }

  /// Two or three lines in place of the panel, where there is no room for it.
  func drawLines(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard let finding = screen.finding.value else { return }
    canvas.phrases(
      [
        Phrase(wording.customers(finding.summary.customers), .title, .bold),
        Phrase("  " + share(finding) + "  ", .dim),
        Phrase(wording.money(finding.summary.revenue), .text, .bold),
        Phrase(" " + wording.say("spent", "dépensés") + "  ", .dim),
      ] + (finding.edited.map(words) ?? []), x: area.x, y: area.y, maxX: area.maxX, theme: theme)
    canvas.phrases(
      [
        Phrase(wording.say("consent: ", "accord : "), .dim),
        Phrase(ConsentBars.line(finding.summary, wording), .text),
      ], x: area.x, y: area.y + 1, maxX: area.maxX, theme: theme)
    guard area.height > 2 else { return }
    let shared = shared.prefix(2).map { "\($0.name) \(wording.number($0.count))" }
    let words = shared.isEmpty ? "" : wording.say("shared with ", "en commun : ")
    canvas.phrases(
      [Phrase(words, .dim), Phrase(shared.joined(separator: " · "), .text)], x: area.x,
      y: area.y + 2, maxX: area.maxX, theme: theme)
  }

  private func share(_ finding: BuilderScreen.Finding) -> String {
    let base = screen.known.base
    let share = wording.percent(Double(finding.summary.customers) / Double(max(1, base)))
    return wording.say("\(share) of \(wording.number(base))", "\(share) de \(wording.number(base))")
  }

  private func drawCount(
    _ finding: BuilderScreen.Finding, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) -> Rect {
    let end = canvas.phrases(
      [Phrase(wording.customers(finding.summary.customers), .title, .bold)], x: area.x, y: area.y,
      maxX: area.maxX, theme: theme)
    canvas.right(
      share(finding), endX: area.maxX, y: area.y, style: theme.ink(.faint), minX: end + 1)
    let fraction = Double(finding.summary.customers) / Double(max(1, screen.known.base))
    canvas.draw(Bar(fraction, isTall: true), in: area.row(1), theme: theme)
    guard let edited = finding.edited else { return area.droppingTop(2) }
    canvas.phrases(
      words(of: edited), x: area.x, y: area.y + 2, maxX: area.maxX, theme: theme)
    return area.droppingTop(3)
  }

  /// How many the changes since the saved rules brought in and took out.
  private func words(of edited: BuilderScreen.Edited) -> [Phrase] {
    [
      Phrase("+\(wording.number(edited.entered)) ", edited.entered > 0 ? .warning : .faint),
      Phrase("−\(wording.number(edited.left)) ", edited.left > 0 ? .warning : .faint),
      Phrase(wording.say("since it was saved", "depuis enreg."), .dim),
    ]
  }

  private func drawWorth(
    _ finding: BuilderScreen.Finding, on canvas: inout Canvas, in area: Rect, isTall: Bool,
    theme: Theme
  ) -> Rect {
    let portrait = screen.look.value?.portrait
    let (shop, spent) = (screen.known.portrait, finding.summary.revenue)
    let portion = shop.flatMap {
      $0.revenue == 0 ? nil : wording.percent(Double(spent) / Double($0.revenue))
    }
    let all = portion.map { wording.say("\($0) of all", "\($0) du CA") } ?? ""
    let average = portrait?.averageOrderValue.map { wording.money(Int64($0.rounded())) }
    let usual = shop?.averageOrderValue.map {
      wording.say("shop ", "boutique ") + wording.money(Int64($0.rounded()))
    }
    let each = portrait?.ordersEach.map { wording.decimal($0) }
    let usualEach = shop?.ordersEach.map {
      wording.say("shop ", "boutique ") + wording.decimal($0)
    }
    let facts = [
      (wording.say("spent", "dépensé"), wording.money(spent), all),
      (wording.say("order value", "panier moyen"), average ?? wording.absent, usual ?? ""),
      (wording.say("orders each", "commandes chacun"), each ?? wording.absent, usualEach ?? ""),
    ]
    var rest = area
    if isTall {
      rest = area.droppingTop(1)
      canvas.draw(
        Section(wording.say("Worth", "Valeur"), remark: wording.say("to this day", "à ce jour")),
        in: rest.row(0), theme: theme)
      rest = rest.droppingTop(1)
    }
    for (place, fact) in facts.enumerated() {
      drawFact(fact, on: &canvas, in: rest.row(place), theme: theme)
    }
    return rest.droppingTop(facts.count)
  }

  private func drawFact(
    _ fact: (String, String, String), on canvas: inout Canvas, in row: Rect, theme: Theme
  ) {
    guard !row.isEmpty else { return }
    canvas.phrases([Phrase(fact.0, .dim)], x: row.x, y: row.y, maxX: row.maxX, theme: theme)
    let middle = row.x + row.width * 3 / 5
    canvas.right(
      fact.1, endX: middle, y: row.y, style: theme.ink(.text, .bold),
      minX: row.x + fact.0.displayWidth + 1)
    canvas.right(fact.2, endX: row.maxX, y: row.y, style: theme.ink(.faint), minX: middle + 1)
  }

  private func drawConsents(
    _ finding: BuilderScreen.Finding, on canvas: inout Canvas, in area: Rect, isTall: Bool,
    theme: Theme
  ) -> Rect {
    let rest = area.droppingTop(isTall ? 1 : 0)
    guard rest.height >= 5 else { return rest }
    canvas.draw(
      Section(
        wording.say("Can be reached", "Joignables"),
        remark: wording.say("by consent", "par accord")), in: rest.row(0), theme: theme)
    canvas.draw(
      ConsentBars(summary: finding.summary, wording: wording), in: rest.droppingTop(1).top(4),
      theme: theme)
    return rest.droppingTop(5)
  }

  // Months up to the last one with somebody in it.
  private func drawSilence(on canvas: inout Canvas, in area: Rect, theme: Theme) -> Rect {
    guard let portrait = screen.look.value?.portrait, portrait.buyers > 0, area.height >= 8 else {
      return area
    }
    let last = max(5, portrait.silence.lastIndex { $0 > 0 } ?? 0)
    let rest = area.droppingTop(1)
    let median = portrait.medianSilence.map {
      wording.say("months · half beyond ", "mois · la moitié au-delà de ") + wording.days($0)
    }
    canvas.draw(
      Section(wording.say("Silent for", "Silencieux depuis"), remark: median ?? ""),
      in: rest.row(0), theme: theme)
    let chart = rest.droppingTop(1).top(4)
    // Each month as wide as the others, whatever their number.
    let width = max(1, chart.width / (last + 1))
    let most = Double(portrait.silence.max() ?? 1)
    for month in 0...last {
      let height = Double(portrait.silence[month]) / max(1, most)
      let column = Rect(
        x: chart.x + month * width, y: chart.y, width: max(1, width - 1), height: chart.height)
      canvas.draw(StandingBar(height), in: column, theme: theme)
    }
    let axis = rest.row(5)
    for month in stride(from: 0, through: last, by: last > 12 ? 6 : 3) {
      let isLast = month == 24
      canvas.text(
        isLast ? "24+" : "\(month)", x: chart.x + month * width, y: axis.y,
        style: theme.ink(.faint), maxX: axis.maxX)
    }
    return rest.droppingTop(6)
  }

  private var shared: [(name: String, count: Int)] {
    let others = screen.known.saved.filter { $0.name != screen.name }
    guard let counts = screen.look.value?.shared, counts.count == others.count else { return [] }
    return zip(others, counts).map { (name: $0.name, count: $1) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  private func drawShared(on canvas: inout Canvas, in area: Rect, theme: Theme) -> Rect {
    let shared = shared
    guard !shared.isEmpty, area.height >= 4 else { return area }
    let rest = area.droppingTop(1)
    canvas.draw(
      Section(
        wording.say("Shared with", "En commun avec"),
        remark: wording.say("o the matrix", "o : la matrice")), in: rest.row(0), theme: theme)
    let base = Double(max(1, screen.finding.value?.summary.customers ?? 1))
    let rows = min(shared.count, rest.height >= 16 ? 5 : 2)
    let entries = shared.prefix(rows).map {
      BarChart.Entry(
        $0.name, figure: wording.number($0.count), fraction: Double($0.count) / base)
    }
    canvas.draw(BarChart(Array(entries)), in: rest.droppingTop(1).top(rows), theme: theme)
    return rest.droppingTop(1 + rows)
  }

  private func drawWarnings(
    _ finding: BuilderScreen.Finding, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) -> Rect {
    var rest = area
    for warning in finding.warnings.prefix(3) {
      let text = Paragraph([Phrase("◆ ", .warning), Phrase(wording.sentence(warning), .dim)])
      let height = text.height(width: rest.width)
      guard rest.height > height else { return rest }
      canvas.draw(text, in: rest.droppingTop(1).top(height), theme: theme)
      rest = rest.droppingTop(height + 1)
    }
    return rest
  }

  private func drawPeople(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let rest = area.droppingTop(1)
    guard let rows = screen.look.value?.rows, rest.height >= 3 else { return }
    canvas.draw(
      Section(
        wording.say("Who is in it", "Qui en fait partie"), remark: wording.say("v all", "v : tous")),
      in: rest.row(0), theme: theme)
    canvas.draw(
      CustomerPreview(rows: rows, wording: wording), in: rest.droppingTop(1), theme: theme)
  }
}

/// A bar that stands: eighths of a row from the bottom.
private struct StandingBar: Widget {
  let fraction: Double

  init(_ fraction: Double) { self.fraction = fraction }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let eighths = fraction > 0 ? max(1, Int((fraction * Double(area.height * 8)).rounded())) : 0
    let blocks: [Unicode.Scalar] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    for row in 0..<area.height {
      let filled = min(8, max(0, eighths - (area.height - 1 - row) * 8))
      guard filled > 0 else { continue }
      canvas.fill(area.row(row), with: blocks[filled], style: theme.ink(.returning))
    }
  }
}
