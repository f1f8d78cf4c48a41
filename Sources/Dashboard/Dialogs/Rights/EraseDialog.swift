import Audiences
import Retention
import RetentionEngine
import TerminalKit
import Workspace

/// Forgets a customer, after saying what goes and what stays, and after the id has been typed.
struct EraseDialog: Screen {
  enum Action: Equatable, Sendable {
    case typed(Key), pasted(String)
    case erase, close
    case found(id: String, Found?)
    case erased(RightsDesk.Erasure)
    case failed(String)
  }

  enum Command: Hashable, Sendable {
    case find(String)
    case erase(String)
  }

  /// Whom the id names.
  struct Found: Equatable, Sendable {
    let name: String
    let orders: Int
    let destinations: [String]
  }

  /// The customer it was opened for; "" asks.
  let proposed: String
  var input = TextInput()
  var found: (id: String, person: Found?)?
  var erasure: RightsDesk.Erasure?
  var failure: String?

  init(_ customerID: String) { proposed = customerID }

  static func == (a: Self, b: Self) -> Bool {
    a.proposed == b.proposed && a.input == b.input && a.found?.id == b.found?.id
      && a.found?.person == b.found?.person && a.erasure == b.erasure && a.failure == b.failure
  }

  var audience: AudienceExpression { .everyone }

  /// Whether the id typed is that of a customer, the proposed one where there is one.
  var isConfirmed: Bool {
    guard let found, found.person != nil else { return false }
    return found.id == input.text && (proposed.isEmpty || proposed == input.text)
  }

  func title(_ wording: Wording) -> String { wording.say("Erase", "Effacer") }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    guard erasure == nil else { return [KeyBinding([.enter], w.say("close", "fermer"), .close)] }
    return [
      KeyBinding(
        [.enter], w.say("erase", "effacer"), .erase,
        unavailable: isConfirmed
          ? nil : w.say("type the customer’s id first", "saisissez d’abord l’identifiant"))
    ]
  }

  func typed(_ key: Key) -> Action? {
    guard erasure == nil else { return nil }
    return CustomerIDField.takes(key) ? .typed(key) : nil
  }

  func pasted(_ text: String) -> Action? { erasure == nil ? .pasted(text) : nil }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    // What was erased is no longer found; the account of it stays.
    guard erasure == nil, !proposed.isEmpty else { return [] }
    return [.perform(.find(proposed), lane: "find")]
  }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .typed(let key):
      _ = input.handle(key)
      return find()
    case .pasted(let text):
      input.insert(text)
      return find()
    case .found(let id, let person):
      if id == input.text || id == proposed { found = (id, person) }
    case .erase:
      guard isConfirmed else { return [] }
      return [.perform(.erase(input.text), lane: "erase")]
    case .erased(let erasure):
      self.erasure = erasure
      return []
    case .failed(let words): failure = words
    // The files are read again, so that no screen goes on showing whoever was erased.
    case .close: return [.dismiss, .press(.char("R"))]
    }
    return []
  }

  private mutating func find() -> [Effect<Command>] {
    failure = nil
    return input.text.isEmpty ? [] : [.perform(.find(input.text), lane: "find")]
  }

  static func perform(_ command: Command, with services: Services) async -> Action {
    let desk = RightsDesk(backend: services.backend, workspace: services.workspace)
    switch command {
    case .find(let id):
      guard let profile = try? await services.backend.profile(of: id) else {
        return .found(id: id, nil)
      }
      let past = (try? await desk.deliveries(of: id)) ?? []
      return .found(
        id: id,
        Found(
          name: profile.summary.name, orders: profile.orders.count,
          destinations: Set(past.map(\.destination)).sorted()))
    case .erase(let id):
      do throws(RightsDesk.Failure) {
        return .erased(
          try await desk.erase(id, removalsIn: services.workspace.directory + "/removals"))
      } catch { return .failed(services.wording.sentence(error)) }
    }
  }

  func view(_ scene: Scene) -> any Widget { EraseView(dialog: self, wording: scene.wording) }
}

private struct EraseView: Widget {
  let dialog: EraseDialog
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let box = canvas.dialog(
      Dialog(
        wording.say("Erase a customer", "Effacer un client"),
        remark: wording.say("esc keeps them", "échap garde"), size: Size(width: 84, height: 20)),
      theme: theme)
    if let erasure = dialog.erasure {
      return draw(erasure, on: &canvas, in: box, theme: theme)
    }
    let field = CustomerIDField.field(dialog.input, proposed: dialog.proposed, wording)
    canvas.draw(field, in: box.row(0), theme: theme)
    canvas.draw(Paragraph(whom), in: box.droppingTop(2).top(2), theme: theme)
    canvas.draw(Paragraph(consequences, role: .text), in: box.droppingTop(5), theme: theme)
  }

  private var whom: [Phrase] {
    if let failure = dialog.failure { return [Phrase("● " + failure, .bad)] }
    guard let found = dialog.found else { return [Phrase("", .dim)] }
    guard let person = found.person else {
      return [Phrase(CustomerIDField.nobody(wording), .warning)]
    }
    let past =
      person.destinations.isEmpty
      ? wording.say("never delivered", "jamais livré")
      : wording.say("delivered to ", "livré à ") + person.destinations.joined(separator: ", ")
    return [
      Phrase(person.name, .title, .bold),
      Phrase(" · " + wording.orders(person.orders) + " · " + past, .text),
    ]
  }

  private var consequences: String {
    wording.say(
      """
      Goes: name, address, number, place and id, here and whenever the files are read again; the token of an unknown person stands in their place.
      Stays: the orders, so that no total changes.
      Written: for every destination they were delivered to, a file that takes them out there.
      Never delivered again. This cannot be undone. The exports still hold the person: delete them there too.
      """,
      """
      Part : nom, adresse, numéro, lieu et identifiant, ici et à chaque nouvelle lecture des fichiers ; un jeton d’inconnu les remplace.
      Reste : les commandes, pour qu’aucun total ne change.
      Écrit : pour chaque destination où le client fut livré, un fichier qui l’en retire.
      Plus jamais livré. Irréversible. Les exports contiennent encore la personne : supprimez-l’y aussi.
      """)
  }

  private func draw(
    _ erasure: RightsDesk.Erasure, on canvas: inout Canvas, in box: Rect, theme: Theme
  ) {
    canvas.phrases(
      [
        Phrase("✓ " + wording.say("Erased. In their place: ", "Effacé. À la place : "), .good),
        Phrase(erasure.token, .title, .bold),
      ], x: box.x, y: box.y, maxX: box.maxX, theme: theme)
    canvas.draw(
      Section(wording.say("Removal files", "Fichiers de retrait")), in: box.row(2), theme: theme)
    if erasure.removals.isEmpty {
      let words = wording.say(
        "None: they were never delivered.", "Aucun : jamais livré.")
      return canvas.draw(Paragraph(words, role: .dim), in: box.droppingTop(3), theme: theme)
    }
    for (place, removal) in erasure.removals.enumerated() where place + 3 < box.height {
      let path =
        removal.file.map { DeliveryPath.abbreviated($0) }
        ?? wording.say("nothing it could recognise them by", "rien pour l’y reconnaître")
      let row = box.row(3 + place)
      canvas.phrases(
        [Phrase(removal.destination + "  ", .dim), Phrase(path, .text)], x: row.x, y: row.y,
        maxX: row.maxX, theme: theme)
    }
  }
}
