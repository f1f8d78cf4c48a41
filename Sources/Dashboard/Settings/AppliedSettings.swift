import TerminalKit

extension Dashboard {
  /// The configuration of the user, read before or read again; `themes` are those to choose from.
  public mutating func configure(_ settings: Settings, keys: KeyMap, themes: [String]) -> Orders {
    let isFirst = self.themes.isEmpty
    self.themes = themes
    keyMap = keys
    keptTheme = settings.themeName
    let orders = adopt(settings, keeps: false)
    if let words = keyConflict { message = Message(text: words, tone: .warning) }
    if isFirst, let days = settings.period { scope.days = days }
    if isFirst, let start = settings.start.flatMap(Tab.init(named:)), start != tab {
      return open(start)
    }
    return orders
  }

  /// The user's files were written and have been read again.
  public mutating func sayConfigured() {
    guard keyConflict == nil else { return }
    message = Message(
      text: wording.say("configuration read again", "configuration relue"), tone: .note)
  }

  /// An action of every screen that a key was taken from, while no other key does it; nil: there is none.
  private var keyConflict: String? {
    for place in Tab.names {
      for binding in globalKeys() {
        guard let line = keyMap.lineOfLoss(of: binding.keys, in: place),
          let key = binding.keys.first
        else { continue }
        let name = wording.label(of: key)
        return wording.say(
          "keys.toml, line \(line): no key does “\(binding.label)” any more (\(name) did); give it one, or \"none\"",
          "keys.toml, ligne \(line) : plus aucune touche ne fait « \(binding.label) » (c’était \(name)) ; donnez-en une, ou \"none\""
        )
      }
    }
    return nil
  }

  /// Something in the user's files can't be used; said until a key is pressed, and at length where a line is too
  /// short for it.
  public mutating func complain(_ words: String) {
    message = Message(text: words, tone: .bad)
    guard words.displayWidth > size.width - 2, dialogs.isEmpty else { return }
    let heading = wording.say("Your configuration", "Votre configuration")
    dialogs.append(newLayer(NoticeDialog(heading: heading, text: words)))
  }

  /// Whether something is wrong that good news may not cover.
  var hasComplaint: Bool { message?.tone == .bad || message?.tone == .warning }

  /// Looks as the settings say from now on.
  mutating func adopt(_ settings: Settings, keeps: Bool) -> Orders {
    self.settings = settings
    let language = settings.language.flatMap(Language.init(rawValue:)) ?? usualLanguage
    wording = Wording(language, currency: wording.currency)
    // What lies below the dialog that chose shows it, too.
    for place in dialogs.indices.dropLast() {
      _ = dialogs[place].receive(SettingsDialog.Action.adopted(settings))
    }
    var orders = Orders()
    guard keeps else { return orders }
    if settings.themeName != keptTheme { undo.note(.theme(keptTheme), [.theme]) }
    keptTheme = settings.themeName
    orders.keeps = settings
    return orders
  }

  /// Wears a theme again, and writes it down.
  mutating func wear(_ theme: String) -> Orders {
    settings.theme = theme
    keptTheme = theme
    return adopt(settings, keeps: true)
  }

  /// Gives the mouse to the terminal, which then selects text with it, or takes it back.
  mutating func switchMouse() -> Orders {
    settings.mouse = !(settings.mouse ?? true)
    message = Message(
      text: settings.mouse == false
        ? wording.say(
          "the mouse selects text now; M takes it back",
          "la souris sélectionne du texte ; M la reprend")
        : wording.say("the mouse clicks again", "la souris clique de nouveau"),
      tone: .note)
    return Orders()
  }

  var mouseLabel: String {
    settings.mouse == false
      ? wording.say("mouse on", "souris active") : wording.say("mouse off", "souris inactive")
  }
}
