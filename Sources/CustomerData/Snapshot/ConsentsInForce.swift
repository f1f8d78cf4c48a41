extension LedgerView {
  /// For each purpose the statement in force at the day.
  ///
  /// A suppression wins over everything. Else the last dated record by the day; an export's
  /// undated state only where no dated record exists at all; what was ticked beside an order only
  /// where nothing else is known.
  func consents(of customer: LedgerCustomer) -> [Purpose: ConsentRecord] {
    let drafts = ledger.consents[
      Int(customer.consents.lowerBound)..<Int(customer.consents.upperBound)]
    var inForce: [Purpose: ConsentRecord] = [:]
    for purpose in Purpose.allCases {
      guard let draft = inForceDraft(drafts, purpose) else { continue }
      inForce[purpose] = ConsentRecord(
        purpose: purpose, state: draft.state, day: draft.moment?.day,
        source: ledger.words[draft.source],
        wording: draft.wording < 0 ? nil : ledger.words[draft.wording])
    }
    return inForce
  }

  private func inForceDraft(
    _ drafts: ArraySlice<ConsentDraft>, _ purpose: Purpose
  ) -> ConsentDraft? {
    // Sorted by time, undated first, the stricter last among equals: the last one holds.
    func last(_ weight: ConsentDraft.Weight) -> ConsentDraft? {
      drafts.last {
        $0.purpose == purpose && $0.weight == weight && ($0.moment?.day.number ?? .min) <= asOf
      }
    }
    if let suppression = last(.suppression) { return suppression }
    if let record = last(.record) { return record }
    let isDated = drafts.contains { $0.purpose == purpose && $0.weight == .record }
    if isDated { return nil }
    return last(.export) ?? last(.checkout)
  }
}

extension Ledger {
  /// The last day anything is known of: the day of a folder without orders.
  var lastKnownDay: Day? {
    let seen = customers.map(\.firstSeen).filter { $0 != .min }.map(Day.init(number:))
    return (consents.compactMap(\.moment?.day) + seen).max()
  }
}
