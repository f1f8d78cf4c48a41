import Audiences
import CustomerData
import Retention
import RetentionEngine

extension SheetDesk {
  /// The orders themselves, newest first; a row opens into its customer.
  func orders(_ list: OrderList) async throws(BackendError) -> Sheet {
    let measured = try await ask(list)
    let value = measured.value
    var rows: [Sheet.Row] = []
    var seen: [String: Int] = [:]
    for order in value.rows {
      // Two shops in one folder may give the same number twice.
      seen[order.id, default: 0] += 1
      let again = seen[order.id].flatMap { $0 > 1 ? " (\($0))" : nil } ?? ""
      rows.append(await row(order, id: order.id + again, of: list, measured))
    }
    return Sheet(
      title: wording.say("Orders", "Commandes") + " · " + days(value.period),
      columns: [
        column("order_id", "order", "commande"), column("day", "day", "jour"),
        column("customer_id", "customer", "client"), column("channel", "channel", "canal"),
        column("units", "units", "unités"), column("discount", "discount", "remise"),
        column("refunded", "refunded", "remboursé"), column("revenue", "net", "net", isMain: true),
      ], rows: rows, notes: notes(value), account: measured.explanation)
  }

  private func row(
    _ order: OrderList.Row, id: String, of list: OrderList, _ measured: Measured<OrderList.Value>
  ) async -> Sheet.Row {
    let unit = MetricUnit.money(wording.currency)
    let whole = measured.explanation
    func letter(_ symbol: String, _ what: String, _ minor: Int64) -> Input {
      Input(symbol, what, major(minor), unit)
    }
    var audience: AudienceExpression?
    if let customer = order.customer { audience = await self.audience(customer, of: list) }
    func door(_ account: Explanation) -> Sheet.Door {
      Sheet.Door(audience: audience, account: account)
    }
    let goods = letter("goods", "value of the order before refunds", order.net + order.refunded)
    let back = letter("refunded", "refunded of the order so far", order.refunded)
    return Sheet.Row(
      id, id: id,
      [
        .text(order.id), .text(order.day.iso), .text(orAbsent: order.customer),
        .text(orAbsent: order.channel), .count(orAbsent: order.units), .price(order.discount),
        .price(order.refunded), .price(order.net),
      ], audience: audience, account: whole.order("goods - refunded", [goods, back], order.day),
      doors: [
        "units": door(
          whole.order(
            "n(units)",
            [Input("n(units)", "units sold less units sent back", Double(order.units ?? 0))],
            order.day)),
        "discount": door(
          whole.order(
            "discount", [letter("discount", "discount of the order", order.discount)], order.day)),
        "refunded": door(whole.order("refunded", [back], order.day)),
      ])
  }

  private func days(_ period: DayRange?) -> String {
    period.map { "\($0.first.iso) … \($0.last.iso)" }
      ?? wording.say("the whole history", "tout l’historique")
  }

  private func notes(_ value: OrderList.Value) -> [String] {
    guard value.orders > 0 else {
      return [wording.say("no order in these days", "aucune commande sur ces jours")]
    }
    let sum = "\(wording.orders(value.orders)) · \(wording.exactMoney(value.revenue))"
    guard value.rows.count < value.orders else { return [sum] }
    let listed = wording.number(value.rows.count)
    return [
      sum + wording.say(" · the newest \(listed) are listed", " · les \(listed) dernières listées")
    ]
  }
}

extension Explanation {
  /// The account of one thing about one order: nobody is left out of it. The formula is its first letter, or the
  /// first less the second.
  fileprivate func order(_ formula: String, _ inputs: [Input], _ day: Day) -> Explanation {
    let value = inputs[0].value - inputs.dropFirst().reduce(0) { $0 + $1.value }
    let name = inputs.count == 1 ? inputs[0].meaning : "net value of the order"
    return Explanation(
      definition: Definition(
        name: name, meaning: name, formula: formula, unit: inputs[0].unit,
        source: definition.source, window: definition.window),
      inputs: inputs, value: value, window: DayRange(day, day), asOf: asOf, snapshot: snapshot)
  }
}
