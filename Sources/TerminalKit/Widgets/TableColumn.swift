/// A column of a `DataTable`.
public struct TableColumn: Hashable, Sendable {
  /// Its header.
  public var title: String
  /// Names left, numbers right.
  public var alignment: Alignment
  /// Columns it needs at least.
  public var width: Int
  /// Its share of the columns left over; 0 keeps it at `width`.
  public var flex: Int
  /// Columns it has at most, however many are left over.
  public var maxWidth: Int
  /// What goes first where columns are scarce: the highest number. 0 never goes.
  public var priority: Int

  /// A column.
  public init(
    _ title: String, width: Int, alignment: Alignment = .left, flex: Int = 0,
    maxWidth: Int = .max, priority: Int = 0
  ) {
    self.title = title
    self.alignment = alignment
    self.width = max(0, width)
    self.flex = max(0, flex)
    self.maxWidth = maxWidth
    self.priority = priority
  }

  /// The same, wide enough for its numbers: one that is cut reads as another number. Names may be cut.
  public func holding(_ texts: some Sequence<String>) -> TableColumn {
    guard alignment == .right else { return self }
    var column = self
    column.width = max(width, texts.lazy.map(\.displayWidth).max() ?? 0)
    column.maxWidth = max(maxWidth, column.width)
    return column
  }
}

/// Where the columns of a table stand.
struct TableLayout {
  struct Place: Equatable {
    var column: Int
    var x: Int
    var width: Int
  }
  var places: [Place] = []
  /// Columns left out.
  var hidden = 0

  /// Columns a name is cut to before a number is.
  private static let leastName = 6

  /// Drops columns by priority until the rest fits, makes names narrower where even that is not enough, then
  /// shares what is left over by flex.
  init(_ columns: [TableColumn], width: Int, gap: Int) {
    var columns = columns
    var shown = Array(columns.indices)
    func needed() -> Int {
      shown.reduce(0) { $0 + columns[$1].width } + gap * max(0, shown.count - 1)
    }
    while needed() > width,
      let weakest = shown.filter({ columns[$0].priority > 0 })
        .max(by: { (columns[$0].priority, $0) < (columns[$1].priority, $1) })
    {
      shown.removeAll { $0 == weakest }
      hidden += 1
    }
    while needed() > width,
      let widest = shown.filter({ columns[$0].alignment == .left })
        .max(by: { columns[$0].width < columns[$1].width }),
      columns[widest].width > TableLayout.leastName
    {
      columns[widest].width -= 1
    }
    let widths = TableLayout.widths(of: shown.map { columns[$0] }, spare: width - needed())
    var x = 0
    for (place, column) in shown.enumerated() where x < width {
      let extent = min(widths[place], width - x)
      places.append(Place(column: column, x: x, width: extent))
      x += widths[place] + gap
    }
  }

  private static func widths(of columns: [TableColumn], spare: Int) -> [Int] {
    var widths = columns.map(\.width)
    var spare = spare
    while spare > 0 {
      let open = columns.indices.filter {
        columns[$0].flex > 0 && widths[$0] < columns[$0].maxWidth
      }
      guard !open.isEmpty else { break }
      let weight = open.reduce(0) { $0 + columns[$1].flex }
      let before = spare
      for index in open {
        let share = max(1, before * columns[index].flex / weight)
        let given = min(share, spare, columns[index].maxWidth - widths[index])
        widths[index] += given
        spare -= given
      }
    }
    return widths
  }
}

/// What stands in one place of a table.
public enum TableCell: Hashable, Sendable {
  /// Words or a number, written out.
  case text(String, Role = .text, Attributes = [])
  /// Words in several roles; always from the left.
  case phrases([Phrase])
  /// A half-height bar.
  case bar(Double, BarInk = .series)
  /// A half-height bar and its number after it.
  case barWithFigure(Double, BarInk, figure: String, Role)
  /// A bar around zero, −1…1.
  case diverging(Double)
  /// A heat cell.
  case heat(String, Double, isUnfinished: Bool = false)
  /// A one-row trend.
  case trend([Double])
  /// Nothing.
  case empty

  /// What is written in it; nil: it is drawn, or in several roles.
  var words: String? {
    if case .text(let words, _, _) = self { return words }
    return nil
  }

  /// Drawn rather than written.
  var isGraphic: Bool {
    switch self {
    case .bar, .barWithFigure, .diverging, .trend: true
    case .text, .phrases, .heat, .empty: false
    }
  }
}
