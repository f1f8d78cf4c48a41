/// Products: what lines sold, joined with what product files list, by SKU, else id, else name.
struct Catalog {
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
  /// Whether an entry knows all that lines tell, but for its name.
  private var isComplete: [Bool] = []
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
    if entry.name < 0 {
      entry.name = draft.name
      if listedByName[draft.name] < 0 { listedByName[draft.name] = known }
    }
    if entry.category < 0 { entry.category = draft.category }
    if entry.brand < 0 { entry.brand = draft.brand }
    let isLater = (draft.costFrom?.number ?? .min) >= (entry.costFrom?.number ?? .min)
    if let cost = draft.unitCost, entry.unitCost == nil || isLater {
      entry.unitCost = cost
      entry.costFrom = draft.costFrom
    }
    listed[Int(known)] = entry
  }

  /// The products of lines as they come: which each is of, `Column` a line.
  mutating func products(of lines: LineDrafts, in order: Column<Int32>) -> Column<Int32> {
    let column = withExtendedLifetime((lines, order)) {
      let (reader, places) = (ProductReader(lines), order.values)
      var known = KnownProducts()
      return Column<Int32>(count: places.count) { place in
        let line = Int(places[place])
        let key = reader.key(of: line)
        if let product = known.product(of: key) { return product }
        let product = product(of: line, key, reader)
        // Of such a product no further line tells anything.
        if isComplete[Int(product)] && !reader.hasNames { known.keep(product, of: key) }
        return product
      }
    }
    settleNames()
    return column
  }

  // MARK: Products

  private mutating func product(
    of line: Int, _ key: Int32, _ lines: ProductReader
  ) -> Int32 {
    var place = byKey[key]
    if place < 0 {
      guard key >= 0 else { return unnamed() }
      place = add(Entry(id: key), key: key)
    }
    if !isComplete[Int(place)] { complete(Int(place), line, lines) }
    if lines.hasNames { name(place, lines.name[line]) }
    return place
  }

  /// Takes over what the product's lines so far did not tell.
  private mutating func complete(_ row: Int, _ line: Int, _ lines: ProductReader) {
    if entries[row].sku < 0 { entries[row].sku = lines.sku[line] }
    if entries[row].category < 0 { entries[row].category = lines.category[line] }
    if entries[row].brand < 0 { entries[row].brand = lines.brand[line] }
    isComplete[row] =
      (entries[row].sku >= 0 || lines.sku.isUntold)
      && (entries[row].category >= 0 || lines.category.isUntold)
      && (entries[row].brand >= 0 || lines.brand.isUntold)
  }

  private mutating func name(_ place: Int32, _ name: Int32) {
    let row = Int(place)
    if entries[row].name < 0 { entries[row].name = name }
    if entries[row].name == name {
      entries[row].named += 1
    } else if name >= 0 {
      namings[Naming(product: place, name: name), default: 0] += 1
    }
  }

  private mutating func add(_ entry: Entry, key: Int32) -> Int32 {
    let place = Int32(entries.count)
    entries.append(entry)
    isComplete.append(false)
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

/// What tells a line's product.
private struct ProductReader {
  let productID, sku, name, category, brand: CodeReader
  var hasNames: Bool { !name.isUntold }

  init(_ lines: LineDrafts) {
    (productID, sku, name) = (lines.productID.reader, lines.sku.reader, lines.name.reader)
    (category, brand) = (lines.category.reader, lines.brand.reader)
  }

  /// The word that tells a line's product: id, else SKU, else name, else category.
  @inline(__always)
  func key(of line: Int) -> Int32 {
    if productID[line] >= 0 { return productID[line] }
    if sku[line] >= 0 { return sku[line] }
    return name[line] >= 0 ? name[line] : category[line]
  }
}

/// The products that lines say no more about, by their keys.
private struct KnownProducts {
  /// One higher than the product; 0: none.
  private var places = GrowingColumn<Int32>()

  @inline(__always)
  func product(of key: Int32) -> Int32? {
    guard key >= 0 && key < places.count else { return nil }
    let place = places.values[Int(key)]
    return place > 0 ? place &- 1 : nil
  }

  mutating func keep(_ product: Int32, of key: Int32) {
    guard key >= 0 else { return }
    places.grow(toZeros: Int(key) + 1)
    places[Int(key)] = product + 1
  }
}
