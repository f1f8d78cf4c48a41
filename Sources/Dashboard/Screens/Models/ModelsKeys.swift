import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

extension ModelsScreen {
  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    if study == .loading {
      return [
        KeyBinding(
          [.ctrl("c"), .char("s"), .escape], w.say("stop fitting", "arrêter l’ajustement"), .stop)
      ]
    }
    if study == .notAsked {
      return [KeyBinding([.enter], w.say("fit the models", "ajuster les modèles"), .again)]
    }
    let curve =
      curve == .reliability
      ? w.say("who is found", "qui est trouvé") : w.say("reliability", "fiabilité")
    let views = [
      KeyBinding([.tab], w.say("panel", "panneau"), Action.panel(1)),
      KeyBinding(
        [.backTab], w.say("panel before", "panneau précédent"), .panel(-1), isHinted: false),
      KeyBinding([.char("v")], curve, .curve),
    ]
    return movement(w) + NumberAction.keys(number(scene), w).map { $0.map(Action.number) } + views
  }

  /// The number under the cursor.
  func number(_ scene: Scene) -> PointedNumber? {
    guard let study = study.value else { return nil }
    switch panel {
    case .models: return score(study, scene)
    case .groups: return group(study, scene.wording)
    case .parameters:
      let place = place(in: .parameters)
      guard parameters.indices.contains(place) else { return nil }
      let parameter = parameters[place]
      return PointedNumber(
        parameter.name ?? "", audience: nil, explanation: parameter.explanation(of: study))
    case .facts:
      let facts = ModelFact.all(of: study)
      guard facts.indices.contains(place(in: .facts)) else { return nil }
      let fact = facts[place(in: .facts)]
      return PointedNumber(
        scene.wording.words(fact).name, audience: nil, explanation: fact.explanation(of: study))
    }
  }

  // Behind a score stand all who were scored; behind a top tenth those alone, whom no expression names.
  private func score(_ study: ModelStudy, _ scene: Scene) -> PointedNumber? {
    guard let backTest = study.backTest, let name = current, backTest[name] != nil else {
      return nil
    }
    let number = ScoreNumber.allCases[column]
    let first = scene.summary?.firstDay ?? backTest.day
    let scored = try? AudienceExpression(
      parsing: "first_order between \(first.iso) and \(backTest.day.iso)")
    return PointedNumber(
      name.rawValue, audience: number == .topTenth ? nil : scored,
      explanation: backTest.explanation(
        of: number, for: name, asOf: study.asOf, snapshot: study.snapshot))
  }

  /// The share observed in a group; behind it those who are told such a risk today, which only the
  /// model that serves does.
  private func group(_ study: ModelStudy, _ w: Wording) -> PointedNumber? {
    let (place, tenths) = (place(in: .groups), tenths)
    guard let backTest = study.backTest, tenths.indices.contains(place) else { return nil }
    var rules: [String] = []
    if place > 0 { rules.append("churn_risk >= \(Self.edge(tenths[place].lowest))%") }
    if place + 1 < tenths.count {
      rules.append("churn_risk < \(Self.edge(tenths[place + 1].lowest))%")
    }
    if rules.isEmpty { rules = ["churn_risk >= 0%"] }
    let today = try? AudienceExpression(parsing: rules.joined(separator: " and "))
    return PointedNumber(
      w.say("told ", "annoncé ") + w.percent(tenths[place].predicted, places: 0),
      audience: current == study.chosen ? today : nil,
      explanation: backTest.explanation(
        of: tenths[place], asOf: study.asOf, snapshot: study.snapshot))
  }

  /// A risk in per cent with one decimal, as the audience language reads it.
  private static func edge(_ risk: Double) -> String {
    let tenths = Int((risk * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func movement(_ w: Wording) -> [KeyBinding<Action>] {
    func quiet(_ keys: [Key], _ label: String, _ action: Action) -> KeyBinding<Action> {
      KeyBinding(keys, label, action, isHinted: false)
    }
    let row = place(in: panel)
    return [
      quiet([.down, .char("j")], w.say("down", "bas"), .go(row + 1)),
      quiet([.up, .char("k")], w.say("up", "haut"), .go(row - 1)),
      quiet([.right, .char("l")], w.say("next number", "nombre suivant"), .column(1)),
      quiet([.left, .char("h")], w.say("number before", "nombre précédent"), .column(-1)),
      quiet([.pageDown], w.say("page down", "page suivante"), .go(row + 10)),
      quiet([.pageUp], w.say("page up", "page précédente"), .go(row - 10)),
      quiet([.home, .char("g")], w.say("first", "début"), .go(0)),
      quiet([.end, .char("G")], w.say("last", "fin"), .go(count(panel) - 1)),
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
    let place = w.say(
      "\(place(in: panel) + 1) of \(count(panel))", "\(place(in: panel) + 1) sur \(count(panel))")
    let right = panel == .models ? w.name(ScoreNumber.allCases[column].definition.name) : ""
    let parts = [right, place].filter { !$0.isEmpty }.joined(separator: " · ")
    guard let score = study.backTest?[name] else { return (name.rawValue, parts) }
    let kept = score.reliability.tenths.count(where: \.isKept)
    let count = score.reliability.tenths.count
    return (
      w.say(
        "\(name.rawValue): \(kept) of \(count) groups went as told",
        "\(name.rawValue) : \(kept) groupes sur \(count) comme annoncé"),
      parts
    )
  }
}

extension ModelParameter {
  /// Whether it weighs a signal; else it is a setting, or a parameter with a meaning of its own.
  var isWeight: Bool { name.map { Self.signals.contains($0) } ?? false }

  private static let signals = Set(
    Signal.allCases.flatMap { [$0.rawValue, $0.rawValue + "_missing"] })
}
