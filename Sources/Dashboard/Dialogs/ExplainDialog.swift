import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// How a number came about: definition, formula in letters and in values, who was left out.
public struct ExplainDialog: Screen {
  /// What can happen.
  public enum Action: Equatable, Sendable { case ignore }
  /// What it can ask for.
  public struct Command: Hashable, Sendable {}

  /// The customers it is about.
  public var audience: AudienceExpression
  /// The number.
  public let explanation: Explanation
  /// The account of a number; `audience` is the customers behind it.
  public init(_ explanation: Explanation, audience: AudienceExpression = .everyone) {
    self.explanation = explanation
    self.audience = audience
  }

  /// Its name.
  public func title(_ wording: Wording) -> String { wording.say("Explain", "Explication") }
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
