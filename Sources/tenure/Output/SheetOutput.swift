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
    let (readable, titles, words) = readable(printer.shop.wording)
    let body = TextOutput(wording: printer.shop.wording).text(
      readable, titles: titles, numbers: words)
    return ([sheet.title, "", body] + sheet.notes.map { $0 + "\n" }).joined(separator: "\n")
  }

  /// What people read: the rows, or the map they make; its titles, and where its numbers begin.
  private func readable(_ wording: Wording) -> (FactTable, titles: [String], numbers: Int) {
    guard case .map(let map) = sheet.figure else {
      let rows = sheet.rows.map { [Fact.text($0.name)] + $0.cells.dropFirst().map(Fact.init) }
      return (
        FactTable(sheet.columns.map(\.name), rows: rows), sheet.columns.map(\.title), .max
      )
    }
    let titles = map.titles + map.headers
    let rows = map.lines.map { line in
      line.labels.map(Fact.text)
        + map.headers.indices.map { place in
          let row = line.rows.indices.contains(place) ? line.rows[place] : nil
          return .text(sheet.text(row, map, wording) ?? "")
        }
    }
    return (FactTable(titles, rows: rows), titles, 1)
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
      case .price(let minor): .money(minor)
      case .averageMoney(let minor): .averageMoney(minor)
      case .share(let share): .share(share)
      case .days(let days): .days(days)
      case .flag(let flag): .flag(flag)
      }
  }
}
