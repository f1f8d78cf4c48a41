import CustomerData

extension Sweep {
  /// The customers, of those with an order in this pass, of whose orders something holds.
  ///
  /// - Complexity: O(customers / 64), and what the rule costs for each visited.
  func pick(_ isPicked: @escaping @Sendable (OrderRun) -> Bool) throws(MetricError) -> Selection {
    let count = dataset.customers.count
    let step = try run { CustomerPick(count, isPicked) }
    return Selection(
      snapshot: dataset.fingerprint,
      customers: Bitmap(count: count, words: step.words.values()))
  }
}

/// Marks the customers for whom a rule holds.
private struct CustomerPick: SweepStep {
  let words: CounterTable<UInt64>
  private let isPicked: @Sendable (OrderRun) -> Bool

  init(_ count: Int, _ isPicked: @escaping @Sendable (OrderRun) -> Bool) {
    words = CounterTable(repeating: 0, count: (count + 63) / 64)
    self.isPicked = isPicked
  }

  mutating func visit(_ run: OrderRun) {
    guard isPicked(run) else { return }
    words.cells[run.customer >> 6] |= 1 << UInt64(run.customer & 63)
  }

  mutating func merge(_ other: CustomerPick) {
    for word in words.cells.indices { words.cells[word] |= other.words.cells[word] }
  }
}
