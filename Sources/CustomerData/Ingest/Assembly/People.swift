/// The customers in the order of their ids, and their orders in the order of time.
struct People {
  /// Everybody's id, in order.
  let ids: TextColumn
  /// The customer of each party; -1: nobody's.
  let customerOfParty: Column<Int32>
  /// The orders customer by customer.
  let sortedOrders: SortedOrders

  /// Gathers everybody that an order, a customer's row or a consent names.
  init(_ intake: inout Intake, isKept: [Bool]) {
    let roots = intake.parties.roots()
    let named = intake.parties.customerIDs(
      roots: roots, isNamed: Self.isNamed(intake, roots: roots, isKept: isKept))
    let order = IDOrder.sorted(named.ids)
    ids = order.countsUp ? named.ids : named.ids.gathered(order)
    var customerOfRoot = GrowingColumn<Int32>()
    customerOfRoot.append(repeating: -1, count: roots.count)
    customerOfRoot.withMutableValues { customers in
      for customer in order.indices {
        customers[Int(named.roots[Int(order[customer])])] = Int32(truncatingIfNeeded: customer)
      }
    }
    customerOfParty = withExtendedLifetime((roots, customerOfRoot)) {
      let (roots, customers) = (roots.values, customerOfRoot.values)
      return Column(count: roots.count) { customers[Int(roots[$0])] }
    }
    sortedOrders = SortedOrders(
      intake.orders, isKept, customerOfParty, customers: order.count, intake.references)
  }

  /// For each root whether anything names it.
  private static func isNamed(
    _ intake: Intake, roots: GrowingColumn<Int32>, isKept: [Bool]
  ) -> GrowingColumn<Bool> {
    var isNamed = GrowingColumn<Bool>(zeros: roots.count)
    withExtendedLifetime((intake, roots)) {
      let roots = roots.values
      isNamed.withMutableValues { isNamed in
        func name(_ party: Int32) { if party >= 0 { isNamed[Int(roots[Int(party)])] = true } }
        let party = intake.orders.party.reader
        for order in isKept.indices where isKept[order] { name(party[order]) }
        for row in 0..<intake.customers.count { name(intake.customers.party[row]) }
        let consenting = intake.consents.party.reader
        for row in intake.consents.indices { name(consenting[row]) }
        for event in 0..<intake.events.count { name(intake.events.party[event]) }
      }
    }
    return isNamed
  }

  /// The customer a party is; nil: nobody.
  func customer(of party: Int32) -> Int? {
    let customer = party < 0 ? -1 : customerOfParty[Int(party)]
    return customer < 0 ? nil : Int(customer)
  }

  /// The first day anything is known of each customer; `Int32.min`: always.
  func firstSeen(_ intake: Intake, _ sorted: SortedOrders) -> Column<Int32> {
    var seen = sorted.firstDays()
    seen.withMutableValues { seen in
      func see(_ party: Int32, on day: Int32) {
        guard let customer = customer(of: party) else { return }
        seen[customer] = min(seen[customer], day)
      }
      for row in 0..<intake.customers.count {
        guard let day = intake.customers.created[row] else { continue }
        see(intake.customers.party[row], on: day.number)
      }
      withExtendedLifetime(intake.consents) {
        let (party, days) = (intake.consents.party.reader, intake.consents.moment.day.reader)
        for row in intake.consents.indices where days[row] != .min {
          see(party[row], on: days[row])
        }
      }
      for event in 0..<intake.events.count {
        see(intake.events.party[event], on: intake.events.moment.day[event])
      }
      for customer in seen.indices where seen[customer] == .max { seen[customer] = .min }
    }
    return seen.column
  }

  /// The last day anything is known of: the day of a folder without orders.
  func lastKnownDay(_ intake: Intake, _ seen: Column<Int32>) -> Day? {
    let seen = seen.filter { $0 != .min }.map(Day.init(number:))
    return (intake.consents.compactMap(\.moment?.day) + seen).max()
  }
}

extension Column<Int32> {
  /// Whether every row's value is the row's own number.
  var countsUp: Bool {
    withUnsafeBufferPointer { rows in rows.indices.allSatisfy { rows[$0] == $0 } }
  }
}

extension Parties {
  /// The ids of the roots asked for: the smallest shop id, else `c-` and twelve digits of a hash
  /// of the smallest address, else of the smallest phone. O(nodes).
  fileprivate func customerIDs(
    roots: GrowingColumn<Int32>, isNamed: GrowingColumn<Bool>
  ) -> (roots: GrowingColumn<Int32>, ids: TextColumn) {
    var best = GrowingColumn<Int32>()
    best.append(repeating: -1, count: roots.count)
    best.withMutableValues { best in
      for node in roots.indices where isNamed[Int(roots[node])] {
        let (root, own) = (Int(roots[node]), Int32(truncatingIfNeeded: node))
        if best[root] < 0 || precedes(own, best[root]) { best[root] = own }
      }
    }
    var named = GrowingColumn<Int32>()
    named.reserve(roots.count)
    for root in best.indices where best[root] >= 0 {
      named.append(Int32(truncatingIfNeeded: root))
    }
    var ids = TextColumnBuilder(rows: named.count)
    for root in named {
      words.withUTF8(best[Int(root)]) { word in
        if word.first == Kind.shopID.rawValue {
          ids.append(FieldBytes(rebasing: word.dropFirst()))
        } else {
          ids.append(CustomerID(Array(word)[...]).text)
        }
      }
    }
    return (named, ids.column)
  }
}
