import Foundation

/// The state of the files of a folder, told without reading them whole: names, sizes, times, the
/// first and last 64 KiB, and all of `tenure.toml`.
///
/// A file that keeps its size, its times and both its ends while its middle changes is not
/// noticed; a change of the content sets the time of change (`ctime`), which no program can set
/// back.
struct InputState {
  private static let end = 64 << 10

  private(set) var value: UInt64
  /// The latest time any file was changed, in nanoseconds since 1970.
  private(set) var latestChange = 0
  /// Whether some file system tells times in whole seconds only.
  private(set) var isCoarse = false

  /// Whether somebody is shown by a token only: a snapshot of before still names them.
  let hidesCustomers: Bool

  /// The state of some files of a folder, as shown without the erased customers.
  init(folder: String, names: [String], shop: String, erased: ErasedCustomers) {
    var digest = Digest()
    hidesCustomers = erased.stamp != 0
    digest.add(erased.stamp)
    digest.add(shop)
    digest.add(UInt64(names.count))
    for name in names {
      digest.add(name)
      let descriptor = open(folder + "/" + name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else {
        digest.add(UInt64(bitPattern: Int64(errno)))
        continue
      }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { continue }
      digest.add(FileState(status))
      latestChange = max(latestChange, FileState.time(status))
      isCoarse = isCoarse || FileState.time(status) % 1_000_000_000 == 0
      guard status.st_mode & S_IFMT == S_IFREG else { continue }
      digest.add(Self.bytes(of: descriptor, at: 0))
      digest.add(Self.bytes(of: descriptor, at: max(0, Int(status.st_size) - Self.end)))
    }
    value = digest.value
  }

  private static func bytes(of descriptor: Int32, at offset: Int) -> UInt64 {
    var bytes = [UInt8](repeating: 0, count: end)
    let got = bytes.withUnsafeMutableBytes {
      pread(descriptor, $0.baseAddress, $0.count, off_t(offset))
    }
    return bytes[..<max(0, got)].withUnsafeBytes(Checksum.of)
  }

  /// Whether a change after `moment` would be told by the files' times: they are told in steps of
  /// a clock tick (10 ms at most on Linux), or of one or two seconds on some file systems.
  func isSettled(at moment: Int) -> Bool {
    latestChange + (isCoarse ? 2_000_000_000 : 20_000_000) < moment
  }
}

/// What the system tells of a file's state.
struct FileState {
  private let words: [UInt64]

  init(_ status: stat) {
    #if os(Linux)
      let times = [status.st_mtim, status.st_ctim]
    #else
      let times = [status.st_mtimespec, status.st_ctimespec]
    #endif
    words =
      [UInt64(status.st_mode), UInt64(bitPattern: Int64(status.st_size))]
      + times.flatMap { [UInt64(bitPattern: Int64($0.tv_sec)), UInt64($0.tv_nsec)] }
  }

  /// Nanoseconds since 1970.
  static func now() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int(now.tv_sec) * 1_000_000_000 + Int(now.tv_nsec)
  }

  func feed(_ digest: inout Digest) { for word in words { digest.add(word) } }

  /// The time of the last change, in nanoseconds since 1970.
  static func time(_ status: stat) -> Int {
    #if os(Linux)
      let times = [status.st_mtim, status.st_ctim]
    #else
      let times = [status.st_mtimespec, status.st_ctimespec]
    #endif
    return times.map { Int($0.tv_sec) * 1_000_000_000 + Int($0.tv_nsec) }.max() ?? 0
  }
}

extension Digest {
  mutating func add(_ state: FileState) { state.feed(&self) }
}
