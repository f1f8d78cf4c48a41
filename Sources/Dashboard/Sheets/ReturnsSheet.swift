import Audiences
import CustomerData
import Retention
import RetentionEngine

extension SheetDesk {
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
          doors: await doors(row, of: metric, measured),
          bar: Sheet.Bar(from: 0, to: row.rate, tone: .plain), isFaint: row.orders < 30))
    }
    let whole = metric.reading(measured)
    let everyone = await audience(.init(label: nil, isRefunded: false), of: metric)
    rows.append(
      Sheet.Row(
        wording.say("all", "tous"),
        [
          .text("all"), .count(value.orders), .count(value.refunded),
          .share(orAbsent: whole.value), .share(orAbsent: whole.low), .share(orAbsent: whole.high),
          .absent, .absent,
        ], audience: await audience(.init(label: nil, isRefunded: true), of: metric),
        account: whole.explanation,
        doors: [
          "orders": Sheet.Door(
            audience: everyone, account: whole.explanation.side(worth: whole.denominator)),
          "refunded": Sheet.Door(
            audience: await audience(.init(label: nil, isRefunded: true), of: metric),
            account: whole.explanation.side(worth: whole.numerator)),
        ]))
    return Sheet(
      title: wording.say("Orders refunded in part", "Commandes remboursées en partie"),
      columns: [
        Sheet.Column(
          kind.rawValue,
          kind == .product
            ? wording.say("product", "produit") : wording.say("category", "catégorie")),
        column("orders", "orders", "commandes"), column("refunded", "refunded", "remboursées"),
        column("rate", "rate", "taux", isMain: true), column("low", "from", "de"),
        column("high", "to", "à"),
        column("units", "units", "unités"), column("units_back", "sent back", "retournées"),
      ], rows: rows, notes: refundNotes(value), account: measured.explanation)
  }

  private func doors(
    _ row: ReturnsByProduct.Row, of metric: ReturnsByProduct,
    _ measured: Measured<ReturnsByProduct.Value>
  ) async -> [String: Sheet.Door] {
    let (sold, back) = (
      ReturnsByProduct.Part(label: row.label, isRefunded: false),
      ReturnsByProduct.Part(label: row.label, isRefunded: true)
    )
    let account = metric.explanation(of: back, in: measured)
    let units = account.letter(Input("n(units)", "units sold", Double(row.units)))
    let returned = account.letter(Input("n(back)", "units sent back", Double(row.unitsBack)))
    return [
      "orders": await door(sold, of: metric, account.side(worth: Double(row.orders))),
      "refunded": await door(back, of: metric, account.side(worth: Double(row.refunded))),
      "units": await door(sold, of: metric, units),
      "units_back": await door(back, of: metric, returned),
    ]
  }

  private func refundNotes(_ value: ReturnsByProduct.Value) -> [String] {
    guard let full = value.refundedInFull, full > 0 else { return [] }
    return [
      wording.say(
        "\(wording.orders(full)) refunded in full are in no row",
        "\(wording.orders(full)) remboursées en totalité ne figurent pas")
    ]
  }
}
