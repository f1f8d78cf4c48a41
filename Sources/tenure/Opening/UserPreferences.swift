import Dashboard
import Foundation
import Synchronization
import TerminalKit

/// The user's files of preferences as the dashboard asks for them; flags of the command line win.
struct UserPreferences: Sendable {
  let configuration = Configuration.standard()
  let library = ThemeLibrary.standard()
  let wording: Wording
  /// `--theme`.
  var theme: String?
  /// `--lang`.
  var language: String?
  /// `--reduced-motion`, or the environment's.
  var isStill = false

  /// The files as they are now; what can't be used is left out, and said.
  func read() -> Preferences {
    var found = Preferences(themes: library.names)
    // A mistake in one file leaves the other as it is.
    var mistakes: [ConfigurationError] = []
    do throws(ConfigurationError) {
      found.settings = try configuration.settings(screens: Tab.names)
    } catch { mistakes.append(error) }
    do throws(ConfigurationError) {
      found.keys = try configuration.keys(screens: Tab.names)
    } catch { mistakes.append(error) }
    let spoken = (language?.lowercased() ?? found.settings.language)
      .flatMap(Language.init(rawValue:)).map { Wording($0) }
    let wording = spoken ?? wording
    var complaints = mistakes.map(wording.sentence)
    if let name = found.settings.theme {
      do throws(ThemeError) { _ = try library.palette(named: name) } catch {
        complaints.append(
          "config.toml: " + wording.sentence(error, in: library.file(named: name) ?? name))
        found.settings.theme = nil
      }
    }
    if !complaints.isEmpty { found.complaint = complaints.joined(separator: " ") }
    found.settings.theme = theme ?? found.settings.theme
    // One's own file stands in the list of themes beside those of the folders.
    if let theme = found.settings.theme, !found.themes.contains(theme) {
      found.themes.append(theme)
    }
    found.settings.language = language?.lowercased() ?? found.settings.language
    if isStill { found.settings.motion = false }
    return found
  }

  /// The theme of that name; nil: there is none that can be used.
  func palette(_ name: String) -> ThemePalette? { try? library.palette(named: name) }

  /// What the dashboard asks; the first time it is told what the start has read already.
  func store(knowing known: Preferences) -> PreferenceStore {
    let first = FirstAnswer(known)
    return PreferenceStore(
      read: { first.take() ?? read() }, palette: palette,
      keep: { settings in written("config.toml") { try configuration.save(settings) } },
      bind: { change in written("keys.toml") { try configuration.save(change) } },
      watch: { ConfigurationWatch(folder: configuration.folder).start($0) })
  }
}

extension UserPreferences {
  /// Writes a file of the user's; in words that it could not be, or nil.
  private func written(_ name: String, _ write: () throws -> Void) -> String? {
    do {
      try write()
      return nil
    } catch {
      let path = configuration.folder + "/" + name
      return wording.say("\(path) could not be written", "\(path) n’a pas pu être écrit")
    }
  }
}

/// An answer that is good once.
private final class FirstAnswer: Sendable {
  private let known: Mutex<Preferences?>

  init(_ known: Preferences) { self.known = Mutex(known) }

  func take() -> Preferences? {
    known.withLock { known in
      defer { known = nil }
      return known
    }
  }
}
