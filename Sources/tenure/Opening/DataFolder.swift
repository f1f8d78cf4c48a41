import Foundation

/// Which folder a command reads when none is given.
enum DataFolder {
  /// The argument, else `$TENURE_DATA`, else the sample shop.
  static func path(_ argument: String?) throws(Failure) -> String {
    let environment = ProcessInfo.processInfo.environment
    if let argument { return expanded(argument) }
    if let named = environment["TENURE_DATA"], !named.isEmpty { return expanded(named) }
    if let sample = sampleShop { return sample }
    throw Failure(
      .data, "No folder was given and the sample shop is not installed: tenure FOLDER opens yours.")
  }

  /// `~` is the home folder, as in a shell.
  static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/") else { return path }
    return NSHomeDirectory() + path.dropFirst()
  }

  /// The folder of that name beside the binary's package, or installed with it; nil: neither.
  static func shipped(_ name: String) -> String? {
    let binary = URL(filePath: executable).resolvingSymlinksInPath()
    var folder = binary.deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent().appending(path: "share/tenure/\(name)")
    if isFolder(installed.path) { return installed.path }
    for _ in 0..<6 {
      let candidate = folder.appending(path: name)
      let isPackage = FileManager.default.fileExists(
        atPath: folder.appending(path: "Package.swift").path)
      if isPackage, isFolder(candidate.path) { return candidate.path }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  private static var sampleShop: String? { shipped("sample-data") }

  private static var executable: String {
    #if os(Linux)
      return "/proc/self/exe"
    #else
      return Bundle.main.executablePath ?? CommandLine.arguments[0]
    #endif
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
