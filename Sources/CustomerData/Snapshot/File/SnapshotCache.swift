import Foundation

/// Where snapshots are kept: `$XDG_CACHE_HOME/tenure/<inputs>/snapshot`, readable by the user
/// alone, for it holds personal data. The data folder itself may be read-only.
public struct SnapshotCache: Sendable {
  /// The folder of all snapshots.
  public let root: String
  /// Names the build: another one may read exports otherwise.
  let program: UInt64

  /// How many snapshots of one folder are kept beside the newest: for a folder that goes back and
  /// forth between two states.
  static let spares = 1

  init(root: String, program: UInt64) {
    self.root = root
    self.program = program
  }

  /// The cache of a user; nil when the environment names neither a cache nor a home folder.
  /// A relative `XDG_CACHE_HOME` is ignored, as the XDG Base Directory Specification 0.8 says.
  public init?(environment: [String: String]) {
    func absolute(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    guard let base = absolute("XDG_CACHE_HOME") ?? absolute("HOME").map({ $0 + "/.cache" })
    else { return nil }
    self.init(root: base + "/tenure", program: Self.thisProgram)
  }

  /// Size and time of the running program: a new build reads the exports itself.
  static var thisProgram: UInt64 {
    var digest = Digest()
    var status = stat()
    #if os(Linux)
      let path = "/proc/self/exe"
    #else
      let path = Bundle.main.executablePath ?? CommandLine.arguments[0]
    #endif
    if stat(path, &status) == 0 { digest.add(FileState(status)) }
    return digest.value
  }

  /// The file of a state of the inputs.
  func path(of inputs: UInt64) -> String { folder(of: inputs) + "/snapshot" }

  private func folder(of inputs: UInt64) -> String {
    root + "/" + Fingerprint(value: inputs).text
  }

  /// The history of a state of the inputs.
  func open(_ inputs: UInt64) throws(SnapshotFault) -> History {
    try SnapshotFile(path: path(of: inputs), inputs: inputs, program: program).history()
  }

  /// Keeps a history, and removes what other snapshots of the same folder are superseded by it.
  func keep(_ history: History, of inputs: UInt64, folder: UInt64) throws(SnapshotFault) {
    try makePrivate(root)
    try makePrivate(self.folder(of: inputs))
    try SnapshotFile.write(
      SnapshotColumns(history),
      SnapshotHeader(inputs: inputs, program: program, folder: folder), to: path(of: inputs))
    removeSuperseded(by: inputs, folder: folder)
  }

  private func makePrivate(_ path: String) throws(SnapshotFault) {
    if mkdir(path, 0o700) == 0 { return }
    if errno == ENOENT {
      let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      guard parent.count > 1 else { throw .system(errno: ENOENT) }
      try makePrivate(parent.joined(separator: "/"))
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .system(errno: errno) }
    } else if errno != EEXIST {
      throw .system(errno: errno)
    }
    guard path.hasPrefix(root) else { return }
    var status = stat()
    guard lstat(path, &status) == 0 else { throw .system(errno: errno) }
    // Others' folders, and links to elsewhere, are no place for personal data.
    guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else { throw .foreign }
    if status.st_mode & 0o077 != 0 && chmod(path, 0o700) != 0 { throw .system(errno: errno) }
  }

  /// Removes every snapshot of a folder: somebody in them is to be forgotten.
  func forget(folder: UInt64) { _ = remove(folder: folder, except: nil, sparing: 0) }

  /// Removes the snapshots of the exports at a path and those of the same shop's other folders:
  /// somebody in them is to be forgotten. One that does not tell whose it is goes as well: nobody
  /// could open it. Other shops' stay. O(snapshots).
  ///
  /// - Returns: the files that could not be removed.
  public func forget(exports path: String, of shop: String) -> [String] {
    removeAbandoned()
    let folder = Self.identity(ofFolder: path)
    return folders.filter { place in
      guard FileManager.default.fileExists(atPath: place + "/snapshot") else { return false }
      guard let identity = SnapshotFile.identity(path: place + "/snapshot") else { return true }
      guard identity.folder != folder else { return true }
      let file = try? SnapshotFile(
        path: place + "/snapshot", inputs: identity.inputs, program: program)
      guard let name = file?.shopName else { return true }
      return name == shop
    }.flatMap(Self.remove)
  }

  /// Names a folder of exports, wherever it is called from.
  static func identity(ofFolder path: String) -> UInt64 {
    var digest = Digest()
    digest.add(URL(filePath: path).resolvingSymlinksInPath().path)
    return digest.value
  }

  private func removeSuperseded(by inputs: UInt64, folder: UInt64) {
    removeAbandoned()
    _ = remove(folder: folder, except: Fingerprint(value: inputs).text, sparing: Self.spares)
  }

  private func remove(folder: UInt64, except kept: String?, sparing spares: Int) -> [String] {
    var others: [(time: Int, path: String)] = []
    for path in folders where path != kept.map({ root + "/" + $0 }) {
      guard SnapshotFile.identity(path: path + "/snapshot")?.folder == folder else { continue }
      var status = stat()
      if stat(path + "/snapshot", &status) == 0 { others.append((FileState.time(status), path)) }
    }
    return others.sorted(by: { $0.time > $1.time }).dropFirst(spares).map(\.path)
      .flatMap(Self.remove)
  }

  /// Drafts whose writer was killed: nobody holds their lock any more.
  private func removeAbandoned() {
    for folder in folders {
      let drafts = Self.names(in: folder).filter { $0.hasPrefix(SnapshotFile.draftPrefix) }
      let removed = drafts.filter { SnapshotFile.removeDraft(folder + "/" + $0) }
      // An empty folder may be one that somebody has just made for a snapshot of their own.
      if !removed.isEmpty { rmdir(folder) }
    }
  }

  private var folders: [String] { Self.names(in: root).map { root + "/" + $0 } }

  /// Removes a folder's snapshot and what is kept beside it; what could not be removed is told.
  private static func remove(_ folder: String) -> [String] {
    let beside = names(in: folder).filter { $0.hasPrefix(KeptNumbers.prefix) }
    let left = (["snapshot"] + beside).map { folder + "/" + $0 }
      .filter { unlink($0) != 0 && errno != ENOENT }
    rmdir(folder)
    return left
  }

  private static func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }
}
