/// Where each order lies in the ledger: those valid at its day in front, the others behind.
struct OrderLayout {
  /// Places of the intake's orders, in the order of the ledger's rows.
  let drafts: [Int32]
  /// How many lie in front.
  let front: Int
  /// How many lie behind, by reason.
  private(set) var excluded: [OrderExclusion: Int] = [:]
  private let sorted: SortedOrders
  private let changes: OrderChanges
  private let changing: ChangingOrders
  /// Net and refunded value of the changing orders in front, by row.
  private var worth: [(row: Int32, net: Int64, refunded: Int64)] = []

  init(
    _ sorted: SortedOrders, _ changes: OrderChanges, asOf: Int32, in shop: Shop, _ day: [Int32]
  ) {
    self.sorted = sorted
    self.changes = changes
    let told = changes.columns(row: [], before: [], customer: [])
    var (row, before, customer): ([Int32], [Int32], [Int32]) = ([], [], [])
    var behind: [(entry: Int, draft: Int32)] = []
    var drafts: [Int32] = []
    drafts.reserveCapacity(sorted.drafts.count)
    var next = 0
    for (entry, place) in changes.places.enumerated() {
      drafts += sorted.drafts[next..<Int(place)]
      next = Int(place) + 1
      let draft = sorted.drafts[Int(place)]
      before.append(Int32(drafts.count))
      customer.append(sorted.customer[Int(place)])
      switch told.standing(of: entry, placed: day[Int(draft)], asOf: asOf, in: shop) {
      case .valid(let net, let refunded):
        row.append(Int32(drafts.count))
        worth.append((Int32(drafts.count), net, refunded))
        drafts.append(draft)
      case .excluded(let reason):
        excluded[reason, default: 0] += 1
        row.append(-1)
        behind.append((entry, draft))
      }
    }
    drafts += sorted.drafts[next...]
    front = drafts.count
    for (entry, draft) in behind {
      row[entry] = Int32(drafts.count)
      drafts.append(draft)
    }
    self.drafts = drafts
    changing = changes.columns(row: row, before: before, customer: customer)
  }

  /// How many orders of each customer lie in front, added up from 0.
  func offsets(customers: Int, row: (Int32) -> Int32) -> [Int32] {
    var offsets = Array(repeating: Int32(0), count: customers + 1)
    for customer in sorted.customer where customer >= 0 { offsets[Int(row(customer)) + 1] += 1 }
    for (entry, place) in changes.places.enumerated() where Int(changing.row[entry]) >= front {
      let customer = sorted.customer[Int(place)]
      if customer >= 0 { offsets[Int(row(customer)) + 1] -= 1 }
    }
    for customer in 0..<customers { offsets[customer + 1] += offsets[customer] }
    return offsets
  }

  // MARK: Columns

  /// The ledger's orders; `lineOffsets` are those of the sorted orders.
  func columns(
    _ intake: Intake, _ worths: OrderWorths, _ customers: CustomerLayout, _ lineOffsets: [Int32]
  ) -> LedgerOrders {
    let orders = intake.orders
    func words(_ column: DraftColumn<Int32>) -> LedgerWords {
      guard !column.told.isEmpty else {
        return LedgerWords(words: .absent(count: drafts.count), visible: 0)
      }
      return LedgerWords(drafts.map { column[Int($0)] }, front: front, of: intake.words)
    }
    let goods = worths.goods
    var net = drafts[..<front].map { goods[Int($0)] }
    var refunded: [Int64] = []
    if !worth.isEmpty { refunded = Array(repeating: 0, count: front) }
    for entry in worth {
      net[Int(entry.row)] = entry.net
      refunded[Int(entry.row)] = entry.refunded
    }
    let (discount, day, minute) = (worths.discount, worths.day, orders.moment.minute)
    let (rows, reference) = (drafts, orders.reference)
    let days = Column(count: rows.count) { Day(number: day[Int(rows[$0])]) }
    return LedgerOrders(
      front: front, firstDay: days.prefix(front).withUnsafeBufferPointer { $0.min() },
      ids: TextColumn(rows.map { reference[Int($0)] }, of: intake.words), day: days,
      minute: Column(count: rows.count) { minute[Int(rows[$0])] }, net: Amounts(net),
      refunded: refunded.isEmpty
        ? Amounts(storage: .zero(count: front)) : Amounts(refunded),
      discount: discount.isEmpty
        ? Amounts(storage: .zero(count: drafts.count))
        : Amounts(drafts.map { discount[Int($0)] }),
      channel: words(orders.channel), campaign: words(orders.campaign),
      source: words(orders.source), device: words(orders.device), country: words(orders.country),
      discountCode: words(orders.discountCode), lineOffsets: offsets(of: lineOffsets),
      changing: changing.renumbered(customers.row))
  }

  /// Where each order's lines begin, in the order of the ledger's rows.
  private func offsets(of sorted: [Int32]) -> Column<Int32> {
    guard let all = sorted.last, all > 0 else { return .zeros(drafts.count + 1) }
    var offsets: [Int32] = [0]
    offsets.reserveCapacity(drafts.count + 1)
    for place in placesByRow { offsets.append((offsets.last ?? 0) + sorted.length(place)) }
    return Column(offsets)
  }

  /// The lines in the order of the ledger's rows; they come in that of the sorted orders.
  func lines(_ lines: LineTable, _ offsets: [Int32]) -> LineTable {
    guard lines.count > 0, front < drafts.count else { return lines }
    var rows: [Int] = []
    rows.reserveCapacity(lines.count)
    for place in placesByRow { rows += Int(offsets[place])..<Int(offsets[place + 1]) }
    return LineTable(
      product: rows.map { lines.product[$0] }, quantity: rows.map { lines.quantity[$0] },
      net: rows.map { lines.net[$0] })
  }

  /// The sorted orders' places in the order of the ledger's rows.
  private var placesByRow: [Int] {
    var isBehind = Array(repeating: false, count: drafts.count)
    for (entry, place) in changes.places.enumerated() where Int(changing.row[entry]) >= front {
      isBehind[Int(place)] = true
    }
    return drafts.indices.filter { !isBehind[$0] } + drafts.indices.filter { isBehind[$0] }
  }
}

extension [Int32] {
  /// The length of a range between two offsets.
  fileprivate func length(_ place: Int) -> Int32 { self[place + 1] - self[place] }
}

extension ChangingOrders {
  /// The same, their customers numbered anew.
  fileprivate func renumbered(_ row: [Int32]) -> ChangingOrders {
    ChangingOrders(
      row: self.row, before: before,
      customer: Column(customer.map { $0 < 0 ? -1 : row[Int($0)] }), marks: marks,
      cancelled: cancelled, goods: goods, refundBase: refundBase, rate: rate, unit: unit,
      refundStarts: refundStarts, refundDay: refundDay, refundAmount: refundAmount)
  }
}

extension LedgerWords {
  /// A column of codes of a vocabulary, of which the first rows lie in front. O(rows).
  init(_ codes: some Sequence<Int32>, front: Int, of vocabulary: Vocabulary) {
    var own = WordColumn(rows: codes.underestimatedCount)
    var visible = 0
    for (row, code) in codes.enumerated() {
      own.append(code)
      if row < front { visible = own.originals.count }
    }
    words = Words(codes: own.codes, dictionary: TextColumn(own.originals, of: vocabulary))
    self.visible = visible
  }
}

extension TextColumn {
  /// The words of some codes; "" where absent.
  init(_ codes: [Int32], of vocabulary: Vocabulary) { self = vocabulary.texts(codes) }
}
