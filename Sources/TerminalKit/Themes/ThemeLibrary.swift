import Foundation

/// Folders of themes. A theme in an earlier folder hides its namesake in a later one.
public struct ThemeLibrary: Sendable {
  /// Where themes are looked for, in order.
  public let folders: [String]

  /// A library of folders.
  public init(folders: [String]) { self.folders = folders }

  /// The user's folder, then the ones beside the program: `../share/tenure/themes` when installed, `themes` of the
  /// source tree when built there.
  public static func standard(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    program: String = Bundle.main.executablePath ?? ""
  ) -> ThemeLibrary {
    let home = environment["HOME"] ?? ""
    let configuration = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
    let own = (configuration ?? home + "/.config") + "/tenure/themes"
    let place = URL(filePath: program).resolvingSymlinksInPath().deletingLastPathComponent()
    let installed = place.appending(path: "../share/tenure/themes").standardized.path
    let built = (1...4).map { depth in
      let up = Array(repeating: "..", count: depth).joined(separator: "/")
      return place.appending(path: up + "/themes").standardized.path
    }
    return ThemeLibrary(folders: [own, installed] + built)
  }

  /// Every theme's name, sorted; `dark` is built in.
  public var names: [String] {
    let files = folders.flatMap {
      (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? []
    }
    let named = files.filter { $0.hasSuffix(".theme") }.map { String($0.dropLast(6)) }
    return Set(named + ["dark"]).sorted()
  }

  /// The theme of that name, or in the file at that path; what it was found by is its name.
  public func palette(named name: String) throws(ThemeError) -> ThemePalette {
    if let file = file(named: name) {
      var palette = try ThemeFile.read(file)
      palette.name = name
      return palette
    }
    if name == "dark" { return .dark }
    throw .notFound(name: name, known: names)
  }

  /// Where a theme is written; nil: nowhere, it is built in or there is none.
  public func file(named name: String) -> String? {
    if ThemeLibrary.isPath(name) { return NSString(string: name).expandingTildeInPath }
    guard !name.isEmpty, !name.hasPrefix(".") else { return nil }
    return folders.map { "\($0)/\(name).theme" }.first(
      where: FileManager.default.isReadableFile(atPath:))
  }

  /// The same theme for whoever asks from another folder: a path from the root, a name as it is.
  public static func absolute(_ name: String) -> String {
    guard isPath(name) else { return name }
    return URL(filePath: NSString(string: name).expandingTildeInPath).standardizedFileURL.path
  }

  /// Files end like files or have a folder; names do neither.
  private static func isPath(_ name: String) -> Bool {
    name.contains("/") || name.hasSuffix(".theme") || name.hasSuffix(".toml")
  }
}
