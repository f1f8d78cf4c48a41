import CustomerData
import Dashboard
import TerminalKit

/// Aligned columns for people: numbers right, words left, localised, hostile text made harmless.
struct TextOutput {
  let wording: Wording

  /// The table with a header line; columns that are empty throughout are left out. Words from column `numbers` on
  /// stand right, as numbers do.
  func text(_ table: FactTable, titles: [String]? = nil, numbers: Int = .max) -> String {
    let titles = titles ?? table.columns
    let shown = table.columns.indices.filter { column in
      table.rows.contains { $0[column] != .absent }
    }
    let cells = table.rows.map { row in shown.map { harmless(show(row[$0])) } }
    let heads = shown.map { titles[$0] }
    let widths = heads.indices.map { column in
      cells.reduce(heads[column].displayWidth) { max($0, $1[column].displayWidth) }
    }
    let isNumber = shown.map { column in
      column >= numbers || table.rows.allSatisfy { isRight($0[column]) }
    }
    func line(_ texts: [String]) -> String {
      let padded = texts.indices.map { column in
        texts[column].fitted(to: widths[column], alignment: isNumber[column] ? .right : .left)
      }
      return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed()) + "\n"
    }
    return line(heads) + cells.map(line).joined()
  }

  /// One fact in the user's language.
  func show(_ fact: Fact) -> String {
    switch fact {
    case .absent: wording.absent
    case .text(let text): text
    case .count(let count): wording.number(count)
    case .identifier(let number): String(number)
    case .number(let value): wording.decimal(value, places: value == value.rounded() ? 0 : 2)
    case .money(let minor): wording.exactMoney(minor)
    case .averageMoney(let minor): wording.exactMoney(Int64(minor.rounded()))
    case .share(let share): wording.percent(share)
    case .days(let days): wording.days(days)
    case .day(let day): day.iso
    case .flag(let flag): flag ? wording.say("yes", "oui") : wording.say("no", "non")
    }
  }

  private func isRight(_ fact: Fact) -> Bool {
    switch fact {
    case .text, .flag: false
    default: true
    }
  }

  // A line's end inside a cell would break the row.
  private func harmless(_ text: String) -> String {
    Harmless.text(text.replacing("\n", with: "\u{FFFD}"))
  }
}
