import CustomerData
import Foundation
import Retention
import Support

/// A real shop in a fixture of this folder: one line a customer, `id day:amount day:amount …`.
struct PublishedShop {
  /// UCI Online Retail as seen on its last day.
  static let uci = PublishedShop("uci-online-retail", "GBP", from: "2010-12-01", asOf: "2011-12-09")
  /// The CDNOW sample on the last day of its calibration.
  static let cdnow = PublishedShop("cdnow-sample", "USD", from: "1997-01-01", asOf: "1997-09-30")
  /// The same with the 39 weeks that the models are tested on.
  static let cdnowHoldout = PublishedShop(
    "cdnow-sample", "USD", from: "1997-01-01", asOf: "1998-06-30")

  let population: Population

  var dataset: Dataset { population.dataset }

  private init(_ file: String, _ currency: String, from start: String, asOf end: String) {
    let asOf = Day(tiny: end)
    let url = Bundle.module.url(forResource: file, withExtension: "txt", subdirectory: "Fixtures")
    let text = url.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
    var ids: [String] = []
    var offsets: [Int32] = [0]
    var columns = Columns()
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      for word in words.dropFirst() {
        let numbers = word.split(separator: ":").compactMap { Int64($0) }
        let day = Day(tiny: start).adding(days: Int(numbers[0]))
        if day <= asOf { columns.add(day, numbers[1]) }
      }
      ids.append(String(words[0]))
      offsets.append(Int32(columns.day.count))
    }
    let shop = Shop(name: file, currency: Currency(code: currency))
    population = Population(
      Dataset(
        fingerprint: Fingerprint(value: UInt64(text.utf8.count)), shop: shop, asOf: asOf,
        customers: Self.customers(ids, offsets), orders: columns.table,
        lines: LineTable(product: [], quantity: [], net: []),
        products: ProductTable(
          ids: [], skus: [], names: [], category: .absent(count: 0), brand: .absent(count: 0),
          unitCost: [])))
  }

  private static func customers(_ ids: [String], _ offsets: [Int32]) -> CustomerTable {
    let nothing = Words.absent(count: ids.count)
    return CustomerTable(
      contacts: ids.map { Contact(customerID: $0) }, orderOffsets: offsets, country: nothing,
      city: nothing, zip: nothing, language: nothing, gender: nothing, tags: nothing)
  }

  private struct Columns {
    var day: [Day] = []
    var net: [Int64] = []

    mutating func add(_ day: Day, _ net: Int64) {
      self.day.append(day)
      self.net.append(net)
    }

    var table: OrderTable {
      let nothing = Words.absent(count: day.count)
      let zeros = [Int64](repeating: 0, count: day.count)
      return OrderTable(
        ids: day.indices.map { "#\($0)" }, day: day,
        minute: day.map { _ in -1 }, net: net, discount: zeros, refunded: zeros, channel: nothing,
        campaign: nothing, source: nothing, device: nothing, country: nothing,
        discountCode: nothing, lineOffsets: Array(repeating: 0, count: day.count + 1))
    }
  }
}
