import TerminalKit

/// Which panels stand where at a size. `tab` walks through the panels that are shown.
struct OverviewLayout: Equatable {
  /// How the key figures are shown.
  enum Figures: Equatable {
    /// Cards with a trend of two rows.
    case tall(Int)
    /// Cards with a trend of one row.
    case low(Int)
    /// One line each.
    case lines
  }

  let figures: Figures
  private(set) var places: [OverviewPanel: Rect] = [:]
  /// Two lines for each concern.
  let isRoomy: Bool

  /// The layout of an area; `only` fills it with one panel.
  init(_ area: Rect, only panel: OverviewPanel?) {
    let isTiny = area.width < 60 || area.height < 14
    if let panel, isTiny || panel != .figures {
      figures = .lines
      isRoomy = area.width >= 96
      places = [panel: area.inset(dx: isTiny ? 0 : 1, dy: 0)]
      return
    }
    let body = area.inset(dx: 1, dy: 0)
    if area.width >= 120, area.height >= 30 {
      figures = .tall(5)
      isRoomy = true
      grid(body, cards: 8, columns: 5, left: 3)
    } else if area.width >= 96, area.height >= 24 {
      figures = .low(area.width >= 120 ? 5 : 4)
      isRoomy = false
      let columns = area.width >= 120 ? 5 : 4
      grid(body, cards: 6, columns: columns, left: columns == 5 ? 3 : 2)
    } else {
      figures = .lines
      isRoomy = false
      stack(body)
    }
  }

  /// The panels in the order of `tab`.
  var panels: [OverviewPanel] { OverviewPanel.allCases.filter { places[$0] != nil } }

  /// How many key figures are shown.
  var figureCount: Int {
    switch figures {
    case .tall(let count), .low(let count): count
    case .lines: FigureCards.names.count
    }
  }

  private mutating func grid(_ body: Rect, cards: Int, columns count: Int, left: Int) {
    let columns = body.columns(count: count)
    let leftWidth = columns[left - 1].maxX - body.x
    let rest = body.droppingTop(cards)
    let lower = min(16, rest.height / 2)
    let (middle, foot) = (rest.droppingBottom(lower), rest.bottom(lower))
    places = [
      .figures: body.top(cards),
      .weeks: middle.left(leftWidth), .attention: middle.droppingLeft(leftWidth + 2),
      .segments: foot.left(leftWidth), .cohorts: foot.droppingLeft(leftWidth + 2),
    ]
  }

  private mutating func stack(_ body: Rect) {
    let figures = body.top(FigureCards.names.count + 2)
    let rest = body.droppingTop(figures.height)
    let concerns = max(3, min(8, rest.height - 5) - 2)
    places = [
      .figures: figures, .attention: rest.top(concerns + 2),
      .weeks: rest.droppingTop(concerns + 2),
    ]
    if rest.height < 7 { places[.weeks] = nil }
  }
}
