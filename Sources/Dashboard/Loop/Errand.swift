import TerminalKit

/// Something done outside of the screen, which is given back afterwards.
public enum Errand: Equatable, Sendable {
  /// A file of the folder in `$EDITOR`, at a line.
  case edit(file: String, line: Int)
  /// Text in `$PAGER`.
  case page(String)
}

extension Dashboard {
  /// Rows a page is drawn with: what is longer is a file, not something to read.
  private static let pageRows = 2000

  /// `|`: the screen in `$PAGER`, with the rows the window has no room for.
  func paging() -> Orders {
    var tall = self
    tall.dialogs = []
    tall.prefix = nil
    tall.tour = nil
    let columns = max(size.width, 100)
    tall.resize(Size(width: columns, height: Self.pageRows))
    let rows = tall.draw(theme: Theme(.dark, depth: .mono)).rows.map(Self.trimmed)
    // Tabs, breadcrumb and footer belong to the window.
    let title = tall.layers.map { $0.screen.title(wording) }.joined(separator: " › ")
    let lines = ([title] + rows.dropFirst(2).dropLast(2)).reduce(into: [String]()) { lines, row in
      // What fills the height of a panel is nothing to read.
      if !row.isEmpty || lines.last?.isEmpty == false { lines.append(row) }
    }
    var orders = Orders()
    orders.errand = .page(lines.joined(separator: "\n") + "\n")
    return orders
  }

  /// A row without the bars and surfaces around its words.
  private static func trimmed(_ row: String) -> String {
    var row = row.map { "▌┃▄▀".contains($0) ? " " : $0 }[...]
    while row.last == " " { row.removeLast() }
    return String(row)
  }
}
