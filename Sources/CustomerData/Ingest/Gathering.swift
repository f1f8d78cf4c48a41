/// What all files of a folder told, not joined yet.
struct Gathering: Sendable {
  var assembly: Assembly
  let fingerprint: Fingerprint

  /// Everything joined and put in order, unless it is stopped. O(rows).
  consuming func history(_ stop: StopSign = StopSign()) throws(LoadError) -> History {
    let ledger = try assembly.ledger(stop)
    let report = IngestReport(
      files: assembly.reports.filter { $0.name != ShopFile.name },
      problems: assembly.log.sorted)
    guard ledger.orders.ids.count + ledger.customers.count > 0 else {
      throw .nothingUsable(report)
    }
    return History(fingerprint: fingerprint, report: report, ledger: ledger)
  }
}
