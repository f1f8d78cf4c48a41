/// What all files of a folder told, not joined yet.
struct Gathering {
  var assembly: Assembly
  let fingerprint: Fingerprint

  /// Everything joined and put in order. O(rows).
  consuming func history() throws(LoadError) -> History {
    let ledger = assembly.ledger()
    let report = IngestReport(
      files: assembly.reports.filter { $0.name != ShopFile.name },
      problems: assembly.log.sorted)
    guard ledger.orders.ids.count + ledger.customers.count > 0 else {
      throw .nothingUsable(report)
    }
    return History(fingerprint: fingerprint, report: report, ledger: ledger)
  }
}
