import ArgumentParser
import CustomerData
import Dashboard
import Retention
import RetentionEngine

/// A command that prints one sheet, as its screen shows it.
protocol SheetCommand: AsyncParsableCommand {
  var data: DataArgument { get }
  var options: DataOptions { get }
  /// What to ask for.
  var sheet: SheetName { get }
}

extension SheetCommand {
  func run() async throws {
    let shop = try await OpenShop.open(data.data, options)
    try await sheet.print(of: shop, as: Self.configuration.commandName ?? "")
  }
}

extension SheetName {
  /// Asks for the sheet and prints it.
  func print(of shop: OpenShop, as command: String) async throws {
    let answer: Sheet
    do throws(BackendError) {
      answer = try await ask(shop.backend, among: shop.audience, shop.wording)
    } catch { throw shop.failure(error) }
    SheetOutput(sheet: answer).print(
      with: Printer(shop: shop, command: command), as: command)
  }
}

/// How the revenue of one window became that of the next.
struct BridgeCommand: SheetCommand {
  static let configuration = CommandConfiguration(
    commandName: "bridge",
    abstract: "The revenue bridge: lost, contraction, expansion, reactivated, new; GRR and NRR.",
    discussion: "Example: tenure bridge ~/exports --days 90 --format csv")

  @Option(help: "The windows' length in days (default: the shop's activity window).")
  var days: Int?

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  var sheet: SheetName { .bridge(days: days) }

  func validate() throws { try Days.check(days) }
}

/// Who came back for a second order, and how soon.
struct RepeatCommand: SheetCommand {
  static let configuration = CommandConfiguration(
    commandName: "repeat",
    abstract: "Repeat rates at 30 to 365 days, the time to a second order, and the usual gaps.",
    discussion: "Example: tenure repeat ~/exports --ladder --minimum-age 365")

  @Flag(help: "How many customers reach the second, third … order instead.")
  var ladder = false

  @Flag(help: "The waiting curve, step by step, with Greenwood's interval instead.")
  var curve = false

  @Option(help: "On the ladder, only customers at least so many days old.")
  var minimumAge = 0

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  var sheet: SheetName {
    curve ? .waiting : ladder ? .ladder(minimumAge: minimumAge) : .repeats
  }

  func validate() throws {
    if curve, ladder { throw ValidationError("--curve and --ladder exclude each other.") }
  }
}

/// Any number of the glossary for each value of a dimension.
struct BreakdownCommand: SheetCommand {
  static let configuration = CommandConfiguration(
    commandName: "breakdown",
    abstract: "Any number of the glossary by channel, category, product, country, segment …",
    discussion: "Example: tenure breakdown repeat_rate_90 ~/exports --by channel")

  @Argument(help: "A number of the glossary: repeat_rate_90, aov, retention_rate …")
  var metric: String

  @Option(
    help:
      "Tell apart by channel, category, product, country, campaign, basket, discount, refund, source, device, segment or tag."
  )
  var by = CustomerDimension.channel

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  var sheet: SheetName {
    .breakdown(NumberName(id: metric) ?? .figure(.repeatRate), by)
  }

  func validate() throws { try ExplainCommand.check(metric) }
}

/// What the best customers bring.
struct ConcentrationCommand: SheetCommand {
  static let configuration = CommandConfiguration(
    commandName: "concentration",
    abstract: "The share of revenue of the top 1, 5 and 20 % of customers, and of loyal ones.",
    discussion: "Example: tenure concentration ~/exports --format json")

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  var sheet: SheetName { .concentration }
}

/// What the orders are worth, and when they are placed.
struct OrdersCommand: SheetCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders",
    abstract:
      "Order values (mean, median, P90), new and returning revenue; orders by hour; or the orders.",
    discussion: "Example: tenure orders ~/exports --hours --format csv")

  @Flag(help: "By day of the week and hour instead.")
  var hours = false

  @Flag(help: "The orders themselves instead, newest first.")
  var list = false

  @Option(help: "With --list how many rows (default: text a screenful, csv and json all).")
  var limit: Int?

  @Option(help: "The last DAYS days (default: 90, with --hours 365).")
  var days: Int?

  @Option(help: ArgumentHelp("With --list from one day to another, or all.", valueName: "from..to"))
  var period: String?

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  var sheet: SheetName {
    if list {
      let count = limit ?? (options.format == .text ? 20 : nil)
      return .orderList(OrderList(listed ?? .last(days: days ?? 90), limit: count))
    }
    return hours ? .hours(days: days ?? 365) : .orderValues(days: days ?? 90)
  }

  func validate() throws {
    try Days.check(days)
    if let period, listed == nil || !list || days != nil {
      throw ValidationError(
        "--period goes with --list alone and is FROM..TO such as 2026-01-01..2026-03-31, or all, not '\(period)'."
      )
    }
    if list, hours { throw ValidationError("--list and --hours exclude each other.") }
    if let limit, limit < 0 { throw ValidationError("--limit is a number from 0, not '\(limit)'.") }
  }

  /// The days of `--period`; nil: not given, or not days.
  private var listed: OrderList.Period? {
    guard let period, period != "all" else { return period.map { _ in .lifetime } }
    let ends = period.split(separator: "..").map(String.init)
    guard ends.count == 2, let first = Day(iso: ends[0]), let last = Day(iso: ends[1]) else {
      return nil
    }
    return .days(DayRange(first, last))
  }
}

/// How often what is sold is refunded in part.
struct ReturnsCommand: SheetCommand {
  static let configuration = CommandConfiguration(
    commandName: "returns",
    abstract: "The share of orders refunded in part, by product or category.",
    discussion:
      "Example: tenure returns ~/exports --by category\n\nAfter a return: tenure breakdown repeat_rate_90 ~/exports --by refund"
  )

  @Option(help: "By product or category.")
  var by = ReturnsByProduct.Kind.product

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  var sheet: SheetName { .returns(by) }
}

/// What some points more of retention would bring.
struct WhatIfCommand: SheetCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if",
    abstract: "What some points more of retention would bring in 12 months, from own figures.",
    discussion: "Example: tenure what-if ~/exports --points 5")

  @Option(help: "Points of retention gained, such as 5.")
  var points = 5.0

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  var sheet: SheetName { .gain(points: points / 100) }

  func validate() throws {
    guard points > 0, points <= 100 else {
      throw ValidationError("--points is above 0 and at most 100, not '\(points)'.")
    }
  }
}

/// What customers say.
struct SatisfactionCommand: SheetCommand {
  static let configuration = CommandConfiguration(
    commandName: "satisfaction",
    abstract: "NPS, CSAT and CES with intervals, by wave, and what each band bought afterwards.",
    discussion: "Example: tenure satisfaction ~/exports --days 365 --format csv")

  @Option(help: "Only answers of the last so many days (default: all).")
  var days: Int?

  @Option(help: "Only one survey, by its name.")
  var survey: String?

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  var sheet: SheetName { .satisfaction(days: days, survey: survey) }

  func validate() throws { try Days.check(days) }
}

/// What new customers cost.
struct PaybackCommand: SheetCommand {
  static let configuration = CommandConfiguration(
    commandName: "payback",
    abstract: "Cost of acquisition, return on ad spend and payback against a spend file.",
    discussion: "Example: tenure payback ~/exports --by campaign --days 180")

  @Option(help: "By channel or campaign.")
  var by = Payback.Kind.channel

  @Option(help: "Spend and first orders of the last so many days.")
  var days = 365

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  var sheet: SheetName { .payback(by, days: days) }

  func validate() throws { try Days.check(days) }
}

extension Payback.Kind: ExpressibleByArgument {}
extension ReturnsByProduct.Kind: ExpressibleByArgument {}
extension CustomerDimension: ExpressibleByArgument {}

/// What a number of days on the command line must be.
enum Days {
  static func check(_ days: Int?) throws {
    if let days, !(1...36_500).contains(days) {
      throw ValidationError("--days is a number from 1 to 36500, not '\(days)'.")
    }
  }
}
