import CustomerData

/// Buyers of several past days with what they did next: what a churn model learns from.
public struct TrainingSet: Sendable {
  /// One cutoff's buyers.
  struct Part: Sendable {
    let table: SignalTable
    let occasions: [Int]
    /// For each row whether the customer is one of the half that rehearsals are judged on.
    let isHeldOut: [Bool]

    var left: [Bool] { occasions.map { $0 == 0 } }
  }

  /// Oldest cutoff first.
  let parts: [Part]
  /// Days ahead that count.
  public let horizon: Int

  // Beyond this many rows a model of forty signals gains nothing that its hold-out can see; a
  // larger shop is sampled by the hash of the customers' ids.
  static let limit = 60_000

  init(parts: [Part], horizon: Int) {
    self.parts = parts
    self.horizon = horizon
  }

  /// Rows.
  public var count: Int { parts.reduce(0) { $0 + $1.table.count } }

  /// Whether both outcomes are met often enough to learn from and to be judged on.
  var canTeach: Bool {
    let whole = parts.flatMap(\.occasions)
    let left = whole.count { $0 == 0 }
    return min(left, whole.count - left) >= Self.least
  }

  // Ten of the rarer outcome for each of a handful of telling signals (Peduzzi et al., Journal of
  // Clinical Epidemiology 49, 1996); the ridge sees to the rest.
  private static let least = 50

  /// Occasions within the horizon per customer who ordered in it: turns a risk into purchases.
  public var occasionsPerReturn: Double {
    let ahead = parts.flatMap(\.occasions)
    let returned = ahead.count { $0 > 0 }
    return returned > 0 ? Double(ahead.reduce(0, +)) / Double(returned) : 0
  }

  /// Everything in one table.
  var whole: TrainingRows { TrainingRows(parts.map { ($0, Array(0..<$0.table.count)) }) }

  /// The cutoffs rehearsals are judged on: the first, the last and one between.
  var rehearsed: [Int] { Set([0, parts.count / 2, parts.count - 1]).sorted() }

  /// The halves a rehearsal learns from and is judged on: another cutoff and other customers.
  func rehearsal(without place: Int) -> (learned: TrainingRows, judged: TrainingRows) {
    let others = parts.indices.filter { $0 != place || parts.count == 1 }
    let learned = others.map { index in
      (parts[index], parts[index].isHeldOut.indices.filter { !parts[index].isHeldOut[$0] })
    }
    let judged = parts[place].isHeldOut.indices.filter { parts[place].isHeldOut[$0] }
    return (TrainingRows(learned), TrainingRows([(parts[place], judged)]))
  }
}

/// Rows to learn from or to be judged on.
public struct TrainingRows: Sendable {
  /// The signals; their day is the last cutoff's.
  public let table: SignalTable
  /// Whether each customer did not order within the horizon.
  public let left: [Bool]

  init(_ picks: [(part: TrainingSet.Part, rows: [Int])]) {
    var ids: [String] = []
    var customers: [Int] = []
    var values: [Float] = []
    var left: [Bool] = []
    for (part, rows) in picks {
      let table = part.table.rows(rows)
      ids += table.ids
      customers += table.customers
      values += table.values
      left += rows.map { part.occasions[$0] == 0 }
    }
    table = SignalTable(
      day: picks.last?.part.table.day ?? Day(number: 0), customers: customers, ids: ids,
      values: values)
    self.left = left
  }

  init(table: SignalTable, left: [Bool]) {
    self.table = table
    self.left = left
  }
}
