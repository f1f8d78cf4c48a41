import Audiences
import CustomerData
import TerminalKit

/// The period of the figures: presets, or from one day to another.
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
  var problem: String?

  init(_ scope: Scope) {
    cursor = Self.presets.firstIndex(of: scope.days) ?? 3
    if let range = scope.range {
      cursor = Self.presets.count
      input = TextInput("\(range.first.iso)..\(range.last.iso)")
    }
  }

  var audience: AudienceExpression { .everyone }

  func title(_ wording: Wording) -> String { wording.say("Period", "Période") }

  private var isTyping: Bool { cursor == Self.presets.count }

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
    case .backspace, .left, .right, .delete: isTyping ? .typed(key) : nil
    default: nil
    }
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] { [] }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .move(let step):
      let count = Self.presets.count + 1
      cursor = (cursor + step + count) % count
      problem = nil
    case .typed(let key):
      _ = input.handle(key)
      problem = nil
    case .choose:
      guard isTyping else {
        return [.dismiss, .setPeriod(days: Self.presets[cursor], range: nil)]
      }
      guard let range = Self.range(input.text) else {
        problem = input.text
        return []
      }
      return [.dismiss, .setPeriod(days: range.count, range: range)]
    }
    return []
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
        size: Size(width: 52, height: PeriodDialog.presets.count + 7)), theme: theme)
    for (place, days) in PeriodDialog.presets.enumerated() {
      let text = wording.say("last \(days) days", "\(days) derniers jours")
      draw(text, place, on: &canvas, in: box.row(place), theme: theme)
    }
    let last = PeriodDialog.presets.count
    draw(wording.say("from .. to", "du .. au"), last, on: &canvas, in: box.row(last), theme: theme)
    canvas.draw(
      TextField(
        dialog.input, prompt: "", placeholder: "2026-01-01..2026-03-31",
        isActive: dialog.cursor == last),
      in: box.row(last).droppingLeft(16), theme: theme)
    if dialog.problem != nil {
      let words = wording.say(
        "two days as in 2026-01-01..2026-03-31", "deux jours comme 2026-01-01..2026-03-31")
      canvas.phrases(
        [Phrase("● " + words, .bad)], x: box.x, y: box.y + last + 1, maxX: box.maxX, theme: theme)
    }
  }

  private func draw(
    _ text: String, _ place: Int, on canvas: inout Canvas, in row: Rect, theme: Theme
  ) {
    let isHere = dialog.cursor == place
    canvas.phrases(
      [
        Phrase(isHere ? "▌ " : "  ", .focus),
        Phrase(text, isHere ? .title : .text, isHere ? .bold : []),
      ],
      x: row.x, y: row.y, maxX: row.maxX, theme: theme)
  }
}
