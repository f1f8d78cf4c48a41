import Audiences
import TerminalKit

/// The themes there are, each with its colours in small. The whole screen wears the one under the cursor; enter keeps
/// it, esc gives the former one back.
struct ThemeDialog: Screen {
  enum Action: Equatable, Sendable {
    case move(Int), jump(toEnd: Bool), keep, cancel
  }

  struct Command: Hashable, Sendable {}

  let before: Settings
  let palettes: [ThemePalette]
  /// Opened over the settings, which write down what is chosen here.
  let isPartOfSettings: Bool
  var cursor: Int

  init(_ settings: Settings, _ palettes: [ThemePalette], isPartOfSettings: Bool = false) {
    before = settings
    self.palettes = palettes
    self.isPartOfSettings = isPartOfSettings
    cursor = palettes.firstIndex { $0.name == settings.themeName } ?? 0
  }

  var audience: AudienceExpression { .everyone }

  func title(_ wording: Wording) -> String { wording.say("Theme", "Thème") }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    return [
      KeyBinding([.enter], w.say("keep", "garder"), .keep),
      KeyBinding([.down, .char("j"), .tab], w.say("down", "bas"), .move(1)),
      KeyBinding([.up, .char("k"), .backTab], w.say("up", "haut"), .move(-1)),
      KeyBinding(
        [.home, .char("g")], w.say("first", "premier"), .jump(toEnd: false), isHinted: false),
      KeyBinding(
        [.end, .char("G")], w.say("last", "dernier"), .jump(toEnd: true), isHinted: false),
      KeyBinding([.escape, .char("q")], w.say("as before", "comme avant"), .cancel),
    ]
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] { [] }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .move(let step): return point(at: cursor + step)
    case .jump(let toEnd): return point(at: toEnd ? palettes.count - 1 : 0)
    case .keep: return [.settings(chosen, keeps: !isPartOfSettings), .dismiss]
    case .cancel: return [.settings(before, keeps: false), .dismiss]
    }
  }

  private mutating func point(at place: Int) -> [Effect<Command>] {
    cursor = max(0, min(place, palettes.count - 1))
    return [.settings(chosen, keeps: false)]
  }

  private var chosen: Settings {
    guard palettes.indices.contains(cursor), palettes[cursor].name != before.themeName else {
      return before
    }
    var settings = before
    settings.theme = palettes[cursor].name
    return settings
  }

  static func perform(_ command: Command, with services: Services) async -> Action { .move(0) }

  func view(_ scene: Scene) -> any Widget { ThemeDialogView(dialog: self, wording: scene.wording) }
}

private struct ThemeDialogView: Widget {
  let dialog: ThemeDialog
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let palettes = dialog.palettes
    var frame = Dialog(
      wording.say("Theme", "Thème"), remark: wording.say("esc: as before", "échap : comme avant"),
      size: Size(width: 50, height: palettes.count + 6))
    frame.leavesScreen = true
    let box = canvas.dialog(frame, theme: theme)
    let body = box.droppingBottom(box.height > palettes.count + 1 ? 2 : 0)
    let first = DataTable.offset(
      showing: dialog.cursor, of: palettes.count, visible: body.height, from: 0)
    canvas.wheel(box) { ThemeDialog.Action.move($0) }
    for (place, palette) in palettes.enumerated().dropFirst(first).prefix(body.height) {
      let row = body.row(place - first)
      canvas.target(row, ThemeDialog.Action.move(place - dialog.cursor))
      draw(palette, place, on: &canvas, in: row, theme: theme)
    }
    guard body.height < box.height else { return }
    let words =
      dialog.isPartOfSettings
      ? wording.say("enter takes it into the settings", "entrée la reprend dans les réglages")
      : wording.say("enter writes it to config.toml", "entrée l’écrit dans config.toml")
    canvas.phrases(
      [Phrase(words, .faint)], x: box.x, y: box.maxY - 1, maxX: box.maxX, theme: theme)
  }

  private func draw(
    _ palette: ThemePalette, _ place: Int, on canvas: inout Canvas, in row: Rect, theme: Theme
  ) {
    let isKept = palette.name == dialog.before.themeName
    let swatch = ThemeSwatch(palette: palette)
    let spot = row.right(swatch.width(fitting: row.width))
    canvas.draw(
      MenuRow(
        text: ThemePalette.title(of: palette.name), isHere: place == dialog.cursor,
        mark: [Phrase(isKept ? "● " : "○ ", isKept ? .focus : .faint)]),
      in: row.left(row.width - spot.width - 1), theme: theme)
    canvas.draw(swatch, in: spot, theme: theme)
  }
}

extension Settings {
  /// The theme it is drawn in, whether or not a file says so.
  var themeName: String { theme ?? ThemePalette.dark.name }
}

extension ThemePalette {
  /// What a list calls it: one's own file without its folders.
  static func title(of name: String) -> String {
    name.split(separator: "/").last.map(String.init) ?? name
  }
}

extension Dashboard {
  /// Those of the themes that can be read; they are, now: nobody looks at them before.
  func themeDialog() -> ThemeDialog {
    ThemeDialog(
      settings, themes.compactMap(palettes), isPartOfSettings: front?.screen is SettingsDialog)
  }

  /// The theme chosen in the settings, for the same terminal as this one; this one when none is.
  public func chosenTheme(like theme: Theme) -> Theme {
    guard let palette = settings.theme.flatMap(palettes), palette != theme.palette else {
      return theme
    }
    return Theme(palette, depth: theme.depth, ascii: theme.ascii)
  }
}
