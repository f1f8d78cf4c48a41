import CustomerData

extension TinyShop {
  /// Adds what else may happen to the customers there are: also behind the as-of day, two at one
  /// moment, absent words, answers on several scales, points that expire.
  public mutating func happen(chance seed: inout Seed) {
    scales = [SurveyScale(.nps), SurveyScale(.csat), SurveyScale(.ces)]
    let ids = everyone.map(\.id)
    let products = Array(Set(orders.flatMap(\.items).map(\.product))).sorted()
    for _ in 0..<seed.int(0...60) {
      let day = asOf.adding(days: seed.oneIn(3) ? -seed.int(0...10) : -seed.int(-20...400))
      let kind = seed.pick(EventKind.allCases)
      var event = TinyEvent(
        seed.pick(ids), kind, day.iso, minute: seed.oneIn(3) ? -1 : Int16(seed.int(0...1439)))
      event.fill(chance: &seed, day, products)
      events.append(event)
    }
  }
}

extension TinyEvent {
  fileprivate mutating func fill(chance seed: inout Seed, _ day: Day, _ products: [String]) {
    name = seed.pick(["Spring", "spring", "Sale", "late delivery", "/help", nil])
    switch kind {
    case .received, .opened, .clicked, .unsubscribed:
      channel = seed.pick(["email", "sms", "Email", nil])
    case .contacted, .returned, .refunded:
      topic = seed.pick(["delivery", "refund", nil])
      if !products.isEmpty, !seed.oneIn(3) { product = seed.pick(products) }
      value = kind == .returned ? 1000 * Int64(seed.int(1...3)) : EventTable.untold
    case .rated, .asked:
      subject = Int32(seed.int(0...2))
      topic = ["nps", "csat", "ces"][Int(subject)]
      if kind == .rated { value = 1000 * Int64(subject == 0 ? seed.int(0...10) : seed.int(1...5)) }
    case .earned:
      topic = seed.pick(["earn", "bonus"])
      value = 1000 * Int64(seed.int(0...40))
      if !seed.oneIn(3) { subject = day.adding(days: seed.int(0...90)).number }
    case .redeemed, .expired: value = 1000 * Int64(seed.int(0...30))
    case .adjusted: value = 1000 * Int64(seed.int(-20...20))
    case .troubled, .delivered: channel = seed.pick(["Post", nil])
    case .referred: value = seed.oneIn(2) ? 5_00 : EventTable.untold
    case .visited, .abandoned: topic = seed.pick(["view", "cart", nil])
    }
  }
}
