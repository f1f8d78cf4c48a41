import CustomerData
import Retention

/// Which orders or events are meant, and how often each customer has them.
struct EventMatcher {
  let source: EventSource
  private let event: Event
  private let dataset: Dataset
  private let days: DayRange?
  private let object: EventObjectTest
  /// By row; nil: any will do.
  private let filtered: Bitmap?

  /// Prepares the object and, with `where`, the rows of these customers.
  init(
    _ event: Event, _ population: Population, among customers: Bitmap,
    isCalledOff: @escaping @Sendable () -> Bool = { false }
  ) {
    self.event = event
    dataset = population.dataset
    let source = EventSource(event.verb, population.dataset)
    self.source = source
    let days = event.window?.days(Clock(population.dataset))
    self.days = days
    object = EventObjectTest(event, source, population.dataset)
    filtered = event.filter.map { filter in
      var rows = Bitmap(count: source.day.count)
      customers.forEachSet { customer in
        for row in source.rows(of: customer).reversed() {
          if let days, source.day[row] < days.first { break }
          rows[row] = true
        }
      }
      return Evaluator.of(event.verb, population, isCalledOff: isCalledOff)
        .select(filter, among: rows)
    }
  }

  /// Whether a customer has as many as asked for.
  func matches(_ customer: Int) -> Bool {
    guard let count = event.count else {
      for row in source.rows(of: customer).reversed() {
        if isBeforeWindow(row) { return false }
        if isMeant(row) { return true }
      }
      return false
    }
    return count.holds(for: self.count(of: customer))
  }

  /// How many times, or units when the count is of units.
  func count(of customer: Int) -> Int {
    let countsUnits = event.count?.unit == .units
    var count = 0
    for row in source.rows(of: customer).reversed() {
      if isBeforeWindow(row) { break }
      if isMeant(row) { count += countsUnits ? object.units(in: row) : 1 }
    }
    return count
  }

  // A customer's days ascend: going back, nothing after such a row can be meant.
  private func isBeforeWindow(_ row: Int) -> Bool {
    days.map { source.day[row] < $0.first } ?? false
  }

  /// Whether a row is one of those meant. O(its lines).
  func isMeant(_ row: Int) -> Bool {
    if let days, !days.contains(source.day[row]) { return false }
    if let filtered, !filtered[row] { return false }
    return object.holds(of: row)
  }
}

/// Whether a row is about the object of an event.
struct EventObjectTest {
  private enum Test {
    case anything
    /// A line of the order has one of the products.
    case lines(products: [Bool])
    /// The event's own product is one of these.
    case subject(products: [Bool])
    /// The row's code is one of these.
    case word(Codes, accepted: [Bool])
  }

  private let test: Test
  private let dataset: Dataset
  private let source: EventSource

  init(_ event: Event, _ source: EventSource, _ dataset: Dataset) {
    self.dataset = dataset
    self.source = source
    guard let object = event.object, !object.isAnything(to: event.verb) else {
      test = .anything
      return
    }
    let column = object.kind.column(of: event.verb, in: dataset)
    let entries =
      object.names.isEmpty ? column.entries.map { _ in true } : column.accepting(object.names)
    guard object.kind.isOfProducts else {
      let table = source.view?.table
      let words = object.kind == .channel ? table?.channel : table?.name
      test = .word(words?.codes ?? [], accepted: entries)
      return
    }
    let products = column.codes.map { $0 >= 0 && entries[Int($0)] }
    test = source.view == nil ? .lines(products: products) : .subject(products: products)
  }

  func holds(of row: Int) -> Bool {
    switch test {
    case .anything: return true
    case .word(let codes, let accepted):
      let code = codes[row]
      return code >= 0 && accepted[Int(code)]
    case .subject(let products):
      return source.view?.table.subject(of: row).map { products[Int($0)] } ?? false
    case .lines(let products):
      return dataset.orders.lines(of: row).contains { line in
        let product = dataset.lines.product[line]
        return product >= 0 && dataset.lines.quantity[line] > 0 && products[Int(product)]
      }
    }
  }

  /// Pieces of the object in an order; units or points of an event.
  func units(in row: Int) -> Int {
    if let view = source.view { return Int((view.table.value(of: row) ?? 1000) / 1000) }
    var units = 0
    for line in dataset.orders.lines(of: row) where dataset.lines.quantity[line] > 0 {
      let product = dataset.lines.product[line]
      if case .lines(let products) = test, product < 0 || !products[Int(product)] { continue }
      units += Int(dataset.lines.quantity[line])
    }
    return units
  }
}

extension EventObject {
  /// Whether every row of the verb is about it: `any product`, `support`, `any campaign`.
  fileprivate func isAnything(to verb: Verb) -> Bool {
    guard names.isEmpty else { return false }
    if verb == .contacted && kind.isOfProducts { return false }
    return !kind.isOfProducts || kind == .product
  }
}

extension ObjectKind {
  /// The words by which an object of this kind is told.
  func column(of verb: Verb, in dataset: Dataset) -> WordColumn {
    if isOfProducts { return column(of: dataset.products) }
    guard let table = verb.kind.flatMap({ dataset.events[$0] })?.table else {
      return .unknown(for: [])
    }
    return (self == .channel ? table.channel : table.name).column(at: [])
  }

  /// The words of every product that name it by this kind.
  private func column(of products: ProductTable) -> WordColumn {
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
