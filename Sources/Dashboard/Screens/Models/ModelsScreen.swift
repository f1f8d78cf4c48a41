import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// The models: which one serves and why, how each would have done, what they are made of, what they
/// assume, and what has changed.
struct ModelsScreen: Screen {
  enum Action: Equatable, Sendable {
    case study(ModelStudy?)
    case progress(StudyProgress)
    case go(Int)
    case column(Int)
    case panel(Int)
    /// A row of a panel, by the mouse.
    case point(Panel, Int)
    /// A column of numbers, by the mouse.
    case numbers(Int)
    case curve
    case stop
    case again
    case number(NumberAction)
  }

  enum Command: Hashable, Sendable {
    case study
    case watch
    case stop
  }

  /// What has the cursor.
  enum Panel: Int, CaseIterable, Sendable {
    /// The models tried, the best first.
    case models
    /// Customers by the risk they were told.
    case groups
    /// What the model under the cursor is made of.
    case parameters
    /// What the models assume, and what has changed.
    case facts
  }

  /// What the chart shows.
  enum Curve: Sendable {
    /// Risks told beside what happened.
    case reliability
    /// How many of those who left are found by calling the highest risks first.
    case gains
  }

  var audience = AudienceExpression.everyone
  var study = Loadable<ModelStudy>.notAsked
  var progress = StudyProgress(done: 0, total: 0)
  var panel = Panel.models
  var curve = Curve.reliability
  /// The number under the cursor in the row of a model.
  var column = 0
  /// The row under the cursor in each panel.
  private var places: [Panel: Int] = [:]

  /// Days ahead.
  static let horizon = 90

  init() {}

  func title(_ wording: Wording) -> String { wording.title(of: .models) }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    guard study.value == nil else { return [.perform(.study, lane: "study")] }
    return fitting()
  }

  private mutating func fitting() -> [Effect<Command>] {
    study = .loading
    progress = StudyProgress(done: 0, total: 0)
    return [.perform(.study, lane: "study"), .perform(.watch, lane: "watch")]
  }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .study(let answer):
      study = answer.map(Loadable.loaded) ?? .notAsked
      go(to: place(in: .models), in: .models)
    case .progress(let progress):
      // What was looked at before a stop comes after it, and is no longer so.
      guard study == .loading else { return [] }
      self.progress = progress
      return [.perform(.watch, lane: "watch")]
    case .go(let place): go(to: place, in: panel)
    case .column(let step):
      column = min(max(0, column + step), ScoreNumber.allCases.count - 1)
    case .panel(let step):
      let all = Panel.allCases
      panel = all[(panel.rawValue + step + all.count) % all.count]
    case .point(let panel, let place):
      self.panel = panel
      go(to: place, in: panel)
    case .numbers(let place):
      panel = .models
      column = min(max(0, place), ScoreNumber.allCases.count - 1)
    case .curve: curve = curve == .reliability ? .gains : .reliability
    case .stop:
      // The work ends at its next step; nobody waits for that.
      study = .notAsked
      return [.perform(.stop, lane: "stop")]
    case .again: return fitting()
    case .number(let action): return action.effects()
    }
    return []
  }

  private mutating func go(to place: Int, in panel: Panel) {
    places[panel] = max(0, min(place, count(panel) - 1))
    // Another model has other groups and parameters.
    if panel == .models {
      for other in [Panel.groups, .parameters] { go(to: self.place(in: other), in: other) }
    }
  }

  /// The row under a panel's cursor.
  func place(in panel: Panel) -> Int { places[panel] ?? 0 }

  /// Rows of a panel.
  func count(_ panel: Panel) -> Int {
    switch panel {
    case .models: names.count
    case .groups: tenths.count
    case .parameters: parameters.count
    case .facts: study.value.map { ModelFact.all(of: $0).count } ?? 0
    }
  }

  /// The models in the table: those tried, the best first, then those that were not.
  var names: [ForecastName] {
    guard let study = study.value else { return [] }
    let tried = study.backTest?.entries.map(\.name) ?? []
    return tried + study.names.filter { !tried.contains($0) }
  }

  /// The model under the cursor.
  var current: ForecastName? {
    names.indices.contains(place(in: .models)) ? names[place(in: .models)] : nil
  }

  /// Its groups of similar risk, lowest first.
  var tenths: [Reliability.Tenth] {
    guard let current, let score = study.value?.backTest?[current] else { return [] }
    return score.reliability.tenths
  }

  /// What it is made of, the heaviest weights first; then the spend model, which serves them all.
  var parameters: [ModelParameter] {
    guard let study = study.value, let current else { return [] }
    let fitted = study.parameters.filter { $0.value != nil }
    let own = fitted.filter { $0.model == current.rawValue }
    let settings = own.filter { !$0.isWeight }
    let weights = own.filter(\.isWeight).sorted { abs($0.value ?? 0) > abs($1.value ?? 0) }
    return settings + weights + fitted.filter { $0.model == "Gamma-Gamma" }
  }

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
