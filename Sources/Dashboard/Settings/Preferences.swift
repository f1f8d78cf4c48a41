import TerminalKit

/// How the program looks and answers, as the user has it; asked for at the start and when the data are read anew.
public struct Preferences: Equatable, Sendable {
  /// What the user's files say.
  public var settings: Settings
  /// The user's own keys.
  public var keys: KeyMap
  /// What can't be used of it, in words.
  public var complaint: String?
  /// The themes there are.
  public var themes: [String]

  /// Preferences.
  public init(
    settings: Settings = Settings(), keys: KeyMap = .standard, complaint: String? = nil,
    themes: [String] = []
  ) {
    self.settings = settings
    self.keys = keys
    self.complaint = complaint
    self.themes = themes
  }
}

/// Where preferences come from and go to.
public struct PreferenceStore: Sendable {
  /// Reads the user's files.
  public let read: @Sendable () -> Preferences
  /// A theme's palette by name; nil: there is none.
  public let palette: @Sendable (String) -> ThemePalette?
  /// Writes settings down; in words what went wrong, or nil.
  public let keep: @Sendable (Settings) -> String?
  /// Writes a key of the user's own down; in words what went wrong, or nil.
  public let bind: @Sendable (KeyChange) -> String?
  /// Calls back, from any thread, whenever the user's files have been written.
  public let watch: @Sendable (@escaping @Sendable () -> Void) -> Void

  /// Preferences of nobody.
  public static let none = PreferenceStore(
    read: { Preferences() }, palette: { _ in nil }, keep: { _ in nil })

  /// Where preferences come from and go to.
  public init(
    read: @escaping @Sendable () -> Preferences,
    palette: @escaping @Sendable (String) -> ThemePalette?,
    keep: @escaping @Sendable (Settings) -> String?,
    bind: @escaping @Sendable (KeyChange) -> String? = { _ in nil },
    watch: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void = { _ in }
  ) {
    self.read = read
    self.palette = palette
    self.keep = keep
    self.bind = bind
    self.watch = watch
  }
}
