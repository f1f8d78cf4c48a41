import TerminalKit

/// What the keys do that mean the same on every screen.
public enum GlobalAction: Equatable, Sendable {
  case open(Tab)
  case back
  case historyBack
  case forward
  case help
  case log
  case palette
  case period
  case settings
  case themes
  case ownKeys
  case prefix
  case markPlace
  case undo
  case redo
  case go
  case mouse
  case reload
  case page
  case repaint
  case suspend
  case interrupt
  case leave
  case quit
}

extension Dashboard {
  /// The keys of every screen; a screen's own keys come first.
  func globalKeys() -> [KeyBinding<GlobalAction>] {
    let w = wording
    let tabs = Tab.allCases.map { tab in
      KeyBinding<GlobalAction>(
        [.char(Character(String(tab.rawValue)))], w.title(of: tab), .open(tab), isHinted: false)
    }
    return [
      KeyBinding([.escape], w.say("back", "retour"), .back, isHinted: layers.count > 1),
      KeyBinding(
        [.char("-")], w.say("view before", "vue précédente"), .historyBack, isHinted: false),
      KeyBinding([.char("=")], w.say("view after", "vue suivante"), .forward, isHinted: false),
      KeyBinding([.char("t")], w.say("period", "période"), .period),
      KeyBinding([.char(":")], w.say("command", "commande"), .palette),
      KeyBinding([.char(",")], w.say("settings", "réglages"), .settings, isHinted: false),
      KeyBinding([.ctrl("t")], w.say("theme …", "thème …"), .themes, isHinted: false),
      KeyBinding([.ctrl("k")], w.say("own keys", "vos touches"), .ownKeys, isHinted: false),
      KeyBinding(
        [.char("'")], w.say("marked place", "repère"), .prefix, isHinted: false),
      KeyBinding(
        [.char("m")], w.say("mark this place", "poser un repère"), .markPlace, isHinted: false),
      KeyBinding([.char("g")], w.say("go to …", "aller à …"), .go, isHinted: false),
      KeyBinding([.char("u"), .alt("u")], w.say("undo", "défaire"), .undo, isHinted: canUndo),
      KeyBinding([.ctrl("r")], w.say("redo", "refaire"), .redo, isHinted: false),
      KeyBinding([.char("M")], mouseLabel, .mouse, isHinted: false),
      KeyBinding([.char("R")], w.say("reload", "recharger"), .reload, isHinted: isBehind),
      KeyBinding(
        [.char("|")], w.say("read in $PAGER", "lire dans $PAGER"), .page, isHinted: false),
      KeyBinding([.ctrl("l")], w.say("repaint", "redessiner"), .repaint, isHinted: false),
      KeyBinding([.ctrl("z")], w.say("suspend", "suspendre"), .suspend, isHinted: false),
      KeyBinding(
        [.ctrl("c")], w.say("cancel the running work", "annuler le calcul"), .interrupt,
        isHinted: false),
      KeyBinding([.char("q")], w.say("back or quit", "retour ou quitter"), .leave, isHinted: false),
      KeyBinding([.char("Q")], w.say("quit", "quitter"), .quit, isHinted: false),
      KeyBinding(
        [.alt("l")], w.say("log of messages", "journal des messages"), .log, isHinted: false),
      KeyBinding([.char("?"), .f(1)], w.say("keys", "touches"), .help),
    ] + tabs
  }

  /// A key, mouse or paste event.
  public mutating func handle(_ event: InputEvent) -> Orders {
    let orders = take(event)
    if var tour {
      tour.follow(self)
      self.tour = tour
    }
    return orders
  }

  private mutating func take(_ event: InputEvent) -> Orders {
    switch event {
    case .key, .paste, .mouse: hasBeenUsed = true
    default: break
    }
    switch event {
    case .key(let key): return press(key)
    case .paste(let text): return paste(text)
    case .mouse(let mouse): return point(at: mouse)
    case .suspend: return suspended()
    case .quit: return quitting()
    case .resize, .resume, .wake: return Orders()
    }
  }

  /// The terminal has another size.
  public mutating func resize(_ size: Size) { self.size = size }

  mutating func press(_ key: Key) -> Orders {
    if key != .ctrl("c") { interrupts = 0 }
    lastClick = nil
    message = nil
    if prefix != nil { return complete(key) }
    let isTyping = front?.isTyping(key) ?? false
    guard let meant = isTyping ? key : keyMap.meaning(of: key, in: tab.name) else {
      return Orders()
    }
    return perform(meant)
  }

  /// Does what a key does by default.
  mutating func perform(_ key: Key) -> Orders {
    // Everywhere the first of two keys: what a screen says about it alone is what `g g` does.
    if key == .char("g"), dialogs.isEmpty, summary != nil, front?.isTyping(key) == false {
      prefix = .go
      return Orders()
    }
    if let outcome = pressFront(key) { return follow(outcome) }
    guard let binding = globalKeys().first(where: { $0.keys.contains(key) }) else {
      return Orders()
    }
    return perform(binding.action)
  }

  mutating func pressFront(_ key: Key) -> Outcome? {
    guard summary != nil || !dialogs.isEmpty else { return nil }
    let scene = scene
    if let last = dialogs.indices.last { return dialogs[last].press(key, scene) }
    return keepingFormer { $0.press(key, scene) }
  }

  /// Whether the footer tells how to take back what was done: only where rules are built is it needed so often.
  private var canUndo: Bool {
    guard let layer = layers.last, layer.screen is BuilderScreen else { return false }
    return undo.done.contains { $0.former.concerns(layer.id) }
  }

  private mutating func paste(_ text: String) -> Orders {
    let outcome =
      if let last = dialogs.indices.last {
        dialogs[last].paste(text)
      } else { keepingFormer { $0.paste(text) } }
    return outcome.map { follow($0) } ?? Orders()
  }

  private mutating func perform(_ action: GlobalAction) -> Orders {
    // A dialog keeps the keyboard: only leaving it and the program's own keys reach past it.
    let leavesDialog: [GlobalAction] = [.back, .repaint, .suspend, .interrupt, .quit, .leave]
    let isFromSettings = action == .themes && front?.screen is SettingsDialog
    if !dialogs.isEmpty, !leavesDialog.contains(action), !isFromSettings { return Orders() }
    switch action {
    case .open(let tab): return open(tab)
    case .back: return goBack()
    case .historyBack: return goBackInHistory()
    case .forward: return goForward()
    case .log: return present(LogDialog(said))
    case .help: return present(HelpDialog(helpSections()))
    case .palette: return present(CommandPalette(here: helpSections().map(\.keys)))
    case .period: return present(PeriodDialog(scope))
    case .settings: return present(SettingsDialog(settings, themes: themes))
    case .themes: return present(themeDialog())
    case .ownKeys: return present(keysDialog())
    case .prefix: prefix = .goToPlace
    case .markPlace: prefix = .markPlace
    case .go: prefix = .go
    case .undo: return undoing()
    case .redo: return redoing()
    case .mouse: return switchMouse()
    case .reload: return reloading()
    case .page: return summary == nil ? Orders() : paging()
    case .repaint: return repainting()
    case .suspend: return suspended()
    case .interrupt: return interrupted()
    case .leave: return layers.count > 1 || !dialogs.isEmpty ? goBack() : quitting()
    case .quit: return quitting()
    }
    return Orders()
  }

  private mutating func interrupted() -> Orders {
    var orders = Orders()
    let isWorking = !busyLanes.isEmpty || summary == nil || isReloading
    if isWorking {
      orders.cancels = true
      if isReloading { rereadFailed(nil) }
      message = Message(text: wording.say("cancelled", "annulé"), tone: .note)
      return orders
    }
    interrupts += 1
    if interrupts >= 2 { return quitting() }
    message = Message(
      text: wording.say(
        "nothing is running; ctrl-c again quits", "rien en cours ; ctrl-c encore pour quitter"),
      tone: .note)
    return orders
  }

  private func quitting() -> Orders {
    var orders = Orders()
    orders.quits = true
    return orders
  }

  private func suspended() -> Orders {
    var orders = Orders()
    orders.suspends = true
    return orders
  }

  private func repainting() -> Orders {
    var orders = Orders()
    orders.repaints = true
    return orders
  }

  private func helpSections() -> [HelpDialog.Section] {
    let here = front.map {
      HelpDialog.Section(
        title: $0.screen.title(wording), keys: $0.help(scene, keyNames))
    }
    let everywhere = HelpDialog.Section(
      title: wording.say("Everywhere", "Partout"),
      keys: globalKeys().map { $0.help(keyNames) })
    return [here, everywhere].compactMap { $0 }
  }
}
