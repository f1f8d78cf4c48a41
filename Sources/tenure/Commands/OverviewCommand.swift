import ArgumentParser
import CustomerData
import Dashboard
import Retention

/// The key figures with their change against the period before, or per period of the calendar.
struct OverviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overview",
    abstract: "The key figures with their change against the period before.",
    discussion: "Example: tenure overview ~/exports --period 30 --format csv")

  @Option(help: ArgumentHelp("The last DAYS days, or FROM..TO.", valueName: "days|from..to"))
  var period: String?

  @Option(help: "One row a week, month, quarter or year.")
  var per: PeriodUnit?

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  func run() async throws {
    let metric = try keyFigures()
    let shop = try await OpenShop.open(data.data, options)
    let printer = Printer(shop: shop, command: "overview")
    if let per {
      let measured = try await shop.measure(PeriodFigures(per: per))
      printer.print(
        PeriodFacts.table(measured.value, per), titles: PeriodFacts.titles(per, shop.wording),
        explain: [("retention_rate", measured.explanation)])
      return
    }
    let measured = try await shop.measure(metric)
    let accounts = measured.value.figures.map { ($0.name.rawValue, $0.explanation) }
    if options.format == .text {
      Printer.write(forPeople: OverviewText(wording: shop.wording).text(measured.value, shop))
    } else {
      printer.print(Self.table(measured.value), explain: accounts)
    }
  }

  private func keyFigures() throws -> KeyFigures {
    guard let period else { return KeyFigures(predicts: true) }
    if let days = Int(period), days > 0 { return KeyFigures(days: days, predicts: true) }
    let ends = period.split(separator: "..").map(String.init)
    guard ends.count == 2, let first = Day(iso: ends[0]), let last = Day(iso: ends[1]) else {
      throw ValidationError(
        "--period is a number of days or FROM..TO such as 2026-01-01..2026-03-31, not '\(period)'.")
    }
    return KeyFigures(range: DayRange(first, last), predicts: true)
  }

  static func table(_ set: KeyFigureSet) -> FactTable {
    FactTable(
      "metric,value,unit,window_days,numerator,denominator,previous,low,high,final",
      rows: set.figures.map { figure in
        [
          .text(figure.name.rawValue), .number(orAbsent: figure.value), .text(figure.unit.text),
          .count(orAbsent: figure.window?.count), .number(orAbsent: figure.numerator),
          .number(orAbsent: figure.denominator), .number(orAbsent: figure.previous),
          .number(orAbsent: figure.low), .number(orAbsent: figure.high), .flag(figure.isFinal),
        ]
      })
  }
}

extension PeriodUnit: ExpressibleByArgument {}

/// The rows of `overview --per`.
enum PeriodFacts {
  static func table(_ rows: [PeriodFigures.Row], _ unit: PeriodUnit) -> FactTable {
    FactTable(
      "\(unit.rawValue),orders,active,new,returning,revenue,aov,retention_rate,churn_rate,revenue_churn_lost,nrr,final",
      rows: rows.map { row in
        [
          .text(row.period.label), .count(row.orders), .count(row.active), .count(row.new),
          .count(row.returning), .money(row.revenue), .money(orAbsent: row.averageOrderValue),
          .share(orAbsent: row.retentionRate), .share(orAbsent: row.churnRate),
          .share(orAbsent: row.revenueChurnLost), .share(orAbsent: row.netRevenueRetention),
          .flag(row.isFinal),
        ]
      })
  }

  static func titles(_ unit: PeriodUnit, _ w: Wording) -> [String] {
    let first =
      switch unit {
      case .week: w.say("week", "semaine")
      case .month: w.say("month", "mois")
      case .quarter: w.say("quarter", "trimestre")
      case .year: w.say("year", "année")
      }
    return [
      first, w.say("orders", "commandes"), w.say("active", "actifs"), w.say("new", "nouveaux"),
      w.say("returning", "revenus"), w.say("revenue", "CA net"), w.say("order value", "panier"),
      w.say("retention", "rétention"), w.say("churn", "attrition"),
      w.say("revenue lost", "CA perdu"), "NRR", w.say("final", "définitif"),
    ]
  }
}
