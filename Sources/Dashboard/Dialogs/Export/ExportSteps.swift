import Audiences
import CustomerData
import Destinations
import RetentionEngine
import TerminalKit
import Workspace

extension ExportDialog {
  /// Something happened.
  public mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .move(let step): move(step)
    case .point(let place): if fields.indices.contains(place) { cursor = fields[place] }
    case .pick(let place, let step):
      guard fields.indices.contains(place) else { return [] }
      cursor = fields[place]
      return change { $0.cycle($1, by: step) }
    case .cycle(let step): return change { $0.cycle($1, by: step) }
    case .typed(let key): return change { _ = $0.type(key, into: $1) }
    case .pasted(let text): return change { $0.paste(text, into: $1) }
    case .toggleReplace: form.replaces.toggle()
    case .deliver:
      guard file != .free, form.replaces else { return deliver() }
      isConfirming = true
    case .confirm(let yes):
      isConfirming = false
      if yes { return deliver() }
      form.replaces = false
    case .stop:
      isDelivering = false
      return [.perform(.stop, lane: "deliver")]
    case .copy: return copy()
    default: return take(action)
    }
    return []
  }

  private mutating func take(_ answer: Action) -> [Effect<Command>] {
    switch answer {
    case .proposed(let path, let share, let isSaved):
      form.isSaved = isSaved
      if let share, form.holdout.text == "10" { form.holdout.replace(with: Self.percent(share)) }
      guard !form.hasOwnFile else { return [] }
      form.file.replace(with: DeliveryPath.abbreviated(path))
      return [.perform(.look(path: form.file.text), lane: "look")] + (share == nil ? [] : ask())
    case .previewed(let order, let funnel):
      if order == form.previewOrder { self.funnel = .loaded(funnel) }
    case .refused(let order, let words):
      if order == form.previewOrder { funnel = .failed(words) }
    case .looked(let path, let state):
      if path == form.file.text { file = state }
      if !fields.contains(cursor) { cursor = .file }
    case .delivered(let words):
      isDelivering = false
      return [.dismiss, .say(words, .good), .refresh]
    case .failed(let words):
      isDelivering = false
      failure = words
      return [.say(words, .bad), .perform(.look(path: form.file.text), lane: "look")]
    default: break
    }
    return []
  }

  private mutating func move(_ step: Int) {
    let fields = fields
    let place = fields.firstIndex(of: cursor) ?? 0
    cursor = fields[(place + step + fields.count) % fields.count]
  }

  /// Changes the form and asks again for what depends on it.
  private mutating func change(
    _ body: (inout ExportForm, ExportForm.Field) -> Void
  ) -> [Effect<Command>] {
    let before = form
    body(&form, cursor)
    failure = nil
    guard form != before else { return [] }
    if form.file.text != before.file.text {
      file = .free
      form.replaces = false
      return [.perform(.look(path: form.file.text), lane: "look")]
    }
    let isNewFile = form.destination != before.destination || form.campaign != before.campaign
    return ask(proposing: isNewFile)
  }

  private mutating func ask(proposing: Bool = false) -> [Effect<Command>] {
    guard let order = form.previewOrder else {
      funnel = .notAsked
      return []
    }
    if funnel.value == nil { funnel = .loading }
    let preview = Effect<Command>.perform(.preview(order), lane: "preview")
    return proposing ? [.perform(.propose(order), lane: "propose"), preview] : [preview]
  }

  private mutating func deliver() -> [Effect<Command>] {
    guard let order = form.order else { return [] }
    isDelivering = true
    failure = nil
    let existing = form.replaces ? DeliveryPath.Existing.replace : .keepBoth
    return [.perform(.deliver(order, path: form.file.text, existing), lane: "deliver")]
  }

  private func copy() -> [Effect<Command>] {
    guard let command else { return [] }
    return [.copy(command)]
  }

  /// The command that does the same; nil: the form cannot be read.
  var command: String? {
    form.order.map {
      $0.commandLine(
        output: form.file.text.isEmpty ? nil : form.file.text, replacing: form.replaces,
        isSaved: form.isSaved)
    }
  }

  private static func percent(_ share: Double) -> String {
    let percent = (share * 1000).rounded() / 10
    return percent == percent.rounded() ? String(Int(percent)) : "\(percent)"
  }

  /// Does what was asked for.
  public static func perform(_ command: Command, with services: Services) async -> Action {
    let desk = DeliveryDesk(backend: services.backend, workspace: services.workspace)
    switch command {
    case .propose(let order):
      let share = try? await desk.shareLeftAlone(by: order.campaign)
      return .proposed(
        path: await desk.suggestedPath(for: order), share: share,
        isSaved: await isSaved(order, services))
    case .preview(let order): return await preview(order, at: desk, services.wording)
    case .look(let path): return .looked(path: path, await look(at: path, desk))
    case .deliver(let order, let path, let existing):
      do throws(DeliveryDeskError) {
        let receipt = try await desk.deliver(order, to: path, whenThere: existing)
        return .delivered(services.wording.sentence(receipt))
      } catch { return .failed(services.wording.sentence(error)) }
    case .stop:
      return .failed(
        services.wording.say(
          "Stopped. A file that was whole already stays.",
          "Arrêté. Un fichier déjà entier reste."))
    }
  }

  private static func isSaved(_ order: DeliveryOrder, _ services: Services) async -> Bool {
    let shelf = AudienceShelf(services.workspace.audiences)
    guard let saved = shelf.audience(named: order.audienceName) else { return false }
    let shop = await services.backend.summary().shop
    return (try? shelf.expression(of: saved, for: shop)) == order.audience
  }

  private static func preview(
    _ order: DeliveryOrder, at desk: DeliveryDesk, _ wording: Wording
  ) async -> Action {
    do throws(DeliveryDeskError) {
      let preview = try await desk.preview(order)
      return .previewed(order, Funnel(preview))
    } catch { return .refused(order, wording.sentence(error)) }
  }

  private static func look(at path: String, _ desk: DeliveryDesk) async -> FileState {
    guard !path.isEmpty, DeliveryPath.isTaken(DeliveryPath.expanded(path)) else { return .free }
    guard let last = try? await desk.lastDelivery(to: path) else {
      return .taken(at: nil, rows: nil)
    }
    return .taken(at: String(last.at.prefix(10)), rows: last.counts["written"])
  }
}
