import Audiences
import Retention
import TerminalKit

extension CustomerListing {
  typealias Effects = [Effect<CustomerListingCommand>]

  /// The data are there, or have changed.
  mutating func appear(_ scope: Scope) -> Effects {
    self.scope = scope.audience
    columns = scope.columns[kind] ?? columns
    landing = .row(current?.id ?? resting)
    resting = nil
    if people.value == nil { people = .loading }
    previewed = nil
    models = .unasked
    let question = Command.Question.load(kind, asked, arrangement)
    return [.perform(Command(question: question), lane: "rows")]
  }

  /// Something happened.
  mutating func reduce(_ action: CustomerListingAction) -> Effects {
    let effects =
      reduceMovement(action) ?? reduceMarks(action) ?? reduceFilter(action)
      ?? reduceOrder(action) ?? reduceColumns(action) ?? reduceUse(action)
    return effects + previewing()
  }

  private mutating func reduceMovement(_ action: CustomerListingAction) -> Effects? {
    switch action {
    case .move(let step, let visible): move(to: cursor + step, visible: visible)
    case .extend(let step, let visible):
      if !marks.isInRange { marks.beginRange(at: cursor) }
      move(to: cursor + step, visible: visible)
    case .go(let place, let visible): move(to: place, visible: visible)
    case .column(let step):
      let all = columns.shown
      let here = all.firstIndex(of: column) ?? 0
      column = all[min(max(0, here + step), all.count - 1)]
    case .click(let place):
      marks.endRange()
      cursor = clamped(place)
    case .drag(let place):
      guard place != cursor || marks.isInRange else { return [] }
      if !marks.isInRange { marks.beginRange(at: cursor) }
      cursor = clamped(place)
      extendRange()
    case .open: return open()
    default: return nil
    }
    return []
  }

  private mutating func reduceMarks(_ action: CustomerListingAction) -> Effects? {
    switch action {
    case .mark(let visible):
      guard let current else { return [] }
      marks.toggle(current)
      move(to: cursor + 1, visible: visible)
    case .range:
      if marks.isInRange {
        marks.endRange()
      } else if current != nil {
        marks.beginRange(at: cursor)
        extendRange()
      }
    case .invert:
      let rows = rows
      marks.invert(shown.lazy.map { rows[$0] })
    case .unmark: marks.removeAll()
    default: return nil
    }
    return []
  }

  private mutating func reduceFilter(_ action: CustomerListingAction) -> Effects? {
    switch action {
    case .beginFilter:
      filter.isTyping = true
      filter.isOff = false
      if before == nil { before = place }
      return filter.read() ? arranging(.top) : []
    case .type(let key): return filter.type(key) ? arranging(.top) : []
    case .paste(let text):
      filter.input.insert(text)
      return filter.read() ? arranging(.top) : []
    case .recall(let step): return filter.recall(step) ? arranging(.top) : []
    case .keepFilter:
      filter.keep()
      if filter.reading == .nothing { before = nil }
    case .clearFilter:
      let wasActive = filter.isActive
      filter.clear()
      defer { before = nil }
      return wasActive ? arranging(before.map { .place($0) } ?? .row(current?.id)) : []
    case .dropClause: return filter.dropLast() ? arranging(.row(current?.id)) : []
    case .toggleFilter:
      filter.isOff.toggle()
      return arranging(.row(current?.id))
    case .search(let step, let visible):
      let effects = search(step)
      move(to: cursor, visible: visible)
      return effects
    default: return nil
    }
    return []
  }

  private mutating func reduceOrder(_ action: CustomerListingAction) -> Effects? {
    let all = CustomerColumn.all(of: kind)
    switch action {
    case .openMenu: menu = order.first.column.rawValue
    case .closeMenu: menu = nil
    case .moveInMenu(let step): menu = menu.map { ($0 + step + all.count) % all.count }
    case .chooseInMenu:
      guard let line = menu else { return [] }
      menu = nil
      order.choose(all[line])
      return arranging(.row(current?.id))
    case .sort(let place):
      let all = columns.shown
      guard all.indices.contains(place) else { return [] }
      order.choose(all[place])
      return arranging(.row(current?.id))
    case .moveSort(let step):
      order.move(step, in: columns.shown)
      return arranging(.row(current?.id))
    case .reverse:
      order.reverse()
      return arranging(.row(current?.id))
    default: return nil
    }
    return []
  }

  private mutating func reduceUse(_ action: CustomerListingAction) -> Effects {
    switch action {
    case .expression: return useAudience { .present(ExpressionDialog($0)) }
    case .build:
      guard case .audience(let filtered) = filter.applied else { return [.push(BuilderScreen())] }
      return [.push(BuilderScreen(filtered))]
    case .export: return useAudience { .present(ExportDialog($0)) }
    case .explain(let wording): return explaining(wording)
    case .copyCell(let wording):
      guard let current else { return [] }
      return copying(column.text(of: current, wording), wording)
    case .copyRow(let wording):
      guard let current else { return [] }
      let cells = columns.shown.map { $0.text(of: current, wording) }
      return copying(([current.id] + cells).joined(separator: "\t"), wording)
    case .answered(let answer): return take(answer.content)
    case .riskMap: return [.push(RiskMapScreen())]
    case .stopFitting:
      models = .stopped
      return [.perform(Command(question: .stop), lane: "stop")]
    default: return []
    }
  }

  private func open() -> Effects {
    guard let current else { return [] }
    let rows = rows
    return [.push(ProfileScreen(customerID: current.id, siblings: shown.map { rows.id(at: $0) }))]
  }

  private func copying(_ text: String, _ w: Wording) -> Effects {
    [.copy(text), .say(w.say("copied", "copié"), .good)]
  }

  private func explaining(_ w: Wording) -> Effects {
    guard let current, let measured = people.value?.silence else { return [] }
    if current.churn != nil, let churn = people.value?.churn {
      let explanation = ChurnRisk().explanation(of: .customer(current.row.customer), in: churn)
      return [
        .present(ExplainDialog(explanation, audience: .customers([current.id]) ?? asked))
      ]
    }
    guard current.silence != nil else {
      let gap = current.usualGap.map { w.days($0) } ?? w.absent
      let silent = current.row.recency.map { w.days(Double($0)) } ?? w.absent
      return [
        .say(
          w.say(
            "not at risk: silent \(silent), usual gap \(gap)",
            "pas à risque : silence de \(silent), rythme \(gap)"), .note)
      ]
    }
    let explanation = SilenceRisk().explanation(of: .customer(current.row.customer), in: measured)
    return [
      .present(ExplainDialog(explanation, audience: .customers([current.id]) ?? asked))
    ]
  }
}
