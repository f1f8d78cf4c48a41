import ArgumentParser
import CustomerData
import Dashboard
import Retention
import RetentionEngine

/// One customer's profile.
struct CustomerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customer", abstract: "One customer's profile.",
    discussion: "Example: tenure customer 9013800000001 ~/exports --format json")

  @Argument(help: "The shop's id of the customer, as tenure customers prints it.")
  var id: String

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  func run() async throws {
    let shop = try await OpenShop.open(data.data, options).recallingModels()
    let profile: CustomerProfile
    do { profile = try await shop.backend.profile(of: id) } catch { throw shop.failure(error) }
    let step = shop.wording.nextStep(profile, asOf: shop.summary.asOf)
    let facts = Self.facts(profile) + [("next_step", .text(orAbsent: step))]
    let printer = Printer(shop: shop, command: "customer")
    guard options.format == .json else {
      printer.print(FactTable("field,value", rows: facts.map { [.text($0.0), $0.1] }))
      return
    }
    let decimals = shop.summary.shop.currency?.decimals ?? 2
    let fields = facts.map { ($0.0, JSON($0.1, decimals: decimals)) }
    let orders = profile.orders.map { Self.order($0, decimals) }
    let object = JSON.object(printer.head + fields + [("order_list", .array(orders))])
    Printer.write(object.text() + "\n")
  }

  static func facts(_ profile: CustomerProfile) -> [(String, Fact)] {
    let row = profile.summary
    let scores = profile.scores.map { $0.map(Fact.count) } ?? [.absent, .absent, .absent]
    let consents = Purpose.allCases.map { purpose in
      (
        "consent_\(purpose.rawValue)",
        Fact.text(orAbsent: profile.contact.consents[purpose]?.state.rawValue)
      )
    }
    return [
      ("customer_id", .text(row.id)), ("country", .text(orAbsent: row.country)),
      ("first_order", .day(orAbsent: row.firstOrder)),
      ("last_order", .day(orAbsent: row.lastOrder)),
      ("recency_days", .count(orAbsent: row.recency)), ("orders", .count(row.orders)),
      ("occasions", .count(row.occasions)), ("revenue", .money(row.revenue)),
      ("aov", .money(orAbsent: row.averageOrderValue)),
      ("usual_gap_days", .number(orAbsent: row.usualGap)),
      ("r", scores[0]), ("f", scores[1]), ("m", scores[2]),
      ("segment", .text(orAbsent: row.segment?.rawValue)), ("risk", .number(orAbsent: row.risk)),
      ("p_alive", .number(orAbsent: profile.prediction?.alive)),
      ("expected_orders", .number(orAbsent: profile.prediction?.expectedOrders)),
      ("clv", .money(orAbsent: profile.prediction?.lifetimeValue)),
      ("next_order", .day(orAbsent: profile.prediction?.nextOrder?.day)),
      ("next_order_early", .day(orAbsent: profile.prediction?.nextOrder?.early)),
      ("next_order_late", .day(orAbsent: profile.prediction?.nextOrder?.late)),
      ("likely_gone", .day(orAbsent: profile.prediction?.survival?.goneDay)),
    ] + consents
  }

  static func order(_ order: CustomerProfile.Order, _ decimals: Int) -> JSON {
    let lines = order.lines.map { line in
      JSON.object([
        ("product", .string(line.product)), ("quantity", .number(line.quantity)),
        ("net", JSON(.money(line.net), decimals: decimals)),
      ])
    }
    return .object([
      ("order_id", .string(order.id)), ("day", .string(order.day.iso)),
      ("net", JSON(.money(order.net), decimals: decimals)),
      ("refunded", JSON(.money(order.refunded), decimals: decimals)),
      ("channel", .string(orNull: order.channel)), ("lines", .array(lines)),
    ])
  }
}
