import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// A list of customers: filtered, sorted, marked; the profile of the one under the cursor beside it.
public struct CustomersScreen: Screen, CustomerListScreen {
  /// What was drilled into, for the breadcrumb; nil: the numbered screen.
  public let crumb: String?
  var list: CustomerListing

  /// The list of an audience.
  public init(_ audience: AudienceExpression = .everyone, crumb: String? = nil) {
    self.crumb = crumb
    list = CustomerListing(.everyone, audience: audience)
  }

  /// Its name, or what was drilled into.
  public func title(_ wording: Wording) -> String {
    crumb ?? wording.say("Customers", "Clients")
  }

  /// How many customers, and what they have spent.
  public func remark(_ scene: Scene) -> String {
    guard let people = list.people.value else { return "" }
    let waiting = people.sums.waiting
    let prospects = scene.wording.say(
      "\(scene.wording.number(waiting)) without an order",
      "\(scene.wording.number(waiting)) sans commande")
    // Whatever period they were counted in, the list tells all they ever spent.
    let spent = scene.wording.shortMoney(people.sums.spent)
    return
      ([scene.wording.customers(people.rows.count)] + (waiting > 0 ? [prospects] : [])
      + [scene.wording.say("lifetime ", "à vie ") + spent]).joined(separator: " · ")
  }
}
