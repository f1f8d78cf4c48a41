import CustomerData
import Destinations
import TerminalKit

/// Draws one line of the export form: its label, and what is chosen or typed.
struct ExportFieldPen {
  let form: ExportForm
  let wording: Wording
  let isHere: Bool

  private static let labelWidth = 14

  func draw(
    _ field: ExportForm.Field, on canvas: inout Canvas, in row: Rect, theme: Theme
  ) {
    if isHere {
      let bar: Unicode.Scalar = theme.usesSurfaces ? "▌" : "┃"
      let place = Rect(x: row.x - 2, y: row.y, width: 1, height: 1)
      canvas.fill(place, with: bar, style: theme.ink(.focus))
    }
    canvas.phrases(
      [Phrase(label(field), isHere ? .focus : .dim, isHere ? .bold : [])], x: row.x, y: row.y,
      maxX: row.x + Self.labelWidth, theme: theme)
    let value = row.droppingLeft(Self.labelWidth)
    if let input = input(field) {
      drawInput(input, field, on: &canvas, in: value, theme: theme)
    } else {
      drawChoices(choices(field), on: &canvas, in: value, theme: theme)
    }
  }

  private func label(_ field: ExportForm.Field) -> String {
    switch field {
    case .destination: wording.say("Destination", "Destination")
    case .purpose: wording.say("Purpose", "Usage")
    case .campaign: wording.say("Campaign", "Campagne")
    case .holdout: wording.say("Hold out", "Témoins")
    case .reason: wording.say("Why nobody", "Pourquoi 0")
    case .cap: wording.say("Frequency", "Fréquence")
    case .file: wording.say("File", "Fichier")
    case .existing: wording.say("If it exists", "S’il existe")
    }
  }

  private func input(_ field: ExportForm.Field) -> TextInput? {
    switch field {
    case .campaign: form.campaign
    case .holdout: form.holdout
    case .reason: form.reason
    case .file: form.file
    case .destination, .purpose, .cap, .existing: nil
    }
  }

  private func drawInput(
    _ input: TextInput, _ field: ExportForm.Field, on canvas: inout Canvas, in area: Rect,
    theme: Theme
  ) {
    let width = field == .holdout ? 8 : area.width
    canvas.draw(
      TextField(input, placeholder: placeholder(field), isActive: isHere),
      in: area.left(width), theme: theme)
    guard field == .holdout else { return }
    canvas.phrases(
      [Phrase(holdoutRemark, form.share == nil ? .bad : .dim)], x: area.x + width + 1, y: area.y,
      maxX: area.maxX, theme: theme)
  }

  private func placeholder(_ field: ExportForm.Field) -> String {
    switch field {
    case .campaign: form.previewOrder?.campaign ?? ""
    case .reason:
      wording.say("without a holdout the effect cannot be measured", "sans témoins, pas de mesure")
    case .file: wording.say("a path ending in .csv", "un chemin en .csv")
    default: ""
    }
  }

  private var holdoutRemark: String {
    guard let share = form.share else {
      return wording.say("% – a share, 0 to 100", "% – de 0 à 100")
    }
    return share == 0
      ? wording.say("% – nobody; say why", "% – personne ; dites pourquoi")
      : wording.say("% always left alone", "% mis de côté")
  }

  private typealias Choice = (text: String, isChosen: Bool)

  private func choices(_ field: ExportForm.Field) -> [Choice] {
    switch field {
    case .destination:
      Destinations.names.map { (wording.title(ofDestination: $0), $0 == form.destination) }
    case .purpose: form.purposes.map { (wording.name(of: $0), $0 == form.purpose) }
    case .cap: ExportForm.caps.map { (name(of: $0), $0 == form.cap) }
    case .existing:
      [
        (wording.say("keep both", "garder les deux"), !form.replaces),
        (wording.say("overwrite…", "remplacer…"), form.replaces),
      ]
    default: []
    }
  }

  private func name(of cap: DeliveryOrder.Cap?) -> String {
    guard let cap else { return wording.say("no limit", "sans limite") }
    return wording.say("\(cap.times) in \(cap.days) d", "\(cap.times) en \(cap.days) j")
  }

  /// Where a click on a choice lies, and how many places on that choice is.
  func steps(_ field: ExportForm.Field, in row: Rect) -> [(step: Int, area: Rect)] {
    let (choices, area) = (choices(field), row.droppingLeft(Self.labelWidth))
    guard let here = choices.firstIndex(where: \.isChosen) else { return [] }
    let widths = choices.map { $0.text.displayWidth + 2 }
    guard widths.reduce(0, +) + 3 * (choices.count - 1) <= area.width else {
      let end = choices[here].text.displayWidth + 4
      return [(1, area.left(end)), (-1, area.left(2))]
    }
    var x = area.x
    return widths.enumerated().map { place, width in
      defer { x += width + 3 }
      return (place - here, Rect(x: x, y: area.y, width: width, height: 1))
    }
  }

  // Where not all choices fit, only the chosen one is shown, between arrows.
  private func drawChoices(
    _ choices: [Choice], on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    let all = choices.flatMap { choice in
      [
        Phrase(choice.isChosen ? "● " : "○ ", choice.isChosen ? .focus : .faint),
        Phrase(
          choice.text, choice.isChosen ? .title : .dim, choice.isChosen ? .bold : []),
        Phrase("   ", .text),
      ]
    }
    let chosen = choices.first(where: \.isChosen)?.text ?? ""
    let short = [Phrase("‹ ", .faint), Phrase(chosen, .title, .bold), Phrase(" ›", .faint)]
    canvas.phrases(
      all.dropLast().width <= area.width ? Array(all.dropLast()) : short, x: area.x, y: area.y,
      maxX: area.maxX, theme: theme)
  }
}

extension ArraySlice<Phrase> {
  fileprivate var width: Int { reduce(0) { $0 + $1.width } }
}
