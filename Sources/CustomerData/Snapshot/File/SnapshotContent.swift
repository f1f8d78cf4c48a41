import Foundation

/// What a snapshot holds beside the columns of rows.
struct SnapshotFacts: Codable {
  var fingerprint: Fingerprint
  var report: IngestReport
  var shop: Shop
  var asOf: Day
  var lastDay: Day?
  var firstDay: Day?
  var ordersInFront: Int
  var customersInFront: Int
  var excluded: [ExcludedOrders]
  /// nil: nothing happened beside orders.
  var events: EventFacts?
  var spend: [AdvertisingSpend.Entry]?
}

extension SnapshotColumns {
  /// Everything of a history, by name.
  init(_ history: History) throws(SnapshotFault) {
    let ledger = history.ledger
    let facts = SnapshotFacts(
      fingerprint: history.fingerprint, report: history.report, shop: ledger.shop,
      asOf: ledger.asOf, lastDay: ledger.lastDay, firstDay: ledger.orders.firstDay,
      ordersInFront: ledger.orders.front, customersInFront: ledger.customers.front,
      excluded: ledger.excluded, events: EventFacts(ledger.events),
      spend: ledger.spend.entries.isEmpty ? nil : ledger.spend.entries)
    guard let text = try? JSONEncoder().encode(facts) else {
      throw .damaged(column: "facts")
    }
    add("facts", Column(text))
    add(ledger.orders)
    add(ledger.customers)
    add("lines.product", ledger.lines.product)
    add("lines.quantity", ledger.lines.quantity)
    add("lines.net", ledger.lines.net)
    add(ledger.products)
    add(ledger.events)
  }

  private mutating func add(_ orders: LedgerOrders) {
    add("orders.ids", orders.ids)
    add("orders.day", orders.day)
    add("orders.minute", orders.minute)
    add("orders.net", orders.net)
    add("orders.refunded", orders.refunded)
    add("orders.discount", orders.discount)
    add("orders.channel", orders.channel)
    add("orders.campaign", orders.campaign)
    add("orders.source", orders.source)
    add("orders.device", orders.device)
    add("orders.country", orders.country)
    add("orders.code", orders.discountCode)
    add("orders.lineOffsets", orders.lineOffsets)
    let changing = orders.changing
    add("changing.row", changing.row)
    add("changing.before", changing.before)
    add("changing.customer", changing.customer)
    add("changing.marks", changing.marks)
    add("changing.cancelled", changing.cancelled)
    add("changing.goods", changing.goods)
    add("changing.base", changing.refundBase)
    add("changing.rate", changing.rate)
    add("changing.unit", changing.unit)
    add("changing.refundStarts", changing.refundStarts)
    add("changing.refundDay", changing.refundDay)
    add("changing.refundAmount", changing.refundAmount)
  }

  private mutating func add(_ customers: LedgerCustomers) {
    add("customers.ids", customers.ids)
    add("customers.email", customers.email)
    add("customers.phone", customers.phone)
    add("customers.firstName", customers.firstName)
    add("customers.lastName", customers.lastName)
    add("customers.city", customers.city)
    add("customers.zip", customers.zip)
    add("customers.country", customers.country)
    add("customers.language", customers.language)
    add("customers.gender", customers.gender)
    add("customers.tags", customers.tags)
    add("customers.birthDate", customers.birthDate)
    add("customers.orderOffsets", customers.orderOffsets)
    add("customers.firstSeen", customers.firstSeen)
    add("customers.before", customers.before)
    add("consents.starts", customers.consents.starts)
    add("consents.kinds", customers.consents.kinds)
    add("consents.days", customers.consents.days)
    add("consents.source", customers.consents.source)
    add("consents.wording", customers.consents.wording)
    let trails = customers.trails
    add("trails.email", trails.email) { $0.add($1, $2) }
    add("trails.phone", trails.phone) { $0.add($1, $2) }
    add("trails.country", trails.country) { $0.add($1, $2) }
    add("trails.city", trails.city) { $0.add($1, $2) }
    add("trails.zip", trails.zip) { $0.add($1, $2) }
  }

  private mutating func add<Values>(
    _ name: String, _ trail: Trail<Values>,
    values: (inout SnapshotColumns, String, Values) -> Void
  ) {
    add(name + ".customer", trail.customer)
    add(name + ".day", trail.day)
    values(&self, name + ".values", trail.values)
  }

  private mutating func add(_ products: ProductTable) {
    add("products.ids", products.ids)
    add("products.skus", products.skus)
    add("products.names", products.names)
    add("products.category", products.category)
    add("products.brand", products.brand)
    add("products.cost", Column(products.unitCost.map { $0 ?? .min }))
  }
}

extension SnapshotFile {
  /// The name of the shop whose history this is; nil: the facts are not readable.
  var shopName: String? { try? facts().shop.name }

  private func facts() throws(SnapshotFault) -> SnapshotFacts {
    let text = try column("facts", of: UInt8.self)
    guard let facts = try? JSONDecoder().decode(SnapshotFacts.self, from: Data(text)) else {
      throw .damaged(column: "facts")
    }
    return facts
  }

  /// The history whose columns these are. O(products): nothing else is looked at.
  func history() throws(SnapshotFault) -> History {
    let facts = try facts()
    let ledger = Ledger(
      shop: facts.shop, asOf: facts.asOf, lastDay: facts.lastDay,
      customers: try customers(facts), orders: try orders(facts),
      lines: LineTable(
        product: try column("lines.product", of: Int32.self),
        quantity: try column("lines.quantity", of: Int32.self), net: try amounts("lines.net")),
      products: try products(), excluded: facts.excluded,
      events: try events(facts.events, asOf: facts.asOf),
      spend: AdvertisingSpend(facts.spend ?? []))
    return History(fingerprint: facts.fingerprint, report: facts.report, ledger: ledger)
  }

  private func orders(_ facts: SnapshotFacts) throws(SnapshotFault) -> LedgerOrders {
    LedgerOrders(
      front: facts.ordersInFront, firstDay: facts.firstDay, ids: try text("orders.ids"),
      day: try column("orders.day"), minute: try column("orders.minute"),
      net: try amounts("orders.net"), refunded: try amounts("orders.refunded"),
      discount: try amounts("orders.discount"), channel: try ledgerWords("orders.channel"),
      campaign: try ledgerWords("orders.campaign"), source: try ledgerWords("orders.source"),
      device: try ledgerWords("orders.device"), country: try ledgerWords("orders.country"),
      discountCode: try ledgerWords("orders.code"),
      lineOffsets: try column("orders.lineOffsets"),
      changing: ChangingOrders(
        row: try column("changing.row"), before: try column("changing.before"),
        customer: try column("changing.customer"), marks: try column("changing.marks"),
        cancelled: try column("changing.cancelled"), goods: try column("changing.goods"),
        refundBase: try column("changing.base"), rate: try column("changing.rate"),
        unit: try column("changing.unit"), refundStarts: try column("changing.refundStarts"),
        refundDay: try column("changing.refundDay"),
        refundAmount: try column("changing.refundAmount")))
  }

  private func customers(_ facts: SnapshotFacts) throws(SnapshotFault) -> LedgerCustomers {
    LedgerCustomers(
      front: facts.customersInFront, ids: try text("customers.ids"),
      email: try text("customers.email"), phone: try text("customers.phone"),
      firstName: try text("customers.firstName"), lastName: try text("customers.lastName"),
      city: try ledgerWords("customers.city"), zip: try ledgerWords("customers.zip"),
      country: try ledgerWords("customers.country"),
      language: try ledgerWords("customers.language"),
      gender: try ledgerWords("customers.gender"), tags: try ledgerWords("customers.tags"),
      birthDate: try column("customers.birthDate"),
      orderOffsets: try column("customers.orderOffsets"),
      firstSeen: try column("customers.firstSeen"), before: try column("customers.before"),
      consents: ConsentTable(
        starts: try column("consents.starts"), kinds: try column("consents.kinds"),
        days: try column("consents.days"), source: try words("consents.source"),
        wording: try words("consents.wording")),
      trails: CustomerTrails(
        email: try trail("trails.email", of: text), phone: try trail("trails.phone", of: text),
        country: try trail("trails.country", of: codes),
        city: try trail("trails.city", of: codes), zip: try trail("trails.zip", of: codes)),
      asOf: facts.asOf)
  }

  private func trail<Values>(
    _ name: String, of values: (String) throws(SnapshotFault) -> Values
  ) throws(SnapshotFault) -> Trail<Values> {
    Trail(
      customer: try column(name + ".customer"), day: try column(name + ".day"),
      values: try values(name + ".values"))
  }

  private func products() throws(SnapshotFault) -> ProductTable {
    let costs: Column<Int64> = try column("products.cost")
    return ProductTable(
      ids: try text("products.ids"), skus: try text("products.skus"),
      names: try text("products.names"), category: try words("products.category"),
      brand: try words("products.brand"), unitCost: costs.map { $0 == .min ? nil : $0 })
  }
}
