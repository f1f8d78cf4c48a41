import Foundation

/// Folders and files only their owner may open.
enum PrivateFolder {
  /// Makes a folder and those above it (0700) where they are missing.
  static func make(_ path: String) throws(WorkspaceError) {
    if mkdir(path, 0o700) == 0 || isFolder(path) { return }
    guard errno == ENOENT, let parent = parent(of: path) else {
      throw .notWritable(path: path, errno: errno)
    }
    try make(parent)
    guard mkdir(path, 0o700) == 0 || isFolder(path) else {
      throw .notWritable(path: path, errno: errno)
    }
  }

  /// Makes an empty file (0600) where there is none, before anything else can make a readable one.
  static func makeFile(_ path: String) throws(WorkspaceError) {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .notWritable(path: path, errno: errno) }
    close(file)
  }

  private static func isFolder(_ path: String) -> Bool {
    let saved = errno
    defer { errno = saved }
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func parent(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return nil }
    return String(path[..<slash])
  }
}
