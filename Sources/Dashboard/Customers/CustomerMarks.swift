import Retention

/// Which customers are marked, and what they have spent together.
struct CustomerMarks: Equatable, Sendable {
  /// Ids of the marked customers.
  private(set) var ids: Set<String> = []
  /// Their net value, in minor units.
  private(set) var spent: Int64 = 0
  private var range: Range?

  /// A range being drawn out: where it began, and the marks there were.
  private struct Range: Equatable {
    let anchor: Int
    let ids: Set<String>
    let spent: Int64
  }

  init() {}

  /// Marks of an earlier session; what they add up to is known once the rows are there.
  init(of ids: Set<String>) { self.ids = ids }

  /// Whether a range is being drawn out.
  var isInRange: Bool { range != nil }

  /// The marks without the range being drawn out.
  var settled: CustomerMarks {
    var marks = self
    marks.range = nil
    return marks
  }

  func contains(_ customer: ListedCustomer) -> Bool { ids.contains(customer.id) }

  mutating func toggle(_ customer: ListedCustomer) {
    range = nil
    flip(customer)
  }

  /// Marks what is not marked, and the other way round.
  mutating func invert(_ customers: some Sequence<ListedCustomer>) {
    range = nil
    for customer in customers { flip(customer) }
  }

  mutating func removeAll() { self = CustomerMarks() }

  /// Begins a range at a place of the list.
  mutating func beginRange(at place: Int) {
    range = Range(anchor: place, ids: ids, spent: spent)
  }

  /// What is marked stays; moving marks no more.
  mutating func endRange() { range = nil }

  /// Draws the range out to a place of the list: everyone between is marked.
  mutating func extend(to place: Int, in list: (Int) -> ListedCustomer?) {
    guard let range else { return }
    (ids, spent) = (range.ids, range.spent)
    for between in min(range.anchor, place)...max(range.anchor, place) {
      guard let customer = list(between), !ids.contains(customer.id) else { continue }
      flip(customer)
    }
  }

  /// Forgets marks of customers that are no more, and adds up what the others have spent now.
  mutating func restrict(to customers: ListedCustomers) {
    range = nil
    let wanted = ids
    ids = []
    spent = 0
    guard !wanted.isEmpty else { return }
    for customer in customers where wanted.contains(customer.id) { flip(customer) }
  }

  private mutating func flip(_ customer: ListedCustomer) {
    if ids.remove(customer.id) != nil {
      spent -= customer.row.revenue
    } else {
      ids.insert(customer.id)
      spent += customer.row.revenue
    }
  }
}
