/// How the user likes the program: `config.toml`. Nil: nothing is said about it.
public struct Settings: Equatable, Sendable {
  /// Where copied text goes.
  public enum Clipboard: String, CaseIterable, Sendable {
    /// To the terminal, by OSC 52.
    case terminal = "osc52"
    /// Nowhere.
    case off
  }

  /// The name of the theme.
  public var theme: String?
  /// `en` or `fr`.
  public var language: String?
  /// Whether clicks and the wheel are ours; else the terminal selects text with them.
  public var mouse: Bool?
  /// Whether only ASCII is drawn.
  public var ascii: Bool?
  /// Whether what goes on is seen to move; else it is told in quarters.
  public var motion: Bool?
  /// Days of the period on every screen, until another is chosen.
  public var period: Int?
  /// The screen to open on.
  public var start: String?
  /// Where copied text goes.
  public var clipboard: Clipboard?

  /// Nothing said.
  public init() {}
}

/// One line of `config.toml`.
public enum Setting: String, CaseIterable, Sendable {
  case theme, language, mouse, ascii, motion, period, start, clipboard
}

extension Settings {
  /// What a setting says, as the file writes it; nil: nothing.
  public func written(_ setting: Setting) -> String? {
    switch setting {
    case .theme: theme.map(Settings.quoted)
    case .language: language.map(Settings.quoted)
    case .mouse: mouse.map(String.init)
    case .ascii: ascii.map(String.init)
    case .motion: motion.map(String.init)
    case .period: period.map(String.init)
    case .start: start.map(Settings.quoted)
    case .clipboard: clipboard.map { Settings.quoted($0.rawValue) }
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
