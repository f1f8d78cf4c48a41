import CustomerData

/// Each customer's own median gap between occasions, in days; NaN with fewer than two occasions.
struct GapMedians: SweepStep {
  private let column: CounterTable<Double>
  private var own: [Int32] = []

  private init(_ column: CounterTable<Double>) { self.column = column }

  mutating func visit(_ run: OrderRun) {
    own.removeAll(keepingCapacity: true)
    for order in 1..<max(1, run.count) where run.days[order] != run.days[order - 1] {
      own.append(Int32(run.days[order] - run.days[order - 1]))
    }
    own.sort()
    if let median = Quantiles.of(sorted: own, 0.5) { column.cells[run.customer] = median }
  }

  // Every thread writes to its own customers of the one column.
  mutating func merge(_ other: GapMedians) {}

  /// The column of a whole shop. O(orders).
  static func column(of dataset: Dataset) -> [Double] {
    let column = CounterTable(repeating: Double.nan, count: dataset.customers.count)
    _ = Sweep(dataset).complete { GapMedians(column) }
    return column.values()
  }
}
