import Audiences
import CustomerData
import Retention
import RetentionEngine

extension SheetDesk {
  /// Cohorts in brackets of days: one row a cell, with the day from which it no longer changes.
  func aged(
    _ measure: CohortMeasure, split: AcquisitionDimension?, edges: [Int],
    worth: AgedCohorts.Worth
  ) async throws(BackendError) -> Sheet {
    let metric = AgedCohorts(measure: measure, split: split, edges: edges, worth: worth)
    let measured = try await ask(metric)
    let value = measured.value
    let unit = measure.definition(of: Shop()).unit
    let peak = value.table.rows.flatMap(\.cells).compactMap(\.value).max() ?? 1
    var rows: [Sheet.Row] = []
    for row in value.table.rows {
      for (k, cell) in row.cells.enumerated() {
        let part = AgedCohorts.Part(cohort: row.cohort, band: row.band, period: k)
        let days = "\(edges[k])–\(edges[k + 1] - 1)"
        let final = cell.isFinal ? nil : value.finalOn(row.cohort, k).iso
        let name = [row.band?.label, row.cohort.label, days].compactMap { $0 }
        rows.append(
          Sheet.Row(
            name.joined(separator: " · ") + (cell.isFinal ? "" : " ~"),
            [
              .text(row.cohort.label), .text(orAbsent: split == nil ? nil : row.band?.label),
              .count(row.size), .count(edges[k]), .count(edges[k + 1] - 1),
              .count(cell.customers), .count(cell.orders), .money(cell.revenue),
              .value(cell.value, unit, scale: scale), .flag(cell.isFinal), .text(orAbsent: final),
            ], audience: await audience(part, of: metric),
            account: metric.explanation(of: part, in: measured),
            bar: cell.value.map {
              Sheet.Bar(from: 0, to: peak > 0 ? max(0, $0 / peak) : 0, tone: .plain)
            }, isFaint: !cell.isFinal))
      }
    }
    return Sheet(
      title: wording.say("Cohorts by age", "Cohortes par âge") + " · " + wording.name(of: measure)
        + (worth == .margin ? wording.say(" · margin", " · marge") : ""),
      columns: [
        column("cohort", "cohort", "cohorte"), column("band", "split", "axe"),
        column("size", "size", "taille"), Sheet.Column("from_day", ""), Sheet.Column("to_day", ""),
        column("customers", "customers", "clients"), column("orders", "orders", "commandes"),
        column("revenue", "revenue", "CA net"),
        Sheet.Column("value", wording.name(of: measure)), column("final", "final", "définitif"),
        column("final_on", "final on", "définitif le"),
      ], rows: rows,
      notes: [
        wording.say(
          "~ not everybody has lived through these days yet: left out of averages",
          "~ tous n’ont pas encore vécu ces jours : hors moyenne")
      ]
        + measured.explanation.remarks.filter { $0.hasPrefix("products without") }.map {
          wording.remark($0)
        }, account: measured.explanation)
  }

  /// Two cohorts, period by period, with the difference and, between shares of customers, its interval.
  func compare(
    _ one: CalendarPeriod, _ other: CalendarPeriod, _ measure: CohortMeasure
  ) async throws(BackendError) -> Sheet {
    let metric = CohortRetention(per: one.unit, measure: measure)
    let measured = try await ask(metric)
    let unit = measure.definition(of: Shop()).unit
    let (first, second) = (measured.value.row(one), measured.value.row(other))
    var rows: [Sheet.Row] = []
    for k in 0..<min(first?.cells.count ?? 0, second?.cells.count ?? 0) {
      guard let first, let second else { break }
      let (a, b) = (first.cells[k], second.cells[k])
      let interval =
        measure.countsCustomers
        ? NewcombeInterval(a.customers, of: first.size, less: b.customers, of: second.size) : nil
      let part = CohortRetention.Part(cohort: one, period: k)
      rows.append(
        Sheet.Row(
          wording.say("period ", "période ") + "\(k)",
          [
            .count(k), .value(a.value, unit, scale: scale), .value(b.value, unit, scale: scale),
            .value(difference(a.value, b.value), unit, scale: scale),
            .share(orAbsent: interval?.low), .share(orAbsent: interval?.high),
            .flag(a.isFinal && b.isFinal),
          ], audience: await audience(part, of: metric),
          account: metric.explanation(of: part, in: measured),
          isFaint: !(a.isFinal && b.isFinal)))
    }
    return Sheet(
      title: "\(one.label) · \(other.label) · \(wording.name(of: measure))",
      columns: [
        column("period", "period", "période"), Sheet.Column("first", one.label),
        Sheet.Column("second", other.label), column("difference", "difference", "écart"),
        column("low", "from", "de"), column("high", "to", "à"),
        column("final", "final", "définitif"),
      ], rows: rows,
      notes: [
        wording.say(
          "an interval that leaves out 0 is a difference beyond chance (Newcombe, 95 %)",
          "un intervalle sans 0 : un écart au-delà du hasard (Newcombe, 95 %)")
      ], account: measured.explanation)
  }

  private func difference(_ a: Double?, _ b: Double?) -> Double? {
    a.flatMap { a in b.map { a - $0 } }
  }

  /// Orders refunded in part, by product or category, the whole last.
  func returns(by kind: ReturnsByProduct.Kind) async throws(BackendError) -> Sheet {
    let metric = ReturnsByProduct(by: kind)
    let measured = try await ask(metric)
    let value = measured.value
    var rows: [Sheet.Row] = []
    for row in value.rows.prefix(Breakdown.limit) {
      let part = ReturnsByProduct.Part(label: row.label, isRefunded: true)
      rows.append(
        Sheet.Row(
          row.label,
          [
            .text(row.label), .count(row.orders), .count(row.refunded), .share(row.rate),
            .share(orAbsent: row.interval?.low), .share(orAbsent: row.interval?.high),
            .count(row.units), .count(row.unitsBack),
          ], audience: await audience(part, of: metric),
          account: metric.explanation(of: part, in: measured),
          bar: Sheet.Bar(from: 0, to: row.rate, tone: .plain), isFaint: row.orders < 30))
    }
    let whole = metric.reading(measured)
    rows.append(
      Sheet.Row(
        wording.say("all", "tous"),
        [
          .text("all"), .count(value.orders), .count(value.refunded),
          .share(orAbsent: whole.value), .share(orAbsent: whole.low), .share(orAbsent: whole.high),
          .absent, .absent,
        ], audience: await audience(.init(label: nil, isRefunded: true), of: metric),
        account: whole.explanation))
    return Sheet(
      title: wording.say("Orders refunded in part", "Commandes remboursées en partie"),
      columns: [
        Sheet.Column(
          kind.rawValue,
          kind == .product
            ? wording.say("product", "produit") : wording.say("category", "catégorie")),
        column("orders", "orders", "commandes"), column("refunded", "refunded", "remboursées"),
        column("rate", "rate", "taux"), column("low", "from", "de"), column("high", "to", "à"),
        column("units", "units", "unités"), column("units_back", "sent back", "retournées"),
      ], rows: rows, notes: refundNotes(value), account: measured.explanation)
  }

  private func refundNotes(_ value: ReturnsByProduct.Value) -> [String] {
    guard let full = value.refundedInFull, full > 0 else { return [] }
    return [
      wording.say(
        "\(wording.orders(full)) refunded in full are in no row",
        "\(wording.orders(full)) remboursées en totalité ne figurent pas")
    ]
  }

  /// What so many points more of retention would bring.
  func gain(points: Double) async throws(BackendError) -> Sheet {
    let metric = RetentionGain(points: points)
    let measured = try await ask(metric)
    var rows: [Sheet.Row] = []
    for number in GainNumber.allCases {
      rows.append(
        row(
          number.rawValue, metric.reading(number, in: measured),
          audience: await audience(.active, of: metric)))
    }
    let shown = wording.decimal(
      points * 100, places: points * 100 == (points * 100).rounded() ? 0 : 1)
    return Sheet(
      title: wording.say(
        "If \(shown) points more came back", "Si \(shown) points de plus revenaient"),
      columns: readingColumns, rows: rows,
      notes: [
        wording.say(
          "taken from what customers who came back bring now: no promise",
          "d’après ce que rapportent ceux qui sont revenus : sans promesse")
      ], account: measured.explanation)
  }
}

extension CohortMeasure {
  /// Whether a cell is a share of the cohort's customers.
  var countsCustomers: Bool { [.retention, .rolling, .cumulative].contains(self) }
}
