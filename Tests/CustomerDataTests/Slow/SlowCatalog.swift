@testable import CustomerData

/// The catalogue by its rules alone, each question asked of all lines or rows again.
///
/// - What a line sold is told by its product's id, else SKU, else name, else category.
/// - A product's number is the place of its first line among the lines of the sorted orders; then
///   come the listed ones that nobody bought.
/// - Rows of products files with one SKU are one product, so are rows without a SKU of one id.
struct SlowCatalog {
  /// Rows of products files that are one product.
  private struct Listing {
    let rows: [ProductDraft]
    var id: Int32 { rows[0].productID }
    var sku: Int32 { rows[0].sku }
    var name: Int32 { told(\.name) }
    var category: Int32 { told(\.category) }
    var brand: Int32 { told(\.brand) }

    /// The first that any row tells.
    private func told(_ field: KeyPath<ProductDraft, Int32>) -> Int32 {
      rows.map { $0[keyPath: field] }.first { $0 >= 0 } ?? Vocabulary.absent
    }

    /// The latest cost; of one day's the last row's.
    var cost: Int64? {
      let told = rows.filter { $0.unitCost != nil }
      func from(_ row: ProductDraft) -> Int32 { row.costFrom?.number ?? .min }
      let latest = told.map(from).max()
      return told.last { from($0) == latest }?.unitCost
    }
  }

  /// A product as its lines tell it.
  private struct Sold {
    let key: Int32
    let lines: [LineDraft]
    var sku: Int32 { told(\.sku) }
    var category: Int32 { told(\.category) }
    var brand: Int32 { told(\.brand) }

    private func told(_ field: KeyPath<LineDraft, Int32>) -> Int32 {
      key < 0
        ? Vocabulary.absent
        : lines.map { $0[keyPath: field] }.first { $0 >= 0 } ?? Vocabulary.absent
    }

    /// The name it was sold under most often; of equals the first line's, else the word that the
    /// files told first.
    var name: Int32 {
      var counts: [Int32: Int] = [:]
      for line in lines where line.name >= 0 && key >= 0 { counts[line.name, default: 0] += 1 }
      let most = counts.values.max()
      let rivals = counts.filter { $0.value == most }.keys.sorted()
      let first = told(\.name)
      return rivals.contains(first) ? first : rivals.first ?? Vocabulary.absent
    }
  }

  private let listings: [Listing]
  private let reporting: Currency?
  private var sold: [Sold] = []

  init(_ intake: Intake, reporting: Currency?) {
    self.reporting = reporting
    var groups: [[ProductDraft]] = []
    for row in intake.products {
      let group = groups.firstIndex { group in
        if row.sku >= 0 { return group[0].sku == row.sku }
        return row.productID >= 0 && group[0].productID == row.productID
      }
      if let group { groups[group].append(row) } else { groups.append([row]) }
    }
    listings = groups.map(Listing.init)
  }

  // MARK: Lines

  /// The lines of the orders in their order, and each order's sum in its currency's minor units.
  mutating func lines(of orders: [Int32], in intake: Intake, _ money: Money) -> SlowSoldLines {
    guard !intake.lines.isEmpty else { return .none }
    let ofOrder = Dictionary(grouping: intake.lines, by: \.order)
    let all = orders.flatMap { ofOrder[$0] ?? [] }
    var places: [Int32: Int32] = [:]
    for line in all where places[Self.key(of: line)] == nil {
      places[Self.key(of: line)] = Int32(places.count)
    }
    let byKey = Dictionary(grouping: all, by: Self.key)
    sold = places.sorted { $0.value < $1.value }
      .map { Sold(key: $0.key, lines: byKey[$0.key] ?? []) }
    var (net, sums, offsets): ([Int64], [Int64], [Int32]) = ([], [], [0])
    for order in orders {
      let day = Day(number: intake.orders.moment.day[Int(order)])
      let currency = intake.orders.currency[Int(order)]
      let unit = money.unit(of: currency)
      let conversion = Conversion(
        rate: money.rate(of: currency, on: day), unit: unit, reportedUnit: money.minorUnits)
      let values = (ofOrder[order] ?? []).map { Self.value(of: $0, unit) }
      sums.append(values.reduce(0, &+))
      net += values.map { conversion.reported($0) }
      offsets.append(Int32(net.count))
    }
    let quantity = all.map { Int32(clamping: Self.rounded(Int128($0.quantity), by: Self.micros)) }
    return SlowSoldLines(
      lines: LineTable(
        product: all.map { places[Self.key(of: $0)] ?? -1 }, quantity: quantity, net: net),
      offsets: offsets, sums: sums)
  }

  /// The word that tells what a line sold; absent: nothing does.
  private static func key(of line: LineDraft) -> Int32 {
    [line.productID, line.sku, line.name, line.category].first { $0 >= 0 } ?? Vocabulary.absent
  }

  private static let micros: Int128 = 1_000_000

  /// Quantity × price − discount, or the whole line's price, in minor units of which `unit` are one.
  private static func value(of line: LineDraft, _ unit: Int64) -> Int64 {
    let (quantity, price) = (Int128(line.quantity), Int128(line.price))
    let exact =
      line.isTotal ? price * micros : quantity * price - Int128(line.discount) * micros
    return rounded(exact * Int128(unit), by: micros * micros)
  }

  /// To the nearest whole number, of two the even one.
  private static func rounded(_ number: Int128, by divisor: Int128) -> Int64 {
    var (whole, rest) = number.quotientAndRemainder(dividingBy: divisor)
    if rest < 0 { (whole, rest) = (whole - 1, rest + divisor) }
    let isUp = 2 * rest > divisor || (2 * rest == divisor && whole % 2 != 0)
    return Int64(isUp ? whole + 1 : whole)
  }

  // MARK: Products

  /// Everything sold, then everything listed and not sold.
  func table(_ words: Vocabulary) -> ProductTable {
    var rows = sold.map(row)
    for listing in listings where isUnsold(listing, among: rows) {
      let key = listing.id >= 0 ? listing.id : listing.sku
      rows.append(
        Row(
          id: key, sku: listing.sku, name: listing.name, category: listing.category,
          brand: listing.brand, cost: listing.cost))
    }
    let micros = AmountReader.scale / (reporting?.minorUnits ?? 100)
    return ProductTable(
      ids: rows.map { words[$0.id] }, skus: rows.map { words[$0.sku] },
      names: rows.map { words[$0.name] }, category: Words(rows.map { words[$0.category] }),
      brand: Words(rows.map { words[$0.brand] }),
      unitCost: rows.map { row in row.cost.map { Self.rounded(Int128($0), by: Int128(micros)) } })
  }

  private struct Row {
    let id, sku, name, category, brand: Int32
    let cost: Int64?
  }

  /// What was sold, with what is listed under its SKU, else its id, else its id as a SKU, else its
  /// name. Category and brand are the list's, SKU and name the lines'.
  private func row(_ product: Sold) -> Row {
    func found(_ field: KeyPath<Listing, Int32>, _ word: Int32) -> Listing? {
      word < 0 ? nil : listings.first { $0[keyPath: field] == word }
    }
    let listing =
      found(\.sku, product.sku) ?? found(\.id, product.key) ?? found(\.sku, product.key)
      ?? found(\.name, product.name)
    func told(_ first: Int32?, _ second: Int32?) -> Int32 {
      [first ?? -1, second ?? -1].first { $0 >= 0 } ?? Vocabulary.absent
    }
    return Row(
      id: product.key, sku: told(product.sku, listing?.sku),
      name: told(product.name, listing?.name), category: told(listing?.category, product.category),
      brand: told(listing?.brand, product.brand), cost: listing?.cost)
  }

  /// Whether no row has the listing's id, or its SKU, as what tells it. A listing that has neither
  /// is a heading.
  private func isUnsold(_ listing: Listing, among rows: [Row]) -> Bool {
    guard listing.id >= 0 || listing.sku >= 0 else { return false }
    return !rows.contains { row in
      row.id >= 0 && (row.id == listing.id || row.id == listing.sku)
    }
  }
}

/// The lines of the sorted orders.
struct SlowSoldLines {
  let lines: LineTable
  /// Where the lines of each order begin, and the last one's end; empty: there are no lines.
  let offsets: [Int32]
  /// Each order's sum in its currency's minor units.
  let sums: [Int64]

  static let none = SlowSoldLines(
    lines: LineTable(product: [], quantity: [], net: []), offsets: [], sums: [])
}
