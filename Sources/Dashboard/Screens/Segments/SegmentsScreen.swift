import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// The 25 squares of recency and frequency, and the eleven named segments.
struct SegmentsScreen: Screen {
  enum Action: Equatable, Sendable {
    case value(Loadable<Measured<RecencyFrequencyMonetary.Value>>)
    case traits(RecencyFrequencyMonetary.Part, Loadable<SegmentTraits>)
    case square(recency: Int, frequency: Int)
    case row(Int)
    case turn
    case shade
    case number(NumberAction)
  }

  enum Command: Hashable, Sendable {
    case value(AudienceExpression)
    case traits(RecencyFrequencyMonetary.Part, AudienceExpression)
  }

  /// What the squares are shaded by.
  enum Shading: Equatable, Sendable {
    case revenue
    case customers
  }

  var audience = AudienceExpression.everyone
  var value = Loadable<Measured<RecencyFrequencyMonetary.Value>>.notAsked
  var traits = Loadable<SegmentTraits>.notAsked
  /// Whether the list of named segments has the keyboard, not the squares.
  var isOnList = false
  var recency = 5
  var frequency = 5
  var row = 0
  var shading = Shading.revenue

  init() {}

  func title(_ wording: Wording) -> String { wording.title(of: .segments) }

  func command(_ scene: Scene) -> [String]? { ["segments"] + (isOnList ? [] : ["--grid"]) }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    audience = scope.audience
    return [.perform(.value(audience), lane: "value"), askTraits()]
  }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .value(let answer):
      value = answer
      // The list's order is known only now.
      return isOnList ? [askTraits()] : []
    case .traits(let asked, let answer):
      if asked == part { traits = answer }
      return []
    case .square(let recency, let frequency):
      isOnList = false
      self.recency = min(5, max(1, recency))
      self.frequency = min(5, max(1, frequency))
    case .row(let row):
      isOnList = true
      self.row = max(0, min(row, (value.value?.value.segments.count ?? 1) - 1))
    case .turn: isOnList.toggle()
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
    let own = RecencyFrequencyMonetary().audience(behind: part)
    return .perform(.traits(part, audience.and(own)), lane: "traits")
  }

  /// The square or segment under the cursor.
  var part: RecencyFrequencyMonetary.Part {
    guard isOnList, let segments = value.value?.value.segments, segments.indices.contains(row)
    else { return .square(recency: recency, frequency: frequency) }
    return .segment(segments[row].segment)
  }

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
    case .traits(let part, let audience):
      return .traits(part, await SegmentTraits.ask(audience, services))
    }
  }

  func view(_ scene: Scene) -> any Widget { SegmentsView(screen: self, scene: scene) }
}
