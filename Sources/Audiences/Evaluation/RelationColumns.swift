import CustomerData
import Retention

// What customers say, get and collect, beside what they order.
extension CustomerColumns {
  /// A column of what is told beside orders; nil: the field is none of those.
  func relations(_ field: Field, of rows: [Int]) -> [Double]? {
    let answers = population.answers
    switch field {
    case .promoterScore: return rows.map { answers.score(of: $0, .nps) ?? .nan }
    case .satisfaction: return rows.map { answers.score(of: $0, .csat) ?? .nan }
    case .effort: return rows.map { answers.score(of: $0, .ces) ?? .nan }
    case .promoterDate:
      return rows.map { answers.day(of: $0, .nps).map { Double($0.number) } ?? .nan }
    case .points: return population.loyalty.map { book in rows.map { book.balance(of: $0) } }
    case .pointsExpiring:
      return population.loyalty.map { book in rows.map { book.expiring(of: $0, within: 30) } }
    case .tierNextGap: return tierGaps(of: rows)
    case .replenishDue:
      let due = population.replenishment
      return rows.map { due.next(of: $0).map { Double($0.day.number) } ?? .nan }
    case .returnRate: return returnRates(of: rows)
    case .lastContact: return lastContacts(of: rows)
    case .contacts7Days: return contacts(in: DayRange(last: 7, upTo: dataset.asOf), of: rows)
    default: return nil
    }
  }

  func relationWords(_ field: Field, of rows: [Int]) -> WordColumn {
    switch field {
    case .promoterBucket:
      let answers = population.answers
      return WordColumn(
        codes: rows.map { row in
          answers.score(of: row, .nps).map { Int32(PromoterBucket(score: $0).place) }
            ?? Words.absent
        }, entries: PromoterBucket.allCases.map { [$0.rawValue] })
    case .tier:
      let tiers = LoyaltyTiers(population)
      return WordColumn(
        codes: rows.map { tiers.place(of: $0).map(Int32.init) ?? Words.absent },
        entries: tiers.tiers.map { [$0.name] })
    case .replenishProduct, .replenishCategory:
      let due = population.replenishment
      let products = rows.map { due.next(of: $0)?.product }
      return field == .replenishProduct
        ? dataset.products.column(of: products)
        : dataset.products.category.column(at: products.map { $0 ?? -1 })
    default: return .unknown(for: rows)
    }
  }

  private func tierGaps(of rows: [Int]) -> [Double] {
    let tiers = LoyaltyTiers(population)
    return rows.map { tiers.gap(of: $0).map(Double.init) ?? .nan }
  }

  private func returnRates(of rows: [Int]) -> [Double] {
    let back = dataset.events[.returned]
    return rows.map { customer in
      var (sold, returned) = (0, 0)
      for order in dataset.customers.orders(of: customer) {
        for line in dataset.orders.lines(of: order) {
          let units = Int(dataset.lines.quantity[line])
          if units > 0 { sold += units } else { returned -= units }
        }
      }
      if let back {
        for row in back.rows(of: customer) {
          returned += Int(back.table.value(of: row) ?? 0) / 1000
        }
      }
      return sold == 0 ? .nan : Double(returned) / Double(sold)
    }
  }

  /// Orders, messages, clicks and support contacts; opening a message is no contact (METRICS §8).
  private func lastContacts(of rows: [Int]) -> [Double] {
    let views = [EventKind.received, .clicked, .contacted].compactMap { dataset.events[$0] }
    return rows.map { customer in
      var last = facts.lastOrder(of: customer)?.number ?? .min
      for view in views {
        if let row = view.rows(of: customer).last { last = max(last, view.table.day[row].number) }
      }
      return last == .min ? .nan : Double(last)
    }
  }

  private func contacts(in days: DayRange, of rows: [Int]) -> [Double] {
    guard let view = dataset.events[.received] else { return rows.map { _ in .nan } }
    return rows.map { customer in
      var count = 0
      for row in view.rows(of: customer).reversed() {
        if view.table.day[row] < days.first { break }
        count += 1
      }
      return Double(count)
    }
  }
}

extension Field {
  /// Whether the data at hand can tell it; without, it is unknown for everyone.
  func isTold(in population: Population) -> Bool {
    let events = population.dataset.events
    switch self {
    case .promoterScore, .promoterBucket, .promoterDate: return population.answers.asks(.nps)
    case .satisfaction: return population.answers.asks(.csat)
    case .effort: return population.answers.asks(.ces)
    case .points, .pointsExpiring, .member: return population.loyalty != nil
    case .tier, .tierNextGap: return !population.dataset.shop.tiers.isEmpty
    case .replenishDue, .replenishProduct, .replenishCategory:
      return !population.replenishment.isEmpty
    case .contacts7Days: return events[.received] != nil
    case .returnRate: return population.dataset.lines.count > 0
    default: return true
    }
  }
}
