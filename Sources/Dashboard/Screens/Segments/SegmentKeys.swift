import Retention
import TerminalKit

extension SegmentsScreen {
  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    let numbers = NumberAction.keys(number(scene), w).map { $0.map(Action.number) }
    let other = isOnList ? w.say("squares", "carrés") : w.say("list", "liste")
    let shade =
      shading == .revenue
      ? w.say("shade by customers", "teinter par clients")
      : w.say("shade by revenue", "teinter par CA")
    return movement(w) + [numbers[0], KeyBinding([.tab, .backTab], other, .turn)]
      + numbers.dropFirst() + [KeyBinding([.char("m")], shade, .shade)]
  }

  /// The number under the cursor.
  func number(_ scene: Scene) -> PointedNumber? {
    guard let summary = scene.summary, let measured = value.value else { return nil }
    let name =
      switch part {
      case .segment(let segment): scene.wording.name(of: segment)
      case .square(let recency, let frequency): "R\(recency) F\(frequency)"
      }
    return PointedNumber(
      name, audience: PartAudience(summary, within: audience).segment(part),
      explanation: RecencyFrequencyMonetary().explanation(of: part, in: measured),
      source: .segment(part))
  }

  private func movement(_ w: Wording) -> [KeyBinding<Action>] {
    func move(_ dx: Int, _ dy: Int) -> Action {
      isOnList
        ? .row(row + dy + dx)
        // Recency 5 stands on top, so down is one less.
        : .square(recency: recency - dy, frequency: frequency + dx)
    }
    return [
      KeyBinding([.left, .char("h")], w.say("left", "gauche"), move(-1, 0), isHinted: false),
      KeyBinding([.down, .char("j")], w.say("down", "bas"), move(0, 1), isHinted: false),
      KeyBinding([.up, .char("k")], w.say("up", "haut"), move(0, -1), isHinted: false),
      KeyBinding([.right, .char("l")], w.say("right", "droite"), move(1, 0), isHinted: false),
      KeyBinding([.home, .char("g")], w.say("first", "début"), move(-9, -9), isHinted: false),
      KeyBinding([.end, .char("G")], w.say("last", "fin"), move(9, 9), isHinted: false),
    ]
  }

  func remark(_ scene: Scene) -> String {
    guard let all = value.value?.value else { return "" }
    return scene.wording.customers(all.customers) + " · " + scene.wording.shortMoney(all.revenue)
  }

  func status(_ scene: Scene) -> (left: String, right: String) {
    let w = scene.wording
    if isOnList {
      guard let segment else { return ("", "") }
      let count = value.value?.value.segments.count ?? 0
      return (
        "\(w.name(of: segment.segment)): \(w.customers(segment.customers)), \(w.money(segment.revenue))",
        w.say("segment \(row + 1) of \(count)", "segment \(row + 1) sur \(count)")
      )
    }
    guard let square else { return ("", "") }
    let place = (5 - recency) * 5 + frequency
    return (
      "R \(recency) · F \(frequency): \(w.customers(square.customers)), \(w.money(square.revenue))",
      w.say("square \(place) of 25", "carré \(place) sur 25")
    )
  }
}
