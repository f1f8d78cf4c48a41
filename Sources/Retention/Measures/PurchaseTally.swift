import CustomerData

/// Each visited customer's recency, frequency and value, the gaps, and the sums of the purchase
/// histories, from one pass.
struct PurchaseTally: SweepStep {
  /// The worths of visited customers, in the order of the visits; every thread has its own.
  private struct Worths {
    let customers: CounterTable<Int32>
    let last: CounterTable<Day>
    let occasions: CounterTable<Int32>
    let spent: CounterTable<Int64>
    var count = 0

    init(capacity: Int) {
      customers = CounterTable(capacity: capacity)
      last = CounterTable(capacity: capacity)
      occasions = CounterTable(capacity: capacity)
      spent = CounterTable(capacity: capacity)
    }

    /// What of it is filled; valid as long as this is held.
    var columns: QuintileRule.Worths {
      QuintileRule.Worths(
        last: UnsafeBufferPointer(rebasing: last.cells[..<count]),
        occasions: UnsafeBufferPointer(rebasing: occasions.cells[..<count]),
        spent: UnsafeBufferPointer(rebasing: spent.cells[..<count]))
    }
  }

  /// Occasions after the first, summed over customers.
  private(set) var repeats = 0
  /// Days from first to last order, summed.
  private(set) var spans = 0
  /// Days from first order to the as-of day, summed.
  private(set) var ages = 0
  private var own: Worths
  private var others: [Worths] = []
  private let days: DayRange
  private let gapTable: CounterTable<Int32>

  /// Room for that many customers, whose orders lie in a range of days.
  init(capacity: Int, within days: DayRange) {
    own = Worths(capacity: capacity)
    self.days = days
    gapTable = CounterTable(repeating: 0, count: days.count)
  }

  mutating func visit(_ run: OrderRun) {
    let gapCounts = gapTable.cells
    let first = run.days[0].number
    var previous = first
    var total = run.nets[0]
    var met: Int32 = 1
    for order in 1..<max(1, run.count) {
      let day = run.days[order].number
      total &+= run.nets[order]
      if day != previous {
        gapCounts[Int(day &- previous)] &+= 1
        met &+= 1
        previous = day
      }
    }
    let place = own.count
    own.customers.cells[place] = Int32(truncatingIfNeeded: run.customer)
    own.last.cells[place] = run.last
    own.occasions.cells[place] = met
    own.spent.cells[place] = total
    own.count = place &+ 1
    repeats &+= Int(met) &- 1
    spans &+= Int(previous &- first)
    ages &+= Int(days.last.number &- first)
  }

  mutating func merge(_ other: PurchaseTally) {
    others += [other.own] + other.others
    repeats += other.repeats
    spans += other.spans
    ages += other.ages
    for gap in gapTable.cells.indices { gapTable.cells[gap] += other.gapTable.cells[gap] }
  }

  /// Customers visited.
  var count: Int { own.count + others.reduce(0) { $0 + $1.count } }

  /// How often each gap between occasions occurs.
  var gaps: Histogram { Histogram(counts: gapTable.values()) }

  /// Scores of every visited customer, compared with each other. O(customers).
  func scores() -> ShopSweep.Scores {
    let all = [own] + others
    return withExtendedLifetime(all) {
      let parts = all.map(\.columns)
      let rule = QuintileRule(parts, within: days)
      var scores = ShopSweep.Scores(capacity: count)
      for (worths, part) in zip(all, parts) {
        scores.add(
          part, of: UnsafeBufferPointer(rebasing: worths.customers.cells[..<worths.count]), by: rule
        )
      }
      return scores
    }
  }
}
