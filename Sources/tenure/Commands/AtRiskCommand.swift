import ArgumentParser
import CustomerData
import Dashboard
import Retention
import RetentionEngine

/// Customers who will probably not order within the horizon.
struct AtRiskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "at-risk",
    abstract: "Customers who will probably not order within the horizon, and why.",
    discussion: """
      With enough history the model that did best on the shop's own past tells the risk (tenure \
      models); else the list is of customers silent for at least twice their usual gap.

      Example: tenure at-risk ~/exports --limit 20
      """)

  @Option(help: "How many rows (default: text a screenful, csv and json everyone).")
  var limit: Int?

  @Option(help: "The days ahead in which no order is feared.")
  var horizon = 90

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit is a number from 0.") }
    if horizon < 1 { throw ValidationError("--horizon is a number of days from 1.") }
  }

  func run() async throws {
    let shop = try await OpenShop.open(data.data, options)
    await shop.backend.look(ahead: horizon)
    let measured = try await shop.fitting(options) { try await shop.measure(ChurnRisk()) }
    let list = try await shop.measure(CustomerList())
    let byRow = Dictionary(uniqueKeysWithValues: list.value.map { ($0.customer, $0) })
    let count = limit ?? (options.format == .text ? 20 : measured.value.rows.count)
    let shown = measured.value.rows.prefix(count)
    let reasons = await shop.backend.reasons(for: shown.map(\.customer))
    var heading = shop.wording.churnHeading(measured.value) + "\n" + shop.wording.untested
    if measured.value.model == nil, let study = await shop.backend.study(horizon: horizon) {
      heading += "\n" + shop.wording.choice(study)
    }
    let rows = shown.map { row in
      facts(row, byRow[row.customer], shop.wording.reasons(of: row, reasons[row.customer]))
    }
    Printer(shop: shop, command: "at-risk").print(
      FactTable(
        "customer_id,risk,p_alive,expected_orders,clv,value_at_risk,recency_days,usual_gap_days,orders,revenue,segment,reasons",
        rows: Array(rows)),
      titles: Self.titles(shop.wording, isBySilence: measured.value.model == nil),
      heading: heading,
      explain: [("at-risk", measured.explanation)])
  }

  private func facts(
    _ row: ChurnRisk.Row, _ customer: CustomerList.Row?, _ reasons: String
  ) -> [Fact] {
    let isText = options.format == .text
    return [
      .text(customer?.id ?? ""), isText ? .share(row.risk) : .number(row.risk),
      isText ? .share(orAbsent: row.alive) : .number(orAbsent: row.alive),
      .number(orAbsent: row.expectedOrders), .money(orAbsent: row.lifetimeValue),
      .averageMoney(row.valueAtRisk),
      .count(row.silence), .number(orAbsent: row.usualGap), .count(orAbsent: customer?.orders),
      customer.map { .money($0.revenue) } ?? .absent, .text(orAbsent: customer?.segment?.rawValue),
      .text(reasons),
    ]
  }

  private static func titles(_ w: Wording, isBySilence: Bool) -> [String] {
    [
      w.say("customer", "client"),
      isBySilence ? w.say("by silence", "au silence") : w.say("risk", "risque"),
      w.say("alive", "actif"),
      w.say("expected", "prévues"), "clv", w.say("value at risk", "valeur à risque"),
      w.say("silent d", "silence j"), w.say("usual gap d", "rythme j"),
      w.say("orders", "commandes"), w.say("revenue", "CA net"), w.say("segment", "segment"),
      w.say("why", "pourquoi"),
    ]
  }
}
