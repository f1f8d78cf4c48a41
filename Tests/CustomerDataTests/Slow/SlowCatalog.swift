@testable import CustomerData

/// The slow definition of the catalogue, line by line. Products: what lines sold, joined with what product files list, by SKU, else id, else name.
struct SlowCatalog {
  private struct Entry {
    var id: Int32
    var sku = Vocabulary.absent
    var name = Vocabulary.absent
    var category = Vocabulary.absent
    var brand = Vocabulary.absent
    var cost: Int64?
    /// How often it was sold under its first name.
    var named = 0
  }
  private struct Naming: Hashable { let product, name: Int32 }

  private let reporting: Currency?
  private var entries: [Entry] = []
  private var byKey = CodeMap()
  private var listed: [ProductDraft]
  private var listedBySKU = CodeMap()
  private var listedByID = CodeMap()
  private var listedByName = CodeMap()
  private var namings: [Naming: Int] = [:]

  init(_ intake: Intake, reporting: Currency?) {
    self.reporting = reporting
    listed = []
    for draft in intake.products { list(draft) }
  }

  /// Products of several rows become one; a later cost replaces an earlier.
  private mutating func list(_ draft: ProductDraft) {
    let bySKU = listedBySKU[draft.sku]
    let known = bySKU >= 0 ? bySKU : draft.sku >= 0 ? -1 : listedByID[draft.productID]
    guard known >= 0 else {
      let place = Int32(listed.count)
      listed.append(draft)
      listedBySKU[draft.sku] = place
      if listedByID[draft.productID] < 0 { listedByID[draft.productID] = place }
      if listedByName[draft.name] < 0 { listedByName[draft.name] = place }
      return
    }
    var entry = listed[Int(known)]
    if entry.name < 0 { entry.name = draft.name }
    if entry.category < 0 { entry.category = draft.category }
    if entry.brand < 0 { entry.brand = draft.brand }
    let isLater = (draft.costFrom?.number ?? .min) >= (entry.costFrom?.number ?? .min)
    if let cost = draft.unitCost, entry.unitCost == nil || isLater {
      entry.unitCost = cost
      entry.costFrom = draft.costFrom
    }
    listed[Int(known)] = entry
  }

  /// The lines of the orders in their order, and each order's sum in its currency's minor units.
  mutating func lines(
    of orders: [Int32], in intake: Intake, _ money: Money
  ) -> SlowSoldLines {
    guard !intake.lines.isEmpty else { return .none }
    let (starts, sorted) = Self.byOrder(intake)
    let lines = intake.lines
    var product: [Int32] = []
    var quantity: [Int32] = []
    var net: [Int64] = []
    var offsets: [Int32] = [0]
    var sums: [Int64] = []
    var cursor = MoneyCursor(money)
    product.reserveCapacity(intake.lines.count)
    quantity.reserveCapacity(intake.lines.count)
    net.reserveCapacity(intake.lines.count)
    offsets.reserveCapacity(orders.count + 1)
    sums.reserveCapacity(orders.count)
    for order in orders {
      let places = starts[Int(order)]..<starts[Int(order) + 1]
      var sum: Int64 = 0
      let conversion = cursor.conversion(
        of: intake.orders.currency[Int(order)], on: intake.orders.moment.day[Int(order)])
      let unit = conversion.unit
      for place in sorted[places] {
        let line = Int(place)
        let value = Self.value(of: line, in: lines, unit)
        sum = sum.addingReportingOverflow(value).partialValue
        product.append(self.product(of: line, in: lines))
        quantity.append(Self.units(lines.quantity[line]))
        net.append(conversion.reported(value))
      }
      sums.append(sum)
      offsets.append(Int32(product.count))
    }
    settleNames()
    return SlowSoldLines(
      lines: LineTable(product: product, quantity: quantity, net: net), offsets: offsets,
      sums: sums)
  }

  private static func byOrder(_ intake: Intake) -> (starts: [Int], lines: [Int32]) {
    var starts = Array(repeating: 0, count: intake.orders.count + 1)
    let order = intake.lines.order
    for line in 0..<intake.lines.count { starts[Int(order[line]) + 1] += 1 }
    for place in 1..<starts.count { starts[place] += starts[place - 1] }
    var next = starts
    var sorted = Array(repeating: Int32(0), count: intake.lines.count)
    for line in 0..<intake.lines.count {
      sorted[next[Int(order[line])]] = Int32(line)
      next[Int(order[line])] += 1
    }
    return (starts, sorted)
  }

  private static func units(_ quantity: Int64) -> Int32 {
    quantity == AmountReader.scale
      ? 1 : Int32(clamping: quantity.dividedHalfEven(by: AmountReader.scale))
  }

  private static func value(of line: Int, in lines: LineDrafts, _ unit: Int64) -> Int64 {
    if lines.isTotal[line] { return Money.minor(lines.price[line], unit) }
    // What overflows was refused when it was read.
    return Money.minor(
      quantity: lines.quantity[line], price: lines.price[line], discount: lines.discount[line],
      unit) ?? 0
  }

  // MARK: Products

  private mutating func product(of line: Int, in lines: LineDrafts) -> Int32 {
    let key = lines.key(of: line)
    var place = byKey[key]
    if place < 0 {
      guard key >= 0 else { return unnamed() }
      place = add(Entry(id: key), key: key)
    }
    let row = Int(place)
    if entries[row].sku < 0 { entries[row].sku = lines.sku[line] }
    if entries[row].category < 0 { entries[row].category = lines.category[line] }
    if entries[row].brand < 0 { entries[row].brand = lines.brand[line] }
    let name = lines.name[line]
    if entries[row].name < 0 { entries[row].name = name }
    if entries[row].name == name {
      entries[row].named += 1
    } else if name >= 0 {
      namings[Naming(product: place, name: name), default: 0] += 1
    }
    return place
  }

  private mutating func add(_ entry: Entry, key: Int32) -> Int32 {
    let place = Int32(entries.count)
    entries.append(entry)
    byKey[key] = place
    return place
  }

  /// The one product of lines that name none.
  private var unnamedPlace: Int32 = -1
  private mutating func unnamed() -> Int32 {
    if unnamedPlace < 0 { unnamedPlace = add(Entry(id: -1), key: -1) }
    return unnamedPlace
  }

  /// The name a product was sold under most often.
  private mutating func settleNames() {
    for (naming, count) in namings.sorted(by: { $0.key.name < $1.key.name }) {
      let row = Int(naming.product)
      guard count > entries[row].named else { continue }
      entries[row].named = count
      entries[row].name = naming.name
    }
  }

  /// Everything sold, then everything listed and not sold.
  mutating func table(_ words: Vocabulary) -> ProductTable {
    for row in entries.indices { join(row) }
    for draft in listed {
      let key: Int32 = [draft.productID, draft.sku, draft.name].first { $0 >= 0 } ?? -1
      let isHead = draft.productID < 0 && draft.sku < 0
      guard key >= 0, !isHead, byKey[key] < 0, draft.sku < 0 || byKey[draft.sku] < 0 else {
        continue
      }
      let entry = Entry(
        id: key, sku: draft.sku, name: draft.name, category: draft.category, brand: draft.brand,
        cost: draft.unitCost)
      _ = add(entry, key: key)
    }
    let minorUnit = AmountReader.scale / (reporting?.minorUnits ?? 100)
    return ProductTable(
      ids: entries.map { words[$0.id] }, skus: entries.map { words[$0.sku] },
      names: entries.map { words[$0.name] }, category: Words(entries.map { words[$0.category] }),
      brand: Words(entries.map { words[$0.brand] }),
      unitCost: entries.map { $0.cost?.dividedHalfEven(by: minorUnit) })
  }

  private mutating func join(_ row: Int) {
    let entry = entries[row]
    let places = [
      listedBySKU[entry.sku], listedByID[entry.id], listedBySKU[entry.id],
      listedByName[entry.name],
    ]
    guard let place = places.first(where: { $0 >= 0 }) else { return }
    let draft = listed[Int(place)]
    if draft.category >= 0 { entries[row].category = draft.category }
    if draft.brand >= 0 { entries[row].brand = draft.brand }
    if entry.name < 0 { entries[row].name = draft.name }
    if entry.sku < 0 { entries[row].sku = draft.sku }
    entries[row].cost = draft.unitCost
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

extension LineDrafts {
  /// The word that tells a line's product: id, else SKU, else name, else category.
  fileprivate func key(of line: Int) -> Int32 {
    if productID[line] >= 0 { return productID[line] }
    if sku[line] >= 0 { return sku[line] }
    return name[line] >= 0 ? name[line] : category[line]
  }
}
