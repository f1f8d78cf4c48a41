/// Which columns a list shows, in which order, how wide: as the user arranged them.
public struct ColumnPlan: Equatable, Sendable {
  /// Every column of the list, shown or not, in its order.
  private(set) var order: [CustomerColumn]
  private(set) var hidden: Set<CustomerColumn> = []
  /// Widths chosen by hand.
  private(set) var widths: [CustomerColumn: Int] = [:]

  /// The usual columns of a list.
  init(_ kind: CustomerListKind) { order = CustomerColumn.all(of: kind) }

  /// A plan from names, as a session keeps it; names that there are no more are passed over, columns that came since
  /// stand at the end. The first column is always shown.
  init(_ kind: CustomerListKind, order names: [String], hidden: [String], widths: [String: Int]) {
    let all = CustomerColumn.all(of: kind)
    let known = names.compactMap { name in all.first { $0.key == name } }
    order = known + all.filter { !known.contains($0) }
    self.hidden = Set(all.filter { hidden.contains($0.key) && $0 != .name })
    for column in all { self.widths[column] = widths[column.key].map(Self.clamped) }
  }

  /// The columns on the screen, from left to right.
  var shown: [CustomerColumn] { order.filter { !hidden.contains($0) } }

  func isShown(_ column: CustomerColumn) -> Bool { !hidden.contains(column) }

  /// Shows or hides a column; the customer's name stays.
  mutating func toggle(_ column: CustomerColumn) {
    guard column != .name else { return }
    if hidden.remove(column) == nil { hidden.insert(column) }
  }

  /// Moves a column some places; others make room.
  mutating func move(_ column: CustomerColumn, by step: Int) {
    guard let place = order.firstIndex(of: column) else { return }
    let next = min(max(0, place + step), order.count - 1)
    order.insert(order.remove(at: place), at: next)
  }

  /// Makes a column wider or narrower, from the width it has on the screen.
  mutating func widen(_ column: CustomerColumn, by step: Int, from usual: Int) {
    widths[column] = Self.clamped((widths[column] ?? usual) + step)
  }

  private static func clamped(_ width: Int) -> Int { min(max(3, width), 60) }
}
