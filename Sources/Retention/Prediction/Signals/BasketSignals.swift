import CustomerData
import Foundation

/// What was in a customer's baskets: how many products, of which categories, what went back.
struct BasketSignals {
  private let dataset: Dataset
  private let hasCategories: Bool
  private let hasReturns: Bool

  init(_ dataset: Dataset) {
    self.dataset = dataset
    hasCategories = dataset.products.category.codes.contains { $0 != Words.absent }
    hasReturns = dataset.lines.quantity.contains { $0 < 0 }
  }

  func read(_ orders: Range<Int>, _ row: SignalRow, _ values: inout [Float]) {
    guard let first = orders.first, let last = orders.last else { return }
    let lines =
      dataset.orders.lines(of: first).lowerBound..<dataset.orders.lines(of: last).upperBound
    guard !lines.isEmpty else { return }
    readProducts(lines, row, &values)
    readUnits(lines, orders.count, row, &values)
  }

  private func readProducts(_ lines: Range<Int>, _ row: SignalRow, _ values: inout [Float]) {
    let products = lines.map { dataset.lines.product[$0] }.filter { $0 >= 0 }
    row.set(.products, Double(distinct(products)), &values)
    guard hasCategories else { return }
    let codes = dataset.products.category.codes
    let categories = products.map { codes[Int($0)] }.filter { $0 != Words.absent }
    guard !categories.isEmpty else { return }
    row.set(.categories, Double(distinct(categories)), &values)
    row.set(.favouriteShare, Double(longestRun(categories)) / Double(categories.count), &values)
  }

  private func readUnits(
    _ lines: Range<Int>, _ orders: Int, _ row: SignalRow, _ values: inout [Float]
  ) {
    var units = 0
    var returned = 0
    var net: Int64 = 0
    for line in lines {
      let quantity = Int(dataset.lines.quantity[line])
      if quantity > 0 { units += quantity } else { returned -= quantity }
      net += dataset.lines.net[line]
    }
    row.set(.linesPerOrder, Double(lines.count) / Double(orders), &values)
    row.set(.unitsPerOrder, Double(units) / Double(orders), &values)
    guard units > 0 else { return }
    if net > 0 { row.set(.unitPrice, log(Double(net) / Double(units)), &values) }
    if hasReturns { row.set(.returnShare, Double(returned) / Double(units), &values) }
  }

  private func distinct(_ codes: [Int32]) -> Int {
    let sorted = codes.sorted()
    return zip(sorted, sorted.dropFirst()).reduce(sorted.isEmpty ? 0 : 1) {
      $0 + ($1.0 == $1.1 ? 0 : 1)
    }
  }

  private func longestRun(_ codes: [Int32]) -> Int {
    var longest = 0
    var run = 0
    var previous: Int32?
    for code in codes.sorted() {
      run = code == previous ? run + 1 : 1
      previous = code
      longest = max(longest, run)
    }
    return longest
  }
}
