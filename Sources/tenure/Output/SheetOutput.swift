import Dashboard
import Retention

/// A sheet as the command line prints it: machine words in csv and json, the reader's in text.
struct SheetOutput {
  let sheet: Sheet

  /// The columns' names and, first in each row, the machine's word.
  var table: FactTable {
    FactTable(sheet.columns.map(\.name), rows: sheet.rows.map { $0.cells.map(Fact.init) })
  }

  /// Prints it, with the whole's account in json.
  func print(with printer: Printer, as command: String) {
    switch printer.shop.options.format {
    case .text: Printer.write(forPeople: text(printer))
    default: printer.print(table, explain: [(command, sheet.account)])
    }
  }

  private func text(_ printer: Printer) -> String {
    let readable = FactTable(
      sheet.columns.map(\.name),
      rows: sheet.rows.map { [.text($0.name)] + $0.cells.dropFirst().map(Fact.init) })
    let body = TextOutput(wording: printer.shop.wording).text(
      readable, titles: sheet.columns.map(\.title))
    return ([sheet.title, "", body] + sheet.notes.map { $0 + "\n" }).joined(separator: "\n")
  }
}

extension Fact {
  /// A cell of a sheet.
  init(_ cell: Sheet.Cell) {
    self =
      switch cell {
      case .absent: .absent
      case .text(let text): .text(text)
      case .count(let count): .count(count)
      case .number(let number): .number(number)
      case .money(let minor): .money(minor)
      case .averageMoney(let minor): .averageMoney(minor)
      case .share(let share): .share(share)
      case .days(let days): .days(days)
      case .flag(let flag): .flag(flag)
      }
  }
}
