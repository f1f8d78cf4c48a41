import Audiences
import CustomerData
import TerminalKit

/// Where a session ended, so that the next one begins there: nothing of the data but ids and the user's own words.
public struct SessionNote: Codable, Equatable, Sendable {
  /// A numbered screen and what was opened on top of it.
  struct Place: Codable, Equatable, Sendable {
    var tab: String
    var screens: [ScreenNote]
  }

  var here: Place
  var days: Int
  var from: String?
  var to: String?
  /// Columns of the lists, by the kind of list.
  var columns: [String: ColumnNote]
  /// Marked places by their letter.
  var places: [String: Place]
}

/// How a screen is opened again.
public struct ScreenNote: Codable, Equatable, Sendable {
  /// What kinds of screens can be.
  enum Kind: String, Codable, Sendable {
    case root, customers, atRisk, profile, sheet
  }

  var kind: Kind
  /// An expression, an id, or the place in the menu of views.
  var text = ""
  var crumb: String?
  var list: ListNote?

  init(_ kind: Kind, _ text: String = "", crumb: String? = nil, list: ListNote? = nil) {
    self.kind = kind
    self.text = text
    self.crumb = crumb
    self.list = list
  }
}

/// What a list had besides its rows.
struct ListNote: Codable, Equatable, Sendable {
  var filter: String
  var isOff: Bool
  /// Columns the rows are sorted by; a leading `-` where from the largest.
  var order: [String]
  var cursor: String?
  var marks: [String]
}

/// A plan of columns by their names.
struct ColumnNote: Codable, Equatable, Sendable {
  var order: [String]
  var hidden: [String]
  var widths: [String: Int]

  init(_ plan: ColumnPlan) {
    order = plan.order.map(\.key)
    hidden = plan.order.filter { !plan.isShown($0) }.map(\.key)
    widths = Dictionary(uniqueKeysWithValues: plan.widths.map { ($0.key.key, $0.value) })
  }

  func plan(_ kind: CustomerListKind) -> ColumnPlan {
    ColumnPlan(kind, order: order, hidden: hidden, widths: widths)
  }
}

/// Where the user's last session over a shop is kept.
public struct SessionStore: Sendable {
  /// What was kept; nil: nothing, or nothing that can be read.
  public let read: @Sendable () -> SessionNote?
  /// Keeps a session.
  public let keep: @Sendable (SessionNote) -> Void

  /// Sessions are forgotten.
  public static let none = SessionStore(read: { nil }, keep: { _ in })

  /// Where sessions come from and go to.
  public init(
    read: @escaping @Sendable () -> SessionNote?, keep: @escaping @Sendable (SessionNote) -> Void
  ) {
    self.read = read
    self.keep = keep
  }
}

extension Dashboard {
  /// The session as it is; nil while nothing has been read.
  public var note: SessionNote? {
    guard summary != nil else { return nil }
    let kinds: [(String, CustomerListKind)] = [("everyone", .everyone), ("atRisk", .atRisk)]
    return SessionNote(
      here: place(here), days: scope.days, from: scope.range?.first.iso, to: scope.range?.last.iso,
      columns: Dictionary(
        uniqueKeysWithValues: kinds.compactMap { name, kind in
          scope.columns[kind].map { (name, ColumnNote($0)) }
        }),
      places: Dictionary(uniqueKeysWithValues: places.map { (String($0.key), place($0.value)) }))
  }

  /// As far as it can be opened again: what stands on a screen that can't is left out.
  private func place(_ visited: VisitedPlace) -> SessionNote.Place {
    var screens: [ScreenNote] = []
    for layer in visited.layers {
      guard let note = layer.screen.note ?? (screens.isEmpty ? ScreenNote(.root) : nil) else {
        break
      }
      screens.append(note)
    }
    return SessionNote.Place(tab: visited.tab.name, screens: screens)
  }

  /// Goes where the last session ended, unless the user has gone somewhere already; columns and marked places come back
  /// in any case.
  public mutating func recall(_ note: SessionNote) {
    scope.columns[.everyone] = note.columns["everyone"]?.plan(.everyone)
    scope.columns[.atRisk] = note.columns["atRisk"]?.plan(.atRisk)
    for (name, place) in note.places {
      guard let letter = name.first, let visited = visited(place) else { continue }
      places[letter] = visited
    }
    guard !hasBeenUsed, settings.start == nil, let visited = visited(note.here) else { return }
    if settings.period == nil {
      scope.days = note.days
      if let first = note.from.flatMap(Day.init(iso:)), let last = note.to.flatMap(Day.init(iso:)),
        first <= last
      {
        scope.range = DayRange(first, last)
      }
    }
    (tab, layers) = (visited.tab, visited.layers)
    guard visited.tab != .overview || visited.layers.count > 1, !hasComplaint else { return }
    message = Message(
      text: wording.say(
        "as you left it; 1 is the overview", "comme à la dernière fois ; 1 : synthèse"),
      tone: .note)
  }

  private mutating func visited(_ place: SessionNote.Place) -> VisitedPlace? {
    guard let tab = Tab(named: place.tab), !place.screens.isEmpty else { return nil }
    var layers: [Layer] = []
    for (level, note) in place.screens.enumerated() {
      var screen = level == 0 ? root(tab) : note.screen
      screen?.recall(note)
      guard let screen else { break }
      layers.append(newLayer(screen))
    }
    return layers.isEmpty ? nil : VisitedPlace(tab: tab, layers: layers)
  }
}

extension ScreenNote {
  /// A screen on top of another one; nil: it can't be opened any more.
  fileprivate var screen: (any Screen)? {
    switch kind {
    case .root: return nil
    case .atRisk: return AtRiskScreen()
    case .customers:
      guard let audience = try? AudienceExpression(parsing: text) else { return nil }
      return CustomersScreen(audience, crumb: crumb)
    case .profile: return ProfileScreen(customerID: text)
    case .sheet:
      let menu = SheetName.menu
      return Int(text).flatMap { menu.indices.contains($0) ? SheetScreen(menu[$0]) : nil }
    }
  }
}
