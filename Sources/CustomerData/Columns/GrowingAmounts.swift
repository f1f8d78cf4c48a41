/// Amounts on their way to a column, in four bytes each as long as all of them fit.
struct GrowingAmounts: Sendable {
  private var narrow = GrowingColumn<Int32>()
  private var wide = GrowingColumn<Int64>()

  init() {}

  /// That many amounts, one a row; `amount` may be asked more than once for a row.
  init(count: Int, amount: (Int) -> Int64) {
    narrow = GrowingColumn(zeros: count)
    let fits = narrow.withMutableValues { narrow in
      for row in 0..<count {
        let own = amount(row)
        narrow[row] = Int32(truncatingIfNeeded: own)
        if Int64(narrow[row]) != own { return false }
      }
      return true
    }
    guard !fits else { return }
    narrow = GrowingColumn()
    wide = GrowingColumn(zeros: count)
    wide.withMutableValues { wide in
      for row in 0..<count { wide[row] = amount(row) }
    }
  }

  var isEmpty: Bool { narrow.isEmpty && wide.isEmpty }

  /// The amount of a row, which must be one of the column's.
  subscript(row: Int) -> Int64 {
    @inline(__always) get { wide.isEmpty ? Int64(narrow[row]) : wide[row] }
    set {
      if wide.isEmpty, newValue != Int64(Int32(truncatingIfNeeded: newValue)) {
        self = GrowingAmounts(widening: narrow)
      }
      if wide.isEmpty {
        narrow[row] = Int32(truncatingIfNeeded: newValue)
      } else {
        wide[row] = newValue
      }
    }
  }

  private init(widening narrow: GrowingColumn<Int32>) {
    wide.append(contentsOf: narrow.lazy.map { Int64($0) })
  }

  /// The amounts of some rows, in their order.
  func gathered(_ rows: Column<Int32>) -> Amounts {
    withExtendedLifetime((self, rows)) {
      let (narrow, wide, rows) = (narrow.values, wide.values, rows.values)
      guard wide.isEmpty else {
        return Amounts(storage: .wide(Column(count: rows.count) { wide[Int(rows[$0])] }))
      }
      guard narrow.contains(where: { $0 != 0 }) else {
        return Amounts(storage: .zero(count: rows.count))
      }
      return Amounts(storage: .narrow(Column(count: rows.count) { narrow[Int(rows[$0])] }))
    }
  }

  /// The amounts as a column in the same memory. O(1), but for a look whether all are zero.
  var amounts: Amounts {
    if !wide.isEmpty { return Amounts(storage: .wide(wide.column)) }
    return narrow.contains { $0 != 0 }
      ? Amounts(storage: .narrow(narrow.column)) : Amounts(storage: .zero(count: narrow.count))
  }
}
