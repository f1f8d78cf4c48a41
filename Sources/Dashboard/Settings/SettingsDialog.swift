import Audiences
import TerminalKit

/// The user's settings: every change is seen at once, enter writes them down, esc takes them back.
struct SettingsDialog: Screen {
  enum Action: Equatable, Sendable {
    case move(Int)
    case change(Int)
    /// The list of themes.
    case themes
    /// Another dialog has chosen.
    case adopted(Settings)
    case keep
    case cancel
  }

  struct Command: Hashable, Sendable {}

  /// A setting that can be chosen here.
  enum Row: CaseIterable {
    case theme, language, mouse, motion, ascii, period, start, clipboard
  }

  let before: Settings
  let themes: [String]
  var settings: Settings
  var cursor = 0

  init(_ settings: Settings, themes: [String]) {
    before = settings
    self.settings = settings
    self.themes = themes
  }

  var audience: AudienceExpression { .everyone }

  func title(_ wording: Wording) -> String { wording.say("Settings", "Réglages") }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    return [
      KeyBinding(
        [.right, .char("l"), .char(" ")], w.say("next value", "valeur suivante"), .change(1)),
      KeyBinding(
        [.left, .char("h")], w.say("value before", "valeur d’avant"), .change(-1), isHinted: false),
      KeyBinding([.enter], w.say("keep", "garder"), .keep),
      KeyBinding([.char("t")], w.say("themes", "thèmes"), .themes),
      KeyBinding([.down, .char("j"), .tab], w.say("down", "bas"), .move(1), isHinted: false),
      KeyBinding([.up, .char("k"), .backTab], w.say("up", "haut"), .move(-1), isHinted: false),
      KeyBinding([.escape, .char("q")], w.say("cancel", "annuler"), .cancel),
    ]
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] { [] }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .move(let step):
      cursor = (cursor + step + Row.allCases.count) % Row.allCases.count
    case .change(let step):
      change(Row.allCases[cursor], by: step)
      return [.settings(settings, keeps: false)]
    case .themes: return [.press(.ctrl("t"))]
    case .adopted(let settings): self.settings = settings
    case .keep: return [.settings(settings, keeps: true), .dismiss]
    case .cancel: return [.settings(before, keeps: false), .dismiss]
    }
    return []
  }

  private mutating func change(_ row: Row, by step: Int) {
    switch row {
    case .theme: settings.theme = Self.next(settings.theme ?? "dark", in: themes, step)
    case .language:
      settings.language = Self.next(settings.language ?? "en", in: Language.names, step)
    case .mouse: settings.mouse = !(settings.mouse ?? true)
    case .motion: settings.motion = !(settings.motion ?? true)
    case .ascii: settings.ascii = !(settings.ascii ?? false)
    case .period:
      settings.period = Self.next(settings.period ?? 90, in: PeriodDialog.presets, step)
    case .start: settings.start = Self.next(settings.start ?? "overview", in: Tab.names, step)
    case .clipboard:
      settings.clipboard = Self.next(
        settings.clipboard ?? .terminal, in: Settings.Clipboard.allCases, step)
    }
  }

  /// The value `step` places on; the first one when the present one is none of them.
  static func next<Value: Equatable>(_ value: Value, in values: [Value], _ step: Int) -> Value {
    guard let place = values.firstIndex(of: value) else { return values.first ?? value }
    return values[(place + step + values.count) % values.count]
  }

  static func perform(_ command: Command, with services: Services) async -> Action { .move(0) }

  func view(_ scene: Scene) -> any Widget { SettingsView(dialog: self, wording: scene.wording) }
}

extension Language {
  /// What the configuration calls them.
  static let names = allCases.map(\.rawValue)
}

private struct SettingsView: Widget {
  let dialog: SettingsDialog
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let rows = SettingsDialog.Row.allCases
    let box = canvas.dialog(
      Dialog(
        wording.say("Settings", "Réglages"), remark: wording.say("esc cancels", "échap annule"),
        size: Size(width: 60, height: rows.count + 7)), theme: theme)
    let first = DataTable.offset(
      showing: dialog.cursor, of: rows.count, visible: box.height, from: 0)
    for (place, row) in rows.enumerated().dropFirst(first).prefix(box.height) {
      let line = box.row(place - first)
      let action = SettingsDialog.Action.move(place - dialog.cursor)
      canvas.target(line, isPlace: false, action)
      draw(row, isHere: place == dialog.cursor, on: &canvas, in: line, theme: theme)
    }
    let words = wording.say("enter writes them to config.toml", "entrée les écrit dans config.toml")
    canvas.phrases(
      [Phrase(words, .faint)], x: box.x, y: box.y + rows.count + 1, maxX: box.maxX, theme: theme)
  }

  private func draw(
    _ row: SettingsDialog.Row, isHere: Bool, on canvas: inout Canvas, in line: Rect, theme: Theme
  ) {
    guard !line.isEmpty else { return }
    let value = isHere ? "‹ \(text(row)) ›" : text(row)
    let x = canvas.right(
      value, endX: line.maxX, y: line.y, style: theme.ink(isHere ? .title : .accent),
      minX: line.x + line.width / 3)
    if isHere {
      let before = Rect(x: x - 1, y: line.y, width: 3, height: 1)
      let whole = Rect(x: x, y: line.y, width: line.maxX - x, height: 1)
      let next: SettingsDialog.Action = row == .theme ? .themes : .change(1)
      canvas.target(whole, isPlace: false, next)
      canvas.target(before, isPlace: false, SettingsDialog.Action.change(-1))
      canvas.wheel(line) { SettingsDialog.Action.change($0) }
    }
    canvas.draw(
      MenuRow(text: name(row), isHere: isHere), in: line.left(max(0, x - 1 - line.x)), theme: theme)
  }

  private func name(_ row: SettingsDialog.Row) -> String {
    switch row {
    case .theme: wording.say("Theme", "Thème")
    case .language: wording.say("Language", "Langue")
    case .mouse: wording.say("Mouse", "Souris")
    case .motion: wording.say("Motion", "Mouvement")
    case .ascii: wording.say("Characters (next start)", "Caractères (au départ)")
    case .period: wording.say("Period at the start", "Période au départ")
    case .start: wording.say("First screen", "Premier écran")
    case .clipboard: wording.say("Copied text goes to", "Le texte copié va")
    }
  }

  private func text(_ row: SettingsDialog.Row) -> String {
    let settings = dialog.settings
    return switch row {
    case .theme: ThemePalette.title(of: settings.themeName)
    case .language: wording.say("English", "français")
    case .mouse:
      settings.mouse == false
        ? wording.say("the terminal’s", "au terminal") : wording.say("clicks here", "clique ici")
    case .motion:
      settings.motion == false
        ? wording.say("progress in quarters", "par quarts")
        : wording.say("progress moves", "continu")
    case .ascii:
      settings.ascii == true ? "ASCII" : wording.say("as the terminal can", "selon le terminal")
    case .period: wording.days(Double(settings.period ?? 90))
    case .start: wording.title(of: settings.start.flatMap(Tab.init(named:)) ?? .overview)
    case .clipboard:
      settings.clipboard == .off
        ? wording.say("nowhere", "nulle part")
        : wording.say("the terminal (OSC 52)", "au terminal (OSC 52)")
    }
  }
}
