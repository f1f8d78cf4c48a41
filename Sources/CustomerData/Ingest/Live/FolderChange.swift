import Foundation

/// A file of the folder that is no longer the one that was read.
public struct FolderChange: Hashable, Sendable {
  /// What happened to it.
  public enum Kind: String, Hashable, Sendable {
    /// It was not there.
    case added
    /// Its size, time or place on the disk is another.
    case changed
    /// It is gone.
    case removed
  }

  /// The file's name.
  public let name: String
  /// What happened to it.
  public let kind: Kind

  /// Something that happened to a file.
  public init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

/// The files a load would read, with what tells one version from another.
struct FolderStamps: Equatable, Sendable {
  private struct Stamp: Equatable, Sendable {
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
    let inode: UInt64
  }

  private var files: [String: Stamp] = [:]

  /// Asks for the status of every file; a folder that is gone holds none. O(files).
  init(folder: String) {
    let loader = DatasetLoader(folder: folder)
    let shop = (try? loader.shopFile()) ?? ShopFile()
    for name in (try? loader.names()) ?? []
    where name == ShopFile.name || DatasetLoader.isRead(name, by: shop) {
      var status = stat()
      guard stat(folder + "/" + name, &status) == 0 else { continue }
      #if os(Linux)
        let time = status.st_mtim
      #else
        let time = status.st_mtimespec
      #endif
      files[name] = Stamp(
        size: Int64(status.st_size), seconds: time.tv_sec, nanoseconds: time.tv_nsec,
        inode: UInt64(status.st_ino))
    }
  }

  /// What happened since, by name.
  func changes(to later: FolderStamps) -> [FolderChange] {
    Set(files.keys).union(later.files.keys).sorted().compactMap { name in
      switch (files[name], later.files[name]) {
      case (nil, _): FolderChange(name: name, kind: .added)
      case (_, nil): FolderChange(name: name, kind: .removed)
      case (let old, let new): old == new ? nil : FolderChange(name: name, kind: .changed)
      }
    }
  }
}
