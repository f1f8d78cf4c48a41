/// Where each order lies in the ledger: those valid at its day in front, the others behind.
struct OrderLayout {
  /// Places of the intake's orders, in the order of the ledger's rows.
  let drafts: Column<Int32>
  /// How many lie in front.
  let front: Int
  /// How many lie behind, by reason.
  private(set) var excluded: [OrderExclusion: Int] = [:]
  /// The sorted orders' places in the order of the ledger's rows; nil: they lie as they were sorted.
  private let places: Column<Int32>?
  private let sorted: SortedOrders
  private let changes: OrderChanges
  private let changing: ChangingOrders
  /// Net and refunded value of the changing orders in front, by row.
  private(set) var worth: [(row: Int32, net: Int64, refunded: Int64)] = []

  init(
    _ sorted: SortedOrders, _ changes: OrderChanges, asOf: Int32, in shop: Shop,
    _ day: DraftColumn<Int32>
  ) {
    self.sorted = sorted
    self.changes = changes
    let told = changes.columns(row: [], before: [], customer: [])
    var (row, before): ([Int32], [Int32]) = ([], [])
    var behind: [Int] = []
    for (entry, place) in changes.places.enumerated() {
      let own = place - Int32(behind.count)
      before.append(own)
      let day = day[Int(sorted.drafts[Int(place)])]
      switch told.standing(of: entry, placed: day, asOf: asOf, in: shop) {
      case .valid(let net, let refunded):
        row.append(own)
        worth.append((own, net, refunded))
      case .excluded(let reason):
        excluded[reason, default: 0] += 1
        row.append(-1)
        behind.append(entry)
      }
    }
    front = sorted.drafts.count - behind.count
    for (offset, entry) in behind.enumerated() { row[entry] = Int32(front + offset) }
    places =
      behind.isEmpty
      ? nil : Self.places(sorted.drafts.count, behind: behind.map { changes.places[$0] })
    drafts = places.map { sorted.drafts.gathered($0) } ?? sorted.drafts
    changing = changes.columns(
      row: row, before: before, customer: Self.customers(of: changes.places, in: sorted))
  }

  /// The orders' days.
  var days: Column<Day> {
    (places.map { sorted.days.gathered($0) } ?? sorted.days).bound(to: Day.self)
  }

  private static func places(_ count: Int, behind: [Int32]) -> Column<Int32> {
    Column(capacity: count) { room in
      var (row, place) = (0, 0)
      for last in behind {
        while place < Int(last) {
          room[row] = Int32(truncatingIfNeeded: place)
          (row, place) = (row + 1, place + 1)
        }
        place += 1
      }
      while place < count {
        room[row] = Int32(truncatingIfNeeded: place)
        (row, place) = (row + 1, place + 1)
      }
      for place in behind {
        room[row] = place
        row += 1
      }
      return row
    }
  }

  /// The customers of some of the sorted orders, whose places rise; -1: nobody.
  private static func customers(of places: [Int32], in sorted: SortedOrders) -> [Int32] {
    var customer = 0
    return places.map { place in
      while customer < sorted.customers && Int(place) >= sorted.places(of: customer).upperBound {
        customer += 1
      }
      return customer < sorted.customers ? Int32(customer) : -1
    }
  }

  /// How many orders of each customer lie in front, added up from 0.
  func offsets(customers: Int, row: (Int32) -> Int32) -> Column<Int32> {
    var offsets = GrowingColumn<Int32>(zeros: customers + 1)
    offsets.withMutableValues { offsets in
      for customer in 0..<sorted.customers {
        let count = sorted.places(of: customer).count
        if count > 0 { offsets[Int(row(Int32(customer))) + 1] += Int32(count) }
      }
      for entry in changes.places.indices where Int(changing.row[entry]) >= front {
        let customer = changing.customer[entry]
        if customer >= 0 { offsets[Int(row(customer)) + 1] -= 1 }
      }
      for customer in 0..<customers { offsets[customer + 1] += offsets[customer] }
    }
    return offsets.column
  }

  /// The ledger's changing orders, their customers numbered as its rows.
  func changing(_ row: Column<Int32>) -> ChangingOrders {
    ChangingOrders(
      row: changing.row, before: changing.before,
      customer: Column(changing.customer.map { $0 < 0 ? -1 : row[Int($0)] }),
      marks: changing.marks, cancelled: changing.cancelled, goods: changing.goods,
      refundBase: changing.refundBase, rate: changing.rate, unit: changing.unit,
      refundStarts: changing.refundStarts, refundDay: changing.refundDay,
      refundAmount: changing.refundAmount)
  }

  // MARK: Lines

  /// Where each order's lines begin, in the order of the ledger's rows; `sorted` are those of the
  /// sorted orders.
  func lineOffsets(_ sorted: Column<Int32>) -> Column<Int32> {
    guard let all = sorted.last, all > 0 else { return .zeros(drafts.count + 1) }
    guard let places else { return sorted }
    return Column(capacity: places.count + 1) { room in
      room[0] = 0
      for (row, place) in places.enumerated() {
        room[row + 1] = room[row] + sorted[Int(place) + 1] - sorted[Int(place)]
      }
      return places.count + 1
    }
  }

  /// The lines in the order of the ledger's rows; they come in that of the sorted orders.
  func lines(_ lines: LineTable, _ offsets: Column<Int32>) -> LineTable {
    guard lines.count > 0, let places else { return lines }
    let rows = Column<Int32>(capacity: lines.count) { room in
      var count = 0
      for place in places {
        for line in offsets[Int(place)]..<offsets[Int(place) + 1] {
          room[count] = line
          count += 1
        }
      }
      return count
    }
    return LineTable(
      product: lines.product.gathered(rows), quantity: lines.quantity.gathered(rows),
      net: lines.net.gathered(rows))
  }
}
