import Audiences
import TerminalKit

extension BuilderScreen {
  /// Something happened.
  public mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .known(let facts): return learn(facts.shop)
    case .counted(let expression, let finding):
      if expression == whole(draft.expression) { self.finding = finding }
    case .looked(let expression, let look):
      if expression == whole(draft.expression) { self.look = look }
    case .move(let step): move(step)
    case .typed, .pasted, .complete, .choose, .take, .confirm, .leave: return type(action)
    case .open, .save, .deliver, .copy, .overlap: return use(action)
    default: return change(action)
    }
    return []
  }

  private mutating func learn(_ shop: KnownShop) -> [Effect<Command>] {
    known = shop
    isKnown = true
    draft.read(known)
    adoptName()
    return ask()
  }

  private mutating func move(_ step: Int) {
    let count = offersReady ? known.ready.count : lineCount
    cursor = min(max(0, cursor + step), max(0, count - 1))
  }

  /// Asks for what is written now; the newest question wins.
  mutating func ask() -> [Effect<Command>] {
    cursor = min(cursor, max(0, (offersReady ? known.ready.count : lineCount) - 1))
    let wanted = whole(draft.expression)
    if finding.value == nil { finding = .loading }
    if look.value == nil { look = .loading }
    let beside = known.saved.filter { $0.name != name }.map { $0.audience.within(audience) }
    return [
      .perform(.count(wanted, steps: steps, saved: savedExpression), lane: "count"),
      .perform(.look(wanted, beside: beside), lane: "look"),
    ]
  }

  // Whoever is left after the first rule, the first two …; with `any of`, whoever is in so far.
  private var steps: [AudienceExpression] {
    let rules = form.lines.filter { $0.depth == 0 }.map(\.expression)
    return rules.indices.map { last in
      rules[...last].reduce(AudienceExpression.everyone) { sofar, rule in
        if form.joint == .all || sofar == .everyone { return sofar.and(rule) }
        return sofar.or(rule)
      }.within(audience)
    }
  }
}

// Changes of the form.
extension BuilderScreen {
  private mutating func change(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .pane:
      pane = pane == .rules ? .text : .rules
      draft.endWord()
      choice = 0
      return []
    case .edit: return edit()
    case .add: pen = RulePen(purpose: .add(after: line?.place), input: TextInput())
    case .group:
      pen = line.map { RulePen(purpose: .group(with: $0.place), input: TextInput()) }
    case .ranking:
      let seed = draft.expression.ranked(first: Self.seedSize, by: Self.seedValues[0])
      draft.become(form.ranking == nil ? seed ?? draft.expression : draft.expression.unranked)
      if form.ranking != nil { cursor = form.lines.count }
    case .joint:
      draft.become(draft.expression.switchingJoint(of: line?.group == nil ? [] : line?.place ?? []))
    default: changeLine(action)
    }
    return ask()
  }

  private mutating func edit() -> [Effect<Command>] {
    if offersReady {
      guard known.ready.indices.contains(cursor),
        let ready = try? known.reading(known.ready[cursor].expression)
      else { return [] }
      draft.become(ready)
      cursor = 0
      return ask()
    }
    guard let line else { return [] }
    choice = 0
    pen = RulePen(purpose: .replace(line.place), input: TextInput(line.expression.text))
    return []
  }

  private mutating func changeLine(_ action: Action) {
    if isOnRanking { return changeRanking(action) }
    guard let line else { return }
    let expression = draft.expression
    switch action {
    case .remove: draft.become(expression.removing(line.place))
    case .negate: draft.become(expression.negating(line.place))
    case .compare:
      draft.become(expression.replacing(line.place, with: line.expression.withNextRelation))
    case .step(let step):
      let choices = choices
      guard let here = choices.firstIndex(where: \.isWritten) else { return }
      let next = min(max(0, here + step), choices.count - 1)
      draft.become(expression.replacing(line.place, with: choices[next].rule))
    default: break
    }
  }

  /// What the rule under the cursor can be stepped through.
  var choices: [RuleChoice] {
    guard let line, line.group == nil else { return [] }
    return line.expression.choices { known.words(of: $0) }
  }

  /// The size of a seed that platforms find enough people alike to.
  static let seedSize = 1000
  static let seedSizes = [100, 250, 500, 1000, 2000, 5000, 10_000]
  static let seedValues = ["clv", "spent", "spent_12m", "orders", "last_order"]

  private mutating func changeRanking(_ action: Action) {
    guard let ranking = form.ranking else { return }
    var (count, value) = (ranking.count, ranking.value)
    switch action {
    case .remove: return draft.become(draft.expression.unranked)
    case .compare:
      let place = Self.seedValues.firstIndex(of: value) ?? -1
      value = Self.seedValues[(place + 1) % Self.seedValues.count]
    case .step(let step):
      let sizes = Set(Self.seedSizes + [count]).sorted()
      let here = sizes.firstIndex(of: count) ?? 0
      count = sizes[min(max(0, here + step), sizes.count - 1)]
    default: return
    }
    draft.expression.ranked(first: count, by: value).map { draft.become($0) }
  }
}

// What is typed.
extension BuilderScreen {
  private mutating func type(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .typed(let key): return edit(endsWord: key == .char(" ")) { _ = $0.handle(key) }
    case .pasted(let text): return edit(endsWord: true) { $0.insert(text) }
    case .choose(let step):
      let count = max(1, suggestions.count)
      choice = (choice + step + count) % count
    case .complete, .take:
      if case .take(let place) = action { choice = place }
      let suggestions = suggestions
      guard suggestions.indices.contains(choice) else { return [] }
      let suggestion = suggestions[choice]
      return edit(endsWord: true) { $0 = suggestion.inserted(into: $0) }
    case .confirm: return confirm()
    default: pen = nil
    }
    return []
  }

  private mutating func edit(
    endsWord: Bool, _ body: (inout TextInput) -> Void
  ) -> [Effect<Command>] {
    choice = 0
    guard pen == nil else {
      if var input = pen?.input {
        body(&input)
        pen?.input = input
      }
      pen?.fault = nil
      return []
    }
    let before = draft.expression
    draft.edit(known, endsWord: endsWord, body)
    return draft.expression == before ? [] : ask()
  }

  private mutating func confirm() -> [Effect<Command>] {
    guard var pen else { return [] }
    let next = pen.applied(to: draft.expression, known)
    guard let next else {
      self.pen = pen
      return []
    }
    let before = form.lines.count
    self.pen = nil
    draft.become(next)
    if form.lines.count > before, lineCount > 1, case .add = pen.purpose { cursor += 1 }
    return ask()
  }
}

// What is done with it.
extension BuilderScreen {
  private func use(_ action: Action) -> [Effect<Command>] {
    let found = whole(draft.expression)
    let kept = isSaved ? name : ""
    switch action {
    case .open: return [.push(CustomersScreen(found, crumb: kept.isEmpty ? nil : kept))]
    case .deliver: return [.present(ExportDialog(found, name: kept))]
    case .copy:
      let text = draft.text.isEmpty ? "everyone" : draft.text
      return [.copy("tenure audience count " + DeliveryOrder.quoted(text))]
    case .save:
      let file = ExpressionDialog.Draft(
        text: draft.text, name: name, includes: includes, excludes: excludes)
      return [.present(ExpressionDialog(saving: file))]
    case .overlap:
      let own = AudienceOverlap.Member(
        name: name.isEmpty ? draft.text : name, audience: draft.expression)
      return [.push(OverlapScreen([own] + known.saved.filter { $0.name != name }))]
    default: return []
    }
  }
}
