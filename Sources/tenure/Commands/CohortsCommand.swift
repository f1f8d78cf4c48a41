import ArgumentParser
import CustomerData
import Dashboard
import Retention
import RetentionEngine

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

  @Option(help: "Split by channel, category, product, country, campaign, basket or discounted.")
  var split: AcquisitionDimension?

  @Option(
    help: ArgumentHelp(
      "Periods counted from each customer's own first order: edges such as 0-30-60-90-180-365, or one length such as 30.",
      valueName: "days"))
  var brackets: String?

  @Flag(help: "With --brackets, money is margin: net revenue less cost, where the cost is known.")
  var margin = false

  @Option(
    help: ArgumentHelp(
      "Two cohorts side by side with the difference and its interval: 2011-01,2011-02; with --split two of its values: web,shop.",
      valueName: "a,b"))
  var compare: String?

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  func validate() throws {
    if let brackets, edges == nil {
      throw ValidationError(
        "--brackets are days that ascend from 0 such as 0-30-60-90, or one length, not '\(brackets)'."
      )
    }
    if margin, brackets == nil {
      throw ValidationError("--margin goes with --brackets, such as 0-30-60-90-180-365.")
    }
    if brackets != nil, compare != nil {
      throw ValidationError("--brackets and --compare exclude each other.")
    }
  }

  private var edges: [Int]? { brackets.flatMap(AgedCohorts.edges) }

  private func sheet(of shop: OpenShop) throws -> SheetName? {
    if let edges { return .aged(measure, split, edges: edges, margin ? .margin : .revenue) }
    guard let compare else { return nil }
    if let split {
      let values = compare.split(separator: ",").map { $0.drop { $0 == " " } }
      guard values.count == 2 else {
        throw Failure(
          .usage, "--compare with --split is two of its values such as web,shop, not '\(compare)'.")
      }
      return .contrast(split, String(values[0]), String(values[1]), measure, per)
    }
    let cohorts = compare.split(separator: ",").compactMap { label in
      CalendarPeriod(per, labelled: String(label), weekStart: shop.summary.shop.weekStart)
    }
    guard cohorts.count == 2 else {
      throw Failure(
        .usage, "--compare is two cohorts such as 2011-01,2011-02, not '\(compare)'.")
    }
    return .compare(cohorts[0], cohorts[1], measure)
  }

  func run() async throws {
    let shop = try await OpenShop.open(data.data, options)
    if let sheet = try sheet(of: shop) {
      try await refuseUnknownValues(sheet, in: shop)
      return try await sheet.print(of: shop, as: "cohorts")
    }
    let measured = try await shop.measure(
      CohortRetention(per: per, measure: measure, split: split))
    let printer = Printer(shop: shop, command: "cohorts")
    if options.format == .text {
      Printer.write(
        forPeople: CohortText(wording: shop.wording, shop: shop.summary.shop).text(measured.value))
    } else {
      printer.print(
        table(measured.value, shop), explain: [(measure.rawValue, measured.explanation)])
    }
  }

  // A value that nobody has would make an empty table, which looks like an answer.
  private func refuseUnknownValues(_ sheet: SheetName, in shop: OpenShop) async throws {
    guard case .contrast(let split, let one, let other, _, _) = sheet else { return }
    let cohorts = try await shop.measure(
      CohortRetention(per: per, measure: .customers, split: split))
    let known = Set(cohorts.value.rows.compactMap { $0.band?.label }).sorted()
    for value in [one, other].compactMap(\.self) where !known.contains(value) {
      throw Failure(
        .usage,
        "--compare: there is no \(split.rawValue) '\(value)'. Known: "
          + known.prefix(12).joined(separator: ", ") + (known.count > 12 ? " …" : "") + ".")
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
