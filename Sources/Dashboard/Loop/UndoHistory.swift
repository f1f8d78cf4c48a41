import CustomerData
import TerminalKit
import Workspace

/// What a user changes and can take back.
public enum UserChange: Equatable, Sendable {
  case marks, filter, order, columns
  case measure, unit, split, comparison, shading, view
  case rules
  case period, asOf
  case theme
  /// An audience's file, by the audience's name.
  case file(String)
}

/// Everything that `u` takes back and `ctrl-r` does again, on every screen alike: a screen is a value, so the one before
/// a change is all there is to keep.
struct UndoHistory: Sendable {
  /// Further back nobody remembers what it was.
  private static let limit = 100

  /// What there was before.
  enum Former: Sendable {
    case screen(any Screen, layer: Int)
    case period(days: Int, DayRange?)
    /// The day everything was seen on; nil: the last one of the data.
    case day(Day?)
    case file(AudienceFileChange)
    /// A theme's name.
    case theme(String)
  }

  struct Step: Sendable {
    var former: Former
    let changes: [UserChange]
  }

  var done: [Step] = []
  var undone: [Step] = []
  /// A screen as it was when a change of several keys began.
  private var begun: Layer?

  /// Keeps what there was before a change.
  mutating func note(_ former: Former, _ changes: [UserChange]) {
    done.append(Step(former: former, changes: changes))
    if done.count > Self.limit { done.removeFirst() }
    undone = []
  }

  /// Keeps the screen before the user's action, if that changed anything.
  mutating func note(_ before: Layer, now: Layer) {
    if now.screen.isChanging {
      if begun?.id != now.id { begun = before }
      return
    }
    let first = begun?.id == now.id ? begun : nil
    begun = nil
    keep(first ?? before, now: now)
  }

  /// A change of several keys ends here.
  mutating func settle(_ now: Layer) {
    guard let first = begun, first.id == now.id else { return }
    begun = nil
    keep(first, now: now)
  }

  private mutating func keep(_ before: Layer, now: Layer) {
    let changes = now.changes(since: before.screen)
    guard !changes.isEmpty else { return }
    var former = before
    former.screen.rest()
    note(.screen(former.screen, layer: now.id), changes)
  }

  /// A screen is shown under another number from now on.
  mutating func move(from old: Int, to new: Int) {
    for place in done.indices { done[place].former.move(from: old, to: new) }
    for place in undone.indices { undone[place].former.move(from: old, to: new) }
  }
}

extension UndoHistory.Former {
  fileprivate mutating func move(from old: Int, to new: Int) {
    if case .screen(let screen, old) = self { self = .screen(screen, layer: new) }
  }

  /// Whether it can be taken back where the user is: what was done on another screen is taken back there.
  func concerns(_ layer: Int) -> Bool {
    if case .screen(_, let own) = self { own == layer } else { true }
  }
}
