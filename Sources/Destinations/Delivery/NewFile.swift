import Foundation

/// A file that appears whole or not at all, readable by its owner only.
///
/// On Linux it has no name until it is complete, so that even a killed process leaves nothing; where
/// the file system cannot do that, it has a hidden temporary name in the same folder.
struct NewFile: ~Copyable {
  /// What a file is written on; tests hand in one that fills up.
  struct Disk: Sendable {
    var write: @Sendable (_ file: Int32, UnsafeRawBufferPointer) -> Int
    var hasUnnamedFiles = true

    static let system = Disk(write: { Foundation.write($0, $1.baseAddress, $1.count) })
  }

  private let path: String
  private let descriptor: Int32
  private var temporary: String?
  private let disk: Disk

  /// Begins a file beside where it will be.
  init(at path: String, on disk: Disk) throws(DeliveryError) {
    self.path = path
    self.disk = disk
    let unnamed = disk.hasUnnamedFiles ? Self.openUnnamed(in: Self.folder(of: path)) : -1
    if unnamed >= 0 {
      descriptor = unnamed
      temporary = nil
    } else {
      let name = Self.temporaryName(beside: path)
      descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw .notWritable(path: path, errno: errno) }
      temporary = name
    }
    fchmod(descriptor, 0o600)  // whatever the umask
  }

  deinit {
    close(descriptor)
    if let temporary { unlink(temporary) }
  }

  /// Appends bytes.
  func append(_ bytes: [UInt8]) throws(DeliveryError) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes {
        disk.write(descriptor, UnsafeRawBufferPointer(rebasing: $0[done...]))
      }
      if written > 0 {
        done += written
      } else if written == 0 || errno != EINTR {
        throw .interruptedWrite(path: path, errno: written == 0 ? EIO : errno)
      }
    }
  }

  /// Makes the bytes durable, before the file gets its name.
  func synchronize() throws(DeliveryError) {
    guard fsync(descriptor) == 0 else {
      throw .interruptedWrite(path: path, errno: errno)
    }
  }

  /// Gives the file its name, in one step; an existing file stays unless `replacing`.
  mutating func publish(replacing: Bool) throws(DeliveryError) {
    if replacing {
      let name = try named()
      guard rename(name, path) == 0 else { throw .notWritable(path: path, errno: errno) }
      temporary = nil
    } else {
      try publishUnlessPresent()
    }
    Self.synchronizeFolder(of: path)
  }

  private mutating func publishUnlessPresent() throws(DeliveryError) {
    let linked = temporary.map { link($0, path) } ?? linkDescriptor(to: path)
    if linked == 0 { return }
    if errno == EEXIST { throw .fileExists(path: path) }
    // No hard links here: reserve the name, then move onto what is ours.
    let name = try named()
    let reserved = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard reserved >= 0 else {
      throw errno == EEXIST ? .fileExists(path: path) : .notWritable(path: path, errno: errno)
    }
    close(reserved)
    guard rename(name, path) == 0 else {
      let failure = errno
      unlink(path)
      throw .notWritable(path: path, errno: failure)
    }
    temporary = nil
  }

  private mutating func named() throws(DeliveryError) -> String {
    if let temporary { return temporary }
    let name = Self.temporaryName(beside: path)
    guard linkDescriptor(to: name) == 0 else {
      throw .notWritable(path: path, errno: errno)
    }
    temporary = name
    return name
  }

  private func linkDescriptor(to name: String) -> Int32 {
    linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW)
  }

  private static func openUnnamed(in folder: String) -> Int32 {
    #if os(Linux)
      let unnamedFile: Int32 = 0o20000000 | O_DIRECTORY  // O_TMPFILE, a macro Swift does not import
      guard access("/proc/self/fd", X_OK) == 0 else { return -1 }
      return open(folder, O_WRONLY | O_CLOEXEC | unnamedFile, 0o600)
    #else
      return -1
    #endif
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func temporaryName(beside path: String) -> String {
    let random = String(UInt64.random(in: .min ... .max), radix: 36)
    return "\(folder(of: path))/.tenure-\(random).partial"
  }

  private static func synchronizeFolder(of path: String) {
    let folder = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }
}

/// A file and its proof, written and durable, without their names yet.
final class UnpublishedPart {
  private var file: NewFile
  private var proof: NewFile
  /// What will have been delivered.
  let receipt: Receipt.Part

  init(file: consuming NewFile, proof: consuming NewFile, receipt: Receipt.Part) {
    self.file = file
    self.proof = proof
    self.receipt = receipt
  }

  /// Names all of them, each proof before its file: if one cannot have its name, those before it
  /// are withdrawn, unless they replaced others.
  static func publish(_ parts: [UnpublishedPart], replacing: Bool) throws(DeliveryError) {
    if !replacing {
      for path in parts.flatMap({ [$0.receipt.file, $0.receipt.proof] })
      where access(path, F_OK) == 0 {
        throw .fileExists(path: path)
      }
    }
    var named: [String] = []
    do throws(DeliveryError) {
      for part in parts {
        try part.proof.publish(replacing: replacing)
        named.append(part.receipt.proof)
        try part.file.publish(replacing: replacing)
        named.append(part.receipt.file)
      }
    } catch {
      if !replacing { for path in named { unlink(path) } }
      throw error
    }
  }
}
