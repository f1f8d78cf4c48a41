import Foundation

/// One audience file before and after it was saved, replaced or removed, so that this can be taken back.
public struct AudienceFileChange: Hashable, Sendable {
  /// The file's name without `.tql`.
  public let id: String
  /// What the audience is called.
  public let name: String
  /// Its bytes before; nil: there was no file.
  public let before: Data?
  /// Its bytes after; nil: there is none.
  public let after: Data?

  /// A change.
  public init(id: String, name: String, before: Data?, after: Data?) {
    self.id = id
    self.name = name
    self.before = before
    self.after = after
  }

  /// The same change backwards.
  public var reversed: AudienceFileChange {
    AudienceFileChange(id: id, name: name, before: after, after: before)
  }
}

extension SavedAudiences {
  /// The bytes of the file of a name or id; nil: there is none.
  public func bytes(of name: String) -> Data? {
    (try? find(name)).flatMap { FileManager.default.contents(atPath: path(of: $0.id)) }
  }

  /// Removes the file of a name or id, and says how it can come back.
  public func withdraw(_ name: String) throws(AudienceFileError) -> AudienceFileChange {
    let id = try find(name).id
    let before = FileManager.default.contents(atPath: path(of: id))
    try delete(id)
    return AudienceFileChange(id: id, name: name, before: before, after: nil)
  }

  /// Makes a file what it is after the change. Somebody else's words are never lost: a file that is no longer what it
  /// was before the change stays.
  public func apply(_ change: AudienceFileChange) throws(AudienceFileError) {
    guard !change.id.isEmpty, !change.id.hasPrefix("."), !change.id.contains("/") else {
      throw .noName
    }
    let path = path(of: change.id)
    guard FileManager.default.contents(atPath: path) == change.before else {
      throw .fileExists(path: path)
    }
    guard let after = change.after else { return try delete(change.id) }
    try write(after, to: path, replacing: change.before != nil)
  }
}
