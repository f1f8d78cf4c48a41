import TerminalKit

/// A place to come back to: a screen, those it was opened from, and everything on them as it was.
struct VisitedPlace: Sendable {
  let tab: Tab
  let layers: [Layer]

  /// The same with what can be asked for again left out.
  var resting: VisitedPlace {
    VisitedPlace(
      tab: tab,
      layers: layers.map { layer in
        var layer = layer
        layer.screen.rest()
        return layer
      })
  }

  /// Whether it shows the same screens, whatever has happened on them since.
  func isSamePlace(as other: VisitedPlace) -> Bool {
    tab == other.tab && layers.map(\.id) == other.layers.map(\.id)
  }
}

/// Where the user has been, and where `-` came from: whole views, as in a browser.
struct VisitHistory: Sendable {
  /// More than anyone goes back; views without their rows are small.
  private static let limit = 50
  private(set) var past: [VisitedPlace] = []
  private(set) var future: [VisitedPlace] = []

  /// Another place is opened.
  mutating func leave(_ here: VisitedPlace) {
    past.append(here.resting)
    if past.count > Self.limit { past.removeFirst() }
    future = []
  }

  /// A screen is closed: what was below it is where it was opened from, usually.
  mutating func close(_ here: VisitedPlace, below: VisitedPlace) {
    future.append(here.resting)
    if past.last?.isSamePlace(as: below) == true { past.removeLast() }
  }

  /// The place before; nil: this is the first.
  mutating func back(from here: VisitedPlace) -> VisitedPlace? {
    guard let place = past.popLast() else { return nil }
    future.append(here.resting)
    return place
  }

  /// The place that was gone back from; nil: none.
  mutating func forward(from here: VisitedPlace) -> VisitedPlace? {
    guard let place = future.popLast() else { return nil }
    past.append(here.resting)
    return place
  }
}

extension Dashboard {
  /// The place as it is now.
  var here: VisitedPlace { VisitedPlace(tab: tab, layers: layers) }

  /// Shows a place as it was, with the figures of now.
  mutating func show(_ place: VisitedPlace) -> Orders {
    tab = place.tab
    layers = place.layers
    dialogs = []
    return appearAll()
  }

  /// `-`: the view before, whatever screen it was on.
  mutating func goBackInHistory() -> Orders {
    guard dialogs.isEmpty, let place = history.back(from: here) else { return Orders() }
    return show(place)
  }

  /// `=`: the view that was left by going back.
  mutating func goForward() -> Orders {
    guard let place = history.forward(from: here) else { return Orders() }
    return show(place)
  }
}
