import CustomerData
import Retention
import RetentionEngine
import TerminalKit

extension ProfileScreen {
  /// Its keys.
  public func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    return useKeys(w) + movementKeys(w, room(scene))
  }

  private func useKeys(_ w: Wording) -> [KeyBinding<Action>] {
    let place = siblings.firstIndex(of: customerID)
    let first = place.map { $0 > 0 } ?? false
    let last = place.map { $0 + 1 < siblings.count } ?? false
    return [
      KeyBinding(
        [.char("[")], w.say("previous", "précédent"), .sibling(-1),
        unavailable: first ? nil : w.say("this is the first", "c’est le premier")),
      KeyBinding(
        [.char("]")], w.say("next", "suivant"), .sibling(1),
        unavailable: last ? nil : w.say("this is the last", "c’est le dernier")),
      KeyBinding([.tab, .backTab], w.say("panel", "panneau"), .switchPanel),
      KeyBinding([.char("o"), .enter], w.say("orders", "commandes"), .orders),
      KeyBinding([.char("a")], w.say("audience", "audience"), .expression),
      KeyBinding([.char("e")], w.say("export", "exporter"), .export),
      KeyBinding([.char("x")], w.say("explain", "expliquer"), .explain(w)),
      KeyBinding([.char("E")], w.say("erase", "effacer"), .erase, isHinted: false),
      KeyBinding([.char("A")], w.say("access", "accès"), .access, isHinted: false),
      KeyBinding([.char("y")], w.say("copy id", "copier l’id"), .copy(customerID, w)),
      KeyBinding(
        [.char("Y")], w.say("copy the order", "copier la commande"), .copy(orderLine(w), w),
        unavailable: order == nil ? w.say("no order", "aucune commande") : nil, isHinted: false),
    ]
  }

  private func movementKeys(_ w: Wording, _ room: Room) -> [KeyBinding<Action>] {
    func quiet(_ keys: [Key], _ label: String, _ action: Action) -> KeyBinding<Action> {
      KeyBinding(keys, label, action, isHinted: false)
    }
    let page = max(1, (focus == .orders ? room.orders : 10) - 1)
    return [
      quiet([.down, .char("j")], w.say("down", "bas"), .move(1, room: room)),
      quiet([.up, .char("k")], w.say("up", "haut"), .move(-1, room: room)),
      quiet([.pageDown, .ctrl("d")], w.say("page down", "page suivante"), .move(page, room: room)),
      quiet([.pageUp, .ctrl("u")], w.say("page up", "page précédente"), .move(-page, room: room)),
      quiet([.home, .char("g")], w.say("top", "début"), .move(.min, room: room)),
      quiet([.end, .char("G")], w.say("bottom", "fin"), .move(.max, room: room)),
    ]
  }

  /// How much of it there is to scroll through.
  func room(_ scene: Scene) -> Room {
    let layout = ProfileLayout(self, in: Rect(scene.size))
    guard let profile = profile.value, let asOf = scene.summary?.asOf, let facts = layout.facts
    else { return Room(facts: 0, orders: layout.visibleOrders) }
    let sheet = ProfileFacts(
      profile: profile, asOf: asOf, wording: scene.wording, width: facts.inner.width)
    let height = FactSheet.height(of: sheet.sheet)
    return Room(facts: max(0, height - facts.inner.height), orders: layout.visibleOrders)
  }

  private func orderLine(_ w: Wording) -> String {
    guard let order else { return "" }
    let words = [order.id, order.day.iso, order.channel ?? "", w.exactMoney(order.net)]
    return words.joined(separator: "\t")
  }
}
