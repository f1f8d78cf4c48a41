import TerminalKit

/// Where the parts of a profile stand: facts, orders, and the lines of the selected order.
struct ProfileLayout {
  /// A panel and where its content goes.
  struct Part {
    let area: Rect
    let inner: Rect
    let isPadded: Bool

    init(_ area: Rect) {
      self.area = area
      isPadded = area.height >= 9
      inner = Panel("–", padsTop: isPadded, padsBottom: isPadded).inner(of: area)
    }

    /// Where a table goes, with a column on either side for the selection bar.
    var table: Rect { inner.inset(dx: -1, dy: 0) }
  }

  private(set) var facts: Part?
  private(set) var orders: Part?
  private(set) var lines: Part?

  init(_ screen: ProfileScreen, in area: Rect) {
    let body = area.inset(dx: area.width >= 60 ? 1 : 0, dy: 0)
    if body.width >= 78 {
      let left = body.width >= 118 ? body.width * 48 / 100 : body.width * 52 / 100
      let parts = body.columns(left, Rect.flexible)
      facts = Part(parts[0])
      place(orders: parts[1])
    } else if body.width >= 58, body.height >= 14 {
      let height = body.height / 2
      facts = Part(body.top(height))
      place(orders: body.droppingTop(height))
    } else if screen.focus == .facts {
      facts = Part(body)
    } else {
      place(orders: body)
    }
  }

  private mutating func place(orders area: Rect) {
    guard area.height >= 18 else {
      orders = Part(area)
      return
    }
    let height = max(7, area.height * 3 / 10)
    orders = Part(area.droppingBottom(height))
    lines = Part(area.bottom(height))
  }

  /// Orders in sight.
  var visibleOrders: Int { max(0, (orders?.table.height ?? 0) - 1) }
}
