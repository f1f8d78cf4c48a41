import CustomerData
import Retention

/// Which orders an event means, and how often each customer has them.
struct EventMatcher {
  private let event: Event
  private let dataset: Dataset
  private let days: DayRange?
  /// By product row; nil: any order will do.
  private let accepted: [Bool]?
  /// By order row; nil: any order will do.
  private let filtered: Bitmap?

  /// Prepares the products and, with `where`, the orders of these customers.
  init(
    _ event: Event, _ population: Population, among customers: Bitmap,
    isCalledOff: @escaping @Sendable () -> Bool = { false }
  ) {
    self.event = event
    dataset = population.dataset
    let days = event.window?.days(Clock(population.dataset))
    self.days = days
    accepted = event.object.flatMap { Self.accepted($0, population.dataset.products) }
    let table = population.dataset
    filtered = event.filter.map { filter in
      var orders = Bitmap(count: table.orders.count)
      customers.forEachSet { customer in
        for order in table.customers.orders(of: customer).reversed() {
          let day = table.orders.day[order]
          if let days, day < days.first { break }
          orders[order] = true
        }
      }
      return Evaluator.ofOrders(population, isCalledOff: isCalledOff)
        .select(filter, among: orders)
    }
  }

  /// Whether a customer has as many as asked for.
  func matches(_ customer: Int) -> Bool {
    guard let count = event.count else {
      for order in dataset.customers.orders(of: customer).reversed() {
        if isBeforeWindow(order) { return false }
        if isMeant(order) { return true }
      }
      return false
    }
    return count.holds(for: self.count(of: customer))
  }

  /// How many orders, or units when the count is of units.
  func count(of customer: Int) -> Int {
    let countsUnits = event.count?.unit == .units
    var count = 0
    for order in dataset.customers.orders(of: customer).reversed() {
      if isBeforeWindow(order) { break }
      if isMeant(order) { count += countsUnits ? units(in: order) : 1 }
    }
    return count
  }

  // A customer's days ascend: going back, nothing after such an order can be meant.
  private func isBeforeWindow(_ order: Int) -> Bool {
    days.map { dataset.orders.day[order] < $0.first } ?? false
  }

  /// Whether an order is one of those meant. O(its lines).
  func isMeant(_ order: Int) -> Bool {
    if let days, !days.contains(dataset.orders.day[order]) { return false }
    if let filtered, !filtered[order] { return false }
    guard let accepted else { return true }
    return dataset.orders.lines(of: order).contains { line in
      let product = dataset.lines.product[line]
      return product >= 0 && dataset.lines.quantity[line] > 0 && accepted[Int(product)]
    }
  }

  private func units(in order: Int) -> Int {
    var units = 0
    for line in dataset.orders.lines(of: order) where dataset.lines.quantity[line] > 0 {
      let product = dataset.lines.product[line]
      if accepted.map({ product >= 0 && $0[Int(product)] }) ?? true {
        units += Int(dataset.lines.quantity[line])
      }
    }
    return units
  }

  /// For each product whether the object means it; nil for `any product`: every order has one.
  private static func accepted(_ object: EventObject, _ products: ProductTable) -> [Bool]? {
    let column = object.kind.column(of: products)
    if object.names.isEmpty {
      return object.kind == .product ? nil : column.codes.map { $0 >= 0 }
    }
    let entries = column.accepting(object.names)
    return column.codes.map { $0 >= 0 && entries[Int($0)] }
  }
}

extension ObjectKind {
  /// The words of every product that name it by this kind.
  func column(of products: ProductTable) -> WordColumn {
    let rows = Array(0..<products.count)
    switch self {
    case .category: return products.category.column(at: rows)
    case .brand: return products.brand.column(at: rows)
    case .sku:
      return WordColumn(
        codes: rows.map { products.skus[$0].isEmpty ? Words.absent : Int32($0) },
        entries: products.skus.map { [$0] })
    default: return products.column(of: rows)
    }
  }
}

/// `A then B within d`: some A at time t and some B in (t, t + d].
/// `then not`: some A whose whole window has passed at the as-of day without a B.
///
/// Of two orders on one day the second comes after only when both have a time of day.
struct SequenceMatcher {
  private let first, second: EventMatcher
  private let isNegated: Bool
  private let span: Span
  private let dataset: Dataset

  init(
    _ first: Event, isNegated: Bool, _ second: Event, within span: Span,
    _ population: Population, among customers: Bitmap,
    isCalledOff: @escaping @Sendable () -> Bool = { false }
  ) {
    self.first = EventMatcher(first, population, among: customers, isCalledOff: isCalledOff)
    self.second = EventMatcher(second, population, among: customers, isCalledOff: isCalledOff)
    self.isNegated = isNegated
    self.span = span
    dataset = population.dataset
  }

  /// Whether a customer has such a pair, or such a lonely first event.
  func matches(_ customer: Int) -> Bool {
    let orders = dataset.customers.orders(of: customer)
    return orders.contains { order in
      guard first.isMeant(order) else { return false }
      guard isNegated else { return isFollowed(order, in: orders) }
      return end(of: order) <= dataset.asOf && !isFollowed(order, in: orders)
    }
  }

  /// Whether a customer doesn't match yet because a window is still open.
  func isPending(_ customer: Int) -> Bool {
    guard isNegated, !matches(customer) else { return false }
    let orders = dataset.customers.orders(of: customer)
    return orders.contains {
      first.isMeant($0) && end(of: $0) > dataset.asOf && !isFollowed($0, in: orders)
    }
  }

  private func end(of order: Int) -> Day { span.shifting(dataset.orders.day[order], by: 1) }

  private func isFollowed(_ order: Int, in orders: Range<Int>) -> Bool {
    let end = end(of: order)
    return (order..<orders.upperBound).dropFirst().contains { later in
      dataset.orders.day[later] <= end && isAfter(later, order) && second.isMeant(later)
    }
  }

  private func isAfter(_ later: Int, _ order: Int) -> Bool {
    let table = dataset.orders
    if table.day[later] != table.day[order] { return table.day[later] > table.day[order] }
    return table.minute[order] >= 0 && table.minute[later] > table.minute[order]
  }
}
