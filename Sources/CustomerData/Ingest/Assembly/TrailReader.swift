/// Reads from the sorted orders what each customer's orders told about a field over time.
struct TrailReader {
  private let sorted: SortedOrders
  private let day: DraftColumn<Int32>
  private let seen: [Int32]
  private let row: [Int32]

  init(_ sorted: SortedOrders, _ orders: OrderDrafts, seen: [Int32], row: [Int32]) {
    self.sorted = sorted
    day = orders.moment.day
    self.seen = seen
    self.row = row
  }

  /// One field, by customer.
  struct Reading {
    /// What holds in the end, in codes of the vocabulary.
    var latest: [Int32]
    /// Of those whose answer depends on the day: row, day and code.
    var entries: [(row: Int32, day: Int32, code: Int32)] = []

    /// The trail, its values made of codes.
    func trail<Values>(_ values: ([Int32]) -> Values) -> Trail<Values> {
      Trail(
        customer: Column(entries.map(\.row)), day: Column(entries.map(\.day)),
        values: values(entries.map(\.code)))
    }
  }

  /// `told` is what the customers files say, and goes before what the orders do.
  func read(_ told: [Int32], _ column: CodeColumn) -> Reading {
    var reading = Reading(latest: told)
    guard !column.isUntold else { return reading }
    withExtendedLifetime((self, column)) {
      let (drafts, codes, days) = (sorted.drafts.values, column.reader, day.reader)
      var entries: [(day: Int32, code: Int32)] = []
      for customer in 0..<sorted.customers where told[customer] < 0 {
        entries.removeAll(keepingCapacity: true)
        for place in sorted.places(of: customer) {
          let draft = Int(drafts[place])
          let code = codes[draft]
          // The same word at a later day says nothing new.
          if code < 0 || entries.last.map({ $0.code == code && $0.day <= days[draft] }) ?? false {
            continue
          }
          entries.append((days[draft], code))
        }
        finish(Int32(customer), entries, &reading)
      }
    }
    return reading
  }

  private func finish(
    _ customer: Int32, _ entries: [(day: Int32, code: Int32)], _ reading: inout Reading
  ) {
    guard let last = entries.last else { return }
    reading.latest[Int(customer)] = last.code
    // Told on the first day and never anything else: true of every day the customer is known.
    if entries.count == 1 && last.day <= seen[Int(customer)] { return }
    for entry in entries {
      reading.entries.append((row[Int(customer)], entry.day, entry.code))
    }
  }
}

extension LedgerWords {
  /// A column of codes of a vocabulary and its trail, in one dictionary.
  static func withTrail(
    _ codes: some Sequence<Int32>, front: Int, _ reading: TrailReader.Reading,
    of vocabulary: Vocabulary
  ) -> (LedgerWords, Trail<Codes>) {
    var own = WordColumn(rows: codes.underestimatedCount)
    var visible = 0
    for (row, code) in codes.enumerated() {
      own.append(code)
      if row < front { visible = own.originals.count }
    }
    let trail = reading.trail { codes in Codes(codes.map { own.own($0) }) }
    let words = Words(codes: own.codes, dictionary: vocabulary.texts(own.originals))
    return (LedgerWords(words: words, visible: visible), trail)
  }
}
