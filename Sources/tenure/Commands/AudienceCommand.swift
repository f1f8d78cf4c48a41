import ArgumentParser
import Audiences
import CustomerData
import Dashboard
import Retention
import RetentionEngine
import Workspace

/// Audiences as expressions and files.
struct AudienceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audience", abstract: "Audiences: count, show, save, check, compare, explain.",
    discussion: """
      Example: tenure audience count 'rfm.segment = "At Risk" and consent.email' ~/exports
      """,
    subcommands: [
      Count.self, Show.self, List.self, Save.self, Check.self, Diff.self, Why.self,
      Overlap.self, Ready.self,
    ])
}

extension AudienceCommand {
  /// How many customers, what they brought, who may be written to.
  struct Count: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "How many customers, what they brought, who may be written to.",
      discussion: "Example: tenure audience count 'orders = 1 and last_order more than 60 days ago'"
    )

    @Argument(help: "An expression, or the name of a saved audience.") var audience: String
    @OptionGroup var data: DataArgument
    @OptionGroup var options: DataOptions

    func run() async throws {
      let (shop, expression) = try await AudienceArgument(audience).open(data.data, options)
      let summary = try await shop.count(expression)
      let printer = Printer(shop: shop.about(expression), command: "audience count")
      printer.print(
        FactTable(
          "customers,revenue,consent_email,consent_sms,consent_ads",
          rows: [
            [.count(summary.customers), .money(summary.revenue)]
              + [Purpose.email, .sms, .ads].map { .count(summary.consents[$0] ?? 0) }
          ]), titles: Self.titles(shop.wording))
    }

    private static func titles(_ w: Wording) -> [String] {
      [
        w.say("customers", "clients"), w.say("revenue", "CA net"),
        w.say("e-mail consent", "consent. e-mail"),
        w.say("sms consent", "consent. sms"), w.say("ads consent", "consent. pub"),
      ]
    }
  }

  /// The customers of an audience.
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The customers of an audience.",
      discussion: "Example: tenure audience show 'spent >= 500 EUR' --limit 10")

    @Argument(help: "An expression, or the name of a saved audience.") var audience: String
    @Option(help: "How many rows (default: text a screenful, csv and json everyone).") var limit:
      Int?
    @OptionGroup var data: DataArgument
    @OptionGroup var options: DataOptions

    func run() async throws {
      let (shop, expression) = try await AudienceArgument(audience).open(data.data, options)
      _ = await shop.backend.recallModels()
      let measured = try await shop.measure(CustomerList(predicts: true), among: expression)
      let count = limit ?? (options.format == .text ? 20 : measured.value.count)
      Printer(shop: shop.about(expression), command: "audience show").print(
        CustomerFactTable.table(Array(measured.value.prefix(max(0, count)))),
        titles: CustomerFactTable.titles(shop.wording),
        heading: CustomerFactTable.heading(measured.value, shop.wording))
    }
  }

  /// Who entered and who left since a day.
  struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Who entered and who left an audience since a day.",
      discussion: "Example: tenure audience diff vip --from 2026-03-31")

    @Argument(help: "An expression, or the name of a saved audience.") var audience: String
    @Option(help: "The day to compare with.") var from: String
    @OptionGroup var data: DataArgument
    @OptionGroup var options: DataOptions

    func validate() throws {
      if Day(iso: from) == nil {
        throw ValidationError("--from is a day such as 2026-03-31, not '\(from)'.")
      }
    }

    func run() async throws {
      let (shop, expression) = try await AudienceArgument(audience).open(data.data, options)
      guard let day = Day(iso: from) else { return }
      let before = try await ids(expression, await shop.seen(on: day), shop)
      let now = try await ids(expression, shop.backend, shop)
      let changes =
        now.subtracting(before).sorted().map { ($0, "entered") }
        + before.subtracting(now).sorted().map { ($0, "left") }
      Printer(shop: shop.about(expression), command: "audience diff").print(
        FactTable("customer_id,change", rows: changes.map { [.text($0.0), .text($0.1)] }))
    }

    private func ids(
      _ expression: AudienceExpression, _ backend: EmbeddedBackend, _ shop: OpenShop
    ) async throws -> Set<String> {
      do { return Set(try await backend.contacts(in: expression).map(\.customerID)) } catch {
        throw shop.failure(error)
      }
    }
  }

  /// Clause by clause why a customer is in an audience, or is not.
  struct Why: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Clause by clause why a customer is in an audience, or is not.",
      discussion: "Example: tenure audience why 9013800000001 'orders >= 2 and consent.email'")

    @Argument(help: "The shop's id of the customer.") var customer: String
    @Argument(help: "An expression, or the name of a saved audience.") var audience: String
    @OptionGroup var data: DataArgument
    @OptionGroup var options: DataOptions

    func run() async throws {
      let (shop, expression) = try await AudienceArgument(audience).open(data.data, options)
      let evidence: [ClauseEvidence]
      do throws(BackendError) {
        evidence = try await shop.backend.evidence(for: customer, in: expression)
      } catch {
        throw shop.failure(error)
      }
      Printer(shop: shop.about(expression), command: "audience why").print(
        FactTable(
          "clause,passed,evidence",
          rows: evidence.map { [.text($0.clause.text), .flag($0.passed), .text($0.evidence)] }))
    }
  }
}

extension AudienceArgument {
  /// Opens the folder and reads the audience; a day written inside the expression wins over `--as-of`.
  func open(
    _ folder: String?, _ options: DataOptions
  ) async throws -> (OpenShop, AudienceExpression) {
    let shop = try await OpenShop.open(folder, options)
    let expression = try await expression(in: shop)
    let restricted = shop.audience == .everyone ? expression : shop.audience.and(expression)
    guard
      let day = expression.asOf(
        seenFrom: shop.summary.asOf, weekStart: shop.summary.shop.weekStart),
      day != shop.summary.asOf
    else {
      await shop.tellWarnings(of: restricted, unless: options.quiet)
      return (shop, restricted)
    }
    if options.asOf != nil, !options.quiet {
      shop.warn(
        shop.wording.say(
          "the audience says as of \(day.iso), which wins over --as-of",
          "l’audience dit as of \(day.iso), qui l’emporte sur --as-of"))
    }
    let then = await shop.asOf(day)
    await then.tellWarnings(of: restricted, unless: options.quiet)
    return (then, restricted)
  }
}

extension OpenShop {
  /// Says on standard error what an audience may not mean the way it reads.
  fileprivate func tellWarnings(of audience: AudienceExpression, unless isQuiet: Bool) async {
    guard !isQuiet else { return }
    for warning in await backend.warnings(of: audience) { warn(wording.sentence(warning)) }
  }
}
