import Foundation

/// Files are written into a hidden folder first and renamed into place when all are complete.
///
/// The folder lies inside the destination if that exists, else beside it: always on its disk.
struct Delivery {
  let folder: URL
  private let destination: URL
  private let isNew: Bool
  private let files: [String]

  init(of files: [String], to directory: URL, replace: Bool) throws(SampleShopError) {
    self.files = files
    destination = directory.standardizedFileURL
    isNew = !FileManager.default.fileExists(atPath: destination.path)
    let place = destination
    let present = files.filter {
      FileManager.default.fileExists(atPath: place.appendingPathComponent($0).path)
    }
    guard replace || present.isEmpty else { throw .alreadyThere(present) }
    let parent = isNew ? destination.deletingLastPathComponent() : destination
    let mark = ProcessInfo.processInfo.globallyUniqueString
    folder = parent.appendingPathComponent(".\(destination.lastPathComponent).\(mark).partial")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch { throw .unwritable(destination.lastPathComponent) }
  }

  /// Moves the folder if the destination is new, else its files one by one.
  func settle() throws(SampleShopError) {
    guard !isNew else {
      return try move(folder, to: destination)
    }
    for file in files {
      try move(folder.appendingPathComponent(file), to: destination.appendingPathComponent(file))
    }
    abandon()
  }

  func abandon() { try? FileManager.default.removeItem(at: folder) }

  /// One rename: whoever looks sees the old file or the new one, never a part.
  private func move(_ source: URL, to target: URL) throws(SampleShopError) {
    guard rename(source.path, target.path) == 0 else {
      throw .unwritable(target.lastPathComponent)
    }
  }
}
