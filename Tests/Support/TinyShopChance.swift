import CustomerData

extension TinyShop {
  /// A shop by chance, with everything that makes trouble: prospects, orders of nobody, two orders
  /// a day, absent words, returns, ties, zero gaps, orders without lines.
  public init(chance seed: inout Seed) {
    let customers = seed.int(1...14)
    let lastDay = Day(tiny: "2011-12-31")
    self.init(asOf: lastDay.adding(days: -seed.int(0...90)).iso)
    shop.weekStart = seed.oneIn(4) ? .sunday : .monday
    if seed.oneIn(5) { shop.currency = nil }
    for number in 0..<customers { self.customers.append(.init(chance: &seed, number)) }
    // Days at the edges of the usual windows are where mistakes live.
    let edges = [0, 1, 29, 30, 89, 90, 91, 364, 365, 366, 729, 730].map { asOf.adding(days: -$0) }
    let days =
      (0...(seed.int(0...3) * 10 + 3)).map { _ in lastDay.adding(days: -seed.int(0...560)) } + edges
    for _ in 0..<seed.int(0...45) {
      let customer = seed.oneIn(15) ? nil : "c\(seed.int(0...(customers - 1)))"
      let day = seed.oneIn(2) ? seed.pick(days) : lastDay.adding(days: -seed.int(0...560))
      orders.append(.init(chance: &seed, customer, day.iso))
    }
  }
}

extension TinyCustomer {
  fileprivate init(chance seed: inout Seed, _ number: Int) {
    self.init("c\(number)")
    country = seed.pick(["FR", "BE", "fr", nil])
    city = seed.pick(["Paris", "Lyon", nil])
    tags = ["vip", "press", "B2B"].filter { _ in seed.oneIn(3) }
    consents = Set(Purpose.allCases.filter { _ in seed.oneIn(2) })
  }
}

extension TinyOrder {
  fileprivate init(chance seed: inout Seed, _ customer: String?, _ day: String) {
    let items = (0..<seed.int(0...3)).map { _ in TinyItem(chance: &seed) }
    self.init(
      customer, day, Int64(seed.int(1...12) * 10_00),
      minute: seed.oneIn(3) ? -1 : Int16(seed.int(0...1439)),
      discount: seed.oneIn(3) ? 5_00 : 0, refunded: seed.oneIn(5) ? 2_50 : 0,
      channel: seed.pick(["web", "store", "Web", nil]),
      campaign: seed.pick(["Spring", "Sale \"50\"", nil]), source: seed.pick(["web", "pos", nil]),
      device: seed.pick(["phone", nil]), country: seed.pick(["FR", "DE", nil]), items: items)
  }
}

extension TinyItem {
  fileprivate init(chance seed: inout Seed) {
    let number = seed.int(0...5)
    let category = [nil, "Skincare", "Sunscreen", "Skincare", "Hair", nil][number]
    self.init(
      "p\(number)", category, brand: number < 2 ? "Alba" : nil,
      name: ["Kit", "Cream", "Milk", "Oil", "Comb", ""][number], sku: number == 3 ? "S-3" : nil,
      quantity: seed.oneIn(8) ? -1 : Int32(seed.int(1...3)), net: Int64(seed.int(0...3) * 5_00))
  }
}
