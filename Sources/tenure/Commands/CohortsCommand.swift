import ArgumentParser
import CustomerData
import Dashboard
import Retention

/// Cohorts by the period of the first order.
struct CohortsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cohorts",
    abstract: "Of the customers who first bought in the same period, who bought again.",
    discussion: "Example: tenure cohorts ~/exports --measure ltv --split channel --format csv")

  @Option(help: "The length of a period: week, month, quarter or year.")
  var per = PeriodUnit.month

  @Option(
    help:
      "What a cell says: customers, retention, rolling, cumulative, revenue, revenue_retention, ltv or orders."
  )
  var measure = CohortMeasure.retention

  @Option(help: "Split by channel, category, product, country, campaign or basket.")
  var split: AcquisitionDimension?

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  func run() async throws {
    let shop = try await OpenShop.open(data.data, options)
    let measured = try await shop.measure(
      CohortRetention(per: per, measure: measure, split: split))
    let printer = Printer(shop: shop, command: "cohorts")
    if options.format == .text {
      Printer.write(forPeople: CohortText(wording: shop.wording).text(measured.value))
    } else {
      printer.print(
        table(measured.value, shop), explain: [(measure.rawValue, measured.explanation)])
    }
  }

  private func table(_ table: CohortTable, _ shop: OpenShop) -> FactTable {
    let columns = "cohort,size,period,customers,orders,revenue,value,final"
    var result = FactTable(split.map { "\($0.rawValue),\(columns)" } ?? columns)
    for row in table.rows {
      for (period, cell) in row.cells.enumerated() {
        let facts: [Fact] = [
          .text(row.cohort.label), .count(row.size), .count(period), .count(cell.customers),
          .count(cell.orders), .money(cell.revenue), .number(orAbsent: cell.value),
          .flag(cell.isFinal),
        ]
        result.rows.append(split == nil ? facts : [.text(orAbsent: row.band?.label)] + facts)
      }
    }
    return result
  }
}

extension CohortMeasure: ExpressibleByArgument {}
extension AcquisitionDimension: ExpressibleByArgument {}
