import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// Who to save first: what customers have brought against the risk that they will not order; each cell an audience.
struct RiskMapScreen: Screen {
  enum Action: Equatable, Sendable {
    case value(Loadable<Measured<RiskMap.Value>>)
    case move(score: Int, band: Int)
    case shade
    case number(NumberAction)
  }

  struct Command: Hashable, Sendable {
    let audience: AudienceExpression
  }

  /// What stands in the cells.
  enum Shading: Equatable, Sendable {
    case value
    case customers
  }

  var audience = AudienceExpression.everyone
  var value = Loadable<Measured<RiskMap.Value>>.notAsked
  /// The cell under the cursor.
  var score = 5
  var band = 3
  var shading = Shading.value

  func title(_ wording: Wording) -> String {
    wording.say("Who to save first", "Qui sauver d’abord")
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    audience = scope.audience
    if value.value == nil { value = .loading }
    return [.perform(Command(audience: audience), lane: "value")]
  }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .value(let answer): value = answer
    case .move(let score, let band):
      self.score = min(5, max(1, score))
      self.band = min(RiskMap.bands.count - 1, max(0, band))
    case .shade: shading = shading == .value ? .customers : .value
    case .number(let action): return action.effects()
    }
    return []
  }

  func changes(since earlier: Self) -> [UserChange] {
    shading == earlier.shading ? [] : [.shading]
  }

  /// The cell under the cursor; nil: no model serves.
  var cell: RiskMap.Cell? { value.value?.value.cell(score: score, band: band) }

  @concurrent
  static func perform(_ command: Command, with services: Services) async -> Action {
    .value(await services.loadable(RiskMap(), among: command.audience))
  }

  func view(_ scene: Scene) -> any Widget { RiskMapView(screen: self, scene: scene) }
}

extension RiskMapScreen {
  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    guard let map = value.value, map.value.model != nil else { return [] }
    func quiet(_ keys: [Key], _ label: String, _ action: Action) -> KeyBinding<Action> {
      KeyBinding(keys, label, action, isHinted: false)
    }
    let shade =
      shading == .value
      ? w.say("by customers", "par clients") : w.say("by value at risk", "par valeur à risque")
    return NumberAction.keys(number(map, w), w).map { $0.map(Action.number) } + [
      KeyBinding([.char("v")], shade, .shade),
      quiet(
        [.up, .char("k")], w.say("more value", "plus de valeur"),
        .move(score: score + 1, band: band)),
      quiet(
        [.down, .char("j")], w.say("less value", "moins de valeur"),
        .move(score: score - 1, band: band)),
      quiet(
        [.right, .char("l")], w.say("more risk", "plus de risque"),
        .move(score: score, band: band + 1)),
      quiet(
        [.left, .char("h")], w.say("less risk", "moins de risque"),
        .move(score: score, band: band - 1)),
    ]
  }

  private func number(_ map: Measured<RiskMap.Value>, _ w: Wording) -> PointedNumber {
    let part = RiskMap.Part.cell(score: score, band: band)
    return PointedNumber(
      w.cellName(score: score, band: band),
      audience: audience.and(RiskMap().audience(behind: part)),
      explanation: RiskMap().explanation(of: part, in: map))
  }

  func remark(_ scene: Scene) -> String {
    guard let map = value.value?.value, let model = map.model, let horizon = map.horizon else {
      return ""
    }
    return scene.wording.say(
      "by \(model.rawValue) · \(horizon) days ahead",
      "par \(model.rawValue) · \(horizon) jours à venir")
  }

  func status(_ scene: Scene) -> (left: String, right: String) {
    guard let cell else { return ("", "") }
    return (scene.wording.sentence(of: cell), "")
  }
}

extension Wording {
  /// `M5 · 66–85 %`.
  func cellName(score: Int, band: Int) -> String { "M\(score) · " + bandName(band) }

  /// `66–85 %`.
  func bandName(_ band: Int) -> String {
    let low = decimal(RiskMap.bands[band] * 100, places: 0)
    let last = band + 1 == RiskMap.bands.count
    return low + "–" + (last ? "100" : decimal(RiskMap.bands[band + 1] * 100, places: 0)) + " %"
  }

  /// `66+`, where `66–85 %` has no room.
  func bandStart(_ band: Int) -> String {
    decimal(RiskMap.bands[band] * 100, places: 0) + "+"
  }

  /// How many of what value stand to lose how much.
  func sentence(of cell: RiskMap.Cell) -> String {
    let value = say("value \(cell.score) of 5", "valeur \(cell.score) sur 5")
    let stake = money(Int64(cell.atRisk.rounded()))
    return say(
      "\(customers(cell.customers)), \(value), risk \(bandName(cell.band)): \(stake) a year at risk",
      "\(customers(cell.customers)), \(value), risque \(bandName(cell.band)) : \(stake) par an à risque"
    )
  }
}
