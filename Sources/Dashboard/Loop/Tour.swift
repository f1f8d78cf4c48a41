import TerminalKit

/// A guided walk over the program: each step says one thing to do, and doing it leads to the next.
struct Tour: Equatable, Sendable {
  /// What a step asks for.
  enum Step: Int, CaseIterable, Sendable {
    case open, back, explain, expression, cohorts, cell, filter, palette, deliver, end
  }

  private(set) var step = Step.open

  /// The step's place, counted from 1.
  var number: Int { step.rawValue + 1 }

  /// Goes on when what the step asks for has been done.
  mutating func follow(_ dashboard: Dashboard) {
    guard isDone(dashboard), let next = Step(rawValue: step.rawValue + 1) else { return }
    step = next
  }

  private func isDone(_ dashboard: Dashboard) -> Bool {
    let dialog = dashboard.dialogs.last?.screen
    return switch step {
    case .open: dashboard.layers.count > 1
    case .back: dashboard.layers.count == 1
    case .explain: dialog is ExplainDialog
    case .expression: dialog is ExpressionDialog
    case .cohorts: dashboard.tab == .cohorts && dialog == nil
    case .cell: dashboard.layers.count > 1
    case .filter: dialog == nil && dashboard.front?.isTyping(.char("a")) == true
    case .palette: dialog is CommandPalette
    case .deliver: dialog is ExportDialog
    case .end: false
    }
  }
}

extension Wording {
  /// What the step says.
  func words(of step: Tour.Step) -> String {
    switch step {
    case .open:
      say(
        "Every number is an audience. Move with the arrows or h j k l and tab; enter opens the customers behind a number.",
        "Chaque nombre est une audience. Déplacez-vous avec les flèches ou h j k l et tab ; entrée ouvre les clients d’un nombre."
      )
    case .back:
      say(
        "These are exactly the customers that were counted. esc goes back, and everything is as you left it.",
        "Ce sont exactement les clients comptés. échap revient, et tout est comme vous l’aviez laissé."
      )
    case .explain:
      say(
        "x explains the number: definition, formula with today's values, who was left out and why.",
        "x explique le nombre : définition, formule avec les valeurs du jour, qui est exclu et pourquoi."
      )
    case .expression:
      say(
        "esc closes. a shows the expression behind the number; it can be edited and saved.",
        "échap ferme. a montre l’expression du nombre ; elle se modifie et s’enregistre.")
    case .cohorts:
      say(
        "esc closes. 1 to 8 are the screens: 2 shows the cohorts.",
        "échap ferme. 1 à 8 sont les écrans : 2 montre les cohortes.")
    case .cell:
      say(
        "Each row is the customers who first bought in that month. Go to a cell; enter opens its customers.",
        "Chaque ligne réunit les clients venus ce mois-là. Allez sur une cellule ; entrée ouvre ses clients."
      )
    case .filter:
      say(
        "/ filters while you type: a name, or an expression such as spent > 100 EUR.",
        "/ filtre pendant la frappe : un nom, ou une expression telle que spent > 100 EUR.")
    case .palette:
      say(
        "enter keeps the filter. : finds every action, view and saved audience by a few letters.",
        "entrée garde le filtre. : trouve toute action, vue et audience par quelques lettres.")
    case .deliver:
      say(
        "esc closes. e delivers these customers to a file or an advertising platform; only those who consented leave.",
        "échap ferme. e livre ces clients à un fichier ou à une régie ; seuls ceux qui ont consenti en sortent."
      )
    case .end:
      say(
        "That is all you need. ? lists the keys of every screen, q leaves. Your own shop: tenure FOLDER.",
        "C’est tout ce qu’il faut. ? liste les touches de chaque écran, q quitte. Votre boutique : tenure DOSSIER."
      )
    }
  }
}

extension Dashboard {
  /// Begins the guided walk.
  public mutating func beginTour() { tour = Tour() }

  /// The rows the guide takes from the body.
  var tourHeight: Int { tour == nil || size.height < 16 ? 0 : 4 }

  /// The guide's panel above the status line.
  func drawTour(on canvas: inout Canvas, theme: Theme) {
    guard let tour, tourHeight > 0 else { return }
    let area = Rect(
      x: 0, y: size.height - 2 - tourHeight, width: size.width, height: tourHeight)
    canvas.fill(area, style: theme.style(.text, on: .raised))
    let heading = wording.say("Tour", "Visite") + " \(tour.number)/\(Tour.Step.allCases.count)"
    canvas.phrases(
      [Phrase(heading, .key, .bold)], x: area.x + 2, y: area.y, maxX: area.maxX - 2, theme: theme)
    canvas.draw(
      Paragraph([Phrase(wording.words(of: tour.step), .text)]),
      in: Rect(x: area.x + 2, y: area.y + 1, width: area.width - 4, height: tourHeight - 1),
      theme: theme)
  }
}
