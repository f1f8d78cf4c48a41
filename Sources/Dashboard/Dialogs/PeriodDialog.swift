import Audiences
import CustomerData
import TerminalKit

/// The period of the figures: presets, or from one day to another; and the day everything is seen on.
struct PeriodDialog: Screen {
  enum Action: Equatable, Sendable {
    case move(Int)
    case typed(Key)
    case choose
  }

  struct Command: Hashable, Sendable {}

  static let presets = [7, 28, 30, 90, 180, 365]

  var cursor: Int
  var input = TextInput()
  /// The day whose end everything is seen at.
  var asOf = TextInput()
  var problem: String?

  init(_ scope: Scope) {
    cursor = Self.presets.firstIndex(of: scope.days) ?? 3
    if let range = scope.range {
      cursor = Self.rangeRow
      input = TextInput("\(range.first.iso)..\(range.last.iso)")
    }
  }

  var audience: AudienceExpression { .everyone }

  func title(_ wording: Wording) -> String { wording.say("Period", "Période") }

  /// The rows below the presets.
  static let rangeRow = presets.count
  static let dayRow = presets.count + 1

  private var isTyping: Bool { cursor >= Self.rangeRow }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    return [
      KeyBinding([.enter], w.say("choose", "choisir"), .choose),
      KeyBinding([.down, .char("j"), .tab], w.say("next", "suivante"), .move(1)),
      KeyBinding([.up, .char("k"), .backTab], w.say("previous", "précédente"), .move(-1)),
    ]
  }

  func typed(_ key: Key) -> Action? {
    switch key {
    case .char(let character) where isTyping && (character.isNumber || "-.".contains(character)):
      .typed(key)
    case .backspace, .left, .right, .delete, .home, .end: isTyping ? .typed(key) : nil
    default: nil
    }
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] { [] }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .move(let step):
      let count = Self.dayRow + 1
      cursor = (cursor + step + count) % count
      problem = nil
    case .typed(let key):
      if cursor == Self.dayRow { _ = asOf.handle(key) } else { _ = input.handle(key) }
      problem = nil
    case .choose:
      guard isTyping else {
        return [.dismiss, .setPeriod(days: Self.presets[cursor], range: nil)]
      }
      if cursor == Self.dayRow { return travel() }
      guard let range = Self.range(input.text) else {
        problem = input.text
        return []
      }
      return [.dismiss, .setPeriod(days: range.count, range: range)]
    }
    return []
  }

  /// An empty field comes back to the last day of the data.
  private mutating func travel() -> [Effect<Command>] {
    let text = asOf.text.filter { $0 != " " }
    if text.isEmpty { return [.dismiss, .travel(to: nil)] }
    guard let day = Day(iso: text) else {
      problem = text
      return []
    }
    return [.dismiss, .travel(to: day)]
  }

  /// Reads `2026-01-01..2026-03-31`.
  static func range(_ text: String) -> DayRange? {
    let ends = text.split(separator: "..").map { $0.filter { $0 != " " } }
    guard ends.count == 2, let first = Day(iso: ends[0]), let last = Day(iso: ends[1]) else {
      return nil
    }
    return DayRange(first, last)
  }

  static func perform(_ command: Command, with services: Services) async -> Action { .move(0) }

  func view(_ scene: Scene) -> any Widget { PeriodView(dialog: self, wording: scene.wording) }
}

private struct PeriodView: Widget {
  let dialog: PeriodDialog
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let box = canvas.dialog(
      Dialog(
        wording.say("Period of the figures", "Période des indicateurs"),
        remark: wording.say("esc cancels", "échap annule"),
        size: Size(width: 58, height: PeriodDialog.presets.count + 9)), theme: theme)
    for (place, days) in PeriodDialog.presets.enumerated() {
      let text = wording.say("last \(days) days", "\(days) derniers jours")
      draw(text, place, on: &canvas, in: box.row(place), theme: theme)
    }
    field(
      wording.say("from .. to", "du .. au"), dialog.input, "2026-01-01..2026-03-31",
      PeriodDialog.rangeRow, at: PeriodDialog.rangeRow, on: &canvas, in: box, theme: theme)
    let last = PeriodDialog.dayRow + 1
    field(
      wording.say("all as of", "tout vu au"), dialog.asOf,
      wording.say("a day; empty: the last one", "un jour ; vide : le dernier"),
      PeriodDialog.dayRow, at: last, on: &canvas, in: box, theme: theme)
    if dialog.problem != nil {
      let words =
        dialog.cursor == PeriodDialog.dayRow
        ? wording.say("a day as in 2026-03-31", "un jour comme 2026-03-31")
        : wording.say(
          "two days as in 2026-01-01..2026-03-31", "deux jours comme 2026-01-01..2026-03-31")
      canvas.phrases(
        [Phrase("● " + words, .bad)], x: box.x, y: box.y + last + 1, maxX: box.maxX, theme: theme)
    }
  }

  private func field(
    _ title: String, _ input: TextInput, _ example: String, _ place: Int, at row: Int,
    on canvas: inout Canvas, in box: Rect, theme: Theme
  ) {
    draw(title, place, on: &canvas, in: box.row(row), theme: theme)
    canvas.draw(
      TextField(input, prompt: "", placeholder: example, isActive: dialog.cursor == place),
      in: box.row(row).droppingLeft(16), theme: theme)
  }

  private func draw(
    _ text: String, _ place: Int, on canvas: inout Canvas, in row: Rect, theme: Theme
  ) {
    let isHere = dialog.cursor == place
    canvas.target(row, PeriodDialog.Action.move(place - dialog.cursor))
    canvas.draw(MenuRow(text: text, isHere: isHere), in: row, theme: theme)
  }
}
