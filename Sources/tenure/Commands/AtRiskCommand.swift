import ArgumentParser
import CustomerData
import Dashboard
import Retention

/// Customers silent for at least twice their usual gap.
struct AtRiskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "at-risk", abstract: "Customers silent for at least twice their usual gap.",
    discussion: "Example: tenure at-risk ~/exports --limit 20")

  @Option(help: "How many rows (default: text a screenful, csv and json everyone).")
  var limit: Int?

  @Option(help: "The days ahead a model looks; this version's rule looks at the silence only.")
  var horizon = 90

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit is a number from 0.") }
    if horizon < 1 { throw ValidationError("--horizon is a number of days from 1.") }
  }

  func run() async throws {
    let shop = try await OpenShop.open(data.data, options)
    let measured = try await shop.measure(SilenceRisk())
    let list = try await shop.measure(CustomerList())
    let byRow = Dictionary(uniqueKeysWithValues: list.value.map { ($0.customer, $0) })
    let count = limit ?? (options.format == .text ? 20 : measured.value.rows.count)
    let rows = measured.value.rows.prefix(count).map { facts($0, byRow[$0.customer], shop.wording) }
    let heading = shop.wording.atRiskHeading(
      measured.value, revenue: measured.value.rows.map(\.yearlySpend).reduce(0, +))
    Printer(shop: shop, command: "at-risk").print(
      FactTable(
        "customer_id,risk,p_alive,expected_orders,clv,value_at_risk,recency_days,usual_gap_days,orders,revenue,segment,reasons",
        rows: Array(rows)),
      titles: Self.titles(shop.wording), heading: heading,
      explain: [("at-risk", measured.explanation)])
  }

  private func facts(
    _ row: SilenceRisk.Row, _ customer: CustomerList.Row?, _ wording: Wording
  ) -> [Fact] {
    [
      .text(customer?.id ?? ""), options.format == .text ? .share(row.risk) : .number(row.risk),
      .absent, .absent, .absent, .averageMoney(row.valueAtRisk), .count(row.silence),
      .number(row.usualGap), .count(orAbsent: customer?.orders),
      customer.map { .money($0.revenue) } ?? .absent, .text(orAbsent: customer?.segment?.rawValue),
      .text(wording.reason(of: row)),
    ]
  }

  private static func titles(_ w: Wording) -> [String] {
    [
      w.say("customer", "client"), w.say("risk", "risque"), "p_alive", "expected", "clv",
      w.say("value at risk", "valeur à risque"), w.say("silent d", "silence j"),
      w.say("usual gap d", "rythme j"), w.say("orders", "commandes"), w.say("revenue", "CA net"),
      w.say("segment", "segment"), w.say("why", "pourquoi"),
    ]
  }
}
