import TerminalKit

/// Where the parts of a list of customers stand: list and profile side by side from 120 columns on.
struct CustomerListingLayout {
  /// The list's panel.
  let list: Rect
  /// The profile's panel; nil: too narrow for it.
  let side: Rect?
  /// The panel, without its words.
  let panel: Panel
  /// The filter's line; nil: there is no filter and no room for its invitation.
  let filterRow: Rect?
  /// Header and rows, one column wider on either side for the selection bar.
  let table: Rect
  /// The line that says why; nil: not here.
  let why: Rect?

  init(_ list: CustomerListing, in area: Rect) {
    let hasSide = area.width >= 120 && area.height >= 12
    let body = area.inset(dx: area.width >= 60 ? 1 : 0, dy: 0)
    let width = min(56, max(44, body.width * 36 / 100))
    let parts = hasSide ? body.columns(Rect.flexible, width) : [body]
    let isPadded = area.height >= 14
    panel = Panel(padsTop: isPadded, padsBottom: isPadded)
    self.list = parts[0]
    side = hasSide ? parts[1] : nil
    var rest = Panel("–", padsTop: isPadded, padsBottom: isPadded).inner(of: parts[0])
    let isRoomy = rest.height >= 22
    if list.kind == .atRisk, !hasSide, rest.height >= 10 {
      why = rest.bottom(1)
      rest = rest.droppingBottom(isRoomy ? 2 : 1)
    } else {
      why = nil
    }
    if isRoomy { rest = rest.droppingTop(1) }
    if rest.height >= 10 || list.filter.isTyping || list.filter.reading != .nothing {
      filterRow = rest.top(1)
      rest = rest.droppingTop(isRoomy ? 2 : 1)
    } else {
      filterRow = nil
    }
    table = rest.inset(dx: -1, dy: 0)
  }

  /// Rows of the table in sight.
  var visibleRows: Int { max(0, table.height - 1) }
}
