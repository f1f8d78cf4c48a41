import ArgumentParser
import Audiences
import CustomerData
import Dashboard
import Retention

/// The customers, one row each.
struct CustomersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customers",
    abstract: "The customers, one row each (those with an order, unless --audience says whom).",
    discussion: "Example: tenure customers ~/exports --sort last_order --limit 50")

  @Option(help: "How many rows (default: text a screenful, csv and json everyone).")
  var limit: Int?

  @Option(
    parsing: .unconditional,
    help:
      "customer_id, first_order, last_order, orders, occasions, revenue, aov, segment, risk, recency_days, usual_gap_days or clv; a leading - turns it round."
  )
  var sort = "revenue"

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit is a number from 0.") }
    _ = try list()
  }

  func run() async throws {
    let shop = try await OpenShop.open(data.data, options).recallingModels()
    let audience =
      options.audience == nil
      ? try await AudienceArgument("orders >= 1").expression(in: shop) : shop.audience
    let list = try list()
    let measured = try await shop.fitting(options) {
      try await shop.measure(list, among: audience)
    }
    let count = limit ?? (options.format == .text ? 20 : measured.value.count)
    Printer(shop: shop, command: "customers").print(
      CustomerFactTable.table(Array(measured.value.prefix(count))),
      titles: CustomerFactTable.titles(shop.wording),
      heading: CustomerFactTable.heading(measured.value, shop.wording),
      explain: [("customers", measured.explanation)])
  }

  // Names and old dates read best ascending, amounts and counts descending.
  private func list() throws -> CustomerList {
    let isTurned = sort.hasPrefix("-")
    let name = isTurned ? String(sort.dropFirst()) : sort
    guard let field = CustomerField(rawValue: name) else {
      throw ValidationError(
        "--sort is one of \(CustomerField.allCases.map(\.rawValue).joined(separator: ", ")), not '\(name)'."
      )
    }
    let isWord = [.customer, .segment, .firstOrder].contains(field)
    return CustomerList(sort: field, isAscending: isWord != isTurned, predicts: true)
  }
}

/// The rows of `customers` and `audience show`.
enum CustomerFactTable {
  static func table(_ rows: [CustomerList.Row]) -> FactTable {
    FactTable(
      "customer_id,first_order,last_order,orders,occasions,revenue,aov,segment,risk,clv",
      rows: rows.map { row in
        [
          .text(row.id), .day(orAbsent: row.firstOrder), .day(orAbsent: row.lastOrder),
          .count(row.orders), .count(row.occasions), .money(row.revenue),
          .money(orAbsent: row.averageOrderValue), .text(orAbsent: row.segment?.rawValue),
          .share(orAbsent: row.risk), .money(orAbsent: row.lifetimeValue),
        ]
      })
  }

  /// How many there are, and why no risk is told when none is.
  static func heading(_ rows: [CustomerList.Row], _ w: Wording) -> String {
    let count = w.customers(rows.count)
    guard !rows.isEmpty, !rows.contains(where: { $0.risk != nil }) else { return count }
    return count + "\n"
      + w.say(
        "risk: no model is fitted yet; tenure at-risk fits them, given enough history",
        "risque : aucun modèle n’est ajusté ; tenure at-risk les ajuste, avec assez d’historique")
  }

  static func titles(_ w: Wording) -> [String] {
    [
      w.say("customer", "client"), w.say("first order", "première"),
      w.say("last order", "dernière"),
      w.say("orders", "commandes"), w.say("occasions", "jours"), w.say("revenue", "CA net"),
      w.say("order value", "panier"), w.say("segment", "segment"), w.say("risk", "risque"), "clv",
    ]
  }
}
