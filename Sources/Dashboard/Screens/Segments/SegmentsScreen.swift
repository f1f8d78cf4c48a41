import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// The RFM squares and the named segments.
public struct SegmentsScreen: Screen {
  /// What can happen.
  public enum Action: Equatable, Sendable { case ignore }
  /// What it can ask for.
  public struct Command: Hashable, Sendable {}

  /// The customers it is about.
  public var audience = AudienceExpression.everyone
  /// The numbered screen.
  public init() {}

  /// Its name.
  public func title(_ wording: Wording) -> String { wording.say("Segments", "Segments") }
  /// Its keys.
  public func keys(_ scene: Scene) -> [KeyBinding<Action>] { [] }
  /// Nothing to ask for yet.
  public mutating func appear(_ scope: Scope) -> [Effect<Command>] { [] }
  /// Nothing happens yet.
  public mutating func reduce(_ action: Action) -> [Effect<Command>] { [] }
  /// Nothing to do yet.
  public static func perform(_ command: Command, with services: Services) async -> Action {
    .ignore
  }
  /// Its picture.
  public func view(_ scene: Scene) -> any Widget {
    MessagePanel(title: title(scene.wording), text: "")
  }
}
