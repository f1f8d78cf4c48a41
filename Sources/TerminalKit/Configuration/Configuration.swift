import Foundation

/// The user's folder of configuration: `config.toml`, `keys.toml` and `themes`.
public struct Configuration: Sendable {
  /// The folder; it need not be there.
  public let folder: String

  /// A configuration in a folder.
  public init(folder: String) { self.folder = folder }

  /// `$XDG_CONFIG_HOME/tenure`, which is `~/.config/tenure` unless set to an absolute path.
  public static func standard(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Configuration {
    let home = environment["HOME"] ?? NSHomeDirectory()
    let shared = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return Configuration(folder: (shared ?? home + "/.config") + "/tenure")
  }

  /// What `config.toml` says; nothing when there is none.
  public func settings(screens: [String]) throws(ConfigurationError) -> Settings {
    guard let text = try ConfigurationText.contents(of: settingsPath) else { return Settings() }
    return try SettingsFile.parse(text, file: "config.toml", screens: screens)
  }

  /// The keys of `keys.toml`; the usual ones when there is none.
  public func keys(screens: [String]) throws(ConfigurationError) -> KeyMap {
    guard let text = try ConfigurationText.contents(of: folder + "/keys.toml") else {
      return .standard
    }
    return try KeyMapFile.parse(text, file: "keys.toml", places: screens)
  }

  /// Writes the settings that say something, whole or not at all; the file's other lines stay.
  public func save(_ settings: Settings) throws {
    let before = try ConfigurationText.contents(of: settingsPath) ?? ""
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let text = SettingsFile.text(before, saying: settings)
    try Data(text.utf8).write(to: URL(filePath: settingsPath), options: .atomic)
  }

  private var settingsPath: String { folder + "/config.toml" }
}
