import Audiences
import TerminalKit

extension CustomerListing {
  /// Marks and what they add up to, or what is wrong with the filter; on the right the place.
  func status(_ scene: Scene) -> (left: String, right: String) {
    let w = scene.wording
    let here =
      shown.isEmpty
      ? w.say("0 of ", "0 sur ") + w.number(rows.count)
      : w.number(cursor + 1) + w.say(" of ", " sur ") + w.number(shown.count)
    let cell = scene.size.width >= 80 ? column.title(w) + " · " : ""
    return (said(scene), people.value == nil ? "" : cell + here)
  }

  private func said(_ scene: Scene) -> String {
    let w = scene.wording
    if filter.isTyping, let problem = filter.problem {
      let hint = problem.suggestions.first.map { w.say(" · did you mean ", " · peut-être ") + $0 }
      return w.sentence(problem) + (hint ?? "")
    }
    guard !marks.ids.isEmpty else {
      return marks.isInRange
        ? w.say("range: move to mark", "plage : déplacez-vous") : models.status(scene)
    }
    let count = w.plural(marks.ids.count, "marked", "marked", "marqué", "marqués")
    return count + " · " + w.money(marks.spent) + w.say(" spent", " dépensés")
  }
}
