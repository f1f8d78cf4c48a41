import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// Customers silent for at least twice their usual gap, with the reason in words.
public struct AtRiskScreen: Screen, CustomerListScreen {
  var list = CustomerListing(.atRisk)

  /// The numbered screen.
  public init() {}

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
}
