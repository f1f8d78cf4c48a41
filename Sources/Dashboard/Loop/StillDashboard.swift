import CustomerData
import RetentionEngine
import TerminalKit
import Workspace

/// A dashboard without a terminal: keys go in, every answer is waited for, a finished frame comes out.
public struct StillDashboard: Sendable {
  private var dashboard: Dashboard
  private var services: Services
  private let home: any RetentionBackend

  /// A dashboard over data that have been read, its first screen complete.
  public init(_ dashboard: Dashboard, services: Services) async {
    self.dashboard = dashboard
    self.services = services
    home = services.backend
    let summary = await services.backend.summary()
    await settle(self.dashboard.loaded(summary))
  }

  /// Opens a numbered screen.
  public mutating func open(_ tab: Tab) async { await settle(dashboard.open(tab)) }

  /// Presses keys one after the other, with every answer in between.
  public mutating func press(_ keys: [Key]) async {
    for key in keys { await settle(dashboard.handle(.key(key))) }
  }

  /// What the user would see.
  public func frame(theme: Theme) -> Canvas { dashboard.draw(theme: self.theme(like: theme)) }

  /// The theme chosen on the way, for the same terminal as this one; this one when none was.
  public func theme(like theme: Theme) -> Theme { dashboard.chosenTheme(like: theme) }

  private mutating func settle(_ orders: Orders) async {
    _ = await dashboard.carryOut(orders, with: &services, from: home)
  }
}

extension Dashboard {
  /// Does what was ordered until nothing is left, the newest question of a lane winning, and tells what was ordered
  /// meanwhile of the world outside, oldest first. `home` is what was read, seen on its last day.
  mutating func carryOut(
    _ orders: Orders, with services: inout Services, from home: any RetentionBackend
  ) async -> [Orders] {
    var ordered = [orders]
    var waiting = orders.requests
    if let day = orders.travels {
      guard let found = await services.seen(on: day, from: home) else {
        stayed()
        return ordered
      }
      services = found
      ordered.append(travelled(await found.backend.summary()))
      waiting = ordered[1].requests
    }
    while !waiting.isEmpty {
      let request = waiting.removeFirst()
      let isStale = waiting.contains { $0.layer == request.layer && $0.lane == request.lane }
      guard !isStale else { continue }
      let answer = await request.run(services)
      let next = receive(answer, for: request.layer)
      ordered.append(next)
      waiting += next.requests
    }
    return ordered
  }
}
