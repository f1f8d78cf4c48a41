import ArgumentParser
import CustomerData
import Dashboard
import Retention
import RetentionEngine

/// Definition, formula, the formula with today's values, who was left out and why.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "What a number means, its formula with today's values, and who was left out.",
    discussion: "Example: tenure explain retention_rate ~/exports --format json")

  @Argument(
    help: "Any number of the glossary: retention_rate, aov, ltv, segments …")
  var metric: String

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  static let names = NumberName.all.map(\.id) + ["churn_risk"]

  func validate() throws { try Self.check(metric) }

  /// Refuses what is no number of the glossary, naming those like it.
  static func check(_ metric: String) throws {
    guard !Self.names.contains(metric) else { return }
    let near = Self.names.filter { $0.contains(metric) || metric.contains($0) }
    let known = near.isEmpty ? Self.names : near
    throw ValidationError(
      "There is no metric '\(metric)'. Known: \(known.joined(separator: ", ")).")
  }

  func run() async throws {
    let shop = try await OpenShop.open(data.data, options)
    let account = try await account(in: shop)
    // Models are not fitted anew for the day before.
    let before =
      isForecast
      ? nil
      : try await value(of: named(), on: account.asOf.adding(days: -1), in: shop)
    let json = ExplanationJSON(wording: shop.wording)
    switch options.format {
    case .json:
      let head = Printer(shop: shop, command: "explain").head.filter {
        $0.0 != "as_of" && $0.0 != "data"
      }
      guard case .object(let pairs) = json.object(account) else { return }
      Printer.write(
        JSON.object(
          head + [("metric", .string(metric))] + pairs + [("previous", previous(account, before))]
        )
        .text() + "\n")
    case .csv: Printer(shop: shop, command: "explain").print(table(account))
    case .text:
      let w = shop.wording
      let day = account.asOf.adding(days: -1).iso
      let then = w.value(before, account.definition.unit)
      Printer.write(
        forPeople: ExplanationText(wording: w).text(account)
          + "  " + w.say("The day before", "La veille") + " (\(day)): \(then)\n")
    }
  }

  private var isForecast: Bool { ["at-risk", "churn_risk"].contains(metric) }

  private func named() throws -> NumberName {
    guard let name = NumberName(id: metric) else { throw Failure(.usage, metric) }
    return name
  }

  private func account(in shop: OpenShop) async throws -> Explanation {
    guard isForecast else { return try await shop.measure(NamedNumber(named())).explanation }
    return try await shop.fitting(options) { try await shop.measure(ChurnRisk()) }.explanation
  }

  private func previous(_ account: Explanation, _ value: Double?) -> JSON {
    .object([
      ("as_of", .string(account.asOf.adding(days: -1).iso)),
      ("value", value.map { JSON(.number($0), decimals: 2) } ?? .null),
    ])
  }

  /// The same number as it was on an earlier day.
  private func value(
    of name: NumberName, on day: Day, in shop: OpenShop
  ) async throws -> Double? {
    do throws(BackendError) {
      let then = try await shop.backend.measure(
        NamedNumber(name), among: shop.audience, on: day)
      return then?.value.value
    } catch { throw shop.failure(error) }
  }

  private func table(_ account: Explanation) -> FactTable {
    FactTable(
      "symbol,meaning,value,unit",
      rows: account.inputs.map { input in
        [.text(input.symbol), .text(input.meaning), .number(input.value), .text(input.unit.text)]
      })
  }
}
