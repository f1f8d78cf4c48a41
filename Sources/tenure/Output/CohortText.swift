import CustomerData
import Dashboard
import Retention
import TerminalKit

/// The cohort triangle for people; `~` marks what is not over yet.
struct CohortText {
  let wording: Wording
  let shop: Shop

  func text(_ table: CohortTable) -> String {
    let w = wording
    let heads =
      (table.split == nil ? [] : [w.name(of: table.split)]) + [
        w.say("first", "premier"), w.say("size", "taille"),
      ]
      + (0..<table.width).map { "\(letter(table.unit))\($0)" }
    var lines = table.rows.map { row in
      (table.split == nil ? [] : [row.band?.label ?? w.say("(unknown)", "(inconnu)")])
        + [row.cohort.label, w.number(row.size)] + row.cells.map { show($0, table) }
    }
    let average = table.average.map { value(of: $0, table) }
    lines.append(
      (table.split == nil ? [] : [""]) + [w.say("average", "moyenne"), ""] + average)
    let widths = heads.indices.map { column in
      lines.reduce(heads[column].displayWidth) {
        max($0, column < $1.count ? $1[column].displayWidth : 0)
      }
    }
    let left = table.split == nil ? 1 : 2
    func line(_ cells: [String]) -> String {
      cells.indices.map { column in
        cells[column].fitted(to: widths[column], alignment: column < left ? .left : .right)
      }.joined(separator: " ")
    }
    let note = w.say(
      "~ not over yet, left out of the average", "~ pas encore terminé, hors moyenne")
    let notes = annotations(table)
    return ([line(heads)] + lines.map(line) + ["", note] + notes).joined(separator: "\n") + "\n"
  }

  /// What the shop says happened in the periods of the cohorts.
  private func annotations(_ table: CohortTable) -> [String] {
    let cohorts = Set(table.rows.map(\.cohort)).sorted()
    return cohorts.flatMap { cohort in
      shop.annotations(in: cohort.days).map { "◆ \(cohort.label): \($0.name)" }
    }
  }

  private func show(_ cell: CohortCell, _ table: CohortTable) -> String {
    value(of: cell.value, table) + (cell.isFinal ? " " : "~")
  }

  private func value(of value: Double?, _ table: CohortTable) -> String {
    guard let value else { return wording.absent }
    if table.measure.isShare { return wording.decimal(value * 100) }
    return wording.decimal(value, places: table.measure == .lifetimeValue ? 2 : 0)
  }

  private func letter(_ unit: PeriodUnit) -> String {
    switch unit {
    case .week: wording.say("W", "S")
    case .month: "M"
    case .quarter: wording.say("Q", "T")
    case .year: wording.say("Y", "A")
    }
  }
}
