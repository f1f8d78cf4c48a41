import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// A list of customers: filtered, sorted, marked.
public struct CustomersScreen: Screen {
  /// What can happen.
  public enum Action: Equatable, Sendable { case ignore }
  /// What it can ask for.
  public struct Command: Hashable, Sendable {}

  /// The customers it is about.
  public var audience: AudienceExpression
  /// What was drilled into, for the breadcrumb; nil: the numbered screen.
  public let crumb: String?
  /// The list of an audience.
  public init(_ audience: AudienceExpression = .everyone, crumb: String? = nil) {
    self.audience = audience
    self.crumb = crumb
  }

  /// Its name.
  public func title(_ wording: Wording) -> String { wording.say("Customers", "Clients") }
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
