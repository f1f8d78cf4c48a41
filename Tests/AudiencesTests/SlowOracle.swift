import CustomerData
import Retention
import Support

@testable import Audiences

/// Answers for one customer at a time from the shop's list of orders, the plain way:
/// no bitmaps, no columns, no dictionaries, absent values as nil.
struct SlowOracle {
  let shop: TinyShop
  let clock: Clock

  init(_ shop: TinyShop) {
    self.shop = shop
    clock = Clock(asOf: shop.asOf, weekStart: shop.shop.weekStart)
  }

  func ids(_ condition: Condition) -> [String] {
    shop.everyone.map(\.id).filter { holds(condition, $0) }
  }

  /// The customer's orders by time; those without a time of day come first.
  func orders(_ id: String) -> [TinyOrder] {
    let own = shop.orders.filter { $0.customer == id && $0.day <= shop.asOf }
    return own.enumerated().sorted {
      ($0.element.day.number, $0.element.minute, $0.offset)
        < ($1.element.day.number, $1.element.minute, $1.offset)
    }.map(\.element)
  }

  func holds(_ condition: Condition, _ id: String) -> Bool {
    switch condition {
    case .everyone: true
    case .not(let inner): !holds(inner, id)
    case .all(let members): members.allSatisfy { holds($0, id) }
    case .any(let members): members.contains { holds($0, id) }
    case .member(_, let inner): holds(inner, id)
    case .event(let event): holds(event, id)
    case .sequence(let first, let isNegated, let second, let span):
      isSequence(first, isNegated, second, span, id)
    case .sample(let percent, let seed, let inner):
      holds(inner, id) && Lot.drawn(by: id, seed: seed) * 100 < percent.value()
    case .top(let count, let value, let inner): ids(top: count, value, inner).contains(id)
    case .ranked(let value, let end, let percent, let group):
      isRanked(id, value, end, percent.value(), group)
    default: compares(condition, OracleRow(oracle: self, id: id, order: nil))
    }
  }

  func compares(_ condition: Condition, _ row: OracleRow) -> Bool {
    switch condition {
    case .not(let inner): return !compares(inner, row)
    case .all(let members): return members.allSatisfy { compares($0, row) }
    case .any(let members): return members.contains { compares($0, row) }
    case .flag(let field): return row.flag(field)
    case .compare(let left, let relation, let right):
      if left.isWord {
        return row.sameWord(left, right).map { $0 == (relation == .equal) } ?? false
      }
      guard let a = row.interval(left), let b = row.interval(right) else { return false }
      return relation.holds(a, b)
    case .between(let value, let low, let high):
      guard let x = row.interval(value), let a = row.interval(low), let b = row.interval(high)
      else { return false }
      return x.overlaps(min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound))
    case .dated(let value, let window):
      guard let x = row.interval(value) else { return false }
      let days = window.days(clock)
      return x.overlaps(Double(days.first.number)...Double(days.last.number))
    case .oneOf(let value, let literals, let isNegated):
      if value.isWord {
        guard row.words(value) != nil else { return false }
        return literals.contains { row.sameWord(value, .literal($0)) == true } != isNegated
      }
      guard let x = row.interval(value) else { return false }
      return literals.contains { row.interval(.literal($0)).map(x.overlaps) ?? false } != isNegated
    case .text(let value, let test, let text):
      return (row.words(value) ?? []).contains {
        test == .contains
          ? $0.lowercased().contains(text.lowercased())
          : $0.lowercased().hasPrefix(text.lowercased())
      }
    case .known(let value, let isKnown):
      return (value.isWord ? row.words(value) != nil : row.interval(value) != nil) == isKnown
    default: return true
    }
  }

  func meant(_ event: Event, _ order: TinyOrder) -> Bool {
    if let window = event.window, !window.days(clock).contains(order.day) { return false }
    if let filter = event.filter,
      !compares(filter, OracleRow(oracle: self, id: "", order: order))
    {
      return false
    }
    guard let object = event.object, object != EventObject(kind: .product, names: []) else {
      return true
    }
    return order.items.contains { $0.quantity > 0 && means(object, $0) }
  }

  func means(_ object: EventObject, _ item: TinyItem) -> Bool {
    let product = catalogue.first { $0.product == item.product } ?? item
    let own: [String?] =
      switch object.kind {
      case .category: [product.category]
      case .brand: [product.brand]
      case .sku: [product.sku]
      default: [product.name == "" ? product.product : product.name, product.product]
      }
    let words = own.compactMap { $0 }
    return object.names.isEmpty
      ? !words.isEmpty
      : object.names.contains { name in
        words.contains { $0 == name } || words.contains { $0.lowercased() == name.lowercased() }
      }
  }

  private func holds(_ event: Event, _ id: String) -> Bool {
    if let kind = event.verb.kind {
      let own = meantEvents(event, kind, id)
      guard let count = event.count else { return !own.isEmpty }
      let units = own.reduce(0) { $0 + ($1.value == .min ? 1 : Int($1.value / 1000)) }
      return count.holds(for: count.unit == .units ? units : own.count)
    }
    let orders = orders(id).filter { meant(event, $0) }
    guard let count = event.count else { return !orders.isEmpty }
    guard count.unit == .units else { return count.holds(for: orders.count) }
    let units = orders.flatMap(\.items).filter { item in
      item.quantity > 0
        && (event.object.map { $0.kind == .product && $0.names.isEmpty || means($0, item) } ?? true)
    }
    return count.holds(for: units.reduce(0) { $0 + Int($1.quantity) })
  }

  private func isSequence(
    _ first: Event, _ isNegated: Bool, _ second: Event, _ span: Span, _ id: String
  ) -> Bool {
    let later = moments(second, id)
    return moments(first, id).contains { a in
      let end = span.shifting(a.day, by: 1)
      let isFollowed = later.contains { b in
        let isLater = b.day > a.day || b.day == a.day && a.minute >= 0 && b.minute > a.minute
        return isLater && b.day <= end
      }
      return isNegated ? end <= shop.asOf && !isFollowed : isFollowed
    }
  }

  private func number(_ value: Operand, _ id: String) -> Double? {
    OracleRow(oracle: self, id: id, order: nil).interval(value)?.lowerBound
  }

  private func ids(top count: Int, _ value: Operand, _ inner: Condition) -> ArraySlice<String> {
    ids(inner).compactMap { id in number(value, id).map { (id, $0) } }
      .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }.map(\.0).prefix(count)
  }

  private func isRanked(
    _ id: String, _ value: Operand, _ end: Condition.End, _ percent: Double, _ group: Field?
  ) -> Bool {
    func word(_ id: String) -> [String]?? {
      group.map { OracleRow(oracle: self, id: id, order: nil).words(.field($0, nil)) }
    }
    guard !orders(id).isEmpty, let own = number(value, id) else { return false }
    let ownWord = word(id)
    if case .some(.none) = ownWord { return false }
    let others = shop.everyone.map(\.id).filter { !orders($0).isEmpty && word($0) == ownWord }
      .compactMap { number(value, $0) }
    let ahead = others.filter { end == .top ? $0 > own : $0 < own }.count
    return Double(ahead) < percent / 100 * Double(others.count)
  }

  var catalogue: [TinyItem] {
    var seen = Set<String>()
    let sorted =
      shop.everyone.flatMap { orders($0.id) }
      + shop.orders.filter { $0.customer == nil && $0.day <= shop.asOf }
    return sorted.flatMap(\.items).filter { seen.insert($0.product).inserted }
  }
}

extension Relation {
  fileprivate func holds(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> Bool {
    switch self {
    case .equal: a.overlaps(b)
    case .unequal: !a.overlaps(b)
    case .less: a.upperBound < b.lowerBound
    case .lessOrEqual: !(a.lowerBound > b.upperBound)
    case .greater: a.lowerBound > b.upperBound
    case .greaterOrEqual: !(a.upperBound < b.lowerBound)
    }
  }
}
