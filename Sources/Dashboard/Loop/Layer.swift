import Audiences
import TerminalKit

/// A screen on the stack, with its actions and commands hidden, so that all screens are handled alike.
struct Layer: Sendable {
  let id: Int
  var screen: any Screen {
    didSet { known = nil }
  }
  /// The keys of the screen as it is, so that footer and next key need not list them again.
  private var known: KnownKeys?

  private struct KnownKeys {
    let scene: Scene
    /// `Keyring<Action>` of the screen.
    let ring: any Sendable
    let lines: [KeyLine]
  }

  init(id: Int, screen: any Screen) {
    self.id = id
    self.screen = screen
  }

  /// Lists the keys once for all who ask until something happens.
  mutating func learnKeys(_ scene: Scene) {
    guard known?.scene != scene else { return }
    func list<S: Screen>(_ screen: S) -> KnownKeys {
      let ring = screen.keyring(scene)
      return KnownKeys(scene: scene, ring: ring, lines: ring.lines)
    }
    known = list(screen)
  }

  private func keyring<S: Screen>(of screen: S, _ scene: Scene) -> Keyring<S.Action> {
    guard let known, known.scene == scene, let ring = known.ring as? Keyring<S.Action> else {
      return screen.keyring(scene)
    }
    return ring
  }

  private func lines(_ scene: Scene) -> [KeyLine] {
    if let known, known.scene == scene { return known.lines }
    func list<S: Screen>(_ screen: S) -> [KeyLine] { screen.keyring(scene).lines }
    return list(screen)
  }

  /// A key, in the order: text being typed, then the screen's own keys. Nil: not a key of this screen.
  mutating func press(_ key: Key, _ scene: Scene) -> Outcome? {
    press(screen, key, scene)
  }

  private mutating func press<S: Screen>(_ screen: S, _ key: Key, _ scene: Scene) -> Outcome? {
    if let action = screen.typed(key) { return reduce(screen, action) }
    let ring = keyring(of: screen, scene)
    guard let place = ring.lines.firstIndex(where: { $0.keys.contains(key) }) else { return nil }
    let binding = ring.bindings[place]
    if let reason = binding.unavailable {
      return Outcome(wishes: [.say(reason, .warning)])
    }
    return reduce(screen, binding.action)
  }

  /// Pasted text; nil: the screen takes none.
  mutating func paste(_ text: String) -> Outcome? {
    func take<S: Screen>(_ screen: S) -> Outcome? { screen.pasted(text).map { reduce(screen, $0) } }
    return take(screen)
  }

  /// The command that prints what it shows.
  func command(_ scene: Scene) -> [String]? {
    func ask<S: Screen>(_ screen: S) -> [String]? { screen.command(scene) }
    return ask(screen)
  }

  /// An answer has come back, or the mouse means something; an action of another screen's type is dropped.
  mutating func receive(_ action: any Sendable) -> Outcome {
    func take<S: Screen>(_ screen: S) -> Outcome {
      (action as? S.Action).map { reduce(screen, $0) } ?? Outcome()
    }
    return take(screen)
  }

  /// The data are there, or have changed.
  mutating func appear(_ scope: Scope) -> Outcome {
    func take<S: Screen>(_ screen: S) -> Outcome {
      var next = screen
      let effects = next.appear(scope)
      self.screen = next
      return outcome(effects, of: S.self)
    }
    return take(screen)
  }

  /// What of the user's choices is not as in an earlier value; nothing when that was another screen.
  func changes(since earlier: any Screen) -> [UserChange] {
    func compare<S: Screen>(_ screen: S) -> [UserChange] {
      (earlier as? S).map(screen.changes(since:)) ?? []
    }
    return compare(screen)
  }

  /// Makes the user's choices what they were.
  mutating func takeBack(to earlier: any Screen, _ scope: Scope) -> Outcome {
    func take<S: Screen>(_ screen: S) -> Outcome {
      guard let earlier = earlier as? S else { return Outcome() }
      var next = screen
      let effects = next.takeBack(to: earlier, scope)
      self.screen = next
      return outcome(effects, of: S.self)
    }
    return take(screen)
  }

  /// Whether the key is part of a text being typed, whatever it does elsewhere.
  func isTyping(_ key: Key) -> Bool {
    func asks<S: Screen>(_ screen: S) -> Bool { screen.typed(key) != nil }
    return asks(screen)
  }

  /// The keys for Help.
  func help(_ scene: Scene, _ names: KeyNames) -> [KeyHelp] {
    lines(scene).map { $0.help(names) }
  }

  /// The keys for the footer.
  func hints(_ scene: Scene, _ names: KeyNames) -> [KeyHelp] {
    lines(scene).compactMap { $0.hint(names) }
  }

  private mutating func reduce<S: Screen>(_ screen: S, _ action: S.Action) -> Outcome {
    var next = screen
    let effects = next.reduce(action)
    self.screen = next
    return outcome(effects, of: S.self)
  }

  private func outcome<S: Screen>(_ effects: [Effect<S.Command>], of type: S.Type) -> Outcome {
    var outcome = Outcome()
    for effect in effects {
      switch effect {
      case .perform(let command, let lane, let rest):
        outcome.requests.append(
          Request(layer: id, lane: lane, rest: rest) { await S.perform(command, with: $0) })
      case .push(let screen): outcome.wishes.append(.push(screen))
      case .present(let screen): outcome.wishes.append(.present(screen))
      case .dismiss: outcome.wishes.append(.dismiss)
      case .go(let tab): outcome.wishes.append(.go(tab))
      case .say(let text, let tone): outcome.wishes.append(.say(text, tone))
      case .copy(let text): outcome.wishes.append(.copy(text))
      case .run(let errand): outcome.wishes.append(.run(errand))
      case .press(let key): outcome.wishes.append(.press(key))
      case .setPeriod(let days, let range): outcome.wishes.append(.setPeriod(days, range))
      case .travel(let day): outcome.wishes.append(.travel(day))
      case .refresh: outcome.wishes.append(.refresh)
      case .changed(let change): outcome.wishes.append(.changed(change))
      case .columns(let kind, let plan): outcome.wishes.append(.columns(kind, plan))
      case .bind(let change): outcome.wishes.append(.bind(change))
      case .settings(let settings, let keeps):
        outcome.wishes.append(.settings(settings, keeps: keeps))
      }
    }
    return outcome
  }
}

/// Work to be done off the main thread; the answer goes back to its layer.
public struct Request: Sendable {
  /// The layer that asked.
  public let layer: Int
  /// A newer request of the same layer and lane replaces an older one.
  public let lane: String
  /// How long no newer request may come before it is begun.
  public let rest: Duration
  /// Does it.
  public let run: @Sendable (Services) async -> any Sendable
}
