import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// Customers who will probably not order within the horizon, with the reasons in words; while no model
/// serves, those silent for at least twice their usual gap.
public struct AtRiskScreen: Screen, CustomerListScreen {
  var list = CustomerListing(.atRisk)

  /// The numbered screen.
  public init() {}

  /// Its name.
  public func title(_ wording: Wording) -> String { wording.say("At-risk", "À risque") }

  /// How many are silent, and what they used to spend in a year.
  public func remark(_ scene: Scene) -> String {
    guard let people = list.people.value else { return "" }
    let rows = people.rows
    if let churn = people.churn?.value, let model = churn.model, let horizon = churn.horizon {
      return remark(people, model, horizon, scene)
    }
    let (w, count) = (scene.wording, scene.wording.number(rows.count))
    let yearly = w.shortMoney(people.sums.yearly)
    return scene.size.width < 100
      ? w.say("\(count) silent · \(yearly) a year", "\(count) silencieux · \(yearly) par an")
      : w.say(
        "\(count) silent past twice their usual gap · \(yearly) of yearly spend",
        "\(count) silencieux depuis deux fois leur rythme · \(yearly) de dépense annuelle")
  }

  private func remark(
    _ people: LoadedCustomers, _ model: ForecastName, _ horizon: Int, _ scene: Scene
  ) -> String {
    let (w, count) = (scene.wording, scene.wording.number(people.rows.count))
    let stake = w.shortMoney(people.sums.atStake)
    return scene.size.width < 100
      ? w.say("\(count) at risk · \(stake)", "\(count) à risque · \(stake)")
      : w.say(
        "\(count) with 66 % or more of no order in \(horizon) d, by \(model.rawValue) · \(stake) at risk a year",
        "\(count) sans commande en \(horizon) j à 66 % ou plus, par \(model.rawValue) · \(stake) à risque par an"
      )
  }
}
