import Foundation

/// Numbers worked out from a snapshot, one a customer, kept beside it for the next start. They go
/// when it goes.
///
///     magic | build | dataset | rows | bytes of remarks | checksum     8 bytes each
///     remarks as JSON | the numbers
///
/// Believed only of the same dataset and build, and whole.
public struct KeptNumbers: Hashable, Sendable {
  /// One a customer; nan: unknown.
  public let values: [Double]
  /// What is to be said of them.
  public let remarks: [String]

  /// Numbers to be kept.
  public init(values: [Double], remarks: [String]) {
    self.values = values
    self.remarks = remarks
  }

  /// What the names of such files begin with.
  static let prefix = "kept-"
  private static let magic: UInt64 = 0x3153_4D55_4E45_4E54  // TNENUMS1, and the order of bytes
  private static let fields = 6

  /// The numbers of a dataset kept under a name beside its snapshot; else those that `make` works
  /// out, kept for the next time. Where nothing can be kept only time is lost. O(customers).
  public static func beside(
    _ snapshot: SnapshotNote, named name: String, of dataset: Fingerprint,
    else make: () -> KeptNumbers
  ) -> KeptNumbers {
    guard let path = snapshot.path(of: prefix + name) else { return make() }
    if let known = KeptNumbers(path: path, of: dataset) { return known }
    let made = make()
    made.keep(at: path, of: dataset)
    return made
  }

  /// Those of a file; nil: there are none that could be believed.
  init?(path: String, of dataset: Fingerprint) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid(), status.st_mode & 0o077 == 0
    else { return nil }
    let header = Self.fields * 8
    var fields = [UInt64](repeating: 0, count: Self.fields)
    guard fields.withUnsafeMutableBytes({ Self.fill($0, from: descriptor, at: 0) }),
      fields[0] == Self.magic, fields[1] == SnapshotCache.thisProgram, fields[2] == dataset.value,
      let rows = Int(exactly: fields[3]), let told = Int(exactly: fields[4]),
      rows < 1 << 40, told < 1 << 20, Int(status.st_size) == header + told + rows * 8
    else { return nil }
    var remarks = [UInt8](repeating: 0, count: told)
    guard remarks.withUnsafeMutableBytes({ Self.fill($0, from: descriptor, at: header) }) else {
      return nil
    }
    var isWhole = true
    let values = [Double](unsafeUninitializedCapacity: rows) { room, count in
      let bytes = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: room[..<rows]))
      isWhole = Self.fill(bytes, from: descriptor, at: header + told)
      count = isWhole ? rows : 0
    }
    guard isWhole, Self.checksum(remarks, values) == fields[5],
      let texts = try? JSONDecoder().decode([String].self, from: Data(remarks))
    else { return nil }
    self.init(values: values, remarks: texts)
  }

  /// Writes them whole or not at all, readable by their owner alone.
  func keep(at path: String, of dataset: Fingerprint) {
    guard let told = try? JSONEncoder().encode(remarks) else { return }
    let remarks = Array(told)
    let fields = [
      Self.magic, SnapshotCache.thisProgram, dataset.value, UInt64(values.count),
      UInt64(remarks.count), Self.checksum(remarks, values),
    ]
    let draft = path + ".\(getpid()).\(UInt32.random(in: 0 ... .max))"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return }
    let isWritten =
      fields.withUnsafeBytes { Self.append($0, to: descriptor) }
      && remarks.withUnsafeBytes { Self.append($0, to: descriptor) }
      && values.withUnsafeBytes { Self.append($0, to: descriptor) }
    close(descriptor)
    if !isWritten || rename(draft, path) != 0 { unlink(draft) }
  }

  private static func checksum(_ remarks: [UInt8], _ values: [Double]) -> UInt64 {
    var digest = Digest()
    digest.add(remarks.withUnsafeBytes(Checksum.of))
    digest.add(values.withUnsafeBytes(Checksum.of))
    return digest.value
  }

  private static func fill(
    _ room: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int
  ) -> Bool {
    var done = 0
    while done < room.count, let start = room.baseAddress {
      let count = pread(descriptor, start + done, room.count - done, off_t(offset + done))
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  private static func append(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count, let start = bytes.baseAddress {
      let count = write(descriptor, start + done, bytes.count - done)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}

extension SnapshotNote {
  /// The path of a file beside the snapshot; nil: there is none.
  fileprivate func path(of name: String) -> String? {
    switch self {
    case .opened(let path), .kept(let path):
      path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        .joined(separator: "/") + "/" + name
    case .unused, .notKept: nil
    }
  }
}
