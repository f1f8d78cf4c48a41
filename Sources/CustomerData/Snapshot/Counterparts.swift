/// Where the customers of one table stand in another of the same shop, as it was on another day.
///
/// Both days are read from one history, so nearly all rows are the same in both; ids are looked up only from where
/// they are not.
public struct Counterparts {
  private let ours: TextColumn
  private let theirs: TextColumn
  private var rows: [String: Int]?

  /// The customers of a table, looked for in the other.
  public init(of table: CustomerTable, in other: CustomerTable) {
    ours = table.contacts.ids
    theirs = other.contacts.ids
  }

  /// The other table's row of a customer; nil: is not in it. O(1), but for O(customers) once when rows differ.
  public mutating func row(of customer: Int) -> Int? {
    let id = ours[customer]
    if customer < theirs.count, theirs.isEqual(customer, to: id.utf8) { return customer }
    return places()[id]
  }

  private mutating func places() -> [String: Int] {
    if let rows { return rows }
    let found = Dictionary(
      theirs.indices.map { (theirs[$0], $0) }, uniquingKeysWith: { first, _ in first })
    rows = found
    return found
  }
}
