import CustomerData
import Retention
import Support

@testable import Audiences

/// One customer, or one order, as the oracle sees it.
struct OracleRow {
  let oracle: SlowOracle
  let id: String
  let order: TinyOrder?
  var event: TinyEvent?
  /// Whether the event is the last answer of its wave.
  var isLatest = false

  private var shop: TinyShop { oracle.shop }
  private var own: [TinyOrder] { oracle.orders(id) }

  /// A value; a month has two ends. nil: unknown.
  func interval(_ value: Operand) -> ClosedRange<Double>? {
    switch value {
    case .literal(.date(let date)):
      let days = date.days(oracle.clock)
      return Double(days.first.number)...Double(days.last.number)
    case .arithmetic(let left, let sign, .literal(.duration(let span))) where left.isDate:
      guard let day = interval(left)?.lowerBound else { return nil }
      let shifted = span.shifting(Day(number: Int32(day)), by: sign == .minus ? -1 : 1)
      return Double(shifted.number)...Double(shifted.number)
    default: return number(value).map { $0...$0 }
    }
  }

  private func number(_ value: Operand) -> Double? {
    switch value {
    case .literal(.number(let number)): return number.value()
    case .literal(.percent(let number)): return number.value(over: 100)
    case .literal(.money(let number, _)): return number.value(times: 100)
    case .literal(.duration(let span)): return span.days(before: shop.asOf)
    case .literal: return interval(value)?.lowerBound
    case .field(let field, let window): return number(field, window?.days(oracle.clock))
    case .arithmetic(let left, let sign, let right):
      guard let a = interval(left)?.lowerBound, let b = interval(right)?.lowerBound else {
        return nil
      }
      switch sign {
      case .plus: return a + b
      case .minus: return a - b
      case .times: return a * b
      case .over: return b == 0 ? nil : a / b
      }
    }
  }

  private func number(_ field: Field, _ window: DayRange?) -> Double? {
    if let event { return number(ofEvent: field, event) }
    if let order {
      if field == .age { return own.first.map { Double(order.day - $0.day) } }
      return field == .basket ? Double(order.net) : hour(order)
    }
    let orders = own.filter { window?.contains($0.day) ?? true }
    let year = own.filter { shop.asOf - $0.day < 365 }
    switch field {
    case .orders: return Double(orders.count)
    case .occasions: return Double(Set(orders.map(\.day)).count)
    case .spent: return Double(orders.reduce(0) { $0 + $1.net })
    case .refunded: return Double(orders.reduce(0) { $0 + $1.refunded })
    case .averageOrderValue:
      return share(Double(orders.reduce(0) { $0 + $1.net }), of: orders.count)
    case .discountShare: return share(Double(orders.count { $0.discount > 0 }), of: orders.count)
    case .orders12Months: return Double(year.count)
    case .spent12Months: return Double(year.reduce(0) { $0 + $1.net })
    case .recency, .gapLast: return own.last.map { Double(shop.asOf - $0.day) }
    case .tenure: return own.first.map { Double(shop.asOf - $0.day) }
    case .firstOrder: return own.first.map { Double($0.day.number) }
    case .lastOrder: return own.last.map { Double($0.day.number) }
    case .firstBasket: return own.first.map { Double($0.net) }
    case .gapMedian: return medianGap
    case .recencyScore: return score { Double(-(shop.asOf - ($0.last?.day ?? shop.asOf))) }
    case .frequencyScore: return score { Double(Set($0.map(\.day)).count) }
    case .monetaryScore: return score { Double($0.reduce(0) { $0 + $1.net }) }
    default: return relation(field)
    }
  }

  private func hour(_ order: TinyOrder) -> Double? {
    order.minute < 0 ? nil : Double(order.minute / 60)
  }

  private func share(_ sum: Double, of count: Int) -> Double? {
    count == 0 ? nil : sum / Double(count)
  }

  private var medianGap: Double? {
    let days = Set(own.map(\.day)).sorted()
    let gaps = zip(days, days.dropFirst()).map { $1 - $0 }.sorted()
    guard !gaps.isEmpty else { return nil }
    return Double(gaps[(gaps.count - 1) / 2] + gaps[gaps.count / 2]) / 2
  }

  private func score(_ worth: ([TinyOrder]) -> Double) -> Double? {
    guard !own.isEmpty else { return nil }
    let buyers = shop.everyone.map { oracle.orders($0.id) }.filter { !$0.isEmpty }
    let worse = buyers.count { worth($0) < worth(own) }
    return Double(min(5, 1 + 5 * worse / buyers.count))
  }

  func flag(_ field: Field) -> Bool {
    if event != nil { return field == .latest && isLatest }
    if field == .member { return relation(.points) != nil }
    if let order, field == .partRefunded {
      return order.refunded > 0 || order.items.contains { $0.quantity < 0 }
    }
    if let order { return field == .discounted && order.discount > 0 }
    let consents = shop.everyone.first { $0.id == id }?.consents ?? []
    switch field {
    case .consentEmail: return consents.contains(.email)
    case .consentSMS: return consents.contains(.sms)
    case .consentAds: return consents.contains(.ads)
    case .consentProfiling: return consents.contains(.profiling)
    default: return false
    }
  }

  /// The words of a field; nil: unknown.
  func words(_ value: Operand) -> [String]? {
    guard case .field(let field, _) = value else {
      if case .literal(.word(let word)) = value { return [word] }
      return nil
    }
    if field == .tag, order == nil {
      let tags = shop.everyone.first { $0.id == id }?.tags ?? []
      return tags.isEmpty ? nil : tags
    }
    return word(field).map { [$0] }
  }

  private func word(_ field: Field) -> String? {
    if let event { return word(ofEvent: field, event) }
    if field == .promoterBucket {
      return relation(.promoterScore).map { PromoterBucket(score: $0).rawValue }
    }
    let customer = shop.everyone.first { $0.id == id }
    switch field {
    case .channel: return (order ?? own.last)?.channel
    case .device: return (order ?? own.last)?.device
    case .campaign: return order?.campaign
    case .source: return order?.source
    case .country: return order.map(\.country) ?? customer?.country
    case .weekday: return order.map { Field.weekdays[$0.day.weekday - 1] }
    case .customer: return id
    case .city: return customer?.city
    case .acquiredChannel: return own.first?.channel
    case .acquiredCampaign: return own.first?.campaign
    case .acquiredSource: return own.first?.source
    case .acquiredCountry: return own.first?.country
    case .firstProduct:
      return firstProduct.map { $0.name == "" ? $0.product : $0.name ?? $0.product }
    case .firstCategory: return firstProduct?.category
    case .segment: return segment
    default: return nil
    }
  }

  private var firstProduct: TinyItem? {
    let leading = own.first?.items.sorted {
      $0.net != $1.net ? $0.net > $1.net : $0.product < $1.product
    }.first
    return leading.flatMap { item in oracle.catalogue.first { $0.product == item.product } }
  }

  private var segment: String? {
    let scores = [Field.recencyScore, .frequencyScore, .monetaryScore].compactMap {
      number($0, nil)
    }
    guard scores.count == 3 else { return nil }
    return SegmentMap.standard[Int(scores[0]), Int(scores[1]), Int(scores[2])].rawValue
  }

  /// Whether two words are the same: letter for letter when anybody has that very word, else in
  /// any case. nil: one is unknown.
  func sameWord(_ left: Operand, _ right: Operand) -> Bool? {
    guard let a = words(left), let b = words(right) else { return nil }
    let pairs: [(Operand, [String], Operand)] = [(left, a, right), (right, b, left)]
    for case (let value, let own, .literal(.word(let word))) in pairs {
      guard case .field(let field, _) = value else { continue }
      if field == .firstProduct { return isProduct(own, word) }
      let isExact = vocabulary(field).contains(word)
      return own.contains { isExact ? $0 == word : $0.lowercased() == word.lowercased() }
    }
    return a.contains(where: b.contains)
  }

  private func isProduct(_ own: [String], _ word: String) -> Bool {
    let catalogue = oracle.catalogue
    if catalogue.contains(where: { ($0.name == "" ? $0.product : $0.name) == word }) {
      return own.contains(word)
    }
    if let item = catalogue.first(where: { $0.product == word }) {
      return own.contains { $0 == item.name }
    }
    return own.contains { $0.lowercased() == word.lowercased() }
  }

  /// Every word of the field's column, whoever has it.
  private func vocabulary(_ field: Field) -> Set<String> {
    if let event { return vocabulary(ofEvents: field, event.kind) }
    if field == .promoterBucket { return Set(PromoterBucket.allCases.map(\.rawValue)) }
    let seen = shop.orders.filter { $0.day <= shop.asOf }
    switch field {
    case .acquiredChannel, .channel: return Set(seen.compactMap(\.channel))
    case .acquiredCampaign, .campaign: return Set(seen.compactMap(\.campaign))
    case .acquiredSource, .source: return Set(seen.compactMap(\.source))
    case .acquiredCountry: return Set(seen.compactMap(\.country))
    case .country where order != nil: return Set(seen.compactMap(\.country))
    case .device: return Set(seen.compactMap(\.device))
    case .firstCategory: return Set(oracle.catalogue.compactMap(\.category))
    case .segment: return Set(Segment.allCases.map(\.rawValue))
    case .weekday: return Set(Field.weekdays)
    default:
      return Set(
        shop.everyone.flatMap {
          OracleRow(oracle: oracle, id: $0.id, order: nil).words(.field(field, nil)) ?? []
        })
    }
  }
}
