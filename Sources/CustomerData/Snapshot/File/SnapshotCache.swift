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
  private static var thisProgram: UInt64 {
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
  func forget(folder: UInt64) { remove(folder: folder, except: nil, sparing: 0) }

  private func removeSuperseded(by inputs: UInt64, folder: UInt64) {
    remove(folder: folder, except: Fingerprint(value: inputs).text, sparing: Self.spares)
  }

  private func remove(folder: UInt64, except kept: String?, sparing spares: Int) {
    var others: [(time: Int, path: String)] = []
    for name in Self.names(in: root) where name != kept {
      let path = root + "/" + name
      guard SnapshotFile.identity(path: path + "/snapshot")?.folder == folder else { continue }
      var status = stat()
      if stat(path + "/snapshot", &status) == 0 { others.append((FileState.time(status), path)) }
    }
    for old in others.sorted(by: { $0.time > $1.time }).dropFirst(spares) {
      for name in Self.names(in: old.path) { unlink(old.path + "/" + name) }
      rmdir(old.path)
    }
  }

  private static func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }
}
