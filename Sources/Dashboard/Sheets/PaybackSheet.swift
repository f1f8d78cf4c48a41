import Audiences
import CustomerData
import Retention
import RetentionEngine

extension SheetDesk {
  /// What new customers cost and when they have brought it back, by channel or campaign.
  func payback(by kind: Payback.Kind, days: Int) async throws(BackendError) -> Sheet {
    let metric = Payback(by: kind, days: days)
    let measured = try await ask(metric)
    var rows: [Sheet.Row] = []
    for row in [measured.value.whole] + measured.value.rows where row.spend > 0 {
      let part = Payback.Part(label: row.label)
      let most = Double(max(1, measured.value.rows.first?.spend ?? 1))
      rows.append(
        Sheet.Row(
          row.label ?? wording.say("all", "tout"),
          [
            .text(row.label ?? "all"), .money(row.spend), .count(row.customers),
            row.cost.map(Sheet.Cell.averageMoney) ?? .absent, .number(orAbsent: row.returned),
            row.paybackDays.map { .days(Double($0)) } ?? .text("not reached"),
            .money(row.revenue), .count(orAbsent: row.told),
          ], audience: await audience(part, of: metric),
          account: metric.explanation(of: part, in: measured),
          doors: await doors(row, metric, measured),
          bar: row.label == nil
            ? nil : Sheet.Bar(from: 0, to: min(1, Double(row.spend) / most), tone: .plain),
          isFaint: row.customers < 30))
    }
    let notes = measured.value.remarks
    return Sheet(
      title: wording.say("Cost of new customers", "Coût des nouveaux clients")
        + " · \(measured.value.period.first.iso) … \(measured.value.period.last.iso)",
      columns: [
        column(kind.rawValue, kind.rawValue, kind == .channel ? "canal" : "campagne"),
        column("spend", "spend", "dépense"), column("new_customers", "new", "nouveaux"),
        column("cac", "CAC", "CAC", isMain: true), column("roas", "ROAS", "ROAS"),
        column("payback_days", "paid back", "remboursé"), column("revenue", "revenue", "CA net"),
        column("told_new_customers", "told by platform", "selon la régie"),
      ], rows: rows, notes: notes.map(wording.remark), account: measured.explanation)
  }

  private func doors(
    _ row: PaybackRow, _ metric: Payback, _ measured: Measured<Payback.Value>
  ) async -> [String: Sheet.Door] {
    let account = metric.explanation(of: .init(label: row.label), in: measured)
    let unit = MetricUnit.money(wording.currency)
    let (spend, revenue) = (major(row.spend), major(row.revenue))
    func letter(_ symbol: String, _ meaning: String, _ value: Double?, _ unit: MetricUnit = .count)
      -> Explanation?
    { value.map { account.letter(Input(symbol, meaning, $0, unit)) } }
    let accounts: [String: Explanation?] = [
      "spend": letter("sum(spend)", "spent on advertising", spend, unit),
      "new_customers": account.side(worth: Double(row.customers)),
      "roas": account.ratio(revenue, to: spend, unit),
      "payback_days": letter(
        "t(payback)", "days until they have brought it back", row.paybackDays.map(Double.init),
        .days),
      "revenue": account.summing(revenue: revenue, unit),
      "told_new_customers": letter(
        "n(told)", "customers the platform says it won", row.told.map(Double.init)),
    ]
    var doors: [String: Sheet.Door] = [:]
    for (column, own) in accounts {
      doors[column] = await door(.init(label: row.label), of: metric, own)
    }
    return doors
  }
}
