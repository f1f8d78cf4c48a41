import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// The models: which one serves and why, how each would have done, and what they are made of.
struct ModelsScreen: Screen {
  enum Action: Equatable, Sendable {
    case study(ModelStudy?)
    case progress(StudyProgress)
    case row(Int)
    case stop
    case again
    case number(NumberAction)
  }

  enum Command: Hashable, Sendable {
    case study
    case watch
    case stop
  }

  var audience = AudienceExpression.everyone
  var study = Loadable<ModelStudy>.notAsked
  var progress = StudyProgress(done: 0, total: 0)
  /// The model under the cursor, by its place in the table.
  var row = 0

  /// Days ahead.
  static let horizon = 90

  init() {}

  func title(_ wording: Wording) -> String { wording.title(of: .models) }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    guard study.value == nil else { return [.perform(.study, lane: "study")] }
    study = .loading
    return [.perform(.study, lane: "study"), .perform(.watch, lane: "watch")]
  }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .study(let answer):
      study = answer.map(Loadable.loaded) ?? .notAsked
      row = min(row, max(0, names.count - 1))
    case .progress(let progress):
      self.progress = progress
      return study == .loading ? [.perform(.watch, lane: "watch")] : []
    case .row(let row): self.row = max(0, min(row, names.count - 1))
    case .stop: return [.perform(.stop, lane: "stop")]
    case .again:
      study = .loading
      return [.perform(.study, lane: "study"), .perform(.watch, lane: "watch")]
    case .number(let action): return action.effects()
    }
    return []
  }

  /// The models in the table: those tried, the best first, then those that were not.
  var names: [ForecastName] {
    guard let study = study.value else { return [] }
    let tried = study.backTest?.entries.map(\.name) ?? []
    return tried + study.names.filter { !tried.contains($0) }
  }

  /// The model under the cursor.
  var current: ForecastName? { names.indices.contains(row) ? names[row] : nil }

  @concurrent
  static func perform(_ command: Command, with services: Services) async -> Action {
    switch command {
    case .study: return .study(await services.backend.study(horizon: horizon))
    case .watch:
      // Only a pause between two looks; one that is cut short looks again.
      try? await Task.sleep(for: .milliseconds(150))
      return .progress(services.backend.fittingProgress)
    case .stop:
      await services.backend.stopFitting()
      return .progress(StudyProgress(done: 0, total: 0))
    }
  }

  func view(_ scene: Scene) -> any Widget { ModelsView(screen: self, scene: scene) }
}
