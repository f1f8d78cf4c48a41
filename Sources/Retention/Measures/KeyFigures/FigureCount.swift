import CustomerData

/// Counts the key figures of several periods in one pass: what every figure needs day by day, and
/// what only some need if one of those is asked for.
struct FigureCount: SweepStep {
  let frame: FigureFrame
  private var book: DayBook
  private var revenue: KeptRevenue?
  private var gaps: GapHistory?
  private var waits: WaitHistory?

  /// What some figures are made of.
  init(_ frame: FigureFrame, for names: some Sequence<FigureName>) {
    let names = Set(names)
    self.frame = frame
    book = DayBook(frame)
    revenue = names.contains(where: \.comparesRevenue) ? KeptRevenue(frame) : nil
    gaps = names.contains(where: \.needsGaps) ? GapHistory(frame) : nil
    waits = names.contains(where: \.needsWaits) ? WaitHistory(frame) : nil
  }

  mutating func visit(_ run: OrderRun) {
    book.visit(run)
    revenue?.visit(run)
    gaps?.visit(run)
    waits?.visit(run)
  }

  mutating func merge(_ other: FigureCount) {
    book.merge(other.book)
    if let its = other.revenue { revenue?.merge(its) }
    if let its = other.gaps { gaps?.merge(its) }
    if let its = other.waits { waits?.merge(its) }
  }

  /// Orders of nobody known, which count in revenue and orders alone.
  func addAnonymous(of dataset: Dataset) { book.addAnonymous(of: dataset) }

  /// The tally of each end. O(days × ends).
  func tallies() -> [FigureTally] {
    var tallies = frame.ends.map { end in
      FigureTally(
        period: DayRange(last: frame.days, upTo: end),
        window: DayRange(last: frame.window, upTo: end))
    }
    book.fill(&tallies)
    revenue?.fill(&tallies)
    gaps?.fill(&tallies)
    waits?.fill(&tallies)
    return tallies
  }
}

extension FigureName {
  fileprivate var comparesRevenue: Bool {
    self == .revenueChurnGross || self == .revenueChurnNet
  }

  fileprivate var needsGaps: Bool {
    switch self {
    case .intervalMedian, .intervalMedianPooled, .intervalMedianOrders: true
    default: false
    }
  }

  fileprivate var needsWaits: Bool {
    self == .timeToSecondMedian || self == .timeToSecondMedianReturned
  }
}
