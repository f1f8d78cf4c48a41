import Audiences
import CustomerData
import Retention
import RetentionEngine

extension SheetDesk {
  /// Who moved between segments since so many days, one row an arrow; staying is left to the list of segments.
  func migration(days: Int) async throws(BackendError) -> Sheet {
    let asOf = await backend.summary().asOf
    let since = asOf.adding(days: -days)
    let metric = SegmentMigration(since: since)
    let account = try await ask(RecencyFrequencyMonetary()).explanation
    let all = try await backend.migration(metric, among: base)?.rows ?? []
    let moves = all.filter { $0.arrow.from != $0.arrow.to }
    let peak = Double(max(1, moves.map(\.customers).max() ?? 1))
    let rows = moves.map { row in
      let (from, to) = (row.arrow.from, row.arrow.to)
      return Sheet.Row(
        (from.map { wording.name(of: $0) } ?? wording.say("new", "nouveau")) + " → "
          + (to.map { wording.name(of: $0) } ?? wording.say("gone", "sorti")),
        [
          .text((from?.rawValue ?? "New") + " → " + (to?.rawValue ?? "Gone")),
          .count(row.customers), .money(row.revenue),
        ], audience: base.and(metric.audience(behind: row.arrow)),
        bar: Sheet.Bar(from: 0, to: Double(row.customers) / peak, tone: .plain),
        isFaint: row.customers < 30)
    }
    return Sheet(
      title: wording.say("Moves since ", "Passages depuis le ") + since.iso,
      columns: [
        column("move", "from → to", "de → vers"), column("customers", "customers", "clients"),
        column("revenue", "revenue", "CA net"),
      ], rows: rows,
      notes: rows.isEmpty
        ? [wording.say("nobody moved", "personne n’a bougé")] : [], account: account)
  }
}
