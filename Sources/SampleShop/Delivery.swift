import Foundation

/// Files are written into a folder beside their destination and moved there when all are complete.
struct Delivery {
  let folder: URL
  private let destination: URL
  private let files: [String]

  init(of files: [String], to destination: URL, replace: Bool) throws(SampleShopError) {
    self.files = files
    self.destination = destination
    let present = files.filter {
      FileManager.default.fileExists(atPath: destination.appendingPathComponent($0).path)
    }
    guard replace || present.isEmpty else { throw .alreadyThere(present) }
    let mark = ".\(ProcessInfo.processInfo.globallyUniqueString).partial"
    folder = destination.deletingLastPathComponent().appendingPathComponent(
      "." + destination.lastPathComponent + mark)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch { throw .unwritable(destination.lastPathComponent) }
  }

  /// Moves the folder if the destination is new, else its files one by one.
  func settle() throws(SampleShopError) {
    var step = destination.lastPathComponent
    do {
      guard FileManager.default.fileExists(atPath: destination.path) else {
        return try FileManager.default.moveItem(at: folder, to: destination)
      }
      for file in files {
        step = file
        let target = destination.appendingPathComponent(file)
        if FileManager.default.fileExists(atPath: target.path) {
          try FileManager.default.removeItem(at: target)
        }
        try FileManager.default.moveItem(at: folder.appendingPathComponent(file), to: target)
      }
    } catch { throw .unwritable(step) }
    abandon()
  }

  func abandon() { try? FileManager.default.removeItem(at: folder) }
}
