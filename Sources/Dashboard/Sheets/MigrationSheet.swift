import Audiences
import CustomerData
import Retention
import RetentionEngine

extension SheetDesk {
  /// Who moved between segments since so many days: one row an arrow, drawn as a matrix of from by to.
  func migration(days: Int) async throws(BackendError) -> Sheet {
    let asOf: Day
    if let day { asOf = day } else { asOf = await backend.summary().asOf }
    return try await migration(since: asOf.adding(days: -days))
  }

  /// The same since a day.
  func migration(since: Day) async throws(BackendError) -> Sheet {
    let metric = SegmentMigration(since: since, until: day)
    let account = try await ask(RecencyFrequencyMonetary()).explanation
    let arrows = try await backend.migration(metric, among: base)?.rows ?? []
    let unit = MetricUnit.money(wording.currency)
    let rows = arrows.map { row in
      let (from, to) = (row.arrow.from, row.arrow.to)
      let behind = base.and(metric.audience(behind: row.arrow))
      let count = account.counting(customers: row.customers)
      return Sheet.Row(
        wording.name(of: row.arrow), id: row.arrow.id,
        [
          .text(from?.rawValue ?? "New"), .text(to?.rawValue ?? "Gone"), .count(row.customers),
          .money(row.revenue),
        ], audience: behind, account: count,
        doors: [
          "revenue": Sheet.Door(
            audience: behind, account: account.summing(revenue: major(row.revenue), unit))
        ], isFaint: row.customers < 30)
    }
    return Sheet(
      title: wording.say("Moves since ", "Passages depuis le ") + since.iso,
      columns: [
        column("from", "from", "de"), column("to", "to", "vers"),
        column("customers", "customers", "clients"), column("revenue", "revenue", "CA net"),
      ], rows: rows,
      notes: arrows.contains { $0.arrow.from != $0.arrow.to }
        ? [
          wording.say(
            "the diagonal stayed where it was; every arrow opens its customers",
            "la diagonale n’a pas bougé ; chaque flèche ouvre ses clients")
        ] : [wording.say("nobody moved", "personne n’a bougé")],
      figure: .map(matrix(arrows.map(\.arrow))), account: account)
  }

  /// Every segment somebody came from by every one somebody went to.
  private func matrix(_ arrows: [SegmentMigration.Arrow]) -> Sheet.Map {
    let order = Segment.allCases.map(Optional.some) + [nil]
    let froms = order.filter { from in arrows.contains { $0.from == from } }
    let tos = order.filter { to in arrows.contains { $0.to == to } }
    return Sheet.Map(
      titles: [wording.say("from ↓  to →", "de ↓  vers →")],
      headers: tos.map { to in to.map { wording.initials(of: $0) } ?? wording.say("gone", "sorti")
      },
      lines: froms.map { from in
        Sheet.Map.Line(
          labels: [wording.origin(from)],
          rows: tos.map { to in arrows.firstIndex { $0.from == from && $0.to == to } })
      }, column: "customers",
      plain: Set(arrows.indices.filter { arrows[$0].from == arrows[$0].to }))
  }
}

extension SegmentMigration.Arrow {
  /// What the sheet of moves and its csv call it, in every language.
  var id: String { (from?.rawValue ?? "New") + " → " + (to?.rawValue ?? "Gone") }
}
