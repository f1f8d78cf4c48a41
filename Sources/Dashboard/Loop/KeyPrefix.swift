import TerminalKit

/// The first of two keys, waiting for the second.
public enum KeyPrefix: Equatable, Sendable {
  /// A letter goes to the place marked with it; a capital letter marks the place, where `m` is taken.
  case goToPlace
  /// A letter marks the place.
  case markPlace
}

/// A place to come back to: the screen with everything on it as it was.
struct MarkedPlace: Sendable {
  let tab: Tab
  let layers: [Layer]
}

extension Dashboard {
  /// Whether the second key is waited for; its choices are shown when it takes its time.
  public var awaitsKey: Bool { prefix != nil }

  /// The second key has taken its time: its choices are shown.
  public mutating func showChoices() { showsChoices = true }

  /// The second of two keys; whatever is no letter takes the first one back.
  mutating func complete(_ key: Key) -> Orders {
    defer {
      prefix = nil
      showsChoices = false
    }
    guard let prefix, case .char(let letter) = key, letter.isLetter,
      let name = letter.lowercased().first
    else { return Orders() }
    if prefix == .markPlace || letter.isUppercase { return mark(name) }
    return go(toPlace: name)
  }

  private mutating func mark(_ name: Character) -> Orders {
    places[name] = MarkedPlace(tab: tab, layers: layers)
    message = Message(
      text: wording.say("marked; '\(name) comes back here", "repère posé ; '\(name) y revient"),
      tone: .good)
    return Orders()
  }

  private mutating func go(toPlace name: Character) -> Orders {
    guard let place = places[name] else {
      message = Message(
        text: wording.say("no place is marked \(name)", "aucun repère \(name)"), tone: .warning)
      return Orders()
    }
    tab = place.tab
    forward = []
    layers = place.layers.map { newLayer($0.screen) }
    return appearAll()
  }

  /// What the second key may be, as the panel over the status line shows it.
  var choices: [KeyHint] {
    let known = places.keys.sorted().map { name in
      KeyHint(String(name), places[name].map(title) ?? "")
    }
    let capital = prefix == .goToPlace ? "A–Z" : "a–z"
    return known + [KeyHint(capital, wording.say("mark this place", "poser un repère ici"))]
  }

  private func title(_ place: MarkedPlace) -> String {
    place.layers.last?.screen.title(wording) ?? wording.title(of: place.tab)
  }
}
