import Retention
import TerminalKit

extension SegmentsScreen {
  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    let numbers = NumberAction.keys(number(scene), w).map { $0.map(Action.number) }
    let shade =
      shading == .revenue
      ? w.say("shade by customers", "teinter par clients")
      : w.say("shade by revenue", "teinter par CA")
    let noMoves =
      migration == nil
      ? w.say("there is no past to compare with", "aucun passé à comparer") : nil
    return movement(w) + [
      numbers[0], KeyBinding([.tab], nextPanel(w), .turn(1)),
      KeyBinding([.backTab], w.say("back", "retour"), .turn(-1), isHinted: false),
    ] + numbers.dropFirst() + [
      KeyBinding([.char("m")], shade, .shade),
      KeyBinding(
        [.char("v")], w.say("all moves", "tous les passages"), .allMoves, unavailable: noMoves),
    ]
  }

  private func nextPanel(_ w: Wording) -> String {
    let here = panels.firstIndex(of: focus) ?? 0
    return switch panels[(here + 1) % panels.count] {
    case .squares: w.say("squares", "carrés")
    case .list: w.say("list", "liste")
    case .moves: w.say("moves", "passages")
    }
  }

  /// The number under the cursor.
  func number(_ scene: Scene) -> PointedNumber? {
    guard scene.summary != nil, let measured = value.value else { return nil }
    let w = scene.wording
    switch pointed {
    case .part(let part):
      let name =
        switch part {
        case .segment(let segment): w.name(of: segment)
        case .square(let recency, let frequency): "R\(recency) F\(frequency)"
        }
      return PointedNumber(
        name, audience: behind(pointed),
        explanation: RecencyFrequencyMonetary().explanation(of: part, in: measured),
        source: .segment(part))
    case .move(let row):
      return PointedNumber(
        w.name(of: row.arrow), audience: behind(pointed),
        explanation: measured.explanation.counting(customers: row.customers),
        source: migration.map {
          .cell(.moves(since: $0.since), row: row.arrow.id, column: "customers")
        })
    }
  }

  private func movement(_ w: Wording) -> [KeyBinding<Action>] {
    func move(_ dx: Int, _ dy: Int) -> Action {
      switch focus {
      case .list: .row(row + dy + dx)
      case .moves: .move(movesRow + dy + dx)
      // Recency 5 stands on top, so down is one less.
      case .squares: .square(recency: recency - dy, frequency: frequency + dx)
      }
    }
    let far = focus == .moves ? max(9, moved.count) : 9
    return [
      KeyBinding([.left, .char("h")], w.say("left", "gauche"), move(-1, 0), isHinted: false),
      KeyBinding([.down, .char("j")], w.say("down", "bas"), move(0, 1), isHinted: false),
      KeyBinding([.up, .char("k")], w.say("up", "haut"), move(0, -1), isHinted: false),
      KeyBinding([.right, .char("l")], w.say("right", "droite"), move(1, 0), isHinted: false),
      KeyBinding([.home, .char("g")], w.say("first", "début"), move(-far, -far), isHinted: false),
      KeyBinding([.end, .char("G")], w.say("last", "fin"), move(far, far), isHinted: false),
    ]
  }

  func remark(_ scene: Scene) -> String {
    guard let all = value.value?.value else { return "" }
    // A fifth of fewer than five customers is nobody: the best of them may be called lost.
    guard all.customers == 0 || all.customers >= 5 else {
      return scene.wording.say(
        "◆ too few customers for scores: fifths need five",
        "◆ trop peu de clients pour des notes : il en faut cinq")
    }
    return scene.wording.customers(all.customers) + " · " + scene.wording.shortMoney(all.revenue)
  }

  func status(_ scene: Scene) -> (left: String, right: String) {
    let w = scene.wording
    switch focus {
    case .moves:
      guard let move else { return ("", "") }
      return (
        w.name(of: move.arrow) + w.colon + w.tally(move.customers, move.revenue),
        w.say(
          "move \(movesRow + 1) of \(moved.count)", "passage \(movesRow + 1) sur \(moved.count)")
      )
    case .list:
      guard let segment else { return ("", "") }
      let count = value.value?.value.segments.count ?? 0
      return (
        w.name(of: segment.segment) + w.colon + w.tally(segment.customers, segment.revenue),
        w.say("segment \(row + 1) of \(count)", "segment \(row + 1) sur \(count)")
      )
    case .squares:
      guard let square else { return ("", "") }
      let place = (5 - recency) * 5 + frequency
      return (
        "R \(recency) · F \(frequency)" + w.colon + w.tally(square.customers, square.revenue),
        w.say("square \(place) of 25", "carré \(place) sur 25")
      )
    }
  }
}
