import TerminalKit

/// What `u` takes back on a list: marks, filter, order of the rows, columns.
struct CustomerListingEdit: Equatable, Sendable {
  let marks: CustomerMarks
  let filter: String
  let isOff: Bool
  let order: CustomerOrder
  let columns: ColumnPlan

  init(_ list: CustomerListing) {
    marks = list.marks.settled
    filter = list.filter.settledText
    isOff = list.filter.isOff
    order = list.order
    columns = list.columns
  }
}

/// What was done to a list, and what was taken back.
struct CustomerListingEdits: Equatable, Sendable {
  /// Further back nobody remembers what it was.
  private static let limit = 100
  private var done: [CustomerListingEdit] = []
  private var undone: [CustomerListingEdit] = []

  private var begun: CustomerListingEdit?

  /// A change of several keys begins.
  mutating func begin(_ before: CustomerListingEdit) { begun = before }

  /// Keeps what there was before a change, if it was one.
  mutating func note(_ before: CustomerListingEdit, now: CustomerListingEdit) {
    let first = begun ?? before
    begun = nil
    guard first != now else { return }
    done.append(first)
    if done.count > Self.limit { done.removeFirst() }
    undone = []
  }

  mutating func undo(_ now: CustomerListingEdit) -> CustomerListingEdit? {
    guard let before = done.popLast() else { return nil }
    undone.append(now)
    return before
  }

  mutating func redo(_ now: CustomerListingEdit) -> CustomerListingEdit? {
    guard let after = undone.popLast() else { return nil }
    done.append(now)
    return after
  }

  var canUndo: Bool { !done.isEmpty }
  var canRedo: Bool { !undone.isEmpty }
}

extension CustomerListing {
  /// Makes marks, filter, order and columns what they were.
  mutating func restore(_ edit: CustomerListingEdit) -> Effects {
    marks = edit.marks
    marks.restrict(to: rows)
    order = edit.order
    let changesColumns = columns != edit.columns
    columns = edit.columns
    filter.replace(with: edit.filter, isOff: edit.isOff)
    return arranging(.row(current?.id)) + (changesColumns ? [keepingColumns] : [])
  }

  /// Tells the other lists of this kind which columns are wanted.
  var keepingColumns: Effect<CustomerListingCommand> { .columns(kind, columns) }
}
