/// Every statement of consent, customer by customer, each customer's by time: undated first, the
/// stricter last among those of one moment.
struct ConsentTable: Sendable {
  /// Statements of customer `c` are rows `starts[c]..<starts[c + 1]`.
  let starts: Column<UInt32>
  /// Purpose, state and weight of each, packed.
  let kinds: Column<UInt8>
  /// Their days; `Contacts.noDay` where the file gives none.
  let days: Column<Int32>
  let source: Words
  let wording: Words

  /// Nobody said anything.
  static func empty(customers: Int) -> ConsentTable {
    ConsentTable(
      starts: .zeros(customers + 1), kinds: [], days: [], source: .absent(count: 0),
      wording: .absent(count: 0))
  }

  /// One statement, without its words.
  struct Statement {
    let purpose: Purpose
    let state: ConsentState
    let weight: ConsentDraft.Weight

    init(_ purpose: Purpose, _ state: ConsentState, _ weight: ConsentDraft.Weight) {
      self.purpose = purpose
      self.state = state
      self.weight = weight
    }

    /// Two bits each, in the order the kinds are listed in.
    init(packed: UInt8) {
      purpose = Purpose.allCases[Int(packed & 3)]
      state = ConsentState.allCases[Swift.min(Int(packed >> 2 & 3), 2)]
      weight = ConsentDraft.Weight(rawValue: packed >> 4 & 3) ?? .checkout
    }

    var packed: UInt8 {
      func place<Kind: CaseIterable & Equatable>(_ kind: Kind) -> UInt8
      where Kind.AllCases == [Kind] {
        UInt8(Kind.allCases.firstIndex(of: kind) ?? 0)
      }
      return place(purpose) | place(state) << 2 | weight.rawValue << 4
    }
  }

  /// The rows of a customer's statements; none where the column is damaged.
  func rows(of customer: Int) -> Range<Int> {
    let (start, end) = (Int(starts[customer]), Int(starts[customer + 1]))
    return start <= end && end <= kinds.count ? start..<end : 0..<0
  }
}

/// Statements by customer, on their way into a table.
struct ConsentTableBuilder {
  private var starts: ContiguousArray<UInt32> = [0]
  private var kinds: ContiguousArray<UInt8> = []
  private var days: ContiguousArray<Int32> = []
  private var source = WordsBuilder()
  private var wording = WordsBuilder()

  mutating func append(
    _ statement: ConsentTable.Statement, day: Day?, source: String, wording: String?
  ) {
    kinds.append(statement.packed)
    days.append(day?.number ?? Contacts.noDay)
    self.source.append(source)
    self.wording.append(wording)
  }

  /// What follows is the next customer's.
  mutating func endCustomer() { starts.append(UInt32(kinds.count)) }

  var table: ConsentTable {
    ConsentTable(
      starts: Column(starts), kinds: Column(kinds), days: Column(days), source: source.words,
      wording: wording.words)
  }
}
