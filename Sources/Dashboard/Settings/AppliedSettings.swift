import TerminalKit

extension Dashboard {
  /// The configuration of the user, read before or read again; `themes` are those to choose from.
  public mutating func configure(_ settings: Settings, keys: KeyMap, themes: [String]) -> Orders {
    let isFirst = self.themes.isEmpty
    self.themes = themes
    keyMap = keys
    let orders = adopt(settings, keeps: false)
    if isFirst, let days = settings.period { scope.days = days }
    if isFirst, let start = settings.start.flatMap(Tab.init(named:)), start != tab {
      return open(start)
    }
    return orders
  }

  /// Something in the user's files can't be used; said until a key is pressed.
  public mutating func complain(_ words: String) { message = Message(text: words, tone: .bad) }

  /// Looks as the settings say from now on.
  mutating func adopt(_ settings: Settings, keeps: Bool) -> Orders {
    self.settings = settings
    if let language = settings.language.flatMap(Language.init(rawValue:)) {
      wording = Wording(language, currency: wording.currency)
    }
    var orders = Orders()
    if keeps { orders.keeps = settings }
    return orders
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
