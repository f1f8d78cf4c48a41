import Retention
import TerminalKit

/// Which rows are there, and where the cursor is among them.
extension CustomerListing {
  var arrangement: Arrangement {
    Arrangement(
      filter: filter.applied, order: order, search: filter.isOff ? filter.reading : .nothing)
  }

  func clamped(_ place: Int) -> Int { min(max(0, place), max(0, shown.count - 1)) }

  /// Moves the cursor, and the rows as little as needed to keep it in sight.
  mutating func move(to place: Int, visible: Int) {
    cursor = clamped(place)
    offset = DataTable.offset(showing: cursor, of: shown.count, visible: visible, from: offset)
    extendRange()
  }

  mutating func extendRange() {
    guard marks.isInRange else { return }
    let (rows, shown) = (rows, shown)
    marks.extend(to: cursor) { shown.indices.contains($0) ? rows[shown[$0]] : nil }
  }

  /// Asks which rows to show now, and says where the cursor will land.
  mutating func arranging(_ landing: Landing) -> Effects {
    self.landing = landing
    marks.endRange()
    guard let people = people.value else { return [] }
    let question = Command.Question.arrange(KnownRows(rows: people.rows), asked, arrangement)
    return [.perform(Command(question: question), lane: "rows")]
  }

  /// Takes an answer in; one to an older question is dropped.
  mutating func take(_ answer: Answer.Content) -> Effects {
    switch answer {
    case .loaded(let people, let wanted, let arranged):
      self.people = .loaded(people)
      (shown, found) = ([], nil)
      marks.restrict(to: people.rows)
      let next = follow(people)
      guard wanted == arrangement else { return next + arranging(landing) }
      show(arranged)
      return next
    case .arranged(let wanted, let arranged): if wanted == arrangement { show(arranged) }
    case .previewed(let profile): if profile.summary.id == previewed { preview = profile }
    case .fitted(let models): return take(models)
    case .recalled(let areThere): return take(recalled: areThere)
    case .progress(let progress): return take(progress)
    case .failed(let words): if people.value == nil { people = .failed(words) }
    case .nothing: break
    }
    return []
  }

  /// A held key comes every 33 ms: the profile is for whoever stays.
  private static let rest = Duration.milliseconds(45)

  /// Asks for the profile of the customer the cursor has come to.
  mutating func previewing() -> Effects {
    guard current?.id != previewed else { return [] }
    previewed = current?.id
    guard let id = previewed else {
      preview = nil
      return []
    }
    return [.perform(Command(question: .preview(id)), lane: "preview", rest: Self.rest)]
  }

  private mutating func show(_ arranged: Arranged) {
    (shown, found) = (arranged.shown, arranged.found)
    switch landing {
    case .top: (cursor, offset) = (0, 0)
    case .row(let id): cursor = place(of: id) ?? clamped(cursor)
    case .place(let before):
      cursor = place(of: before.id) ?? clamped(before.cursor)
      offset = before.offset
    }
    offset = min(offset, clamped(offset))
    guard let step = searching else { return }
    searching = nil
    goToMatch(step)
  }

  /// The next (1) or previous (-1) customer the filter finds, round the ends; a filter that narrows the rows becomes
  /// a search among all of them first.
  mutating func search(_ step: Int) -> Effects {
    guard filter.isOff else {
      filter.isOff = true
      searching = step
      return arranging(.row(current?.id))
    }
    goToMatch(step)
    return []
  }

  private mutating func goToMatch(_ step: Int) {
    guard let found, !found.isEmpty else { return }
    let count = shown.count
    for distance in 1...max(1, count) {
      let place = ((cursor + step * distance) % count + count) % count
      guard found.contains(shown[place]) else { continue }
      cursor = place
      return
    }
  }

  /// Kept for coming back: everything but the rows, which are asked for again.
  mutating func rest() {
    guard people.value != nil else { return }
    landing = .row(current?.id)
    resting = current?.id
    people = .notAsked
    (shown, found, preview) = ([], nil, nil)
  }

  private func place(of id: String?) -> Int? {
    guard let id else { return nil }
    let rows = rows
    return shown.firstIndex { rows[$0].id == id }
  }
}
