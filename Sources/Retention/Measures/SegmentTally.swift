import CustomerData

/// Counts of each segment and of each square of recency × frequency, from the columns of the
/// customers selected. O(customers + days).
struct SegmentTally {
  private struct Cell: BitwiseCopyable {
    var customers = 0
    var revenue: Int64 = 0
    var occasions = 0
  }

  /// Customers between two looks at whether the question still stands: about a tenth of a millisecond.
  private static let block = 32_768
  private static let squares = 25

  /// For each segment its squares.
  private let cells: [Cell]
  /// For each segment how often each number of days since the last order occurs.
  private let silences: [Int32]
  private let days: Int

  init(_ population: Population, among selection: Selection) throws(MetricError) {
    let segments = Segment.allCases.count
    days = population.dataset.orderDays.count
    let cells = CounterTable(repeating: Cell(), count: segments * Self.squares)
    let silences = CounterTable(repeating: Int32(0), count: segments * days)
    let count = selection.customers.count
    for start in stride(from: 0, to: count, by: Self.block) {
      if Task.isCancelled { throw .cancelled }
      let rows = start..<min(start + Self.block, count)
      Self.count(rows, population, selection, cells, silences, days)
    }
    self.cells = cells.values()
    self.silences = silences.values()
  }

  private static func count(
    _ rows: Range<Int>, _ population: Population, _ selection: Selection,
    _ cells: CounterTable<Cell>, _ silences: CounterTable<Int32>, _ days: Int
  ) {
    let (scores, asOf) = (population.scores, population.dataset.asOf.number)
    let (cell, silence) = (cells.cells, silences.cells)
    population.facts.withWorths { worths in
      scores.withColumns { segments, recency, frequency in
        selection.customers.withWords { words in
          var bits = SetBits(words, from: rows.lowerBound, to: rows.upperBound)
          var customer = bits.next()
          while customer < rows.upperBound {
            let segment = Int(segments[customer]) - 1
            if segment >= 0 {
              let square = Int(recency[customer] &- 1) &* 5 &+ Int(frequency[customer] &- 1)
              let place = segment &* squares &+ square
              cell[place].customers &+= 1
              cell[place].revenue &+= worths.spent[customer]
              cell[place].occasions &+= Int(worths.occasions[customer])
              silence[segment &* days &+ Int(asOf &- worths.last[customer].number)] &+= 1
            }
            customer = bits.next()
          }
        }
      }
    }
  }

  /// Customers selected who have an order.
  var customers: Int { cells.reduce(0) { $0 + $1.customers } }

  /// Their net value, in minor units.
  var revenue: Int64 { cells.reduce(0) { $0 + $1.revenue } }

  /// The figures of a segment.
  func row(_ segment: Segment) -> RecencyFrequencyMonetary.SegmentRow {
    let own = cells[segment.place * Self.squares..<(segment.place + 1) * Self.squares]
      .reduce(into: Cell()) { sum, cell in
        sum.customers += cell.customers
        sum.revenue += cell.revenue
        sum.occasions += cell.occasions
      }
    func mean(_ sum: Double) -> Double? {
      own.customers > 0 ? sum / Double(own.customers) : nil
    }
    let silence = Histogram(
      counts: Array(silences[segment.place * days..<(segment.place + 1) * days]))
    let (customers, revenue) = (customers, revenue)
    return RecencyFrequencyMonetary.SegmentRow(
      segment: segment, customers: own.customers, revenue: own.revenue,
      shareOfCustomers: customers > 0 ? Double(own.customers) / Double(customers) : nil,
      shareOfRevenue: revenue > 0 ? Double(own.revenue) / Double(revenue) : nil,
      medianRecency: silence.quantile(0.5), meanFrequency: mean(Double(own.occasions)),
      meanMonetary: mean(Double(own.revenue)))
  }

  /// The figures of a square.
  func square(recency: Int, frequency: Int) -> RecencyFrequencyMonetary.Square {
    let square = (recency - 1) * 5 + frequency - 1
    func own(_ segment: Segment) -> Cell { cells[segment.place * Self.squares + square] }
    let leading = Segment.allCases.filter { own($0).customers > 0 }
      .max { own($0).customers < own($1).customers }
    return RecencyFrequencyMonetary.Square(
      recency: recency, frequency: frequency,
      customers: Segment.allCases.reduce(0) { $0 + own($1).customers },
      revenue: Segment.allCases.reduce(0) { $0 + own($1).revenue }, segment: leading)
  }
}

extension Segment {
  /// All segments, each in its place.
  static let inPlace = allCases.sorted { $0.place < $1.place }

  /// Its place among all segments.
  var place: Int {
    switch self {
    case .champions: 0
    case .loyal: 1
    case .potentialLoyalist: 2
    case .newCustomers: 3
    case .promising: 4
    case .needAttention: 5
    case .aboutToSleep: 6
    case .atRisk: 7
    case .cannotLoseThem: 8
    case .hibernating: 9
    case .lost: 10
    }
  }
}
