import Destinations
import TerminalKit

/// One line of the export dialog.
enum ExportLine: Equatable {
  case field(ExportForm.Field)
  case words([Phrase])
  case heading(String, remark: String)
  case stage(StageCount, remaining: Double)
  case command([Phrase])
  case buttons
  case destination(String)
  case cells([String], isHeader: Bool)
  case blank
}

/// What the export dialog shows, line by line, with less of it where there is less room.
struct ExportLines {
  let dialog: ExportDialog
  let wording: Wording

  /// How much is left out: 0 nothing, 1 the destinations' needs and the first rows, 2 blank lines
  /// and buttons, 3 steps that concern nobody, 4 all but one note.
  static let levels = 0...4

  /// The lines that fit into a height, or the shortest there are.
  func fitting(width: Int, height: Int) -> [ExportLine] {
    for level in Self.levels {
      let lines = lines(width: width, level: level)
      if lines.count <= height { return lines }
    }
    return lines(width: width, level: Self.levels.upperBound)
  }

  /// The lines at one level.
  func lines(width: Int, level: Int) -> [ExportLine] {
    var lines: [ExportLine] = []
    if let urgent { lines += [.words(urgent)] + (level <= 1 ? [.blank] : []) }
    for field in dialog.fields {
      lines.append(.field(field))
      if field == .destination { lines += needs(level: level) }
      if field == .file, let remark = fileRemark { lines.append(.words(remark)) }
    }
    if level <= 1 { lines.append(.blank) }
    lines += funnel(level: level)
    if !isListing(level) {
      if level == 0 { lines += firstRows }
      lines += commandLines(width: width, level: level)
    }
    if level <= 1 { lines += [.blank, .buttons] }
    return lines
  }

  private var urgent: [Phrase]? {
    if dialog.isDelivering {
      return [Phrase(wording.say("writing … ", "écriture … "), .accent)]
    }
    if dialog.isConfirming { return question }
    return dialog.failure.map { [Phrase("● " + $0, .bad)] }
  }

  private var question: [Phrase] {
    [
      Phrase("◆ ", .warning),
      Phrase(
        wording.say(
          "Overwrite \(lost)? enter overwrites, esc keeps it.",
          "Remplacer \(lost) ? entrée remplace, échap garde."), .warning, .bold),
    ]
  }

  private var lost: String {
    let file = dialog.form.file.text.split(separator: "/").last.map(String.init) ?? ""
    guard case .taken(let day?, let rows?) = dialog.file else { return file }
    return wording.say(
      "\(file), written \(day), \(wording.number(rows)) rows",
      "\(file), écrit le \(day), \(wording.number(rows)) lignes")
  }

  private var fileRemark: [Phrase]? {
    guard case .taken(let day, let rows) = dialog.file else { return nil }
    var text = wording.say("◆ exists", "◆ existe")
    if let day, let rows {
      text += wording.say(
        ": written \(day), \(wording.number(rows)) rows",
        " : écrit le \(day), \(wording.number(rows)) lignes")
    }
    text += wording.say(
      ". Nothing is overwritten unless you ask.", ". Rien n’est remplacé sans le demander.")
    return [Phrase(text, .warning)]
  }

  private func funnel(level: Int) -> [ExportLine] {
    let title = wording.say("From the audience to the file", "De l’audience au fichier")
    let purpose = wording.say("purpose: ", "usage : ") + wording.name(of: dialog.form.purpose)
    let heading = [ExportLine.heading(title, remark: purpose)] + (level <= 1 ? [.blank] : [])
    switch dialog.funnel {
    case .notAsked: return heading
    case .loading:
      return heading + [.words([Phrase(wording.say("counting …", "comptage …"), .faint)])]
    case .failed(let words): return heading + [.words([Phrase("● " + words, .bad)])]
    case .loaded(let funnel):
      let notes = notes(of: funnel)
      let shown = level < 4 ? notes : Array(notes.prefix(1))
      return (level < 4 ? heading : []) + stages(of: funnel, all: level < 3)
        + (level <= 1 && !shown.isEmpty ? [.blank] : []) + shown.map(ExportLine.words)
    }
  }

  // While one is chosen all of them are listed; afterwards the chosen one's needs are kept in sight.
  private func needs(level: Int) -> [ExportLine] {
    guard level <= 1 else { return [] }
    if isListing(level) {
      return Destinations.names.map(ExportLine.destination) + [.blank]
    }
    let needs = wording.needs(ofDestination: dialog.form.destination)
    return [.words([Phrase(String(repeating: " ", count: 14) + needs, .faint)])]
  }

  private func isListing(_ level: Int) -> Bool {
    level == 0 && dialog.cursor == .destination && !dialog.isConfirming && !dialog.isDelivering
  }

  private var firstRows: [ExportLine] {
    guard let funnel = dialog.funnel.value, !funnel.rows.isEmpty else { return [] }
    let title = wording.say("The first rows of the file", "Les premières lignes du fichier")
    let remark = wording.plural(
      funnel.columns.count, "column", "columns", "colonne", "colonnes")
    return [.blank, .heading(title, remark: remark), .cells(funnel.columns, isHeader: true)]
      + funnel.rows.map { .cells($0, isHeader: false) }
  }

  private func stages(of funnel: ExportDialog.Funnel, all: Bool) -> [ExportLine] {
    let selected = Double(max(1, funnel.customers(at: .selected)))
    var remaining = funnel.customers(at: .selected)
    return funnel.stages.compactMap { count in
      if count.stage != .selected, count.stage != .written { remaining -= count.customers }
      let isShown = all || count.customers > 0 || count.stage == .written
      return isShown ? .stage(count, remaining: Double(remaining) / selected) : nil
    }
  }

  private func notes(of funnel: ExportDialog.Funnel) -> [[Phrase]] {
    let nobody =
      funnel.count == 0
      ? [[Phrase("● " + wording.sentence(DeliveryDeskError.nobodyCleared([])), .bad)]] : []
    let refusal = funnel.refusal.map { [[Phrase("● " + wording.sentence($0), .bad)]] } ?? []
    return nobody + refusal
      + funnel.notes.map { note in
        [Phrase("◆ ", .warning), Phrase(wording.sentence(note), .text)]
      }
  }

  private func commandLines(width: Int, level: Int) -> [ExportLine] {
    guard let command = dialog.command else { return [] }
    let title = wording.say("Same, without the screen", "Pareil, sans l’écran")
    let heading = ExportLine.heading(title, remark: wording.say("F3 copies", "F3 copie"))
    let lines = Paragraph(command, role: .accent).lines(width: max(1, width))
    switch level {
    case 0, 1: return [.blank, heading] + lines.map(ExportLine.command)
    case 2: return [heading] + lines.map(ExportLine.command)
    case 3:
      let more = lines.count > 1 ? [Phrase(" …", .faint)] : []
      return lines.prefix(1).map { .command($0 + more) }
    default: return []
    }
  }
}
