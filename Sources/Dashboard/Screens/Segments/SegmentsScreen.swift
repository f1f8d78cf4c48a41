import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// The 25 squares of recency and frequency, the eleven named segments, and who moved between them.
struct SegmentsScreen: Screen {
  enum Action: Equatable, Sendable {
    case value(Loadable<Measured<RecencyFrequencyMonetary.Value>>)
    case moves(Loadable<SegmentMigration.Value?>)
    case traits(Pointed, Loadable<SegmentTraits>)
    case square(recency: Int, frequency: Int)
    case row(Int)
    case move(Int)
    case turn(Int)
    case shade
    case allMoves
    case number(NumberAction)
  }

  enum Command: Hashable, Sendable {
    case value(AudienceExpression)
    case moves(KeyFigures, AudienceExpression)
    case traits(Pointed, AudienceExpression)
  }

  /// Which panel has the keyboard.
  enum Focus: Int, CaseIterable, Sendable {
    case squares, list, moves
  }

  /// What the cursor is on.
  enum Pointed: Hashable, Sendable {
    case part(RecencyFrequencyMonetary.Part)
    case move(SegmentMigration.Row)
  }

  /// What the squares are shaded by.
  enum Shading: Equatable, Sendable {
    case revenue
    case customers
  }

  var audience = AudienceExpression.everyone
  var value = Loadable<Measured<RecencyFrequencyMonetary.Value>>.notAsked
  /// Who moved since the period began; nil once it is known: no past to compare with.
  var moves = Loadable<SegmentMigration.Value?>.notAsked
  var traits = Loadable<SegmentTraits>.notAsked
  var focus = Focus.squares
  var recency = 5
  var frequency = 5
  /// The row of the list, and that of the moves.
  var row = 0
  var movesRow = 0
  var shading = Shading.revenue

  init() {}

  func title(_ wording: Wording) -> String { wording.title(of: .segments) }

  func command(_ scene: Scene) -> [String]? {
    switch focus {
    case .squares: ["segments", "--grid"]
    case .list: ["segments"]
    case .moves: migration.map { ["segments", "--migration", $0.since.iso] }
    }
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    audience = scope.audience
    if moves == .notAsked { moves = .loading }
    return [
      .perform(.value(audience), lane: "value"),
      .perform(.moves(scope.keyFigures, audience), lane: "moves"), askTraits(),
    ]
  }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .value(let answer):
      value = answer
      // The list's order is known only now.
      return focus == .list ? [askTraits()] : []
    case .moves(let answer):
      moves = answer
      guard focus == .moves else { return [] }
      movesRow = min(movesRow, max(0, moved.count - 1))
      if moved.isEmpty { focus = .list }
      return [askTraits()]
    case .traits(let asked, let answer):
      if asked == pointed { traits = answer }
      return []
    case .square(let recency, let frequency):
      focus = .squares
      self.recency = min(5, max(1, recency))
      self.frequency = min(5, max(1, frequency))
    case .row(let row):
      focus = .list
      self.row = max(0, min(row, (value.value?.value.segments.count ?? 1) - 1))
    case .move(let row):
      focus = .moves
      movesRow = max(0, min(row, moved.count - 1))
    case .turn(let step):
      guard let here = panels.firstIndex(of: focus) else { return [] }
      focus = panels[(here + step + panels.count) % panels.count]
    case .allMoves:
      return migration.map { [.push(SheetScreen(.moves(since: $0.since)))] } ?? []
    case .shade:
      shading = shading == .revenue ? .customers : .revenue
      return []
    case .number(let action): return action.effects()
    }
    traits = .loading
    return [askTraits()]
  }

  func changes(since earlier: Self) -> [UserChange] {
    shading == earlier.shading ? [] : [.shading]
  }

  private func askTraits() -> Effect<Command> {
    .perform(.traits(pointed, behind(pointed)), lane: "traits")
  }

  /// The customers of what the cursor is on.
  func behind(_ pointed: Pointed) -> AudienceExpression {
    switch pointed {
    case .part(let part): audience.and(RecencyFrequencyMonetary().audience(behind: part))
    case .move(let row):
      migration.map { audience.and($0.audience(behind: row.arrow)) } ?? audience
    }
  }

  /// The square, segment or move under the cursor.
  var pointed: Pointed {
    switch focus {
    case .moves: if let move { return .move(move) }
    case .list: if let segment { return .part(.segment(segment.segment)) }
    case .squares: break
    }
    return .part(.square(recency: recency, frequency: frequency))
  }

  /// Panels that can have the keyboard.
  var panels: [Focus] { Focus.allCases.filter { $0 != .moves || !moved.isEmpty } }

  /// The question whose answer the moves are.
  var migration: SegmentMigration? {
    (moves.value ?? nil).map { SegmentMigration(since: $0.since) }
  }

  /// Who is elsewhere now, most customers first.
  var moved: [SegmentMigration.Row] {
    (moves.value ?? nil)?.rows.filter { $0.arrow.from != $0.arrow.to } ?? []
  }

  /// The move under the cursor.
  var move: SegmentMigration.Row? { moved.indices.contains(movesRow) ? moved[movesRow] : nil }

  /// The square under the cursor.
  var square: RecencyFrequencyMonetary.Square? {
    value.value?.value.square(r: recency, f: frequency)
  }

  /// The segment under the cursor of the list.
  var segment: RecencyFrequencyMonetary.SegmentRow? {
    let segments = value.value?.value.segments ?? []
    return segments.indices.contains(row) ? segments[row] : nil
  }

  @concurrent
  static func perform(_ command: Command, with services: Services) async -> Action {
    switch command {
    case .value(let audience):
      return .value(await services.loadable(RecencyFrequencyMonetary(), among: audience))
    case .moves(let figures, let audience):
      let period = figures.period(asOf: await services.backend.summary().asOf)
      let metric = SegmentMigration(since: period.first.adding(days: -1))
      do throws(BackendError) {
        return .moves(.loaded(try await services.backend.migration(metric, among: audience)))
      } catch { return .moves(.failed(services.wording.sentence(error))) }
    case .traits(let pointed, let audience):
      return .traits(pointed, await SegmentTraits.ask(audience, services))
    }
  }

  func view(_ scene: Scene) -> any Widget { SegmentsView(screen: self, scene: scene) }
}
