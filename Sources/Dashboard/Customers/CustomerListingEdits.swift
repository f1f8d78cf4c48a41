import TerminalKit

extension CustomerListing {
  /// What of marks, filter, order and columns is not as in an earlier value.
  func changes(since earlier: CustomerListing) -> [UserChange] {
    var changes: [UserChange] = []
    if marks.settled != earlier.marks.settled { changes.append(.marks) }
    let filters = (filter.settledText, filter.isOff)
    if filters != (earlier.filter.settledText, earlier.filter.isOff) { changes.append(.filter) }
    if order != earlier.order { changes.append(.order) }
    if columns != earlier.columns { changes.append(.columns) }
    return changes
  }

  /// Whether a filter is being typed or a range drawn out: one change, however many keys it takes.
  var isChanging: Bool { filter.isTyping || marks.isInRange }

  /// Makes marks, filter, order and columns what they were.
  mutating func takeBack(to earlier: CustomerListing) -> Effects {
    marks = earlier.marks.settled
    marks.restrict(to: rows)
    order = earlier.order
    let changesColumns = columns != earlier.columns
    columns = earlier.columns
    filter.replace(with: earlier.filter.settledText, isOff: earlier.filter.isOff)
    return arranging(.row(current?.id)) + (changesColumns ? [keepingColumns] : []) + previewing()
  }

  /// Tells the other lists of this kind which columns are wanted.
  var keepingColumns: Effect<CustomerListingCommand> { .columns(kind, columns) }
}
