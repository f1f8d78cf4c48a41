import Audiences
import TerminalKit
import Workspace

/// Asks before an audience's file is removed, and names what is lost.
struct DeleteAudienceDialog: Screen {
  enum Action: Equatable, Sendable {
    case delete
    case deleted(String, AudienceFileChange)
    case failed(String)
  }

  struct Command: Hashable, Sendable {
    let file: String
    let name: String
  }

  let file: String
  let entry: AudienceEntry
  let customers: Int?
  var failure: String?

  var audience: AudienceExpression { entry.audience ?? .everyone }

  func title(_ wording: Wording) -> String { wording.say("Delete", "Supprimer") }

  init(file: String, entry: AudienceEntry, customers: Int?) {
    self.file = file
    self.entry = entry
    self.customers = customers
  }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    [KeyBinding([.char("d"), .char("y")], scene.wording.say("delete", "supprimer"), .delete)]
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] { [] }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .delete: return [.perform(Command(file: file, name: entry.name), lane: "delete")]
    case .deleted(let words, let change):
      return [.dismiss, .changed(change), .say(words, .good), .refresh]
    case .failed(let words): failure = words
    }
    return []
  }

  static func perform(_ command: Command, with services: Services) async -> Action {
    do throws(AudienceFileError) {
      let gone = try services.workspace.audiences.withdraw(command.file)
      let change = AudienceFileChange(
        id: gone.id, name: command.name, before: gone.before, after: nil)
      let words = services.wording.say(
        "“\(command.name)” deleted; u brings it back",
        "« \(command.name) » supprimée ; u la rétablit")
      return .deleted(words, change)
    } catch { return .failed(services.wording.sentence(error)) }
  }

  func view(_ scene: Scene) -> any Widget {
    DeleteAudienceView(dialog: self, wording: scene.wording)
  }
}

private struct DeleteAudienceView: Widget {
  let dialog: DeleteAudienceDialog
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let entry = dialog.entry
    let box = canvas.dialog(
      Dialog(
        wording.say("Delete “\(entry.name)”?", "Supprimer « \(entry.name) » ?"),
        remark: wording.say("esc keeps it", "échap garde"), size: Size(width: 76, height: 14)),
      theme: theme)
    let count = dialog.customers.map { ", " + wording.customers($0) } ?? ""
    let lost = wording.say(
      "Goes: the file \(dialog.file).tql\(count). u brings it back.",
      "Part : le fichier \(dialog.file).tql\(count). u le rétablit.")
    canvas.draw(Paragraph(lost, role: .text), in: box.top(2), theme: theme)
    let text = Paragraph(ExpressionPhrases.phrases(entry.text))
    let height = min(5, text.height(width: box.width))
    canvas.draw(text, in: box.droppingTop(3).top(height), theme: theme)
    let rest = box.droppingTop(4 + height)
    if let failure = dialog.failure {
      canvas.draw(Paragraph("● " + failure, role: .bad), in: rest, theme: theme)
      return
    }
    let remark = wording.say(
      "The customers themselves, past deliveries and holdouts stay.",
      "Les clients, livraisons passées et témoins restent.")
    canvas.draw(Paragraph(remark, role: .dim), in: rest.droppingBottom(2), theme: theme)
    let chips = [
      Chips.Chip([Phrase("d ", .key, .bold), Phrase(wording.say("Delete", "Supprimer"))]),
      Chips.Chip(
        [
          Phrase(wording.label(of: .escape) + " ", .key, .bold),
          Phrase(wording.say("Keep", "Garder")),
        ],
        isActive: true),
    ]
    canvas.draw(Chips(chips), in: box.bottom(1), theme: theme)
    for (place, spot) in Chips(chips).areas(in: box.bottom(1)) {
      canvas.button(spot, place == 0 ? .char("d") : .escape)
    }
  }
}
