import TerminalKit

/// The first of two keys, waiting for the second.
public enum KeyPrefix: Equatable, Sendable {
  /// A letter goes to the place marked with it; a capital letter marks the place, where `m` is taken.
  case goToPlace
  /// A letter marks the place.
  case markPlace
  /// `g`: ends of what is listed, jump letters, the command of the view.
  case go
  /// A letter presses the place it stands at.
  case jump([JumpTarget])
}

extension Dashboard {
  /// Whether the second key is waited for; its choices are shown when it takes its time.
  public var awaitsKey: Bool { prefix != nil }

  /// The second key has taken its time: its choices are shown.
  public mutating func showChoices() { showsChoices = true }

  /// The second of two keys; whatever is none of the choices takes the first one back.
  mutating func complete(_ key: Key) -> Orders {
    guard let prefix else { return Orders() }
    self.prefix = nil
    showsChoices = false
    switch prefix {
    case .goToPlace, .markPlace: return complete(prefix, key)
    case .go: return go(key)
    case .jump(let targets): return jump(key, among: targets)
    }
  }

  private mutating func complete(_ prefix: KeyPrefix, _ key: Key) -> Orders {
    guard case .char(let letter) = key, letter.isLetter, let name = letter.lowercased().first
    else { return Orders() }
    if prefix == .markPlace || letter.isUppercase { return mark(name) }
    return go(toPlace: name)
  }

  private mutating func go(_ key: Key) -> Orders {
    switch key {
    case .char("g"): return pressFront(.char("g")).map { follow($0) } ?? perform(.home)
    case .char("e"): return pressFront(.char("G")).map { follow($0) } ?? perform(.end)
    case .char("j"): return beginJump()
    case .char("y"): return copyCommand()
    default: return Orders()
    }
  }

  private mutating func mark(_ name: Character) -> Orders {
    places[name] = here.resting
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
    history.leave(here)
    return show(VisitedPlace(tab: place.tab, layers: place.layers.map { newLayer($0.screen) }))
  }

  /// What the second key may be, as the panel over the status line shows it.
  var choices: [KeyHint] {
    let w = wording
    switch prefix {
    case .go:
      return [
        KeyHint("g", w.say("first", "début")), KeyHint("e", w.say("last", "fin")),
        KeyHint("j", w.say("jump to a letter", "sauter à une lettre")),
        KeyHint("y", w.say("copy the command of this view", "copier la commande de cette vue")),
      ]
    case .goToPlace, .markPlace:
      let known = places.keys.sorted().map { name in
        KeyHint(String(name), places[name].map(title) ?? "")
      }
      let capital = prefix == .goToPlace ? "A–Z" : "a–z"
      return known + [KeyHint(capital, w.say("mark this place", "poser un repère ici"))]
    case .jump, nil: return []
    }
  }

  private func title(_ place: VisitedPlace) -> String {
    place.layers.last?.screen.title(wording) ?? wording.title(of: place.tab)
  }
}
