import CustomerData
import TerminalKit

extension DataHealthScreen {
  /// Every file and what became of its rows.
  func filesTable(_ files: [FileReport], _ w: Wording) -> DataTable {
    var table = DataTable(
      columns: [
        TableColumn(w.say("file", "fichier"), width: 20, flex: 1),
        TableColumn(w.say("holds", "contenu"), width: 13, priority: 2),
        TableColumn(w.say("layout", "format"), width: 8, priority: 4),
        TableColumn(w.say("rows", "lignes"), width: 8, alignment: .right),
        TableColumn(w.say("read", "lues"), width: 8, alignment: .right, priority: 1),
        TableColumn(w.say("refused", "refusées"), width: 8, alignment: .right),
        TableColumn(w.say("dropped", "écartées"), width: 8, alignment: .right, priority: 3),
        TableColumn(w.say("encoding", "encodage"), width: 10, priority: 5),
      ],
      rows: files.map { file in
        [
          .text(file.name), .text(w.kind(file.kind), file.kind == nil ? .warning : .dim),
          .text(file.dialect.isEmpty ? w.absent : file.dialect, .dim),
          .text(w.number(file.rows)), .text(w.number(file.accepted), .dim),
          .text(w.number(file.refused), file.refused > 0 ? .bad : .faint),
          .text(w.number(file.dropped), file.dropped > 0 ? .warning : .faint),
          .text(file.encoding, .faint),
        ]
      })
    table.selection = isOnProblems ? nil : file
    table.emptyText = w.say("The folder is empty.", "Le dossier est vide.")
    return table
  }

  /// The problems, one line each.
  func problemsTable(_ problems: [IngestProblem], _ w: Wording) -> DataTable {
    var table = DataTable(
      columns: [
        TableColumn("", width: 1),
        TableColumn(w.say("place", "lieu"), width: 23, flex: 2, maxWidth: 36),
        TableColumn(w.say("column", "colonne"), width: 10, flex: 1, maxWidth: 20, priority: 2),
        TableColumn(w.say("why", "pourquoi"), width: 40, flex: 3),
        TableColumn(w.say("value", "valeur"), width: 10, flex: 1, maxWidth: 26, priority: 3),
        TableColumn(w.say("times", "fois"), width: 6, alignment: .right, priority: 1),
      ], rowCount: problems.count
    ) { row in
      guard problems.indices.contains(row) else { return [] }
      let problem = problems[row]
      let tone = problem.severity.tone
      return [
        .text(tone.sign, tone.role, .bold), .text(w.place(of: problem)),
        .text(problem.column, .dim), .text(w.sentence(problem.reason)),
        .text(problem.value, .dim), .text(w.number(problem.count), .faint),
      ]
    }
    table.selection = isOnProblems ? problem : nil
    table.emptyText =
      filter.text.isEmpty
      ? w.say("Every row was read.", "Toutes les lignes ont été lues.")
      : w.say(
        "Nothing holds “\(filter.text)”; esc clears the filter.",
        "Rien ne contient « \(filter.text) » ; échap efface le filtre.")
    return table
  }
}
