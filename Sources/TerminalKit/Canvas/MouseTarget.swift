/// A place of the frame where the mouse means something. Whoever draws the place notes it, so what is seen and what
/// can be clicked never differ.
public struct MouseTarget: Sendable {
  /// Where.
  public let area: Rect
  /// What the mouse must do there.
  public let action: Mouse.Action
  /// What is meant: an action of the screen, or a key to press.
  public let meaning: any Sendable
  /// Whether it is something that is chosen first and opened next: a second click is enter.
  public let isPlace: Bool
  /// Whether a jump letter may stand there.
  public let takesLetter: Bool
}

/// How many letters the cursor of the text being typed goes on; back when less than nothing.
public struct CursorMove: Equatable, Sendable {
  /// Letters, not columns: a wide one counts once.
  public let letters: Int
  /// Whether the text is not being typed yet: what lies below says how to begin.
  public let begins: Bool
}

/// What the mouse means where it shall mean nothing, whatever lies below.
public struct NoMeaning: Sendable {
  /// Nothing.
  public init() {}
}

extension Canvas {
  /// A canvas that is drawn on to learn where the mouse means what.
  public static func forTargets(size: Size) -> Canvas {
    var canvas = Canvas(size: size)
    canvas.targets = []
    return canvas
  }

  /// Notes what the mouse means in `area`, as far as it is seen. What is noted later lies on top.
  public mutating func target(
    _ area: Rect, on action: Mouse.Action = .press, isPlace: Bool = true, takesLetter: Bool = true,
    _ meaning: @autoclosure () -> any Sendable
  ) {
    guard targets != nil else { return }
    let seen = area.intersection(clip)
    guard !seen.isEmpty else { return }
    let meaning = meaning()
    targets?.append(
      MouseTarget(
        area: seen, action: action, meaning: meaning, isPlace: isPlace,
        takesLetter: takesLetter && isPlace && action == .press))
  }

  /// Notes a key that a click presses: a button, a hint.
  public mutating func button(_ area: Rect, _ key: Key) {
    target(area, isPlace: false, key)
  }

  /// Notes what the wheel means: `move` is told 1 for down and -1 for up.
  public mutating func wheel(_ area: Rect, _ move: (Int) -> any Sendable) {
    guard targets != nil else { return }
    target(area, on: .wheelDown, move(1))
    target(area, on: .wheelUp, move(-1))
  }

  /// What was noted so far lies under something that keeps the mouse for itself.
  public mutating func coverTargets() {
    if targets != nil { targets = [] }
  }

  /// Notes the rows in sight of a table drawn in `area`, and its headers where they mean something.
  public mutating func targets(
    of table: DataTable, in area: Rect, isPlace: Bool = true,
    header: ((Int) -> any Sendable)? = nil, drag: ((Int) -> any Sendable)? = nil,
    row: (Int) -> any Sendable
  ) {
    guard targets != nil else { return }
    if let header {
      for (column, place) in table.headers(in: area) {
        target(place, isPlace: false, header(column))
      }
    }
    for (index, line) in table.rows(in: area) {
      target(line, isPlace: isPlace, row(index))
      if let drag { target(line, on: .drag, drag(index)) }
    }
  }

  /// Notes the single values in sight of a table drawn in `area`, by row and column, over their rows.
  public mutating func values(
    of table: DataTable, in area: Rect, value: (Int, Int) -> any Sendable
  ) {
    guard targets != nil else { return }
    let headers = table.headers(in: area)
    for (index, line) in table.rows(in: area) {
      for (column, head) in headers where column > 0 {
        let spot = Rect(x: head.x, y: line.y, width: head.width, height: 1)
        target(spot, takesLetter: false, value(index, column))
      }
    }
  }

  /// Notes the cells in sight of a map drawn in `area`, by column and row.
  public mutating func targets(
    of map: Heatmap, in area: Rect, cell: (Point) -> any Sendable
  ) {
    guard targets != nil else { return }
    for (place, spot) in map.cells(in: area) { target(spot, cell(place)) }
  }

  /// Notes the columns of a chart by the moment they show, of `count`: a click goes there, a drag along.
  public mutating func moments(_ count: Int, of plot: Rect, moment: (Int) -> any Sendable) {
    guard targets != nil, count > 0 else { return }
    for x in plot.x..<plot.maxX {
      let share = Double(x - plot.x) / Double(max(1, plot.width - 1))
      let place = Int((share * Double(count - 1)).rounded())
      let column = Rect(x: x, y: plot.y, width: 1, height: plot.height)
      target(column, takesLetter: false, moment(place))
      target(column, on: .drag, moment(place))
    }
  }

  /// What the mouse means where it is.
  public func target(of mouse: Mouse) -> MouseTarget? {
    targets?.last { $0.action == mouse.action && $0.area.contains(mouse.point) }
  }
}
