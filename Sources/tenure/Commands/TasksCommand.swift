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
      a read the orders into columns (step ledger: and join them) · b customers per cohort and month · c revenue and value so far · d segments · \
      e key figures per month · f percentiles of the days between orders · g b to f and h of the \
      customers of --filter · h purchases per customer · i BG/NBD fitted, everyone scored · j most at risk · \
      k all models fitted and tried · l the examples of the audience language, each asked twice.

      Example: tenure tasks ~/exports --tasks abcdefgh --format json
      """, shouldDisplay: false)

  /// The letters there are.
  static let letters = "abcdefghijkl"

  @Option(help: "Which tasks.") var tasks = "abcdefgh"
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
    let history = try clock.take("a", then: "ledger") { turn in
      try OpenShop.load(data.data, options) { if $0 == .joining { turn() } }
    } table: {
      Self.rowsRead($0.report)
    }
    let dataset = clock.take("dataset") {
      history.dataset(asOf: options.asOfDay)
    } table: {
      Self.contents($0)
    }
    if tasks.contains(where: { "bcdefh".contains($0) }) {
      try answer(dataset, chosen, &clock)
    }
    if tasks.contains(where: { "ij".contains($0) }) {
      PurchaseTasks(dataset: dataset).take(Set(tasks), &clock)
    }
    if tasks.contains("k") { study(history, dataset, &clock) }
    if tasks.contains("l") {
      let examples = ExampleTasks(
        population: Population(dataset), past: { history.dataset(asOf: $0) })
      do throws(ExpressionError) { try examples.take(&clock) } catch {
        throw Failure(.usage, error.sentence)
      }
    }
    print(clock.steps, dataset)
  }

  /// What the Models screen waits for.
  private func study(_ history: History, _ dataset: Dataset, _ clock: inout TaskClock) {
    _ = clock.take("k") {
      ModelFitting(
        dataset, horizon: 90, past: { history.dataset(asOf: $0) }, library: XGBoostLibrary.opened
      ).study()
    } table: { study in
      FactTable(
        "chosen,brier",
        rows: [
          [
            .text(orAbsent: study?.chosen?.rawValue),
            .number(orAbsent: study?.backTest?.entries.first?.brier),
          ]
        ])
    }
  }

  private func answer(
    _ dataset: Dataset, _ chosen: AudienceExpression, _ clock: inout TaskClock
  ) throws {
    let everyone = try clock.take("sweep") {
      TaskTables(try ShopSweep(dataset))
    } table: { _ in
      FactTable("")
    }
    take(everyone, suffix: "", &clock)
    guard tasks.contains("g") else { return }
    // What any audience is chosen from; made once, when the shop is opened.
    let population = clock.take("population") {
      Population(dataset)
    } table: {
      FactTable("buyers", rows: [[.count($0.buyers.count)]])
    }
    let selection = clock.take("select") {
      chosen.select(from: population)
    } table: {
      FactTable("customers", rows: [[.count($0.count)]])
    }
    let some = try clock.take("sweep+g") {
      TaskTables(
        try ShopSweep(dataset, customers: selection.customers), of: selection, scored: population)
    } table: { _ in
      FactTable("")
    }
    take(some, suffix: "+g", &clock)
  }

  // The sweep has answered them all: what is left is laying out each.
  private func take(_ tables: TaskTables, suffix: String, _ clock: inout TaskClock) {
    for task in tasks.sorted() where "bcdefh".contains(task) {
      _ = clock.take("\(task)\(suffix)", { tables.table(task) }, table: { $0 ?? FactTable("") })
    }
  }

  private func audience() throws(Failure) -> AudienceExpression {
    do throws(ExpressionError) { return try AudienceExpression(parsing: filter) } catch {
      throw Failure(.usage, error.message(in: filter))
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
