import TerminalKit

/// An empty list: what emptied it, and the keys that undo it.
struct NobodyHere: Widget {
  let list: CustomerListing
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let lines = [title, []] + (list.filter.isActive ? keys : [])
    let height = min(area.height, lines.count)
    let box = area.inset(dx: 2, dy: 0).centered(
      Size(width: min(56, max(0, area.width - 4)), height: height))
    for (row, line) in lines.prefix(height).enumerated() {
      canvas.phrases(line, x: box.x, y: box.y + row, maxX: box.maxX, theme: theme)
    }
  }

  private var title: [Phrase] {
    let w = wording
    if list.filter.isActive {
      return [
        Phrase("○ ", .accent),
        Phrase(
          w.say("No customer passes the filter", "Aucun client ne passe le filtre"), .title, .bold),
      ]
    }
    let words =
      list.kind == .atRisk
      ? w.say(
        "Nobody has been silent for twice their usual gap",
        "Personne n’est silencieux depuis deux fois son rythme")
      : w.say("No customer is in this audience", "Aucun client dans cette audience")
    return [Phrase("○ ", .good), Phrase(words, .title, .bold)]
  }

  private var keys: [[Phrase]] {
    let w = wording
    let last = list.filter.reading.clauses.last ?? ""
    let all = w.customers(list.rows.count)
    return [
      line(.backspace, w.say("drop", "ôter") + " " + last),
      line(.char("f"), w.say("filter off for now: ", "filtre suspendu : ") + all),
      line(.escape, w.say("clear it", "l’effacer")),
      line(.char("/"), w.say("edit it", "le modifier")),
    ]
  }

  private func line(_ key: Key, _ words: String) -> [Phrase] {
    [Phrase(wording.label(of: key).fitted(to: 11), .key, .bold), Phrase(words, .text)]
  }
}
