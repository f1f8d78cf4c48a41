import Audiences
import CustomerData
import Retention
import RetentionEngine

extension SheetDesk {
  /// Cohorts in brackets of days: one row a cell, drawn as a heat map, with the day from which it no longer
  /// changes; the pooled averages last.
  func aged(
    _ measure: CohortMeasure, split: AcquisitionDimension?, edges: [Int],
    worth: AgedCohorts.Worth
  ) async throws(BackendError) -> Sheet {
    let metric = AgedCohorts(measure: measure, split: split, edges: edges, worth: worth)
    let measured = try await ask(metric)
    let sides = AgedSides(metric: metric, measured: measured)
    let shop = await backend.summary().shop
    var rows: [Sheet.Row] = []
    var lines: [Sheet.Map.Line] = []
    for row in measured.value.table.rows {
      let first = rows.count
      for k in row.cells.indices { rows.append(await agedCell(row, k, sides)) }
      let mark = shop.annotations(in: row.cohort.days).isEmpty ? "" : "◆"
      let band = split == nil ? [] : [row.band.map { wording.band($0) } ?? wording.absent]
      lines.append(
        Sheet.Map.Line(
          labels: band + [row.cohort.label + mark, wording.number(row.size)],
          rows: row.cells.indices.map { first + $0 }))
    }
    if !rows.isEmpty {
      let first = rows.count
      for k in edges.indices.dropLast() { rows.append(await agedAverage(k, sides)) }
      let labels = (split == nil ? [] : [""]) + [wording.say("average", "moyenne"), ""]
      lines.insert(
        Sheet.Map.Line(
          labels: labels, rows: (first..<rows.count).map { $0 }, isAverage: true), at: 0)
    }
    return Sheet(
      title: wording.say("Cohorts by age", "Cohortes par âge") + " · " + wording.name(of: measure)
        + (worth == .margin ? wording.say(" · margin", " · marge") : ""),
      columns: agedColumns(measure), rows: rows, notes: agedNotes(measured),
      figure: .map(
        Sheet.Map(
          titles: (split.map { [wording.name(of: $0)] } ?? [])
            + [wording.say("first", "premier"), wording.say("size", "taille")],
          headers: edges.indices.dropLast().map { "\(edges[$0])–\(edges[$0 + 1] - 1)" },
          lines: lines, column: "value", legend: "~")),
      account: measured.explanation)
  }

  private func agedColumns(_ measure: CohortMeasure) -> [Sheet.Column] {
    [
      column("cohort", "cohort", "cohorte"), column("band", "split", "axe"),
      column("size", "size", "taille"), Sheet.Column("from_day", ""), Sheet.Column("to_day", ""),
      column("customers", "customers", "clients"), column("orders", "orders", "commandes"),
      column("revenue", "revenue", "CA net"),
      Sheet.Column("value", wording.name(of: measure)), column("final", "final", "définitif"),
      column("final_on", "final on", "définitif le"),
    ]
  }

  private func agedNotes(_ measured: Measured<AgedCohorts.Value>) -> [String] {
    let costs = measured.explanation.remarks.filter { $0.hasPrefix("products without") }
    return [
      wording.say(
        "days after the own first order; ~ not everybody has lived through them: not in the average",
        "jours après la 1re commande ; ~ tous ne les ont pas vécus : hors moyenne")
    ] + costs.map { wording.remark($0) }
  }

  private func agedCell(_ row: CohortRow, _ k: Int, _ sides: AgedSides) async -> Sheet.Row {
    let (metric, measured, edges) = (sides.metric, sides.measured, sides.metric.edges)
    let cell = row.cells[k]
    let part = AgedCohorts.Part(cohort: row.cohort, band: row.band, period: k)
    let account = metric.explanation(of: part, in: measured)
    let days = "\(edges[k])–\(edges[k + 1] - 1)"
    let final = cell.isFinal ? nil : measured.value.finalOn(row.cohort, k).iso
    let name = [row.band.map { wording.band($0) }, row.cohort.label, days].compactMap { $0 }
    let unit = MetricUnit.money(measured.value.table.currency)
    return Sheet.Row(
      name.joined(separator: " · ") + (cell.isFinal ? "" : " ~"),
      id: "\(row.cohort.label) \(row.band?.label ?? "") \(edges[k])",
      [
        .text(row.cohort.label), .text(orAbsent: metric.split == nil ? nil : row.band?.label),
        .count(row.size), .count(edges[k]), .count(edges[k + 1] - 1), .count(cell.customers),
        .count(cell.orders), .money(cell.revenue),
        .value(cell.value, metric.measure.definition(of: Shop()).unit, scale: scale),
        .flag(cell.isFinal), .text(orAbsent: final),
      ], audience: await audience(part, of: metric), account: account,
      doors: [
        "size": await door(
          .init(cohort: row.cohort, band: row.band, period: nil), of: metric,
          account.counting(customers: row.size)),
        "customers": await door(
          part, of: sides.counted, account.counting(customers: cell.customers)),
        "orders": await door(part, of: sides.buying, account.counting(orders: cell.orders)),
        "revenue": await door(
          part, of: sides.buying, account.summing(revenue: major(cell.revenue), unit)),
      ], isFaint: !cell.isFinal)
  }

  private func agedAverage(_ k: Int, _ sides: AgedSides) async -> Sheet.Row {
    let (metric, edges) = (sides.metric, sides.metric.edges)
    let part = AgedCohorts.Part(cohort: nil, period: k)
    let account = metric.explanation(of: part, in: sides.measured)
    return Sheet.Row(
      wording.say("average", "moyenne") + " · \(edges[k])–\(edges[k + 1] - 1)",
      id: "average \(edges[k])",
      [
        .text("average"), .absent, .absent, .count(edges[k]), .count(edges[k + 1] - 1), .absent,
        .absent, .absent,
        .value(account.value, metric.measure.definition(of: Shop()).unit, scale: scale),
        .flag(true), .absent,
      ], audience: await audience(part, of: metric), account: account)
  }
}

/// The same brackets with other measures: who stands behind a cell's count, orders and revenue.
private struct AgedSides {
  let metric: AgedCohorts
  let measured: Measured<AgedCohorts.Value>

  /// Whose part is the cell's count of customers.
  var counted: AgedCohorts {
    metric.measure.countsCustomers ? metric : buying
  }

  /// Whose part is who ordered in the bracket.
  var buying: AgedCohorts {
    AgedCohorts(
      per: metric.unit, measure: .retention, split: metric.split, edges: metric.edges,
      worth: metric.worth)
  }
}

extension CohortMeasure {
  /// Whether a cell is a share of the cohort's customers.
  var countsCustomers: Bool { [.retention, .rolling, .cumulative].contains(self) }
}
