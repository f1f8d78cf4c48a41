/// The first row: screens by number, the active one raised, the shop on the right.
public struct Tabs: Widget, Hashable {
  /// One screen.
  public struct Tab: Hashable, Sendable {
    /// The key that opens it.
    public var key: String
    /// Its name.
    public var title: String
    /// Its name where columns are scarce.
    public var short: String

    /// A tab; where columns are scarce it has the same name unless a shorter one is given.
    public init(key: String, title: String, short: String? = nil) {
      self.key = key
      self.title = title
      self.short = short ?? title
    }
  }

  /// The screens.
  public var tabs: [Tab]
  /// Which one is open.
  public var active: Int
  /// Shop, currency, day: shown where there is room.
  public var remark: String

  /// A row of tabs.
  public init(_ tabs: [Tab], active: Int, remark: String = "") {
    self.tabs = tabs
    self.active = active
    self.remark = remark
  }

  /// Where the tabs stand.
  public func areas(in area: Rect) -> [(index: Int, area: Rect)] {
    layout(width: area.width).map { ($0.index, area.top(1).droppingLeft($0.x).left($0.width)) }
  }

  /// Draws on the first row.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    let row = area.top(1)
    canvas.fill(row, style: theme.style(.text, on: .background))
    var end = row.x
    for place in layout(width: row.width) {
      end = draw(place, on: &canvas, in: row, theme: theme)
    }
    if row.maxX - end > remark.displayWidth + 4 {
      canvas.right(remark, endX: row.maxX - 2, y: row.y, style: theme.ink(.faint))
    }
  }

  private struct Place {
    var index: Int
    var x: Int
    var width: Int
    var key: String
    var title: String
    /// Columns between the key and the title.
    var gap = 1
  }

  /// Names with two spaces between them, with one, right after their keys, there with as few short ones as it
  /// takes, the last first, or only `1/8 Overview`.
  private func layout(width: Int) -> [Place] {
    let dense = (0...tabs.count).lazy.map { denseLayout(shortened: $0) }
    let fitting = ([layout(gap: 1), layout(gap: 0)] + dense).first { places in
      places.last.map { $0.x + $0.width <= width } ?? false
    }
    if let fitting { return fitting }
    guard tabs.indices.contains(active) else { return [] }
    let key = "\(active + 1)/\(tabs.count)"
    let title = tabs[active].title
    return [
      Place(
        index: active, x: 1, width: key.displayWidth + title.displayWidth + 3, key: key,
        title: title)
    ]
  }

  private func layout(gap: Int) -> [Place] {
    var x = 1
    return tabs.enumerated().map { index, tab in
      let width = tab.key.displayWidth + tab.title.displayWidth + 3
      defer { x += width + gap }
      return Place(index: index, x: x, width: width, key: tab.key, title: tab.title)
    }
  }

  /// `1Overview 2Cohorts`: the blank before a tab is its own, the one after the active one too.
  private func denseLayout(shortened: Int) -> [Place] {
    var x = 0
    return tabs.enumerated().map { index, tab in
      let title = index < tabs.count - shortened ? tab.title : tab.short
      let width = tab.key.displayWidth + title.displayWidth + (index == active ? 2 : 1)
      defer { x += width }
      return Place(index: index, x: x, width: width, key: tab.key, title: title, gap: 0)
    }
  }

  private func draw(_ place: Place, on canvas: inout Canvas, in row: Rect, theme: Theme) -> Int {
    let isActive = place.index == active
    let area = row.droppingLeft(place.x).left(place.width)
    if isActive {
      canvas.fill(area, style: theme.style(.text, on: theme.usesSurfaces ? .raised : .selection))
    }
    let x = canvas.text(
      place.key, x: area.x + 1, y: row.y, style: theme.ink(isActive ? .accent : .key),
      maxX: area.maxX)
    canvas.text(
      place.title, x: x + place.gap, y: row.y,
      style: isActive ? theme.ink(.title, .bold) : theme.ink(.dim), maxX: area.maxX)
    return area.maxX
  }
}
