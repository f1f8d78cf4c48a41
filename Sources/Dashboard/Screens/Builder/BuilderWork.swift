import Audiences
import CustomerData
import Retention
import RetentionEngine
import Workspace

extension BuilderScreen {
  private static let mostRows = 40

  /// Does what was asked for.
  public static func perform(_ command: Command, with services: Services) async -> Action {
    switch command {
    case .know(let scope): return .known(KnownFacts(shop: await know(scope, services)))
    case .count(let audience, let steps, let saved):
      do throws(BackendError) {
        return .counted(audience, .loaded(try await find(audience, steps, saved, services)))
      } catch { return .counted(audience, .failed(services.wording.sentence(error))) }
    case .look(let audience, let beside):
      do throws(BackendError) {
        return .looked(audience, .loaded(try await look(audience, beside, services)))
      } catch { return .looked(audience, .failed(services.wording.sentence(error))) }
    }
  }

  private static func find(
    _ audience: AudienceExpression, _ steps: [AudienceExpression], _ saved: AudienceExpression?,
    _ services: Services
  ) async throws(BackendError) -> Finding {
    let summary = try await services.backend.count(audience)
    var left: [Int] = []
    for step in steps { left.append(try await services.backend.count(step).customers) }
    var edited: Edited?
    if let saved {
      let before = try await services.backend.count(saved).customers
      let both = try await services.backend.count(audience.and(saved)).customers
      edited = Edited(entered: summary.customers - both, left: before - both)
    }
    return Finding(
      summary: summary, steps: left, warnings: await services.backend.warnings(of: audience),
      edited: edited)
  }

  private static func look(
    _ audience: AudienceExpression, _ beside: [AudienceExpression], _ services: Services
  ) async throws(BackendError) -> Look {
    let rows = try await services.backend.measure(CustomerList(), among: audience).value
    let portrait = try? await services.backend.measure(AudiencePortrait(), among: audience).value
    var shared: [Int] = []
    for other in beside {
      shared.append(try await services.backend.count(other.and(audience)).customers)
    }
    return Look(rows: Array(rows.prefix(mostRows)), portrait: portrait, shared: shared)
  }

  private static func know(
    _ scope: AudienceExpression, _ services: Services
  ) async -> KnownShop {
    let (backend, workspace) = (services.backend, services.workspace)
    let summary = await backend.summary()
    let shelf = AudienceShelf(workspace.audiences)
    var known = KnownShop(shop: summary.shop)
    known.base = (try? await backend.count(scope).customers) ?? summary.customers
    known.words = (try? await backend.measure(ShopWords(), among: .everyone).value) ?? [:]
    known.portrait = try? await backend.measure(AudiencePortrait(), among: scope).value
    known.ready = await ReadyAudience.offered(by: backend)
    known.holdouts = (try? await AudienceShelf.holdouts(of: workspace)) ?? [:]
    for file in shelf.files {
      guard case .success(let saved) = file.content else { continue }
      let text = AudienceShelf.definition(of: saved)
      known.definitions[file.id] = text
      known.definitions[saved.name] = known.definitions[saved.name] ?? text
      if let audience = try? await shelf.expression(
        parsing: text, for: summary.shop, holdoutsOf: workspace)
      {
        known.saved.append(AudienceOverlap.Member(name: saved.name, audience: audience))
      }
    }
    return known
  }
}
