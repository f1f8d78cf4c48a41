import Foundation

/// The audiences of a workspace: one readable `.tql` file each, fit for version control.
public struct SavedAudiences: Hashable, Sendable {
  /// A file of the folder, readable or not.
  public struct Listing: Hashable, Sendable {
    /// The file's name without `.tql`.
    public let id: String
    /// The audience, else why its file cannot be used. It is listed all the same, never lost.
    public let content: Result<SavedAudience, AudienceFileProblem>
  }

  /// The folder.
  public let directory: String
  private static let suffix = ".tql"
  private static let largest = 1 << 20

  /// The audiences of a folder, which is made when the first is saved.
  public init(directory: String) { self.directory = directory }

  /// Every audience file, by name; none when there is no folder.
  public func list() -> [Listing] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return files.filter { $0.hasSuffix(Self.suffix) && !$0.hasPrefix(".") }.sorted().map {
      let id = String($0.dropLast(Self.suffix.count))
      return Listing(id: id, content: read(id))
    }
  }

  /// The audience of a name or id.
  public func load(_ name: String) throws(AudienceFileError) -> SavedAudience {
    let listing = try find(name)
    do { return try listing.content.get() } catch {
      throw .unusable(path: path(of: listing.id), problem: error)
    }
  }

  /// Keeps an audience in the file it came from, else in one named after it, whole or not at all;
  /// returns it with its id.
  ///
  /// An existing file stays unless `replacing`.
  @discardableResult
  public func save(
    _ audience: SavedAudience, replacing: Bool = false
  ) throws(AudienceFileError) -> SavedAudience {
    // An id is believed only when its file is there: it may have been made up.
    let own = list().first { $0.id == audience.id }?.id
    guard let id = own ?? Slug.of(audience.name) else { throw .noName }
    do throws(WorkspaceError) { try PrivateFolder.make(directory) } catch {
      guard case .notWritable(let path, let number) = error else { return audience }
      throw .notWritable(path: path, errno: number)
    }
    try write(Data(audience.text.utf8), to: path(of: id), replacing: replacing)
    var kept = audience
    kept.id = id
    return kept
  }

  /// Removes the file of a name or id.
  public func delete(_ name: String) throws(AudienceFileError) {
    let path = path(of: try find(name).id)
    guard unlink(path) == 0 else { throw .notWritable(path: path, errno: errno) }
  }

  // Only files that are listed are ever opened or removed: no name leads out of the folder.
  func find(_ name: String) throws(AudienceFileError) -> Listing {
    let listings = list()
    let slug = Slug.of(name)
    let found =
      listings.first { $0.id == name } ?? listings.first { $0.id == slug }
      ?? listings.first { (try? $0.content.get())?.name == name }
    guard let found else { throw .unknown(name: name) }
    return found
  }

  private func read(_ id: String) -> Result<SavedAudience, AudienceFileProblem> {
    guard let data = FileManager.default.contents(atPath: path(of: id)) else {
      return .failure(.unreadable)
    }
    if data.count > Self.largest { return .failure(.tooLarge(bytes: data.count)) }
    guard let text = String(validating: data, as: UTF8.self) else { return .failure(.notText) }
    return Result { () throws(AudienceFileProblem) in try SavedAudience(id: id, text: text) }
  }

  func path(of id: String) -> String { "\(directory)/\(id)\(Self.suffix)" }

  func write(
    _ bytes: Data, to path: String, replacing: Bool
  ) throws(AudienceFileError) {
    let temporary = "\(directory)/.\(UInt64.random(in: .min ... .max)).partial"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .notWritable(path: path, errno: errno) }
    defer { unlink(temporary) }
    let isWhole = Self.write(Array(bytes), to: file) && fsync(file) == 0
    let failure = errno
    close(file)
    guard isWhole else { throw .notWritable(path: path, errno: failure) }
    let named = replacing ? rename(temporary, path) : link(temporary, path)
    if named == 0 { return }
    throw errno == EEXIST ? .fileExists(path: path) : .notWritable(path: path, errno: errno)
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}

/// Why an audience file cannot be used.
public enum AudienceFileProblem: Error, Hashable, Sendable {
  /// The system does not let it be read.
  case unreadable
  /// It is not UTF-8.
  case notText
  /// It is larger than any audience: its size in bytes.
  case tooLarge(bytes: Int)
  /// Only front matter and comments are in it.
  case noExpression
  /// `expect` is not followed by `200..400` at this line.
  case badExpectation(line: Int)
}

/// Why an audience could not be loaded, kept or removed.
public enum AudienceFileError: Error, Hashable, Sendable {
  /// No file of that name.
  case unknown(name: String)
  /// The name has no letter and no digit.
  case noName
  /// A file is there already; nothing was touched.
  case fileExists(path: String)
  /// The system's error number.
  case notWritable(path: String, errno: Int32)
  /// The file is there and cannot be used.
  case unusable(path: String, problem: AudienceFileProblem)
}
