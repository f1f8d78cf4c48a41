/// Everything read from a folder: orders of every status, dated refunds, consents. Any day's
/// dataset is one pass over it.
public struct History: Sendable {
  /// Names the files and the mapping, whatever the day.
  public let fingerprint: Fingerprint
  /// What is true of the whole shop; the currency is the one found when tenure.toml names none.
  public let shop: Shop
  /// What was read, what was refused and why.
  public let report: IngestReport
  /// The local day of the last order or dated refund in the data, whatever the order's status;
  /// nil without orders. Consents, customers and products do not move it: an export's own day is
  /// no day of trade.
  public let lastDay: Day?
  private let ledger: Ledger

  init(fingerprint: Fingerprint, shop: Shop, report: IngestReport, ledger: Ledger) {
    self.fingerprint = fingerprint
    self.shop = shop
    self.report = report
    self.ledger = ledger
    lastDay = ledger.lastDay
  }

  /// The shop as seen at the end of a local day; `lastDay` when nil. O(orders + lines).
  ///
  /// An order is valid when it is no test, not cancelled by the day, paid, in a known currency,
  /// and worth more than nothing before and after the refunds known by then (METRICS §0).
  public func dataset(asOf: Day? = nil) -> Dataset {
    let day = asOf ?? lastDay ?? ledger.lastKnownDay ?? Day(number: 0)
    var digest = Digest()
    digest.add(fingerprint.value)
    digest.add(UInt64(bitPattern: Int64(day.number)))
    var view = LedgerView(ledger, asOf: day)
    view.gather()
    return Dataset(
      fingerprint: Fingerprint(value: digest.value), shop: shop, asOf: day,
      customers: view.customerTable(), orders: view.orderTable(), lines: view.lineTable(),
      products: ledger.products, excluded: view.excluded)
  }
}
