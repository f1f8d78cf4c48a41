import CustomerData

/// Who moved from which segment to which, between two days.
///
///                 Champions   At Risk   gone
///     Champions      812         31       2
///     new             12          ·       ·
///
/// It looks at two days, so it is asked with two populations; both scored among all customers of their day.
///
/// - Counts: customers with a valid order on one of the days.
/// - Shape: one arrow a pair of segments that somebody moved between; staying is an arrow too.
/// - Complexity: O(customers log customers).
/// - Source: Tenure; segments as in RFM segments.
public struct SegmentMigration: Hashable, Codable, Sendable {
  /// From a segment to a segment.
  public struct Arrow: Hashable, Codable, Sendable {
    /// The segment on the earlier day; nil: no valid order then, new since.
    public let from: Segment?
    /// The segment on the later day; nil: no valid order any more, gone.
    public let to: Segment?

    /// From a segment to a segment.
    public init(from: Segment?, to: Segment?) {
      self.from = from
      self.to = to
    }
  }

  /// One arrow's customers.
  public struct Row: Hashable, Codable, Sendable {
    /// From where to where.
    public let arrow: Arrow
    /// How many.
    public let customers: Int
    /// Their net value on the later day, in minor units.
    public let revenue: Int64
  }

  /// All arrows.
  public struct Value: Hashable, Codable, Sendable {
    /// Most customers first, then by the segments' names.
    public let rows: [Row]
    /// The earlier day.
    public let since: Day
    /// The later day.
    public let asOf: Day
  }

  /// The earlier day.
  public let since: Day

  /// The later day; nil: the as-of day.
  public let until: Day?

  /// Moves since a day.
  public init(since day: Day, until last: Day? = nil) {
    since = day
    until = last
  }

  /// The arrows of the customers selected on the later day.
  public func measure(then: Population, now: Population, among selection: Selection) -> Value {
    var counts: [Arrow: (customers: Int, revenue: Int64)] = [:]
    walk(then, now, selection) { customer, arrow in
      counts[arrow, default: (0, 0)].customers += 1
      counts[arrow, default: (0, 0)].revenue += now.facts.spent[customer]
    }
    let rows = counts.map { Row(arrow: $0, customers: $1.customers, revenue: $1.revenue) }
    return Value(
      rows: rows.sorted {
        ($1.customers, $0.arrow.sortKey) < ($0.customers, $1.arrow.sortKey)
      }, since: since, asOf: now.dataset.asOf)
  }

  /// The customers of an arrow.
  public func customers(
    behind arrow: Arrow, then: Population, now: Population, among selection: Selection
  ) -> Selection {
    var rows: [Int] = []
    walk(then, now, selection) { customer, own in if own == arrow { rows.append(customer) } }
    return Selection(rows: rows, of: now.dataset)
  }

  private func walk(
    _ then: Population, _ now: Population, _ selection: Selection, _ visit: (Int, Arrow) -> Void
  ) {
    var earlier = Counterparts(of: now.dataset.customers, in: then.dataset.customers)
    selection.customers.forEachSet { customer in
      let before = earlier.row(of: customer)
      let arrow = Arrow(
        from: before.flatMap(then.scores.segment), to: now.scores.segment(of: customer))
      if arrow.from != nil || arrow.to != nil { visit(customer, arrow) }
    }
  }
}

extension SegmentMigration.Arrow {
  fileprivate var sortKey: String { (from?.rawValue ?? "~") + "\u{0}" + (to?.rawValue ?? "~") }
}
