/// What orders told about customers over time, where no customers file tells it: the address of
/// the last order by a day is the customer's at that day.
///
/// Only customers are here whose answer depends on the day; everybody else's stands in the columns.
struct CustomerTrails: Sendable {
  let email, phone: Trail<TextColumn>
  let country, city, zip: Trail<Codes>
}

/// One field's trail: entries customer by customer, each customer's in the order of their orders.
struct Trail<Values: RandomAccessCollection & Sendable>: Sendable where Values.Index == Int {
  /// The customer's row; those of one stand together.
  let customer: Column<Int32>
  /// The day of the order that told it.
  let day: Column<Int32>
  let values: Values

  /// For each customer with a trail the entry that holds at a day; nil: none yet.
  func entries(asOf: Int32) -> [Int32: Int?] {
    var entries: [Int32: Int?] = [:]
    for entry in customer.indices {
      let isSeen = day[entry] <= asOf
      if isSeen { entries[customer[entry]] = .some(entry) }
      if !isSeen && entries[customer[entry]] == nil { entries[customer[entry]] = .some(nil) }
    }
    return entries
  }
}
