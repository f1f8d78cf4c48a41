import ArgumentParser
import Dashboard
import Retention

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

  static let names = NumberName.all.map(\.id)

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
    let json = ExplanationJSON(wording: shop.wording)
    switch options.format {
    case .json:
      let head = Printer(shop: shop, command: "explain").head.filter {
        $0.0 != "as_of" && $0.0 != "data"
      }
      guard case .object(let pairs) = json.object(account) else { return }
      Printer.write(JSON.object(head + [("metric", .string(metric))] + pairs).text() + "\n")
    case .csv: Printer(shop: shop, command: "explain").print(table(account))
    case .text: Printer.write(forPeople: ExplanationText(wording: shop.wording).text(account))
    }
  }

  private func account(in shop: OpenShop) async throws -> Explanation {
    guard let name = NumberName(id: metric) else { throw Failure(.usage, metric) }
    return try await shop.measure(NamedNumber(name)).explanation
  }

  private func table(_ account: Explanation) -> FactTable {
    FactTable(
      "symbol,meaning,value,unit",
      rows: account.inputs.map { input in
        [.text(input.symbol), .text(input.meaning), .number(input.value), .text(input.unit.text)]
      })
  }
}
