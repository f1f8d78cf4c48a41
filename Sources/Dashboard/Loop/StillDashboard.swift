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
  public func frame(theme: Theme) -> Canvas { dashboard.draw(theme: theme) }

  // Does what was ordered until nothing is left; the newest question of a lane wins.
  private mutating func settle(_ orders: Orders) async {
    if let day = orders.travels { return await travel(to: day) }
    var waiting = orders.requests
    while !waiting.isEmpty {
      let request = waiting.removeFirst()
      let isStale = waiting.contains { $0.layer == request.layer && $0.lane == request.lane }
      guard !isStale else { continue }
      let answer = await request.run(services)
      waiting += dashboard.receive(answer, for: request.layer).requests
    }
  }

  private mutating func travel(to day: Day?) async {
    guard let found = await services.seen(on: day, from: home) else { return dashboard.stayed() }
    services = found
    await settle(dashboard.travelled(await found.backend.summary()))
  }
}
