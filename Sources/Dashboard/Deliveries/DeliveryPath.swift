import CustomerData
import Destinations
import Foundation

/// Where a delivered file goes.
public enum DeliveryPath {
  /// What to do with a file that is there already.
  public enum Existing: Hashable, Sendable {
    /// Leave it and write nothing.
    case refuse
    /// Leave it and write beside it: `name-2.csv`.
    case keepBoth
    /// Write in its place.
    case replace
  }

  /// The whole path: `~/` is the home folder, a relative path begins at the current folder.
  public static func expanded(
    _ path: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    let home = environment["HOME"] ?? NSHomeDirectory()
    if path == "~" { return home }
    if path.hasPrefix("~/") { return home + path.dropFirst(1) }
    if path.hasPrefix("/") { return path }
    return FileManager.default.currentDirectoryPath + "/" + path
  }

  /// The path as shown: the home folder as `~`.
  public static func abbreviated(
    _ path: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    guard let home = environment["HOME"], home.count > 1, path.hasPrefix(home + "/") else {
      return path
    }
    return "~" + path.dropFirst(home.count)
  }

  /// The folder proposed where none is remembered: `~/exports` if there is one, else the current one.
  public static func defaultFolder(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    let exports = expanded("~/exports", environment: environment)
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: exports, isDirectory: &isFolder)
    return isThere && isFolder.boolValue ? exports : FileManager.default.currentDirectoryPath
  }

  /// `win-back-jp-2026-06-30.csv`; a platform's lists say so: `win-back-jp-2026-06-30-meta.csv`.
  public static func fileName(for name: String, destination: String, asOf: Day) -> String {
    let plain = name.folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
      .lowercased()
    let words = plain.split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
    let stem = words.isEmpty ? "audience" : String(words.prefix(64))
    let found = try? Destinations.named(destination)
    let ending = found.map { type(of: $0).rules.layout.ending } ?? "csv"
    let suffix = destination == ending ? "" : "-" + destination
    return "\(stem)-\(asOf.iso)\(suffix).\(ending)"
  }

  /// The path itself, then `name-2.csv`, `name-3.csv` …
  static func candidate(_ number: Int, of path: String) -> String {
    guard number > 1 else { return path }
    let file = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    guard let dot = path[file...].lastIndex(of: "."), dot > file else { return "\(path)-\(number)" }
    return "\(path[..<dot])-\(number)\(path[dot...])"
  }

  /// Whether a file of that name is there.
  static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Makes the folder of a file and those above it, for the owner's eyes only, where missing.
  static func makeFolder(of path: String) throws(DeliveryDeskError) {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    let folder = String(path[..<slash])
    if isTaken(folder) { return }
    try makeFolder(of: folder)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw .folder(path: folder, errno: errno)
    }
  }
}
