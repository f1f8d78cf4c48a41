import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

extension ModelsScreen {
  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    if study == .loading {
      return [KeyBinding([.char("s")], w.say("stop fitting", "arrêter l’ajustement"), .stop)]
    }
    if study == .notAsked {
      return [KeyBinding([.enter], w.say("fit the models", "ajuster les modèles"), .again)]
    }
    return movement(w) + NumberAction.keys(number(scene), w).map { $0.map(Action.number) }
  }

  /// The Brier under the cursor; behind it everybody who was scored.
  func number(_ scene: Scene) -> PointedNumber? {
    guard let study = study.value, let backTest = study.backTest, let name = current,
      backTest[name] != nil
    else { return nil }
    let first = scene.summary?.firstDay ?? backTest.day
    let scored = try? AudienceExpression(
      parsing: "first_order between \(first.iso) and \(backTest.day.iso)")
    return PointedNumber(
      name.rawValue, audience: scored,
      explanation: backTest.explanation(of: name, asOf: study.asOf, snapshot: study.snapshot))
  }

  private func movement(_ w: Wording) -> [KeyBinding<Action>] {
    [
      KeyBinding([.down, .char("j")], w.say("down", "bas"), .row(row + 1), isHinted: false),
      KeyBinding([.up, .char("k")], w.say("up", "haut"), .row(row - 1), isHinted: false),
      KeyBinding([.home, .char("g")], w.say("first", "début"), .row(0), isHinted: false),
      KeyBinding([.end, .char("G")], w.say("last", "fin"), .row(99), isHinted: false),
    ]
  }

  func remark(_ scene: Scene) -> String {
    guard let study = study.value else { return "" }
    let w = scene.wording
    let ahead = w.say("\(study.horizon) days ahead", "\(study.horizon) jours à venir")
    guard let chosen = study.chosen else { return ahead }
    return w.say("\(chosen.rawValue) serves · \(ahead)", "\(chosen.rawValue) sert · \(ahead)")
  }

  func status(_ scene: Scene) -> (left: String, right: String) {
    let w = scene.wording
    guard let study = study.value, let name = current else { return ("", "") }
    let place = w.say("\(row + 1) of \(names.count)", "\(row + 1) sur \(names.count)")
    guard let score = study.backTest?[name] else { return (name.rawValue, place) }
    let kept = score.reliability.tenths.count(where: \.isKept)
    let count = score.reliability.tenths.count
    return (
      w.say(
        "\(name.rawValue): in \(kept) of \(count) groups the risk told is what happened",
        "\(name.rawValue) : dans \(kept) groupes sur \(count) le risque annoncé s’est vérifié"),
      place
    )
  }
}
