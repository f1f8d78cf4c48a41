@testable import CustomerData

/// A ledger as seen at the end of one day.
struct SlowView {
  let ledger: SlowLedger
  let asOf: Int32
  /// The ledger's customers known by the day.
  private(set) var customers: [Int] = []
  /// The ledger's orders valid at the day, in its order.
  private var orders: [Int] = []
  private var offsets: [Int32] = [0]
  private var net: [Int64] = []
  private var refunded: [Int64] = []
  private var counts: [OrderExclusion: Int] = [:]

  init(_ ledger: SlowLedger, asOf: Day) {
    self.ledger = ledger
    self.asOf = asOf.number
  }

  /// Orders left out, by reason, in the order of the reasons.
  var excluded: [ExcludedOrders] {
    OrderExclusion.allCases.compactMap { reason in
      counts[reason].map { ExcludedOrders(reason: reason, count: $0) }
    }
  }

  /// Picks the customers and orders that are visible.
  mutating func gather() {
    var next = 0
    for (place, customer) in ledger.customers.enumerated() {
      let isKnown = customer.firstSeen <= asOf
      for order in customer.orders { take(Int(order)) }
      next = max(next, Int(customer.orders.upperBound))
      guard isKnown else { continue }
      customers.append(place)
      offsets.append(Int32(orders.count))
    }
    for order in next..<ledger.orders.count { take(order) }
  }

  private mutating func take(_ place: Int) {
    let order = ledger.orders[place]
    let repaid = order.repaid(by: asOf, ledger.refunds)
    if let reason = exclusion(of: order, repaid) {
      counts[reason, default: 0] += 1
      return
    }
    orders.append(place)
    net.append(order.reported(order.goods &- repaid, ledger.minorUnits))
    refunded.append(order.reported(repaid, ledger.minorUnits))
  }

  private func exclusion(of order: SlowOrder, _ repaid: Int64) -> OrderExclusion? {
    if order.day > asOf { return .afterAsOf }
    if order.marks.contains(.test) { return .test }
    if order.cancelled <= asOf { return .cancelled }
    if order.marks.contains(.unpaid) { return .unpaid }
    if order.rate == 0 { return .unknownCurrency }
    if order.goods == 0 && repaid == 0 && ledger.shop.countsZeroOrders { return nil }
    if order.goods <= 0 { return .zero }
    return order.goods &- repaid <= 0 ? .refunded : nil
  }

  // MARK: Orders

  /// The valid orders.
  func orderTable() -> OrderTable {
    let all = ledger.orders
    func words(_ field: (SlowOrder) -> Int32) -> Words {
      SlowWords(ledger.words).words(orders.map { field(all[$0]) })
    }
    var lineOffsets: [Int32] = [0]
    lineOffsets.reserveCapacity(orders.count + 1)
    for order in orders {
      lineOffsets.append((lineOffsets.last ?? 0) + Int32(all[order].lines.count))
    }
    return OrderTable(
      ids: orders.map { ledger.references[all[$0].reference] },
      day: orders.map { Day(number: all[$0].day) }, minute: orders.map { all[$0].minute },
      net: net,
      discount: orders.map { all[$0].reported(all[$0].discount, ledger.minorUnits) },
      refunded: refunded, channel: words { $0.channel }, campaign: words { $0.campaign },
      source: words { $0.source }, device: words { $0.device }, country: words { $0.country },
      discountCode: words { $0.discountCode }, lineOffsets: lineOffsets)
  }

  /// The lines of the valid orders.
  func lineTable() -> LineTable {
    let all = ledger.lines
    let ranges = orders.map { ledger.orders[$0].lines }
    func gathered<Values: RandomAccessCollection>(_ column: Values) -> [Values.Element]
    where Values.Index == Int {
      var result: [Values.Element] = []
      result.reserveCapacity(column.count)
      for range in ranges { result += column[Int(range.lowerBound)..<Int(range.upperBound)] }
      return result
    }
    return LineTable(
      product: gathered(all.product), quantity: gathered(all.quantity), net: gathered(all.net))
  }

  // MARK: Customers

  /// The customers known by the day; what a customers file tells goes before what the last
  /// visible order does.
  func customerTable() -> CustomerTable {
    let words = ledger.words
    var ids = TextColumnBuilder()
    var (email, phone) = (TextColumnBuilder(), TextColumnBuilder())
    var (first, last) = (TextColumnBuilder(), TextColumnBuilder())
    var places = Places()
    for place in customers {
      let customer = ledger.customers[place]
      places.country.append(latest(customer, customer.country, \.country))
      places.city.append(latest(customer, customer.city, \.city))
      places.zip.append(latest(customer, customer.zip, \.zip))
      ids.append(customer.id)
      email.append(words[latest(customer, customer.email, \.email)])
      phone.append(words[latest(customer, customer.phone, \.phone)])
      first.append(words[customer.firstName])
      last.append(words[customer.lastName])
    }
    func column(_ field: KeyPath<SlowCustomer, Int32>) -> Words {
      SlowWords(words).words(customers.map { ledger.customers[$0][keyPath: field] })
    }
    let contacts = Contacts(
      ids: ids.column, email: email.column, phone: phone.column, firstName: first.column,
      lastName: last.column, city: SlowWords(words).words(places.city),
      zip: SlowWords(words).words(places.zip), country: SlowWords(words).words(places.country),
      language: column(\.language), gender: column(\.gender),
      birthDate: Column(
        customers.map { ledger.customers[$0].birthDate?.number ?? Contacts.noDay }),
      consents: ConsentsInForce(consentTable(), asOf: asOf))
    return CustomerTable(
      contacts: contacts, orderOffsets: offsets, country: contacts.country, city: contacts.city,
      zip: contacts.zip, language: contacts.language, gender: contacts.gender,
      tags: column(\.tags))
  }

  /// Where customers live, in codes of the vocabulary.
  private struct Places { var country: [Int32] = [], city: [Int32] = [], zip: [Int32] = [] }

  private func consentTable() -> ConsentTable {
    var builder = ConsentTableBuilder()
    for place in customers {
      let rows = ledger.customers[place].consents
      for draft in ledger.consents[Int(rows.lowerBound)..<Int(rows.upperBound)] {
        builder.append(
          .init(draft.purpose, draft.state, draft.weight), day: draft.moment?.day,
          source: ledger.words[draft.source],
          wording: draft.wording < 0 ? nil : ledger.words[draft.wording])
      }
      builder.endCustomer()
    }
    return builder.table
  }

  private func latest(
    _ customer: SlowCustomer, _ told: Int32, _ field: (SlowOrder) -> Int32
  ) -> Int32 {
    if told >= 0 { return told }
    for place in customer.orders.reversed() where ledger.orders[Int(place)].day <= asOf {
      let word = field(ledger.orders[Int(place)])
      if word >= 0 { return word }
    }
    return Vocabulary.absent
  }
}

/// Turns codes of a vocabulary into a column with its own small dictionary.
struct SlowWords {
  private let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// O(rows + words of the vocabulary).
  func words(_ codes: [Int32]) -> Words {
    var own = Array(repeating: Words.absent, count: vocabulary.count)
    var dictionary: [String] = []
    var column: [Int32] = []
    column.reserveCapacity(codes.count)
    for code in codes {
      guard code >= 0 else {
        column.append(Words.absent)
        continue
      }
      if own[Int(code)] < 0 {
        own[Int(code)] = Int32(dictionary.count)
        dictionary.append(vocabulary[code])
      }
      column.append(own[Int(code)])
    }
    return Words(codes: column, dictionary: dictionary)
  }
}
