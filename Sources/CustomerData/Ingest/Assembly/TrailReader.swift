/// Reads from the sorted orders what each customer's orders told about a field over time.
struct TrailReader {
  private let sorted: SortedOrders
  private let seen: Column<Int32>
  private let row: Column<Int32>

  init(_ sorted: SortedOrders, seen: Column<Int32>, row: Column<Int32>) {
    self.sorted = sorted
    self.seen = seen
    self.row = row
  }

  /// One field, by customer.
  struct Reading {
    /// What holds in the end, in codes of the vocabulary; empty: nobody has any.
    var latest = GrowingColumn<Int32>()
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
  func read(_ told: GrowingColumn<Int32>, _ column: CodeColumn) -> Reading {
    var reading = Reading(latest: told)
    guard !column.isUntold else { return reading }
    if told.isEmpty {
      reading.latest.append(repeating: Vocabulary.absent, count: sorted.customers)
    }
    var entries = reading.entries
    reading.latest.withMutableValues { latest in
      withExtendedLifetime((self, column)) { read(column.reader, latest, &entries) }
    }
    reading.entries = entries
    return reading
  }

  private func read(
    _ codes: CodeReader, _ latest: UnsafeMutableBufferPointer<Int32>,
    _ entries: inout [(row: Int32, day: Int32, code: Int32)]
  ) {
    let (drafts, days) = (sorted.drafts.values, sorted.days.values)
    for customer in 0..<sorted.customers where latest[customer] < 0 {
      let first = entries.count
      var last: (day: Int32, code: Int32) = (.min, Vocabulary.absent)
      for place in sorted.places(of: customer) {
        let code = codes[Int(drafts[place])]
        if code < 0 { continue }
        let day = days[place]
        // The same word at a later day says nothing new.
        if code == last.code && last.day <= day { continue }
        last = (day, code)
        entries.append((row[customer], day, code))
      }
      guard last.code >= 0 else { continue }
      latest[customer] = last.code
      // Told on the first day and never anything else: true of every day the customer is known.
      if entries.count == first + 1 && last.day <= seen[customer] { entries.removeLast() }
    }
  }
}

extension LedgerWords {
  /// A column of codes of a vocabulary and its trail, in one dictionary.
  static func withTrail(
    _ rows: Int, front: Int, _ reading: TrailReader.Reading, of vocabulary: Vocabulary,
    code: (Int) -> Int32
  ) -> (LedgerWords, Trail<Codes>) {
    var gathered = GatheredWords(of: vocabulary, front: front)
    let codes = gathered.codes(rows: rows, code: code)
    let visible = gathered.visible
    let trail = reading.trail { codes in Codes(codes.map { gathered.own($0) }) }
    let words = Words(codes: codes, dictionary: vocabulary.texts(gathered.originals))
    return (LedgerWords(words: words, visible: visible), trail)
  }
}
