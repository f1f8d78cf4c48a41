import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// One customer: who, how often, how much, what was consented to, and every order.
public struct ProfileScreen: Screen {
  /// What has the cursor.
  enum Panel: Equatable, Sendable { case facts, orders }

  /// Whose profile.
  public private(set) var customerID: String
  /// The list it was opened from, for previous and next.
  public let siblings: [String]
  var profile: Loadable<CustomerProfile> = .notAsked
  var focus = Panel.orders
  /// Rows of facts scrolled away.
  var scroll = 0
  /// The order under the cursor, and the first one in sight.
  var cursor = 0
  var offset = 0

  /// The profile of one customer among others.
  public init(customerID: String, siblings: [String] = []) {
    self.customerID = customerID
    self.siblings = siblings
  }

  /// The one customer.
  public var audience: AudienceExpression { .customers([customerID]) ?? .everyone }

  /// The customer's name.
  public func title(_ wording: Wording) -> String {
    profile.value?.summary.name ?? wording.say("Customer", "Client")
  }

  /// The place among the list it was opened from.
  public func remark(_ scene: Scene) -> String {
    guard let place = siblings.firstIndex(of: customerID), siblings.count > 1 else { return "" }
    let w = scene.wording
    return w.number(place + 1) + w.say(" of ", " sur ") + w.number(siblings.count)
  }

  /// The same customer.
  public var note: ScreenNote? { ScreenNote(.profile, customerID) }

  /// Prints the profile.
  public func command(_ scene: Scene) -> [String]? { ["customer", customerID] }

  /// The selected order.
  public func status(_ scene: Scene) -> (left: String, right: String) {
    guard let orders = profile.value?.orders, !orders.isEmpty else { return ("", "") }
    let w = scene.wording
    return (
      "",
      w.say("order ", "commande ") + w.number(cursor + 1) + w.say(" of ", " sur ")
        + w.number(orders.count)
    )
  }

  /// The selected order; nil: none.
  var order: CustomerProfile.Order? {
    guard let orders = profile.value?.orders, orders.indices.contains(cursor) else { return nil }
    return orders[cursor]
  }

  /// The data are there, or have changed.
  public mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    if profile.value == nil { profile = .loading }
    return [.perform(.profile(customerID), lane: "profile")]
  }

  /// Shows another customer of the list, at the same place of the page.
  mutating func showSibling(_ step: Int) -> [Effect<Command>] {
    guard let place = siblings.firstIndex(of: customerID),
      siblings.indices.contains(place + step)
    else { return [] }
    customerID = siblings[place + step]
    return [.perform(.profile(customerID), lane: "profile")]
  }

  /// Its picture.
  public func view(_ scene: Scene) -> any Widget { ProfileView(screen: self, scene: scene) }
}
