import CustomerData

/// The signals of past days, each read once: two fits share most of their cutoffs.
struct PastSignals {
  private let past: (Day) -> Dataset
  private let horizon: Int
  private let oneOf: Int
  private var tables: [Day: SignalTable] = [:]

  // The most cutoffs a model learns from.
  private static let cutoffs = 5

  /// Reads days through `past`; a shop of many `buyers` is sampled by their ids.
  init(_ past: @escaping (Day) -> Dataset, horizon: Int, buyers: Int) {
    self.past = past
    self.horizon = horizon
    oneOf = max(1, (buyers * Self.cutoffs + TrainingSet.limit - 1) / TrainingSet.limit)
  }

  /// The buyers of the cutoffs with what they did next, as `dataset` knows it, about `limit` of
  /// them at most; nil when stopped.
  mutating func trainingSet(
    _ cutoffs: TrainingCutoffs, in dataset: Dataset, limit: Int = TrainingSet.limit,
    report: () -> Bool
  ) -> TrainingSet? {
    var parts: [TrainingSet.Part] = []
    for day in cutoffs.days {
      guard report() else { return nil }
      let table = sample(table(of: day), limit / max(1, cutoffs.days.count))
      let ahead = OrdersAhead(after: table, horizon: horizon, in: dataset)
      parts.append(
        TrainingSet.Part(
          table: table, occasions: ahead.occasions,
          isHeldOut: table.ids.map { CustomerHash($0).isHeads }))
    }
    return TrainingSet(parts: parts, horizon: horizon)
  }

  /// Some of the rows, chosen by their customers; all where they are few.
  private func sample(_ table: SignalTable, _ limit: Int) -> SignalTable {
    let thinning = (table.count + limit - 1) / max(1, limit)
    guard thinning > 1 else { return table }
    return table.rows(
      table.ids.indices.filter { CustomerHash(table.ids[$0]).isOne(of: oneOf * thinning) })
  }

  /// Whether a customer is one of the sample that a shop of many buyers is learned from.
  func isWanted(_ id: String) -> Bool { CustomerHash(id).isOne(of: oneOf) }

  /// The signals of the sample at the end of a day.
  mutating func table(of day: Day) -> SignalTable {
    if let known = tables[day] { return known }
    let table = SignalTable(past(day), horizon: horizon, of: isWanted)
    tables[day] = table
    return table
  }
}
