import Retention
import RetentionEngine
import TerminalKit

extension OverviewScreen {
  func layout(_ area: Rect) -> OverviewLayout {
    let isTiny = area.width < 60 || area.height < 14
    return OverviewLayout(area, only: isTiny || isZoomed ? cursor.panel : nil)
  }

  /// The panel with the keyboard: the cursor's, or the first when that one is not shown.
  func focus(_ layout: OverviewLayout) -> OverviewPanel {
    layout.panels.contains(cursor.panel) ? cursor.panel : layout.panels.first ?? .figures
  }

  /// The panels `tab` walks through, hidden ones included when there is room for one only.
  private func panels(_ layout: OverviewLayout) -> [OverviewPanel] {
    layout.panels.count > 1 ? layout.panels : OverviewPanel.allCases
  }

  /// What needs attention, as far as it is known.
  func concerns(_ scene: Scene) -> [Concern] {
    guard let summary = scene.summary else { return [] }
    return Concerns(
      facts: facts, summary: summary, part: PartAudience(summary, within: audience),
      keyFigures: keyFigures,
      wording: scene.wording
    ).all
  }

  /// Whether everything a concern is worked out from is there.
  var knowsConcerns: Bool {
    facts.silence.value != nil && facts.cohorts.value != nil && facts.figures.value != nil
      && facts.segments.value != nil
  }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    let layout = layout(Rect(scene.size))
    let numbers = NumberAction.keys(number(scene), w).map { $0.map(Action.number) }
    let open = numbers.first.map { enter(scene, $0) }.map { [$0] } ?? []
    let zoom = isZoomed ? w.say("all panels", "tous les panneaux") : w.say("zoom", "agrandir")
    return movement(scene, layout) + open + tabs(layout, w) + numbers.dropFirst()
      + [
        KeyBinding([.char("Z"), .char("z")], zoom, .zoom),
        KeyBinding(
          [.char("v")], w.say("more figures", "plus de chiffres"), .view(SheetName.menu[0])),
      ]
  }

  private func enter(_ scene: Scene, _ usual: KeyBinding<Action>) -> KeyBinding<Action> {
    let concerns = concerns(scene)
    guard cursor.panel == .attention, concerns.indices.contains(cursor.attention) else {
      return usual
    }
    let open = scene.wording.say("open", "ouvrir")
    return KeyBinding([.enter], open, .open(concerns[cursor.attention].destination))
  }

  private func tabs(_ layout: OverviewLayout, _ w: Wording) -> [KeyBinding<Action>] {
    let panels = panels(layout)
    let here = panels.firstIndex(of: focus(layout)) ?? 0
    func turn(_ step: Int) -> Action {
      var next = cursor
      next.panel = panels[(here + step + panels.count) % panels.count]
      return .cursor(next)
    }
    return [
      KeyBinding([.tab], w.say("panel", "panneau"), turn(1)),
      KeyBinding([.backTab], w.say("panel before", "panneau précédent"), turn(-1), isHinted: false),
    ]
  }

  /// How far the cursor can go in each panel.
  func limits(_ scene: Scene, _ layout: OverviewLayout) -> OverviewCursor.Limits {
    OverviewCursor.Limits(
      figures: layout.figureCount, weeks: facts.chartedWeeks.count,
      attention: concerns(scene).count, segments: facts.segments.value?.value.segments.count ?? 0,
      cohorts: facts.recentCohorts.count)
  }

  private func movement(_ scene: Scene, _ layout: OverviewLayout) -> [KeyBinding<Action>] {
    let w = scene.wording
    var here = cursor
    here.panel = focus(layout)
    let limits = limits(scene, layout)
    func move(_ dx: Int, _ dy: Int) -> Action { .cursor(here.moved(dx: dx, dy: dy, limits)) }
    return [
      KeyBinding([.right, .char("l")], w.say("right", "droite"), move(1, 0), isHinted: false),
      KeyBinding([.left, .char("h")], w.say("left", "gauche"), move(-1, 0), isHinted: false),
      KeyBinding([.down, .char("j")], w.say("down", "bas"), move(0, 1), isHinted: false),
      KeyBinding([.up, .char("k")], w.say("up", "haut"), move(0, -1), isHinted: false),
      KeyBinding([.home, .char("g")], w.say("first", "début"), move(-99, -99), isHinted: false),
      KeyBinding([.end, .char("G")], w.say("last", "fin"), move(99, 99), isHinted: false),
    ]
  }

  /// The number under the cursor.
  func number(_ scene: Scene) -> PointedNumber? {
    guard let summary = scene.summary else { return nil }
    let part = PartAudience(summary, within: audience)
    switch focus(layout(Rect(scene.size))) {
    case .figures: return figure(part, scene.wording)
    case .weeks: return week(part, scene.wording)
    case .attention: return concern(scene)
    case .segments: return segment(part, scene.wording)
    case .cohorts: return cohort(part, scene.wording)
    }
  }

  private func figure(_ part: PartAudience, _ w: Wording) -> PointedNumber? {
    guard let set = facts.figures.value?.value else { return nil }
    let name = FigureCards.names[min(cursor.figure, FigureCards.names.count - 1)]
    return set[name].map {
      PointedNumber(
        w.cardName(name), audience: part.figure(name, of: keyFigures), explanation: $0.explanation,
        source: .figure(keyFigures, name))
    }
  }

  private func week(_ part: PartAudience, _ w: Wording) -> PointedNumber? {
    let weeks = facts.chartedWeeks
    let place = weeks.count - 1 - cursor.weeksBack
    guard weeks.indices.contains(place), let measured = facts.weeks.value else { return nil }
    let period = weeks[place].period
    let own = PeriodFigures.Part(period: period, group: .active)
    let metric = PeriodFigures(per: .week)
    return PointedNumber(
      w.period(period), audience: part.ordered(in: period),
      explanation: metric.explanation(of: own, in: measured), source: .period(metric, own))
  }

  private func concern(_ scene: Scene) -> PointedNumber? {
    let concerns = concerns(scene)
    guard concerns.indices.contains(cursor.attention),
      case .customers(let number) = concerns[cursor.attention].destination
    else { return nil }
    return number
  }

  private func segment(_ part: PartAudience, _ w: Wording) -> PointedNumber? {
    guard let measured = facts.segments.value,
      measured.value.segments.indices.contains(cursor.segment)
    else { return nil }
    let segment = measured.value.segments[cursor.segment].segment
    return PointedNumber(
      w.name(of: segment), audience: part.segment(.segment(segment)),
      explanation: RecencyFrequencyMonetary().explanation(of: .segment(segment), in: measured),
      source: .segment(.segment(segment)))
  }

  private func cohort(_ part: PartAudience, _ w: Wording) -> PointedNumber? {
    let rows = facts.recentCohorts
    let place = rows.count - 1 - cursor.cohortsBack
    guard rows.indices.contains(place), let measured = facts.cohorts.value,
      cursor.period < rows[place].cells.count
    else { return nil }
    let own = CohortRetention.Part(cohort: rows[place].cohort, period: cursor.period)
    return PointedNumber(
      "\(rows[place].cohort.label) M\(cursor.period)",
      audience: part.cohort(own, of: CohortRetention()),
      explanation: CohortRetention().explanation(of: own, in: measured),
      source: .cohort(CohortRetention(), own))
  }
}
