import CustomerData

/// Questions about one customer's orders up to a day; each O(own orders).
struct CustomerOrders {
  let dataset: Dataset
  let upTo: Day

  func rows(_ customer: Int) -> some Sequence<Int> {
    dataset.customers.orders(of: customer).lazy.prefix { dataset.orders.day[$0] <= upTo }
  }

  func first(_ customer: Int) -> Day? {
    rows(customer).first { _ in true }.map { dataset.orders.day[$0] }
  }

  func ordered(_ customer: Int, in range: DayRange) -> Bool {
    rows(customer).contains { range.contains(dataset.orders.day[$0]) }
  }

  func spent(_ customer: Int, in range: DayRange) -> Int64 {
    rows(customer).reduce(0) { sum, row in
      range.contains(dataset.orders.day[row]) ? sum + dataset.orders.net[row] : sum
    }
  }

  func orders(_ customer: Int) -> Int { rows(customer).reduce(0) { count, _ in count + 1 } }

  func occasions(_ customer: Int) -> Int {
    var previous: Day?
    var count = 0
    for row in rows(customer) where dataset.orders.day[row] != previous {
      previous = dataset.orders.day[row]
      count += 1
    }
    return count
  }
}

extension Selection {
  /// The customers of those rows.
  init(rows: [Int], of dataset: Dataset) {
    var customers = Bitmap(count: dataset.customers.count)
    for row in rows { customers[row] = true }
    self.init(snapshot: dataset.fingerprint, customers: customers)
  }
}

extension Dataset {
  /// Orders that are not in a figure; those of nobody known are left out where customers are counted.
  func leftOutOrders(countingCustomers: Bool) -> [LeftOut] {
    var result = excluded.filter { $0.count > 0 }.map {
      LeftOut(Self.words[$0.reason] ?? $0.reason.rawValue, $0.count, .orders)
    }
    let all = anonymousOrders.count
    if all > 0, countingCustomers {
      result.append(LeftOut("orders without any customer identifier", all, .orders))
    }
    return result
  }

  private static let words: [OrderExclusion: String] = [
    .test: "test orders", .cancelled: "cancelled orders", .unpaid: "not paid or voided",
    .refunded: "refunded in full", .zero: "worth nothing",
    .unknownCurrency: "currency without a rate",
    .afterAsOf: "placed after the as-of day",
  ]
}
