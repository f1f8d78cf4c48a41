import TerminalKit

/// What can be inserted, one a row, with its meaning; a click inserts it.
struct SuggestionList: Widget {
  let suggestions: [Suggestion]
  let choice: Int
  let wording: Wording
  /// What a click on a suggestion means.
  let take: @Sendable (Int) -> any Sendable

  /// The heading over them: what a mistake may have meant, or words that can follow.
  static func title(isCorrection: Bool, _ w: Wording) -> String {
    isCorrection ? w.say("Did you mean", "Vouliez-vous dire") : w.say("Words", "Mots")
  }

  /// How they are used.
  static func remark(_ w: Wording) -> String {
    w.say("tab inserts · ↓ next", "tab insère · ↓ suivant")
  }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let offset = DataTable.offset(
      showing: choice, of: suggestions.count, visible: area.height, from: 0)
    for (line, suggestion) in suggestions.dropFirst(offset).prefix(area.height).enumerated() {
      let row = area.row(line)
      canvas.target(row, isPlace: false, take(line + offset))
      let isHere = line + offset == choice
      let end = canvas.phrases(
        [
          Phrase(isHere ? "▌ " : "  ", .focus),
          Phrase(suggestion.text, isHere ? .title : .text, isHere ? .bold : []),
        ], x: row.x, y: row.y, maxX: row.maxX, theme: theme)
      let x = max(end + 2, row.x + 22)
      guard x + 12 < row.maxX else { continue }
      let meaning = wording.meaning(of: suggestion).clauses(fitting: row.maxX - x)
      canvas.phrases([Phrase(meaning, .faint)], x: x, y: row.y, maxX: row.maxX, theme: theme)
    }
  }
}
