/// The customers in the order of their ids, and their orders in the order of time.
struct People {
  /// Everybody's id, in order.
  let ids: TextColumn
  /// The customer of each party; -1: nobody's.
  let customerOfParty: [Int32]
  /// The orders customer by customer.
  let sortedOrders: SortedOrders

  /// Gathers everybody that an order, a customer's row or a consent names.
  init(_ intake: inout Intake, isKept: [Bool]) {
    let roots = (0..<Int32(intake.parties.count)).map { intake.parties.root(of: $0) }
    var isNamed = Array(repeating: false, count: roots.count)
    withExtendedLifetime(intake.orders) {
      let party = intake.orders.party.reader
      for order in isKept.indices where isKept[order] && party[order] >= 0 {
        isNamed[Int(roots[Int(party[order])])] = true
      }
    }
    for row in 0..<intake.customers.count {
      isNamed[Int(roots[Int(intake.customers.party[row])])] = true
    }
    for consent in intake.consents { isNamed[Int(roots[Int(consent.party)])] = true }
    for event in 0..<intake.events.count where intake.events.party[event] >= 0 {
      isNamed[Int(roots[Int(intake.events.party[event])])] = true
    }
    let named = intake.parties.customerIDs(roots: roots, isNamed: isNamed)
    let order = IDOrder.sorted(named.ids)
    ids = named.ids.gathered(order)
    var customerOfRoot = Array(repeating: Int32(-1), count: roots.count)
    for (customer, place) in order.enumerated() {
      customerOfRoot[Int(named.roots[Int(place)])] = Int32(customer)
    }
    customerOfParty = roots.map { customerOfRoot[Int($0)] }
    sortedOrders = SortedOrders(
      intake.orders, isKept, customerOfParty, customers: order.count, intake.references)
  }

  /// The customer a party is; nil: nobody.
  func customer(of party: Int32) -> Int? {
    let customer = party < 0 ? -1 : customerOfParty[Int(party)]
    return customer < 0 ? nil : Int(customer)
  }

  /// The first day anything is known of each customer; `Int32.min`: always.
  func firstSeen(_ intake: Intake, _ sorted: SortedOrders) -> [Int32] {
    var seen = Array(sorted.firstDay)
    for row in 0..<intake.customers.count {
      guard let day = intake.customers.created[row],
        let customer = customer(of: intake.customers.party[row])
      else { continue }
      seen[customer] = min(seen[customer], day.number)
    }
    for consent in intake.consents {
      guard let day = consent.moment?.day, let customer = customer(of: consent.party) else {
        continue
      }
      seen[customer] = min(seen[customer], day.number)
    }
    for event in 0..<intake.events.count {
      guard let customer = customer(of: intake.events.party[event]) else { continue }
      seen[customer] = min(seen[customer], intake.events.moment.day[event])
    }
    return seen.map { $0 == .max ? .min : $0 }
  }

  /// The last day anything is known of: the day of a folder without orders.
  func lastKnownDay(_ intake: Intake, _ seen: [Int32]) -> Day? {
    let seen = seen.filter { $0 != .min }.map(Day.init(number:))
    return (intake.consents.compactMap(\.moment?.day) + seen).max()
  }
}

extension Parties {
  /// The ids of the roots asked for: the smallest shop id, else `c-` and twelve digits of a hash
  /// of the smallest address, else of the smallest phone. O(nodes).
  fileprivate func customerIDs(
    roots: [Int32], isNamed: [Bool]
  ) -> (roots: [Int32], ids: TextColumn) {
    var best = Array(repeating: Int32(-1), count: roots.count)
    for node in 0..<Int32(roots.count) where isNamed[Int(roots[Int(node)])] {
      let root = Int(roots[Int(node)])
      if best[root] < 0 || precedes(node, best[root]) { best[root] = node }
    }
    let named = best.indices.filter { best[$0] >= 0 }.map(Int32.init)
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
