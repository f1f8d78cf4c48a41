import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit
import Workspace

extension AudiencesScreen {
  /// Something happened.
  public mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .move(let step): return select(place + step)
    case .jump(let toEnd): return select(toEnd ? all.count - 1 : 0)
    case .panel: return select(otherPanel)
    case .listed(let entries, let base): return take(entries, base)
    case .counted(let id, let count): counts[id] = count
    case .previewed(let id, let rows):
      if id == selected { preview = (id, rows) }
    default: return act(action)
    }
    return []
  }

  private func act(_ action: Action) -> [Effect<Command>] {
    if action == .overlap {
      return overlapping.count < 2 ? [] : [.push(OverlapScreen(overlapping))]
    }
    if action == .rights { return [.push(RightsScreen())] }
    if action == .create { return [.push(BuilderScreen())] }
    guard let current else { return [] }
    switch (action, current.audience) {
    case (.edit, _), (.open, nil): return [.present(editor(of: current))]
    case (.build, _): return [.push(builder(of: current))]
    case (.open, let audience?):
      return [.push(CustomersScreen(audience.within(self.audience), crumb: current.name))]
    case (.deliver, let audience?):
      // A ready audience has a name in each language; a saved one has its own.
      return [.present(ExportDialog(audience, name: current.isReady ? "" : current.name))]
    case (.keep, let audience?):
      return [.present(ExpressionDialog(audience, name: current.name).askingForName())]
    case (.delete, _):
      guard let file = current.file else { return [] }
      let count = counts[current.id]?.value?.customers
      return [.present(DeleteAudienceDialog(file: file, entry: current, customers: count))]
    case (.copy, _):
      let named = current.isReady ? current.text : current.name
      return [.copy("tenure audience show " + DeliveryOrder.quoted(named))]
    default: return []
    }
  }

  private func builder(of entry: AudienceEntry) -> BuilderScreen {
    if let saved = entry.saved { return BuilderScreen(editing: saved) }
    return BuilderScreen(entry.audience ?? .everyone, name: entry.name)
  }

  private func editor(of entry: AudienceEntry) -> ExpressionDialog {
    if let saved = entry.saved { return ExpressionDialog(editing: saved) }
    if case .unusable = entry.origin { return ExpressionDialog(text: entry.text, name: entry.name) }
    return ExpressionDialog(entry.audience ?? .everyone, name: entry.name)
  }

  private var place: Int { all.firstIndex { $0.id == selected } ?? 0 }

  private var otherPanel: Int {
    let firstReady = all.firstIndex { $0.isReady } ?? 0
    return current?.isReady == true ? 0 : firstReady
  }

  private mutating func take(_ entries: [AudienceEntry], _ base: Int) -> [Effect<Command>] {
    let before = place
    self.entries = .loaded(entries)
    self.base = base
    let ids = Set(entries.map(\.id))
    counts = counts.filter { ids.contains($0.key) }
    var effects: [Effect<Command>] = []
    for entry in entries {
      guard let audience = entry.audience?.within(self.audience) else { continue }
      if counts[entry.id]?.value == nil { counts[entry.id] = .loading }
      effects.append(.perform(.count(id: entry.id, audience), lane: "count/" + entry.id))
    }
    let stays = entries.contains { $0.id == selected }
    return effects + select(stays ? place : before)
  }

  private mutating func select(_ place: Int) -> [Effect<Command>] {
    guard !all.isEmpty else { return [] }
    let entry = all[min(max(0, place), all.count - 1)]
    selected = entry.id
    guard let audience = entry.audience?.within(self.audience) else {
      preview = (entry.id, .notAsked)
      return []
    }
    if preview.id != entry.id { preview = (entry.id, .loading) }
    return [.perform(.preview(id: entry.id, audience), lane: "preview")]
  }
}

extension AudiencesScreen {
  static let previewedRows = 40

  /// Does what was asked for.
  public static func perform(_ command: Command, with services: Services) async -> Action {
    switch command {
    case .list(let scope): return await list(among: scope, services)
    case .count(let id, let audience):
      do throws(BackendError) {
        return .counted(id: id, .loaded(try await services.backend.count(audience)))
      } catch { return .counted(id: id, .failed(services.wording.sentence(error))) }
    case .preview(let id, let audience):
      do throws(BackendError) {
        let list = CustomerList(sort: .revenue)
        let rows = try await services.backend.measure(list, among: audience).value
        return .previewed(id: id, .loaded(Array(rows.prefix(previewedRows))))
      } catch { return .previewed(id: id, .failed(services.wording.sentence(error))) }
    }
  }

  private static func list(
    among scope: AudienceExpression, _ services: Services
  ) async -> Action {
    let summary = await services.backend.summary()
    let shelf = AudienceShelf(services.workspace.audiences)
    let saved = shelf.files.map {
      AudienceEntry($0, on: shelf, shop: summary.shop, services.wording)
    }.sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
    let ready = await ReadyAudience.offered(by: services.backend).map {
      AudienceEntry($0, shop: summary.shop, services.wording)
    }
    let base = try? await services.backend.count(scope).customers
    return .listed(saved + ready, base: base ?? summary.customers)
  }
}
