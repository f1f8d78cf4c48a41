import CustomerData
import Dashboard

/// The ingest report: first a line a file, then what was refused.
struct ReportText {
  let wording: Wording

  /// The contract's columns: one row a file as a note, then one a problem.
  func table(_ report: IngestReport) -> FactTable {
    var table = FactTable("file,line,column,severity,reason,value,count")
    for file in report.files {
      table.rows.append([
        .text(file.name), .absent, .absent, .text("note"), .text("read"),
        .text("\(file.dialect.isEmpty ? "unknown" : file.dialect)"), .count(file.accepted),
      ])
    }
    for problem in report.problems {
      table.rows.append([
        .text(problem.file), problem.line > 0 ? .count(problem.line) : .absent,
        .text(orAbsent: problem.column.isEmpty ? nil : problem.column),
        .text(problem.severity.rawValue), .text(problem.reason.code),
        .text(orAbsent: problem.value.isEmpty ? nil : problem.value), .count(problem.count),
      ])
    }
    return table
  }

  /// For people.
  func text(_ report: IngestReport) -> String {
    let w = wording
    let files = FactTable(
      "file,dialect,encoding,rows,accepted,refused,dropped",
      rows: report.files.map { file in
        [
          .text(file.name),
          .text(file.dialect.isEmpty ? w.say("unknown", "inconnu") : file.dialect),
          .text(file.encoding), .count(file.rows), .count(file.accepted), .count(file.refused),
          .count(file.dropped),
        ]
      })
    let titles = [
      w.say("file", "fichier"), w.say("dialect", "format"), w.say("encoding", "encodage"),
      w.say("rows", "lignes"), w.say("accepted", "lues"), w.say("refused", "refusées"),
      w.say("dropped", "écartées"),
    ]
    var result = TextOutput(wording: w).text(files, titles: titles) + "\n"
    if let snapshot = w.sentence(report.snapshot) { result += snapshot + "\n" }
    if report.problems.isEmpty {
      return result + w.say("Nothing to report.", "Rien à signaler.") + "\n"
    }
    for problem in report.problems.prefix(200) { result += line(problem) + "\n" }
    let more = report.problems.count - 200
    if more > 0 {
      result +=
        w.say(
          "… and \(more) more: --format csv prints all",
          "… et \(more) autres : --format csv liste tout") + "\n"
    }
    return result
  }

  private func line(_ problem: IngestProblem) -> String {
    let sign = ["error": "●", "warning": "◆"][problem.severity.rawValue] ?? "○"
    let place = problem.line > 0 ? ":\(problem.line)" : ""
    let column = problem.column.isEmpty ? "" : " \(problem.column)"
    let value = problem.value.isEmpty ? "" : " “\(problem.value)”"
    let times = problem.count > 1 ? " ×\(wording.number(problem.count))" : ""
    return
      "\(sign) \(problem.file)\(place)\(column)\(value): \(wording.sentence(problem.reason))\(times)"
  }
}
