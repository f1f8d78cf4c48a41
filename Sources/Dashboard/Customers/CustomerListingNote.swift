extension CustomerListing {
  /// What the next session needs to show the list as it is.
  var note: ListNote {
    ListNote(
      filter: filter.settledText, isOff: filter.isOff,
      order: order.keys.map { ($0.isAscending ? "" : "-") + $0.column.key },
      cursor: current?.id ?? resting, marks: marks.ids.sorted())
  }

  /// The list as it was; what there is no more is passed over.
  mutating func recall(_ note: ListNote) {
    filter.replace(with: note.filter, isOff: note.isOff)
    let all = CustomerColumn.all(of: kind)
    let keys = note.order.compactMap { name -> CustomerOrder.Key? in
      let isAscending = !name.hasPrefix("-")
      let key = isAscending ? name : String(name.dropFirst())
      return all.first { $0.key == key }.map {
        CustomerOrder.Key(column: $0, isAscending: isAscending)
      }
    }
    if !keys.isEmpty { order = CustomerOrder(keys) }
    resting = note.cursor
    marks = CustomerMarks(of: Set(note.marks))
  }
}
