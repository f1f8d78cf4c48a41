@testable import CustomerData

/// The customers in the order of their ids, and their orders in the order of time.
struct SlowPeople {
  /// Places of the intake's orders: customer by customer, by time, then by number; nobody's last.
  let sortedOrders: [Int32]
  /// The customer's row of each of them; -1 for nobody.
  let row: [Int32]
  private let ids: [CustomerID]
  private let rowOfRoot: [Int32: Int32]
  private var parties: Parties

  /// Gathers everybody that an order, a customer's row or a consent names.
  init(_ intake: inout Intake, orders: [Int32]) {
    var ids = intake.parties.slowIDs()
    var isNamed = Set<Int32>()
    for order in orders {
      let party = intake.orders[Int(order)].party
      if party >= 0 { isNamed.insert(intake.parties.root(of: party)) }
    }
    for customer in intake.customers { isNamed.insert(intake.parties.root(of: customer.party)) }
    for consent in intake.consents { isNamed.insert(intake.parties.root(of: consent.party)) }
    ids = ids.filter { isNamed.contains($0.key) }
    let sorted = ids.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    self.ids = sorted.map(\.value)
    rowOfRoot = Dictionary(
      uniqueKeysWithValues: sorted.enumerated().map { ($1.key, Int32($0)) })
    parties = intake.parties
    let rows = Self.rows(of: orders, intake, rowOfRoot, &parties)
    sortedOrders = Self.sort(orders, by: rows, customers: sorted.count, intake)
    var rowOfOrder = Array(repeating: Int32(-1), count: intake.orders.count)
    for (place, order) in orders.enumerated() { rowOfOrder[Int(order)] = rows[place] }
    row = sortedOrders.map { rowOfOrder[Int($0)] }
  }

  private static func rows(
    of orders: [Int32], _ intake: Intake, _ rowOfRoot: [Int32: Int32], _ parties: inout Parties
  ) -> [Int32] {
    var rows: [Int32] = []
    rows.reserveCapacity(orders.count)
    for order in orders {
      let party = intake.orders[Int(order)].party
      rows.append(party < 0 ? -1 : rowOfRoot[parties.root(of: party)] ?? -1)
    }
    return rows
  }

  /// Counting sort by customer, then each customer's few by time and number.
  private static func sort(
    _ orders: [Int32], by rows: [Int32], customers: Int, _ intake: Intake
  ) -> [Int32] {
    var starts = Array(repeating: 0, count: customers + 2)
    for row in rows { starts[(row < 0 ? customers : Int(row)) + 1] += 1 }
    for place in 1..<starts.count { starts[place] += starts[place - 1] }
    var next = starts
    var sorted = Array(repeating: Int32(0), count: orders.count)
    for (place, order) in orders.enumerated() {
      let bucket = rows[place] < 0 ? customers : Int(rows[place])
      sorted[next[bucket]] = order
      next[bucket] += 1
    }
    for bucket in 0...customers where starts[bucket + 1] - starts[bucket] > 1 {
      sorted[starts[bucket]..<starts[bucket + 1]].sort {
        precedes($0, $1, intake.orders, intake.references)
      }
    }
    return sorted
  }

  private static func precedes(
    _ first: Int32, _ second: Int32, _ orders: OrderDrafts, _ words: Vocabulary
  ) -> Bool {
    let x = orders[Int(first)].moment?.second ?? 0
    let y = orders[Int(second)].moment?.second ?? 0
    if x != y { return x < y }
    let left = words[orders[Int(first)].reference]
    let right = words[orders[Int(second)].reference]
    return left == right ? first < second : NaturalOrder.precedes(left, right)
  }

  // MARK: Customers

  /// Every customer with their orders and consents.
  func customers(
    _ intake: Intake, _ orders: [SlowOrder]
  ) -> (rows: [SlowCustomer], consents: [ConsentDraft]) {
    var parties = parties
    var rows = ids.map { SlowCustomer(id: $0.text) }
    var seen = Array(repeating: Int32.max, count: rows.count)
    for (place, order) in orders.enumerated() where order.customer >= 0 {
      let row = Int(order.customer)
      let first = rows[row].orders.isEmpty ? Int32(place) : rows[row].orders.lowerBound
      rows[row].orders = first..<Int32(place + 1)
      seen[row] = min(seen[row], order.day)
    }
    for draft in intake.customers {
      guard let row = rowOfRoot[parties.root(of: draft.party)] else { continue }
      rows[Int(row)].fill(from: draft)
      if let day = draft.created { seen[Int(row)] = min(seen[Int(row)], day.number) }
    }
    let consents = sortedConsents(intake, &rows, &parties, &seen)
    for row in rows.indices where seen[row] != .max { rows[row].firstSeen = seen[row] }
    return (rows, consents)
  }

  private func sortedConsents(
    _ intake: Intake, _ rows: inout [SlowCustomer], _ parties: inout Parties,
    _ seen: inout [Int32]
  ) -> [ConsentDraft] {
    var placed: [(row: Int32, draft: ConsentDraft)] = []
    placed.reserveCapacity(intake.consents.count)
    for draft in intake.consents {
      guard let row = rowOfRoot[parties.root(of: draft.party)] else { continue }
      placed.append((row, draft))
      if let day = draft.moment?.day { seen[Int(row)] = min(seen[Int(row)], day.number) }
    }
    placed.sort {
      ($0.row, $0.draft.moment?.second ?? .min, $0.draft.state.strictness)
        < ($1.row, $1.draft.moment?.second ?? .min, $1.draft.state.strictness)
    }
    for (place, entry) in placed.enumerated() {
      let before = rows[Int(entry.row)].consents
      rows[Int(entry.row)].consents =
        (before.isEmpty ? Int32(place) : before.lowerBound)..<Int32(place + 1)
    }
    return placed.map(\.draft)
  }
}

extension SlowCustomer {
  /// Takes over what a row tells and is not known yet.
  fileprivate mutating func fill(from draft: CustomerDraft) {
    func first(_ mine: Int32, _ theirs: Int32) -> Int32 { mine < 0 ? theirs : mine }
    email = first(email, draft.email)
    phone = first(phone, draft.phone)
    firstName = first(firstName, draft.firstName)
    lastName = first(lastName, draft.lastName)
    city = first(city, draft.city)
    zip = first(zip, draft.zip)
    country = first(country, draft.country)
    language = first(language, draft.language)
    gender = first(gender, draft.gender)
    tags = first(tags, draft.tags)
    birthDate = birthDate ?? draft.birthDate
  }
}

extension Parties {
  /// The id of every root.
  mutating func slowIDs() -> [Int32: CustomerID] {
    var best: [Int32: Int32] = [:]
    for node in 0..<Int32(count) {
      let root = root(of: node)
      guard let rival = best[root] else {
        best[root] = node
        continue
      }
      if precedes(node, rival) { best[root] = node }
    }
    return best.mapValues { CustomerID(words.utf8($0)) }
  }
}
