/// Everything read from a folder: orders of every status, dated refunds, consents. Any day's
/// dataset is one pass over it.
public struct History: Sendable {
  /// Names the files and the mapping, whatever the day.
  public let fingerprint: Fingerprint
  /// What is true of the whole shop; the currency is the one found when tenure.toml names none.
  public var shop: Shop { ledger.shop }
  /// What was read, what was refused and why.
  public internal(set) var report: IngestReport
  /// The local day of the last order, dated refund or other event in the data, whatever the
  /// order's status; nil without any. Consents, customers and products do not move it: an export's
  /// own day is no day of trade.
  public var lastDay: Day? { ledger.lastDay }
  let ledger: Ledger

  /// The same, told where it comes from.
  func noting(_ note: SnapshotNote) -> History {
    var history = self
    history.report.snapshot = note
    return history
  }

  init(fingerprint: Fingerprint, report: IngestReport, ledger: Ledger) {
    self.fingerprint = fingerprint
    self.report = report
    self.ledger = ledger
  }

  /// The shop as seen at the end of a local day; `lastDay` when nil, which costs nothing: O(1).
  /// Any other day is gathered anew, O(orders + lines + customers).
  ///
  /// An order is valid when it is no test, not cancelled by the day, paid, in a known currency,
  /// and worth more than nothing before and after the refunds known by then (METRICS §0).
  public func dataset(asOf: Day? = nil) -> Dataset {
    let day = asOf ?? ledger.asOf
    var digest = Digest()
    digest.add(fingerprint.value)
    digest.add(UInt64(bitPattern: Int64(day.number)))
    return ledger.dataset(asOf: day, fingerprint: Fingerprint(value: digest.value))
  }
}
