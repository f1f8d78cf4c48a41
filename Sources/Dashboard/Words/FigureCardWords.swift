import CustomerData
import Retention
import TerminalKit

extension Wording {
  /// A figure's name on a card.
  func cardName(_ name: FigureName) -> String {
    name == .historicValue ? say("First-year value", "Valeur 1re année") : self.name(of: name)
  }

  /// The same where the card is narrow.
  func shortCardName(_ name: FigureName) -> String {
    name == .retentionRate ? say("Retention", "Rétention") : cardName(name)
  }

  /// The days a figure looks at: `90 d`.
  func length(_ figure: KeyFigure, until day: Day? = nil) -> String {
    switch figure.name {
    case .repeatRate:
      day.map { say("to ", "au ") + $0.iso } ?? say("to date", "à ce jour")
    case .historicValue: days(365)
    default: figure.window.map { days(Double($0.count)) } ?? ""
    }
  }

  /// The figure in so many columns; `~` before it where the data begin inside the window it is compared with.
  func value(of figure: KeyFigure, fitting width: Int) -> String {
    guard figure.shortness != nil, figure.value != nil else {
      return value(figure.value, figure.unit, fitting: width)
    }
    return "~" + value(figure.value, figure.unit, fitting: width - 1)
  }

  /// The change against the period before, with arrow and sign; nil when there is none to compare.
  func changePhrase(_ figure: KeyFigure) -> Phrase? {
    guard figure.change != nil else { return nil }
    let text = change(of: figure)
    guard text.contains(where: { $0.isNumber && $0 != "0" }) else {
      return Phrase("= " + text, .dim, .bold)
    }
    let arrow = (figure.change ?? 0) > 0 ? "▲ " : "▼ "
    let role: Role = isBetter(figure).map { $0 ? .good : .bad } ?? .dim
    return Phrase(arrow + text, role, .bold)
  }

  /// A segment's name where there is room for a word or two.
  func shortName(of segment: Segment) -> String {
    switch segment {
    case .potentialLoyalist: say("Potential", "En devenir")
    case .cannotLoseThem: say("Cannot Lose", "Ne pas perdre")
    case .newCustomers: say("New", "Nouveaux")
    case .atRisk: say("At Risk", "À risque")
    case .aboutToSleep: say("To Sleep", "S’endorment")
    case .hibernating: say("Asleep", "En sommeil")
    default: name(of: segment)
    }
  }

  /// A segment's name in at most nine columns, for a square of a small window.
  func tightName(of segment: Segment) -> String {
    switch segment {
    case .potentialLoyalist: say("Potential", "Espoirs")
    case .cannotLoseThem: say("Must Keep", "À garder")
    case .promising: say("Promising", "Promesses")
    case .needAttention: say("Attention", "À suivre")
    case .aboutToSleep: say("To Sleep", "Assoupis")
    case .hibernating: say("Asleep", "Endormis")
    default: shortName(of: segment)
    }
  }

  /// Up to three letters of a segment, for the head of a narrow column: `Cha`, `AR`.
  func initials(of segment: Segment) -> String {
    let words = name(of: segment).split(separator: " ").filter { !$0.hasPrefix("(") }
    guard words.count > 1 else { return String((words.first ?? "").prefix(3)) }
    return words.prefix(3).compactMap(\.first).map { String($0).uppercased() }.joined()
  }

  /// The name of a segment; audiences always use the English word.
  func name(of segment: Segment) -> String {
    guard language == .french else { return segment.rawValue }
    return switch segment {
    case .champions: "Champions"
    case .loyal: "Fidèles"
    case .potentialLoyalist: "Fidèles en devenir"
    case .newCustomers: "Nouveaux (RFM)"
    case .promising: "Prometteurs"
    case .needAttention: "À surveiller"
    case .aboutToSleep: "Vont s’endormir"
    case .atRisk: "À risque (RFM)"
    case .cannotLoseThem: "À ne pas perdre"
    case .hibernating: "En sommeil"
    case .lost: "Perdus"
    }
  }
}

extension KeyFigure {
  /// That the data begin inside the window it is told from; nil: they do not.
  var shortness: String? { explanation.remarks.first { $0.hasPrefix("the data begin") } }
}
