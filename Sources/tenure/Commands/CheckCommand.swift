import ArgumentParser
import Audiences
import CustomerData
import Dashboard

/// What was read, what was refused and why.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "What was read, what was refused and why, by file and line.",
    discussion: "Example: tenure check ~/exports --format csv")

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions

  func run() async throws {
    let path = try DataFolder.path(data.data)
    let line = ProgressLine(quiet: options.quiet)
    do throws(LoadError) {
      let loader = DatasetLoader(
        folder: path, erased: OpenShop.hidden(options.workspace), snapshots: options.snapshots)
      let history = try loader.load { progress in
        line.show(progress)
        return !Interruption.shared.isRequested
      }
      line.clear()
      try print(history.report, history)
    } catch {
      line.clear()
      switch error {
      case .cancelled: throw Failure(.interrupted, "")
      case .nothingUsable(let report):
        try print(report, nil)
        throw Failure(.no, options.wording.sentence(error))
      default: throw Failure(.data, options.wording.sentence(error))
      }
    }
  }

  private func print(_ report: IngestReport, _ history: History?) throws(LoadError) {
    let words = ReportText(wording: options.wording)
    let table = words.table(report)
    switch options.format {
    case .csv: Printer.write(CSVOutput.text(table, decimals: 2))
    case .json: Printer.write(json(table, report, history).text() + "\n")
    case .text: Printer.write(forPeople: words.text(report))
    }
  }

  private func json(_ table: FactTable, _ report: IngestReport, _ history: History?) -> JSON {
    let rows = table.rows.map { row in
      JSON.object(zip(table.columns, row).map { ($0, JSON($1, decimals: 2)) })
    }
    let files = report.files.map { file in
      JSON.object([
        ("file", .string(file.name)), ("kind", .string(orNull: file.kind?.rawValue)),
        ("dialect", .string(file.dialect)), ("encoding", .string(file.encoding)),
        ("delimiter", .string(file.delimiter)), ("rows", .number(file.rows)),
        ("accepted", .number(file.accepted)), ("refused", .number(file.refused)),
        ("dropped", .number(file.dropped)),
      ])
    }
    return .object([
      ("command", .string("check")), ("version", .string(Tenure.version)),
      ("as_of", .string(orNull: history?.lastDay?.iso)),
      ("data", history.map { .object([("fingerprint", .string($0.fingerprint.text))]) } ?? .null),
      ("audience", .string(AudienceExpression.everyone.text)), ("files", .array(files)),
      ("rows", .array(rows)), ("explain", .object([])),
    ])
  }
}
