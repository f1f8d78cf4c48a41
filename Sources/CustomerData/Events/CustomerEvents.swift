/// What happened to customers beside their orders, as seen at the end of a day: messages, answers,
/// support contacts, deliveries, returns, points, recommendations, visits.
///
/// A shop whose files tell none of it has no tables, and pays nothing.
public struct CustomerEvents: Sendable {
  let tables: [EventKind: EventTable]
  /// What the scores of answers mean; an answer's subject is its place here.
  public let scales: [SurveyScale]
  /// The ledger's number of each customer; nil: the same.
  let customers: Column<Int32>?
  /// The day whose end this is seen from.
  let asOf: Day

  init(
    tables: [EventKind: EventTable], scales: [SurveyScale], customers: Column<Int32>? = nil,
    asOf: Day
  ) {
    self.tables = tables
    self.scales = scales
    self.customers = customers
    self.asOf = asOf
  }

  /// Nothing happened.
  public static let none = CustomerEvents(tables: [:], scales: [], asOf: Day(number: .max))

  /// Events in any order; those behind the day are not seen. O(n log n).
  public init(
    _ events: [CustomerEvent], scales: [SurveyScale] = [], customers: Int, asOf: Day
  ) {
    let byKind = Dictionary(grouping: events, by: \.kind)
    self.init(
      tables: byKind.mapValues { EventTable($0, customers: customers) }, scales: scales,
      asOf: asOf)
  }

  /// Whether nothing happened.
  public var isEmpty: Bool { tables.isEmpty }

  /// The kinds that the files tell of, in the order of the kinds.
  public var kinds: [EventKind] { EventKind.allCases.filter { tables[$0] != nil } }

  /// Everything of one kind; nil: the files tell of none.
  public subscript(kind: EventKind) -> EventView? {
    tables[kind].map { EventView(table: $0, customers: customers, asOf: asOf) }
  }

  /// The same as seen by other customers' numbers and at another day.
  func seen(at day: Day, customers: Column<Int32>?) -> CustomerEvents {
    CustomerEvents(tables: tables, scales: scales, customers: customers, asOf: day)
  }

  /// The last day anything happened; nil: nothing did. O(events).
  var lastDay: Day? {
    tables.values.compactMap { table in table.day.withUnsafeBufferPointer { $0.max() } }.max()
  }
}

/// The events of one kind as seen at the end of a day.
public struct EventView: Sendable {
  /// Every event, also those behind the day: ask for rows by customer.
  public let table: EventTable
  let customers: Column<Int32>?
  let asOf: Day

  /// The rows of a customer's events by the day, oldest first. O(own events behind the day).
  public func rows(of customer: Int) -> Range<Int> {
    let place = customers.map { Int($0[customer]) } ?? customer
    guard place + 1 < table.starts.count else { return 0..<0 }
    let start = Int(table.starts[place])
    var end = min(Int(table.starts[place + 1]), table.count)
    guard start <= end else { return 0..<0 }
    while end > start, table.day[end - 1] > asOf { end -= 1 }
    return start..<end
  }

  /// Calls `body` with a function that tells each customer's rows, for a pass over many: nothing is
  /// checked twice.
  public func withRows<Result>(_ body: ((Int) -> Range<Int>) -> Result) -> Result {
    table.starts.withUnsafeBufferPointer { starts in
      table.day.withUnsafeBufferPointer { days in
        body { customer in
          let place = customers.map { Int($0[customer]) } ?? customer
          guard place + 1 < starts.count else { return 0..<0 }
          let start = Int(starts[place])
          var end = min(Int(starts[place + 1]), days.count)
          guard start < end else { return 0..<0 }
          while end > start, days[end - 1] > asOf { end -= 1 }
          return start..<end
        }
      }
    }
  }
}
