import CustomerData

/// Counts of each segment and of each square of recency × frequency, from the columns of the
/// customers selected. O(customers + days).
struct SegmentTally {
  private struct Cell {
    var customers = 0
    var revenue: Int64 = 0
    var occasions = 0
    var silence: Histogram
  }

  private struct Square {
    var revenue: Int64 = 0
    var segments = [Int](repeating: 0, count: Segment.allCases.count)
  }

  private var cells: [Cell]
  private var squares = [Square](repeating: Square(), count: 25)

  /// Customers selected who have an order.
  private(set) var customers = 0
  /// Their net value, in minor units.
  private(set) var revenue: Int64 = 0

  init(_ population: Population, among selection: Selection) {
    let (facts, scores) = (population.facts, population.scores)
    let asOf = population.dataset.asOf
    let cell = Cell(silence: Histogram(limit: population.dataset.orderDays.count - 1))
    cells = Array(repeating: cell, count: Segment.allCases.count)
    selection.customers.forEachSet { customer in
      guard let segment = scores.segment(of: customer), let last = facts.lastOrder(of: customer)
      else { return }
      let spent = facts.spent[customer]
      customers += 1
      revenue += spent
      cells[segment.place].customers += 1
      cells[segment.place].revenue += spent
      cells[segment.place].occasions += Int(facts.occasions[customer])
      cells[segment.place].silence.add(asOf - last)
      let square = Int(scores.recency[customer] - 1) * 5 + Int(scores.frequency[customer] - 1)
      squares[square].revenue += spent
      squares[square].segments[segment.place] += 1
    }
  }

  /// The figures of a segment.
  func row(_ segment: Segment) -> RecencyFrequencyMonetary.SegmentRow {
    let own = cells[segment.place]
    func mean(_ sum: Double) -> Double? {
      own.customers > 0 ? sum / Double(own.customers) : nil
    }
    return RecencyFrequencyMonetary.SegmentRow(
      segment: segment, customers: own.customers, revenue: own.revenue,
      shareOfCustomers: customers > 0 ? Double(own.customers) / Double(customers) : nil,
      shareOfRevenue: revenue > 0 ? Double(own.revenue) / Double(revenue) : nil,
      medianRecency: own.silence.quantile(0.5), meanFrequency: mean(Double(own.occasions)),
      meanMonetary: mean(Double(own.revenue)))
  }

  /// The figures of a square.
  func square(recency: Int, frequency: Int) -> RecencyFrequencyMonetary.Square {
    let own = squares[(recency - 1) * 5 + frequency - 1]
    let leading = Segment.allCases.filter { own.segments[$0.place] > 0 }
      .max { own.segments[$0.place] < own.segments[$1.place] }
    return RecencyFrequencyMonetary.Square(
      recency: recency, frequency: frequency, customers: own.segments.reduce(0, +),
      revenue: own.revenue, segment: leading)
  }
}

extension Segment {
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
