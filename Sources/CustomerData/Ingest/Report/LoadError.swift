/// Why a folder could not be loaded.
public enum LoadError: Error, Hashable, Sendable {
  /// No such folder.
  case folderMissing(path: String)
  /// A file where a folder was expected.
  case notAFolder(path: String)
  /// A pipe, a device or a dangling link where a plain file was expected.
  case notAPlainFile(path: String)
  /// The system refused; `errno` says why.
  case unreadable(path: String, errno: Int32)
  /// A file became another while it was read: changed, cut short, replaced or removed.
  case changedWhileRead(path: String)
  /// tenure.toml says something that is not understood.
  case configuration(file: String, line: Int, fault: ConfigurationFault)
  /// No file held an order or a customer; the report tells what was found.
  case nothingUsable(IngestReport)
  /// The caller asked to stop.
  case cancelled
}

/// What is wrong with a line of tenure.toml.
public enum ConfigurationFault: Hashable, Sendable, Codable {
  /// Not TOML; `text` is the parser's word.
  case syntax(text: String)
  /// A key that is not known here; `known` are those that are.
  case unknownKey(key: String, known: [String])
  /// A value of the wrong type; `expected` names the right one.
  case wrongType(key: String, expected: String)
  /// A value that is not allowed; `allowed` are those that are (empty: any well-formed one).
  case badValue(key: String, value: String, allowed: [String])
  /// A key that is required beside the others.
  case missingKey(key: String)
  /// A time zone the system does not know.
  case unknownTimeZone(name: String)
}

/// How far a load has come.
public struct LoadProgress: Hashable, Sendable {
  /// What a load does, one after the other; what is open already skips the rest.
  public enum Stage: Sendable {
    /// The files' snapshot is looked for and checked.
    case opening
    /// The files are read.
    case reading
    /// What they told is joined and put in order.
    case joining
    /// A snapshot is written for the next time.
    case keeping
  }

  /// Bytes read so far, of all files.
  public let bytesRead: Int
  /// Bytes of all files.
  public let bytesTotal: Int
  /// Rows read so far, of all files.
  public let rows: Int
  /// The file being read; "" in the other stages.
  public let file: String
  /// What is being done.
  public let stage: Stage

  /// A point on the way.
  public init(
    bytesRead: Int, bytesTotal: Int, rows: Int, file: String, stage: Stage = .reading
  ) {
    self.bytesRead = bytesRead
    self.bytesTotal = bytesTotal
    self.rows = rows
    self.file = file
    self.stage = stage
  }
}
