extension Column {
  /// The values of some rows, in their order.
  func gathered(_ rows: Column<Int32>) -> Column {
    withExtendedLifetime((self, rows)) {
      let (values, rows) = (self.values, rows.values)
      return Column(count: rows.count) { values[Int(rows[$0])] }
    }
  }
}

extension DraftColumn {
  /// The values of some rows, in their order, told or not.
  func gathered(_ rows: Column<Int32>) -> Column<Value> {
    guard !isUntold else { return Column(repeatElement(untold, count: rows.count)) }
    return withExtendedLifetime((self, rows)) {
      let (all, rows) = (reader, rows.values)
      return Column(count: rows.count) { all[Int(rows[$0])] }
    }
  }
}

extension Amounts {
  /// The amounts of some rows, in their order.
  func gathered(_ rows: Column<Int32>) -> Amounts {
    switch storage {
    case .zero: Amounts(storage: .zero(count: rows.count))
    case .narrow(let column): Amounts(storage: .narrow(column.gathered(rows)))
    case .wide(let column): Amounts(storage: .wide(column.gathered(rows)))
    }
  }
}

/// Words of a vocabulary on their way into a column with a dictionary of its own, numbered in the
/// order of first appearance, each row as narrow as the dictionary allows.
struct GatheredWords {
  /// The codes of the own words in the vocabulary.
  private(set) var originals: [Int32] = []
  /// How many words the rows in front know.
  private(set) var visible = 0
  /// By the vocabulary's code one higher than the own; 0: not met yet.
  private var places: GrowingColumn<Int32>
  private let front: Int

  init(of vocabulary: Vocabulary, front: Int) {
    places = GrowingColumn(zeros: vocabulary.count)
    self.front = front
  }

  /// The rows' codes; `code` is a row's in the vocabulary. O(rows).
  mutating func codes(rows: Int, code: (Int) -> Int32) -> Codes {
    if let bytes: Column<UInt8> = places(rows, code) {
      return Codes(storage: originals.isEmpty ? .absent(count: rows) : .bytes(bytes))
    }
    if let shorts: Column<UInt16> = places(rows, code) { return Codes(storage: .shorts(shorts)) }
    let words: Column<UInt32>? = places(rows, code)
    return Codes(storage: words.map { .words($0) } ?? .absent(count: rows))
  }

  /// A word's own code, entered when new.
  mutating func own(_ code: Int32) -> Int32 { code < 0 ? Words.absent : place(of: code) - 1 }

  /// Nil when there are more words than such places.
  private mutating func places<Place: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ rows: Int, _ code: (Int) -> Int32
  ) -> Column<Place>? {
    visible = 0
    let most = Int(clamping: Place.max)
    var fits = true
    let column = Column<Place>(capacity: rows) { room in
      var (known, place) = (Int32.min, Place(0))
      for row in 0..<rows {
        let code = code(row)
        if code != known {
          place = Place(truncatingIfNeeded: code < 0 ? 0 : self.place(of: code))
          known = code
          guard originals.count <= most else {
            fits = false
            return row
          }
        }
        room[row] = place
        if row < front { visible = Swift.max(visible, Int(place)) }
      }
      return rows
    }
    return fits ? column : nil
  }

  @inline(__always)
  private mutating func place(of code: Int32) -> Int32 {
    let place = places[Int(code)]
    return place > 0 ? place : enter(code)
  }

  private mutating func enter(_ code: Int32) -> Int32 {
    originals.append(code)
    places[Int(code)] = Int32(originals.count)
    return Int32(originals.count)
  }
}

extension LedgerWords {
  /// A column's rows in the ledger's order, of which the first lie in front.
  init(
    _ column: CodeColumn, rows: Column<Int32>, front: Int, of vocabulary: Vocabulary
  ) {
    guard !column.isUntold else {
      self.init(words: .absent(count: rows.count), visible: 0)
      return
    }
    self = withExtendedLifetime((column, rows)) {
      let (all, places) = (column.reader, rows.values)
      return LedgerWords(places.count, front: front, of: vocabulary) { all[Int(places[$0])] }
    }
  }

  /// Rows by their codes in a vocabulary, of which the first lie in front. O(rows).
  init(_ rows: Int, front: Int, of vocabulary: Vocabulary, code: (Int) -> Int32) {
    var gathered = GatheredWords(of: vocabulary, front: front)
    let codes = gathered.codes(rows: rows, code: code)
    self.init(
      words: Words(codes: codes, dictionary: vocabulary.texts(gathered.originals)),
      visible: gathered.visible)
  }
}
