import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// A list of customers: filtered, sorted, marked; the profile of the one under the cursor beside it.
public struct CustomersScreen: Screen {
  /// What was drilled into, for the breadcrumb; nil: the numbered screen.
  public let crumb: String?
  var list: CustomerListing

  /// The list of an audience.
  public init(_ audience: AudienceExpression = .everyone, crumb: String? = nil) {
    self.crumb = crumb
    list = CustomerListing(.everyone, audience: audience)
  }

  /// The customers it is about.
  public var audience: AudienceExpression { list.audience }

  /// Its name, or what was drilled into.
  public func title(_ wording: Wording) -> String {
    crumb ?? wording.say("Customers", "Clients")
  }

  /// How many customers, and what they have spent.
  public func remark(_ scene: Scene) -> String {
    guard let rows = list.people.value?.rows else { return "" }
    let spent = rows.reduce(Int64(0)) { $0 + $1.row.revenue }
    let waiting = rows.count { $0.row.orders == 0 }
    let prospects = scene.wording.say(
      "\(scene.wording.number(waiting)) without an order",
      "\(scene.wording.number(waiting)) sans commande")
    return
      ([scene.wording.customers(rows.count)] + (waiting > 0 ? [prospects] : [])
      + [scene.wording.shortMoney(spent)]).joined(separator: " · ")
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
