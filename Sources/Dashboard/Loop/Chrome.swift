import Audiences
import CustomerData
import RetentionEngine
import TerminalKit

extension Wording {
  /// The name of a numbered screen.
  public func title(of tab: Tab) -> String {
    switch tab {
    case .overview: say("Overview", "Synthèse")
    case .cohorts: say("Cohorts", "Cohortes")
    case .segments: say("Segments", "Segments")
    case .atRisk: say("At-risk", "À risque")
    case .customers: say("Customers", "Clients")
    case .audiences: say("Audiences", "Audiences")
    case .models: say("Models", "Modèles")
    case .dataHealth: say("Data health", "Données")
    }
  }

  /// The same where columns are scarce.
  func shortTitle(of tab: Tab) -> String {
    switch tab {
    case .atRisk: say("At-risk", "Risque")
    case .dataHealth: say("Data", "Données")
    default: title(of: tab)
    }
  }
}

extension Dashboard {
  /// The whole frame, with what has not changed since the last one taken from there; `parts` must turn before the
  /// next one.
  public func draw(theme: Theme, keeping parts: inout FrameParts) -> Canvas {
    var canvas = Canvas(size: size, style: theme.style(.text, on: .background))
    canvas.parts = parts
    parts = FrameParts()
    draw(on: &canvas, theme: theme)
    parts = canvas.parts ?? FrameParts()
    canvas.parts = nil
    return canvas
  }

  /// The whole frame: tabs, breadcrumb, body, status, keys, and the dialogs over them.
  public func draw(theme: Theme) -> Canvas {
    var canvas = Canvas(size: size, style: theme.style(.text, on: .background))
    draw(on: &canvas, theme: theme)
    return canvas
  }

  func draw(on canvas: inout Canvas, theme: Theme) {
    let all = canvas.bounds
    guard size.width >= 24, size.height >= 6 else {
      return drawTiny(on: &canvas, theme: theme)
    }
    let (tabs, breadcrumb) = (tabs, breadcrumb)
    canvas.part("tabs", in: all.row(0), from: tabs) {
      $0.draw(tabs, in: all.row(0), theme: theme)
    }
    canvas.part("breadcrumb", in: all.row(1), from: breadcrumb) {
      $0.draw(breadcrumb, in: all.row(1), theme: theme)
    }
    noteFrame(on: &canvas)
    drawBody(on: &canvas, theme: theme)
    drawStatus(on: &canvas, in: all.row(size.height - 2), theme: theme)
    drawHints(on: &canvas, theme: theme)
    if showsChoices { drawChoices(on: &canvas, theme: theme) }
    for dialog in dialogs {
      canvas.coverTargets()
      canvas.draw(any: dialog.screen.view(scene), in: all, theme: theme)
      drawHints(on: &canvas, theme: theme)
    }
    drawTour(on: &canvas, theme: theme)
    drawJumps(on: &canvas, theme: theme)
  }

  /// A click on a tab opens it, on a crumb goes back to it.
  private func noteFrame(on canvas: inout Canvas) {
    guard canvas.targets != nil else { return }
    let all = Rect(size)
    for (place, area) in tabs.areas(in: all.row(0)) {
      canvas.target(area, isPlace: false, FrameTarget.tab(Tab.allCases[place]))
    }
    for (place, area) in breadcrumb.areas(in: all.row(1)) {
      canvas.target(area, isPlace: false, FrameTarget.crumb(place))
    }
  }

  private func drawHints(on canvas: inout Canvas, theme: Theme) {
    let row = Rect(size).row(size.height - 1).inset(dx: 1, dy: 0)
    let hinted = hinted
    let hints = KeyHints(hinted.map { KeyHint($0.keys, $0.label) })
    if dialogs.isEmpty {
      canvas.part("hints", in: row, from: hints) { $0.draw(hints, in: row, theme: theme) }
    } else {
      canvas.draw(hints, in: row, theme: theme)
    }
    guard canvas.targets != nil else { return }
    for (place, area) in hints.areas(in: row) {
      if let key = hinted[place].key { canvas.button(area, key) }
    }
  }

  private var tabs: Tabs {
    let entries = Tab.allCases.map {
      Tabs.Tab(
        key: String($0.rawValue), title: wording.title(of: $0), short: wording.shortTitle(of: $0))
    }
    return Tabs(entries, active: Tab.allCases.firstIndex(of: tab) ?? 0, remark: shopLine)
  }

  private var shopLine: String {
    guard let summary else { return "" }
    let until =
      present == nil
      ? wording.say("to", "au") + " " + summary.asOf.iso
      : wording.say("◀ as of ", "◀ vu au ") + summary.asOf.iso
    return [summary.shop.name, summary.shop.currency?.code ?? "", until]
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private var breadcrumb: Breadcrumb {
    guard let top = layers.last?.screen else { return Breadcrumb([]) }
    let titles = layers.map { $0.screen.title(wording) }
    let expression = top.audience == .everyone ? [] : ExpressionPhrases.phrases(top.audience.text)
    let remark = summary == nil ? "" : top.remark(scene)
    return Breadcrumb(titles, expression: expression, facts: remark)
  }

  private func drawBody(on canvas: inout Canvas, theme: Theme) {
    switch reading {
    case .done:
      guard let top = layers.last else { return }
      canvas.draw(any: top.screen.view(scene), in: body, theme: theme)
    case .reading(let progress):
      canvas.draw(
        LoadingPanel(progress: progress, scene: scene), in: body, theme: theme)
    case .failed(let words):
      canvas.draw(
        MessagePanel(
          title: wording.say("The data could not be read", "Données illisibles"), text: words,
          role: .bad), in: body, theme: theme)
    case .cancelled:
      canvas.draw(
        MessagePanel(
          title: wording.say("Reading was cancelled", "Lecture annulée"),
          text: wording.say(
            "Nothing was changed. R reads the folder again, q leaves.",
            "Rien n’a changé. R relit le dossier, q quitte."), role: .warning),
        in: body, theme: theme)
    }
  }

  private func drawStatus(on canvas: inout Canvas, in row: Rect, theme: Theme) {
    let (left, right) = summary == nil ? ("", "") : (front?.screen.status(scene) ?? ("", ""))
    let area = row.inset(dx: 2, dy: 0)
    let end = right.isEmpty ? area.maxX : area.maxX - right.displayWidth - 2
    if let message {
      canvas.phrases(
        [
          Phrase(message.tone.sign + " ", message.tone.role),
          Phrase(message.text.clauses(fitting: end - area.x - 2), .text),
        ],
        x: area.x, y: area.y, maxX: end, theme: theme)
    } else if let notice {
      let room = end - area.x - notice.width - 3
      let rest =
        left.isEmpty || left.displayWidth > room ? [] : [Phrase("   " + left, .dim)]
      canvas.phrases(notice + rest, x: area.x, y: area.y, maxX: end, theme: theme)
    } else {
      let words = left.clauses(fitting: end - area.x)
      canvas.phrases([Phrase(words, .text)], x: area.x, y: area.y, maxX: end, theme: theme)
    }
    canvas.right(right, endX: area.maxX, y: area.y, style: theme.ink(.dim))
  }

  /// The keys the footer tells, in its order.
  var hinted: [KeyHelp] {
    let own = summary == nil ? [] : (front?.hints(scene, keyNames) ?? [])
    let global = globalKeys().filter { $0.isHinted && (dialogs.isEmpty || $0.action == .back) }
    return own + global.compactMap { $0.line.hint(keyNames) }
  }

  /// Lists the keys of the screen in front before a frame: the footer tells them, the next key is one of them.
  mutating func learnKeys() {
    guard summary != nil else { return }
    let scene = scene
    if let last = dialogs.indices.last {
      dialogs[last].learnKeys(scene)
    } else if let last = layers.indices.last {
      layers[last].learnKeys(scene)
    }
  }

  /// What the second of two keys may be, over the last rows of the body.
  private func drawChoices(on canvas: inout Canvas, theme: Theme) {
    let choices = choices
    let height = min(choices.count + 2, body.height)
    let area = Rect(x: 0, y: body.maxY - height, width: size.width, height: height)
    canvas.fill(area, style: theme.style(.text, on: .raised))
    canvas.target(area, isPlace: false, NoMeaning())
    for (place, hint) in choices.prefix(max(0, height - 2)).enumerated() {
      if let letter = hint.key.first, hint.key.count == 1 {
        let row = area.row(place + 1)
        canvas.target(row, isPlace: false, SecondKey(key: .char(letter)))
      }
      canvas.phrases(
        [Phrase(hint.key + "  ", .key, .bold), Phrase(hint.label, .text)], x: area.x + 3,
        y: area.y + 1 + place, maxX: area.maxX - 2, theme: theme)
    }
  }

  private func drawTiny(on canvas: inout Canvas, theme: Theme) {
    guard !canvas.bounds.isEmpty else { return }
    let title = layers.last?.screen.title(wording) ?? "Tenure"
    canvas.text(title, x: 0, y: 0, style: theme.ink(.title), maxX: size.width)
    let hint = wording.say("make the window larger", "agrandissez la fenêtre")
    if size.height > 1 { canvas.text(hint, x: 0, y: 1, style: theme.ink(.dim), maxX: size.width) }
  }
}

extension Tone {
  var sign: String {
    switch self {
    case .good: "✓"
    case .note: "○"
    case .warning: "◆"
    case .bad: "●"
    }
  }

  var role: Role {
    switch self {
    case .good: .good
    case .note: .dim
    case .warning: .warning
    case .bad: .bad
    }
  }
}
