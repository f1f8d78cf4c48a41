import CustomerData

/// Where the orders or events that a verb means stand: customer by customer, each one's by time.
struct EventSource {
  let day: Column<Day>
  let minute: Column<Int16>
  /// nil: orders, or nothing at all.
  let view: EventView?
  private let offsets: Column<Int32>?

  init(_ verb: Verb, _ dataset: Dataset) {
    guard let kind = verb.kind else {
      (day, minute) = (dataset.orders.day, dataset.orders.minute)
      (view, offsets) = (nil, dataset.customers.orderOffsets)
      return
    }
    view = dataset.events[kind]
    offsets = nil
    (day, minute) = (view?.table.day ?? [], view?.table.minute ?? [])
  }

  var isEmpty: Bool { day.isEmpty }

  /// The first day of all; nil: there is none. O(events).
  var firstDay: Day? { day.withUnsafeBufferPointer { $0.min() } }

  /// The rows of a customer, oldest first.
  func rows(of customer: Int) -> Range<Int> {
    if let offsets { return Int(offsets[customer])..<Int(offsets[customer + 1]) }
    return view?.rows(of: customer) ?? 0..<0
  }

  /// Whether a row comes after another source's: of two on one day, only when both have a time.
  func isAfter(_ later: Int, _ row: Int, of other: EventSource) -> Bool {
    if day[later] != other.day[row] { return day[later] > other.day[row] }
    return other.minute[row] >= 0 && minute[later] > other.minute[row]
  }
}
