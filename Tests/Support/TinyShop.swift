import CustomerData

/// A shop small enough to check by hand, written as a list of orders.
///
///     let shop = TinyShop(asOf: "2011-12-31", orders: [
///       TinyOrder("ann", "2011-01-05", 20_00, channel: "web"),
///       TinyOrder("ann", "2011-03-01", 35_00, items: [TinyItem("kit", "Skincare", net: 35_00)]),
///     ])
///     let population = Population(shop.dataset)
///
/// Customers are numbered in order of `customers`, then of their first mention in `orders`.
public struct TinyShop: Sendable {
  /// What is true of the whole shop; euros, UTC, weeks from Monday.
  public var shop = Shop(name: "Tiny", currency: Currency(code: "EUR"))
  /// The as-of day.
  public var asOf: Day
  /// Customers with attributes, or without orders.
  public var customers: [TinyCustomer]
  /// Valid orders in any order; orders of one day and no minute keep the order written.
  public var orders: [TinyOrder]
  /// What else happened, in any order.
  public var events: [TinyEvent] = []
  /// What the scores of answers mean; an answer's subject is its place here.
  public var scales: [SurveyScale] = []

  /// A shop on a day.
  public init(
    asOf: String, customers: [TinyCustomer] = [], orders: [TinyOrder] = [],
    events: [TinyEvent] = [], scales: [SurveyScale] = [SurveyScale(.nps), SurveyScale(.csat)]
  ) {
    self.asOf = Day(tiny: asOf)
    self.customers = customers
    self.orders = orders
    self.events = events
    self.scales = scales
  }

  /// The customer's row in the dataset.
  public func row(of id: String) -> Int {
    guard let row = everyone.firstIndex(where: { $0.id == id }) else {
      preconditionFailure("no customer \(id)")
    }
    return row
  }

  /// The ids of some rows, in order of row.
  public func ids(_ selection: Selection) -> [String] {
    selection.customers.rows.map { everyone[$0].id }
  }

  /// Every customer, those of the list first.
  public var everyone: [TinyCustomer] {
    var seen = Set(customers.map(\.id))
    return customers
      + (orders.compactMap(\.customer) + events.map(\.customer))
      .filter { seen.insert($0).inserted }.map { TinyCustomer($0) }
  }

  /// The tables; orders after the as-of day are left out, as ingest does.
  public var dataset: Dataset {
    let everyone = everyone
    let rowOf = Dictionary(uniqueKeysWithValues: everyone.enumerated().map { ($1.id, $0) })
    let nobody = everyone.count
    let sorted = orders.enumerated().filter { $0.element.day <= asOf }.sorted {
      let (left, right) = ($0.element, $1.element)
      let (a, b) = (left.row(in: rowOf) ?? nobody, right.row(in: rowOf) ?? nobody)
      return (a, left.day.number, left.minute, $0.offset)
        < (b, right.day.number, right.minute, $1.offset)
    }.map(\.element)
    var offsets = [Int32](repeating: 0, count: everyone.count + 1)
    for order in sorted {
      if let row = order.row(in: rowOf) { offsets[row + 1] += 1 }
    }
    for row in 0..<everyone.count { offsets[row + 1] += offsets[row] }
    var catalogue = TinyCatalogue()
    let lines = catalogue.lines(of: sorted)
    return Dataset(
      fingerprint: fingerprint(of: sorted), shop: shop, asOf: asOf,
      customers: customerTable(everyone, offsets: offsets),
      orders: orderTable(sorted, rowOf: rowOf), lines: lines, products: catalogue.table,
      events: customerEvents(rowOf, catalogue))
  }

  private func customerEvents(_ rowOf: [String: Int], _ catalogue: TinyCatalogue) -> CustomerEvents
  {
    guard !events.isEmpty else { return .none }
    let placed = events.compactMap { event in
      rowOf[event.customer].map { row in
        CustomerEvent(
          row, event.kind, event.day, minute: event.minute, name: event.name,
          channel: event.channel, topic: event.topic,
          subject: event.product.flatMap { catalogue.row(of: $0) } ?? event.subject,
          value: event.value)
      }
    }
    return CustomerEvents(placed, scales: scales, customers: rowOf.count, asOf: asOf)
  }

  private func fingerprint(of sorted: [TinyOrder]) -> Fingerprint {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in "\(asOf.number) \(everyone) \(sorted) \(events)".utf8 {
      value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return Fingerprint(value: value)
  }

  private func customerTable(_ everyone: [TinyCustomer], offsets: [Int32]) -> CustomerTable {
    CustomerTable(
      contacts: everyone.map(\.contact), orderOffsets: offsets,
      country: Words(everyone.map(\.country)), city: Words(everyone.map(\.city)),
      zip: Words(everyone.map(\.zip)), language: Words(everyone.map(\.language)),
      gender: Words(everyone.map(\.gender)),
      tags: Words(everyone.map { $0.tags.isEmpty ? nil : $0.tags.sorted().joined(separator: ", ") })
    )
  }

  private func orderTable(_ sorted: [TinyOrder], rowOf: [String: Int]) -> OrderTable {
    var lineOffsets: [Int32] = [0]
    for order in sorted { lineOffsets.append((lineOffsets.last ?? 0) + Int32(order.items.count)) }
    return OrderTable(
      ids: sorted.indices.map { "#\($0 + 1)" },
      day: sorted.map(\.day),
      minute: sorted.map(\.minute), net: sorted.map(\.net), discount: sorted.map(\.discount),
      refunded: sorted.map(\.refunded), channel: Words(sorted.map(\.channel)),
      campaign: Words(sorted.map(\.campaign)), source: Words(sorted.map(\.source)),
      device: Words(sorted.map(\.device)), country: Words(sorted.map(\.country)),
      discountCode: Words(sorted.map(\.discountCode)), lineOffsets: lineOffsets)
  }
}

/// One valid order; amounts in minor units.
public struct TinyOrder: Sendable {
  /// The customer's id; nil: an order of nobody known.
  public var customer: String?
  /// Local day.
  public var day: Day
  /// Net value.
  public var net: Int64
  /// Minutes since midnight; -1: unknown.
  public var minute: Int16
  /// Discount and refund.
  public var discount, refunded: Int64
  /// Words of the order; nil: absent.
  public var channel, campaign, source, device, country, discountCode: String?
  /// What was in it.
  public var items: [TinyItem]

  /// An order of a customer on a day.
  public init(
    _ customer: String?, _ day: String, _ net: Int64 = 10_00, minute: Int16 = -1,
    discount: Int64 = 0, refunded: Int64 = 0, channel: String? = nil, campaign: String? = nil,
    source: String? = nil, device: String? = nil, country: String? = nil,
    discountCode: String? = nil, items: [TinyItem] = []
  ) {
    self.customer = customer
    self.day = Day(tiny: day)
    self.net = net
    self.minute = minute
    self.discount = discount
    self.refunded = refunded
    self.channel = channel
    self.campaign = campaign
    self.source = source
    self.device = device
    self.country = country
    self.discountCode = discountCode
    self.items = items
  }

  func row(in rowOf: [String: Int]) -> Int? { customer.flatMap { rowOf[$0] } }
}

/// Something that happened beside orders.
public struct TinyEvent: Sendable {
  /// The customer's id.
  public var customer: String
  /// What happened, and on which local day.
  public var kind: EventKind
  /// Local day.
  public var day: Day
  /// Minutes since midnight; -1: unknown.
  public var minute: Int16
  /// As in `EventTable`.
  public var name, channel, topic: String?
  /// The product it is about, by its id.
  public var product: String?
  /// As in `EventTable`.
  public var subject: Int32
  /// As in `EventTable`.
  public var value: Int64

  /// Something that happened to a customer on a day.
  public init(
    _ customer: String, _ kind: EventKind, _ day: String, minute: Int16 = -1, name: String? = nil,
    channel: String? = nil, topic: String? = nil, product: String? = nil, subject: Int32 = -1,
    value: Int64 = EventTable.untold
  ) {
    self.customer = customer
    self.kind = kind
    self.day = Day(tiny: day)
    self.minute = minute
    self.name = name
    self.channel = channel
    self.topic = topic
    self.product = product
    self.subject = subject
    self.value = value
  }

  /// An answer to “would you recommend us” of a survey.
  public static func promoter(
    _ customer: String, _ day: String, _ score: Int64, survey: String = "Q1"
  ) -> TinyEvent {
    TinyEvent(
      customer, .rated, day, name: survey, topic: "nps", subject: 0, value: score * 1000)
  }
}

/// One line of an order.
public struct TinyItem: Sendable {
  /// Product id, which is its name too unless one is given.
  public var product: String
  /// The product's name, category, brand and stock keeping unit, taken from its first line.
  public var name, category, brand, sku: String?
  /// Units; negative: a return.
  public var quantity: Int32
  /// Net value of the line in minor units.
  public var net: Int64

  /// A line.
  public init(
    _ product: String, _ category: String? = nil, brand: String? = nil, name: String? = nil,
    sku: String? = nil, quantity: Int32 = 1, net: Int64 = 10_00
  ) {
    self.product = product
    self.category = category
    self.brand = brand
    self.name = name
    self.sku = sku
    self.quantity = quantity
    self.net = net
  }
}

/// A customer's own attributes.
public struct TinyCustomer: Sendable {
  /// The shop's id.
  public var id: String
  /// Latest known words; nil: absent.
  public var country, city, zip, language, gender: String?
  /// Tags.
  public var tags: [String]
  /// Purposes agreed to.
  public var consents: Set<Purpose>
  /// Name and address; "" when absent.
  public var firstName = "", lastName = "", email = ""
  /// What was said on other purposes, with its day and source.
  public var records: [ConsentRecord] = []

  /// A customer.
  public init(
    _ id: String, country: String? = nil, city: String? = nil, zip: String? = nil,
    language: String? = nil, gender: String? = nil, tags: [String] = [],
    consents: Set<Purpose> = []
  ) {
    self.id = id
    self.country = country
    self.city = city
    self.zip = zip
    self.language = language
    self.gender = gender
    self.tags = tags
    self.consents = consents
  }

  var contact: Contact {
    let agreed = consents.map {
      ConsentRecord(purpose: $0, state: .granted, day: nil, source: "tiny shop")
    }
    return Contact(
      customerID: id, email: email, firstName: firstName, lastName: lastName, city: city ?? "",
      zip: zip ?? "", country: country ?? "", language: language ?? "", gender: gender ?? "",
      consents: Dictionary((agreed + records).map { ($0.purpose, $0) }) { _, last in last })
  }
}

/// The products met in the lines so far, in order of first appearance.
private struct TinyCatalogue {
  private var items: [TinyItem] = []
  private var rows: [String: Int32] = [:]

  mutating func lines(of orders: [TinyOrder]) -> LineTable {
    let all = orders.flatMap(\.items)
    return LineTable(
      product: all.map { row(of: $0) }, quantity: all.map(\.quantity), net: all.map(\.net))
  }

  private mutating func row(of item: TinyItem) -> Int32 {
    if let known = rows[item.product] { return known }
    let row = Int32(items.count)
    items.append(item)
    rows[item.product] = row
    return row
  }

  func row(of product: String) -> Int32? { rows[product] }

  var table: ProductTable {
    ProductTable(
      ids: items.map(\.product), skus: items.map { $0.sku ?? "" },
      names: items.map { $0.name ?? $0.product }, category: Words(items.map(\.category)),
      brand: Words(items.map(\.brand)), unitCost: items.map { _ in nil })
  }
}

extension Day {
  /// A date written in a test; anything else is a mistake in the test.
  public init(tiny text: String) {
    guard let day = Day(iso: text) else { preconditionFailure("no such day: \(text)") }
    self = day
  }
}
