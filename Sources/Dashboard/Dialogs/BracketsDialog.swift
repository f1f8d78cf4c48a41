import Audiences
import Retention
import TerminalKit

/// Brackets of days of one's own for cohorts by age.
struct BracketsDialog: Screen {
  enum Action: Equatable, Sendable {
    case typed(Key)
    case pasted(String)
    case choose
  }

  struct Command: Hashable, Sendable {}

  let measure: CohortMeasure
  let split: AcquisitionDimension?
  let worth: AgedCohorts.Worth
  var input: TextInput
  var isRefused = false

  init(
    _ measure: CohortMeasure, _ split: AcquisitionDimension?, _ worth: AgedCohorts.Worth,
    edges: [Int]
  ) {
    (self.measure, self.split, self.worth) = (measure, split, worth)
    input = TextInput(edges.map(String.init).joined(separator: "-"))
  }

  var audience: AudienceExpression { .everyone }

  func title(_ wording: Wording) -> String { wording.say("Brackets", "Tranches") }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    [KeyBinding([.enter], scene.wording.say("choose", "choisir"), .choose)]
  }

  func typed(_ key: Key) -> Action? {
    switch key {
    case .char(let character) where character.isNumber || "- ".contains(character): .typed(key)
    case .backspace, .left, .right, .delete, .home, .end, .ctrl("u"), .ctrl("w"): .typed(key)
    default: nil
    }
  }

  func pasted(_ text: String) -> Action? { .pasted(text) }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] { [] }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    isRefused = false
    switch action {
    case .typed(let key): _ = input.handle(key)
    case .pasted(let text):
      for letter in text where letter.isNumber || letter == "-" { _ = input.handle(.char(letter)) }
    case .choose:
      guard let edges = AgedCohorts.edges(input.text) else {
        isRefused = true
        return []
      }
      return [.push(SheetScreen(.aged(measure, split, edges: edges, worth)))]
    }
    return []
  }

  static func perform(_ command: Command, with services: Services) async -> Action { .choose }

  func view(_ scene: Scene) -> any Widget { BracketsView(dialog: self, wording: scene.wording) }
}

private struct BracketsView: Widget {
  let dialog: BracketsDialog
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let box = canvas.dialog(
      Dialog(
        wording.say("Days after the first order", "Jours après la 1re commande"),
        remark: wording.say("esc cancels", "échap annule"), size: Size(width: 58, height: 8)),
      theme: theme)
    canvas.draw(
      TextField(dialog.input, prompt: "", placeholder: "0-30-60-90-180-365", isActive: true),
      in: box.row(0), theme: theme)
    let hint = wording.say(
      "edges from 0 upwards, or one length: 30", "bornes croissantes depuis 0, ou une durée : 30")
    let refusal = wording.say(
      "● days that ascend from 0, such as 0-30-60-90", "● des jours croissants : 0-30-60-90")
    canvas.phrases(
      [dialog.isRefused ? Phrase(refusal, .bad) : Phrase(hint, .faint)], x: box.x, y: box.y + 2,
      maxX: box.maxX, theme: theme)
  }
}
