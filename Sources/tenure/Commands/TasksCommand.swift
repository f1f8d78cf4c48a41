import ArgumentParser
import Audiences
import CustomerData
import Dashboard
import Foundation
import Retention

/// Does the benchmark's tasks once, prints their tables and what each took.
struct TasksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasks", abstract: "Do the benchmark's tasks once and print their tables.",
    discussion: """
      a read the orders · b customers per cohort and month · c revenue and value so far · d segments · \
      e key figures per month · f percentiles of the days between orders · g b to f and h of the \
      customers of --filter · h purchases per customer.

      Example: tenure tasks ~/exports --tasks abcdefgh --format json
      """, shouldDisplay: false)

  /// The letters there are.
  static let letters = "abcdefgh"

  @Option(help: "Which tasks.") var tasks = Self.letters
  @Option(help: "Whom task g is about.")
  var filter = #"channel = "Paid social" and country = "FR""#

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  func validate() throws {
    if let unknown = tasks.first(where: { !Self.letters.contains($0) }) {
      throw ValidationError("--tasks are letters of \(Self.letters), not '\(unknown)'.")
    }
    if options.format == .csv { throw ValidationError("tasks prints text or json, not csv.") }
  }

  func run() async throws {
    let chosen = try audience()
    var clock = TaskClock()
    let history = try clock.take("a") {
      try OpenShop.load(data.data, options)
    } table: {
      Self.rowsRead($0.report)
    }
    let population = clock.take("open") {
      Population(history.dataset(asOf: options.asOfDay))
    } table: {
      Self.contents($0.dataset)
    }
    try answer(population, among: population.dataset.everyone, suffix: "", &clock)
    if tasks.contains("g") {
      let selection = clock.take("select") {
        chosen.select(from: population)
      } table: {
        FactTable("customers", rows: [[.count($0.count)]])
      }
      try answer(population, among: selection, suffix: "+g", &clock)
    }
    print(clock.steps, population.dataset)
  }

  private func audience() throws(Failure) -> AudienceExpression {
    do throws(ExpressionError) { return try AudienceExpression(parsing: filter) } catch {
      throw Failure(.usage, error.message(in: filter))
    }
  }

  private func answer(
    _ population: Population, among selection: Selection, suffix: String, _ clock: inout TaskClock
  ) throws {
    let tables = TaskTables(population: population, selection: selection)
    for task in tasks.sorted() {
      let work: (() throws(MetricError) -> FactTable)? =
        switch task {
        case "b": tables.cohortCustomers
        case "c": tables.cohortRevenue
        case "d": tables.segments
        case "e": tables.months
        case "f": tables.gaps
        case "h": tables.purchases
        default: nil
        }
      guard let work else { continue }
      _ = try clock.take("\(task)\(suffix)", work) { $0 }
    }
  }

  private static func rowsRead(_ report: IngestReport) -> FactTable {
    FactTable("rows", rows: [[.count(report.files.reduce(0) { $0 + $1.rows })]])
  }

  private static func contents(_ dataset: Dataset) -> FactTable {
    let told = dataset.orders.count + dataset.excluded.reduce(0) { $0 + $1.count }
    return FactTable("orders,valid", rows: [[.count(told), .count(dataset.orders.count)]])
  }

  private func print(_ steps: [TaskStep], _ dataset: Dataset) {
    let decimals = dataset.shop.currency?.decimals ?? 2
    if options.format == .json {
      let list = steps.map { step in
        JSON.object([
          ("task", .string(step.task)), ("cpu", .bare(String(step.cpu))),
          ("wall", .bare(String(step.wall))),
          ("columns", .array(step.table.columns.map(JSON.string))),
          (
            "rows",
            .array(step.table.rows.map { .array($0.map { JSON($0, decimals: decimals) }) })
          ),
        ])
      }
      return Printer.write(JSON.object([("steps", .array(list))]).text() + "\n")
    }
    for step in steps {
      Printer.write(forPeople: "\(step.task)  \(step.cpu) s CPU  \(step.wall) s\n")
      Printer.write(CSVOutput.text(step.table, decimals: decimals) + "\n")
    }
  }
}
