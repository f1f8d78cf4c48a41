import Foundation

/// The shop's history on its way into files: person after person, or day after day.
struct History {
  private let export: any Export
  private let consents: CSVFile
  private let engagement: Engagement
  private let folder: URL
  private let layout: SampleShop.Layout
  private let seed: UInt64
  private let progress: ((Int) -> Bool)?
  private var people = 0
  private var records = 0
  private var written = 0

  init(
    in folder: URL, layout: SampleShop.Layout, seed: UInt64, progress: ((Int) -> Bool)?
  ) throws(SampleShopError) {
    self.folder = folder
    self.layout = layout
    self.seed = seed
    self.progress = progress
    switch layout {
    case .shopify: export = try ShopifyExport(in: folder)
    case .generic: export = try GenericExport(in: folder)
    }
    consents = try CSVFile(
      "consents.csv", in: folder, header: "customer_id,purpose,state,at,source,wording")
    engagement = try Engagement(in: folder, seed: seed)
  }

  mutating func write(orders: Int) throws(SampleShopError) {
    if orders <= SampleShop.chronologicalLimit {
      try writeByTime(orders)
    } else {
      try writeByPerson(orders)
    }
    try export.close()
    try consents.close()
    try engagement.close()
    try Papers.write(in: folder, orders: orders, seed: seed, layout: layout)
  }

  /// The next person, with at most so many orders.
  private mutating func nextShopper(atMost orders: Int) -> Shopper {
    var shopper = LifeStory.shopper(people, seed: seed)
    people += 1
    if shopper.purchases.count > orders {
      shopper.purchases.removeLast(shopper.purchases.count - orders)
    }
    return shopper
  }

  private mutating func writeByPerson(_ orders: Int) throws(SampleShopError) {
    while written < orders {
      let shopper = nextShopper(atMost: orders - written)
      for order in shopper.purchases { try write(order, of: shopper, record: records) }
      try keep(shopper)
    }
  }

  private mutating func writeByTime(_ orders: Int) throws(SampleShopError) {
    var shoppers: [Shopper] = []
    var left = orders
    while left > 0 {
      shoppers.append(nextShopper(atMost: left))
      left -= shoppers[shoppers.count - 1].purchases.count
    }
    shoppers.sort { ($0.created, $0.index) < ($1.created, $1.index) }
    let firstRecords = shoppers.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.records) }
    let timeline = shoppers.indices.flatMap { place in
      shoppers[place].purchases.map { (order: $0, place: place) }
    }.sorted { ($0.order.instant, $0.place) < ($1.order.instant, $1.place) }
    for (order, place) in timeline {
      try write(order, of: shoppers[place], record: firstRecords[place])
    }
    for shopper in shoppers { try keep(shopper) }
  }

  private mutating func write(_ order: Purchase, of shopper: Shopper, record: Int)
    throws(SampleShopError)
  {
    try export.write(order, number: written, of: shopper, record: record)
    written += 1
    guard written.isMultiple(of: 1000), let progress else { return }
    if !progress(written) { throw .cancelled }
  }

  /// The person's rows in the customers file and in those that tell more of customers.
  private mutating func keep(_ shopper: Shopper) throws(SampleShopError) {
    try export.write(shopper, record: records)
    for consent in shopper.consents {
      consents.number(Numbering.customerID(records))
      consents.plain(consent.purpose.rawValue)
      consents.plain(consent.state.rawValue)
      consents.time(consent.at)
      consents.plain(consent.source)
      consents.plain(consent.wording)
      try consents.endRow()
    }
    try engagement.write(shopper, record: records)
    records += shopper.records
  }
}
