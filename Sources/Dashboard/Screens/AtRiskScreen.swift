import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// Customers silent for at least twice their usual gap, with the reason in words.
public struct AtRiskScreen: Screen {
  var list = CustomerListing(.atRisk)

  /// The numbered screen.
  public init() {}

  /// The customers it is about.
  public var audience: AudienceExpression { list.audience }
  /// Its name.
  public func title(_ wording: Wording) -> String { wording.say("At-risk", "À risque") }

  /// How many are silent, and what they used to spend in a year.
  public func remark(_ scene: Scene) -> String {
    guard let rows = list.people.value?.rows else { return "" }
    let (w, count) = (scene.wording, scene.wording.number(rows.count))
    let yearly = w.shortMoney(rows.reduce(0) { $0 + ($1.silence?.yearlySpend ?? 0) })
    return scene.size.width < 100
      ? w.say("\(count) silent · \(yearly) a year", "\(count) silencieux · \(yearly) par an")
      : w.say(
        "\(count) silent past twice their usual gap · \(yearly) of yearly spend",
        "\(count) silencieux depuis deux fois leur rythme · \(yearly) de dépense annuelle")
  }

  /// Marks on the left, the place on the right.
  public func status(_ scene: Scene) -> (left: String, right: String) { list.status(scene) }
  /// Its keys.
  public func keys(_ scene: Scene) -> [KeyBinding<CustomerListingAction>] { list.keys(scene) }
  /// Keys of the filter.
  public func typed(_ key: Key) -> CustomerListingAction? { list.typed(key) }
  /// Text for the filter.
  public func pasted(_ text: String) -> CustomerListingAction? { list.pasted(text) }
  /// Rows, headers and the wheel.
  public func mouse(_ mouse: Mouse, in area: Rect) -> CustomerListingAction? {
    list.mouse(mouse, in: area)
  }
  /// Asks for the customers.
  public mutating func appear(_ scope: Scope) -> [Effect<CustomerListingCommand>] {
    list.appear(scope)
  }
  /// Something happened to the list.
  public mutating func reduce(_ action: CustomerListingAction) -> [Effect<CustomerListingCommand>] {
    list.reduce(action)
  }
  /// Answers what the list asks.
  @concurrent
  public static func perform(
    _ command: CustomerListingCommand, with services: Services
  ) async -> CustomerListingAction {
    await CustomerListing.perform(command, with: services)
  }
  /// Its picture.
  public func view(_ scene: Scene) -> any Widget { list.view(scene) }
}
