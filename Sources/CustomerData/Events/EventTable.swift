/// Everything of one kind that happened to customers: customer by customer, each one's by time.
///
///     starts   0      2   2      5
///     day      │ 3 9 │ · │ 1 4 4 │      the second customer has none
public struct EventTable: Sendable {
  /// The value of an event that tells none.
  public static let untold = Int64.min

  /// Events of the ledger's customer `c` are rows `starts[c]..<starts[c + 1]`.
  public let starts: Column<UInt32>
  /// Local day.
  public let day: Column<Day>
  /// Minutes since local midnight; -1 when the file has no time.
  public let minute: Column<Int16>
  /// Campaign, survey, issue or page (`EventKind`).
  public let name: Words
  /// Channel of a message, carrier of a delivery.
  public let channel: Words
  /// Topic of a contact, reason of a return, event of a visit or of points.
  public let topic: Words
  /// What `EventKind.subject` says; empty: no row tells any. -1 where a row tells none.
  public let subject: Column<Int32>
  /// Money in minor units, else thousandths; empty: no row tells any.
  public let value: Amounts

  /// The number of events.
  public var count: Int { day.count }

  /// The value of a row; nil: it tells none.
  public func value(of row: Int) -> Int64? {
    guard row < value.count else { return nil }
    let value = value[row]
    return value == Self.untold ? nil : value
  }

  /// The subject of a row; nil: it tells none.
  public func subject(of row: Int) -> Int32? {
    guard row < subject.count, subject[row] >= 0 else { return nil }
    return subject[row]
  }
}

/// One event on its way into a table.
public struct CustomerEvent: Hashable, Sendable {
  /// The customer's row.
  public var customer: Int
  /// What happened.
  public var kind: EventKind
  /// When.
  public var day: Day
  /// Minutes since local midnight; -1: unknown.
  public var minute: Int16
  /// As in `EventTable`; nil: absent.
  public var name, channel, topic: String?
  /// As in `EventTable`.
  public var subject: Int32
  /// As in `EventTable`.
  public var value: Int64

  /// Something that happened.
  public init(
    _ customer: Int, _ kind: EventKind, _ day: Day, minute: Int16 = -1, name: String? = nil,
    channel: String? = nil, topic: String? = nil, subject: Int32 = -1,
    value: Int64 = EventTable.untold
  ) {
    self.customer = customer
    self.kind = kind
    self.day = day
    self.minute = minute
    self.name = name
    self.channel = channel
    self.topic = topic
    self.subject = subject
    self.value = value
  }
}

extension EventTable {
  /// A table of events of one kind, in any order. O(n log n).
  init(_ events: [CustomerEvent], customers: Int) {
    let sorted = events.enumerated().sorted {
      ($0.element.customer, $0.element.day.number, $0.element.minute, $0.offset)
        < ($1.element.customer, $1.element.day.number, $1.element.minute, $1.offset)
    }.map(\.element)
    var starts = Array(repeating: UInt32(0), count: customers + 1)
    for event in sorted { starts[event.customer + 1] += 1 }
    for row in 0..<customers { starts[row + 1] += starts[row] }
    self.init(
      starts: Column(starts), day: Column(sorted.map(\.day)),
      minute: Column(sorted.map(\.minute)), name: Words(sorted.map(\.name)),
      channel: Words(sorted.map(\.channel)), topic: Words(sorted.map(\.topic)),
      subject: Self.told(sorted.map(\.subject)), value: Self.told(sorted.map(\.value)))
  }

  /// A column of subjects, empty when no row tells one.
  static func told(_ subjects: [Int32]) -> Column<Int32> {
    subjects.allSatisfy { $0 < 0 } ? [] : Column(subjects)
  }

  /// A column of values, empty when no row tells one.
  static func told(_ values: [Int64]) -> Amounts {
    values.allSatisfy { $0 == untold } ? [] : Amounts(values)
  }
}
