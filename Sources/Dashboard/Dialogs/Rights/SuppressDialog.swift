import Audiences
import Foundation
import TerminalKit
import Workspace

/// Puts somebody on the suppression list by a typed address, number or id, or takes them off.
///
/// What is typed goes to its hash and nowhere else.
struct SuppressDialog: Screen {
  enum Action: Equatable, Sendable {
    case typed(Key), pasted(String)
    case suppress, release
    case looked(hash: String, SuppressionState)
    case done(String), failed(String)
  }

  enum Command: Hashable, Sendable {
    case look(hash: String)
    case suppress(hash: String)
    case release(hash: String)
  }

  var input = TextInput()
  var state: SuppressionState?
  var failure: String?

  var audience: AudienceExpression { .everyone }
  var person: TypedPerson? { TypedPerson(input.text) }

  func title(_ wording: Wording) -> String { wording.say("Suppress", "Exclure") }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    let nobody = person == nil ? w.say("nobody typed yet", "personne de saisi") : nil
    let isOn = state == .absent || state == nil
    return [
      KeyBinding(
        [.enter], w.say("never deliver", "ne jamais livrer"), .suppress,
        unavailable: nobody ?? (isOn ? nil : w.say("on the list already", "déjà sur la liste"))),
      KeyBinding(
        [.ctrl("t")], w.say("take off", "retirer"), .release,
        unavailable: nobody ?? obstacle(w)),
    ]
  }

  private func obstacle(_ w: Wording) -> String? {
    switch state {
    case .suppressed: nil
    case .erased: w.say("was erased: stays on the list", "a été effacé : y reste")
    case .absent, nil: w.say("is not on the list", "n’est pas sur la liste")
    }
  }

  func typed(_ key: Key) -> Action? {
    switch key {
    case .char, .backspace, .delete, .left, .right, .home, .end: .typed(key)
    case .ctrl("a"), .ctrl("e"), .ctrl("u"), .ctrl("k"), .ctrl("w"): .typed(key)
    default: nil
    }
  }

  func pasted(_ text: String) -> Action? { .pasted(text) }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] { [] }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .typed(let key):
      _ = input.handle(key)
      return look()
    case .pasted(let text):
      input.insert(text)
      return look()
    case .looked(let hash, let state):
      if hash == person?.hash { self.state = state }
    case .suppress: return person.map { [.perform(.suppress(hash: $0.hash), lane: "write")] } ?? []
    case .release: return person.map { [.perform(.release(hash: $0.hash), lane: "write")] } ?? []
    case .done(let words): return [.dismiss, .say(words, .good), .refresh]
    case .failed(let words): failure = words
    }
    return []
  }

  private mutating func look() -> [Effect<Command>] {
    (state, failure) = (nil, nil)
    return person.map { [.perform(.look(hash: $0.hash), lane: "look")] } ?? []
  }

  static func perform(_ command: Command, with services: Services) async -> Action {
    let (workspace, w) = (services.workspace, services.wording)
    do throws(WorkspaceError) {
      switch command {
      case .look(let hash):
        return .looked(hash: hash, try await workspace.suppression(of: hash))
      case .suppress(let hash):
        try await workspace.suppress([hash], at: Date().formatted(.iso8601))
        return .done(w.say("never delivered from now on", "plus jamais livré"))
      case .release(let hash):
        let removed = try await workspace.unsuppress([hash])
        return removed > 0
          ? .done(w.say("off the list", "retiré de la liste"))
          : .failed(w.say("was not on the list", "n’était pas sur la liste"))
      }
    } catch { return .failed(w.sentence(error)) }
  }

  func view(_ scene: Scene) -> any Widget { SuppressView(dialog: self, wording: scene.wording) }
}

private struct SuppressView: Widget {
  let dialog: SuppressDialog
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let box = canvas.dialog(
      Dialog(
        wording.say("Never deliver to", "Ne jamais livrer à"),
        remark: wording.say("esc closes", "échap ferme"), size: Size(width: 76, height: 13)),
      theme: theme)
    canvas.draw(
      TextField(
        dialog.input,
        placeholder: wording.say(
          "e-mail address, telephone number or customer’s id",
          "adresse e-mail, téléphone ou identifiant client")), in: box.row(0), theme: theme)
    canvas.draw(Paragraph(verdict), in: box.droppingTop(2).top(2), theme: theme)
    let words = wording.say(
      "Kept as a hash only. It holds for every destination, from the next delivery on, and outlives every new import.",
      "Gardé sous forme d’empreinte seulement. Vaut pour toute destination dès la prochaine livraison, et survit à tout nouvel import."
    )
    canvas.draw(Paragraph(words, role: .dim), in: box.droppingTop(5), theme: theme)
  }

  private var verdict: [Phrase] {
    if let failure = dialog.failure { return [Phrase("● " + failure, .bad)] }
    guard let person = dialog.person else {
      return [Phrase(wording.say("Type or paste one.", "Saisissez ou collez."), .faint)]
    }
    let kind = [Phrase(wording.kind(person.kind) + " · ", .dim)]
    switch dialog.state {
    case nil: return kind + [Phrase("…", .faint)]
    case .absent:
      return kind + [Phrase(wording.say("not on the list yet", "pas encore sur la liste"), .text)]
    case .suppressed:
      return kind + [
        Phrase(
          wording.say(
            "✓ on the list already; ctrl-t takes it off",
            "✓ déjà sur la liste ; ctrl-t l’en retire"), .good)
      ]
    case .erased:
      return kind + [
        Phrase(
          wording.say(
            "✓ on the list for good: this person was erased",
            "✓ sur la liste pour de bon : cette personne a été effacée"), .good)
      ]
    }
  }
}
