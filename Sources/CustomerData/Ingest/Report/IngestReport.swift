/// What was read, what was refused and why, by file and line.
public struct IngestReport: Hashable, Sendable, Codable {
  /// Every file looked at, by name.
  public var files: [FileReport]
  /// By file and line.
  public var problems: [IngestProblem]
  /// Whether this comes from a snapshot, or went into one.
  public var snapshot = SnapshotNote.unused

  /// A report of finished parts.
  public init(files: [FileReport] = [], problems: [IngestProblem] = []) {
    self.files = files
    self.problems = problems
  }

  /// How many problems of a severity, repeats included.
  public func count(of severity: IngestProblem.Severity) -> Int {
    problems.reduce(0) { $0 + ($1.severity == severity ? $1.count : 0) }
  }
}

/// What became of one file. `rows == accepted + refused + dropped`.
public struct FileReport: Hashable, Sendable, Codable {
  /// The name inside the folder.
  public let name: String
  /// What it holds; nil: not recognised.
  public var kind: FileKind?
  /// Whose layout it has, such as `shopify`; "" when not recognised.
  public var dialect = ""
  /// Such as `utf-8`.
  public var encoding = ""
  /// The character between two fields; "" when not recognised.
  public var delimiter = ""
  /// Size on disk.
  public var bytes = 0
  /// Records after the header, blank lines not counted.
  public var rows = 0
  /// Rows that count.
  public var accepted = 0
  /// Rows that could not be read.
  public var refused = 0
  /// Rows left out by a rule of tenure.toml or because another file has told them.
  public var dropped = 0
  /// The header's names as read.
  public var header: [String] = []
  /// Header names that no figure uses.
  public var unusedColumns: [String] = []

  /// The report of a file not looked at yet.
  public init(name: String) { self.name = name }
}

/// One thing worth saying about a place in a file.
public struct IngestProblem: Hashable, Sendable, Codable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable, Codable, CaseIterable {
    /// Something was not read.
    case error
    /// Read, but perhaps not as meant.
    case warning
    /// Worth knowing.
    case note
  }

  /// The file's name inside the folder.
  public let file: String
  /// The first line concerned, from 1; 0: the whole file.
  public let line: Int
  /// The column's header; "" when it is not about one.
  public let column: String
  /// How bad it is.
  public let severity: Severity
  /// Why.
  public let reason: IngestReason
  /// The value, without control characters, at most 80 characters, never anybody's name or address.
  public let value: String
  /// How many rows this stands for.
  public var count: Int

  /// A problem at a place.
  public init(
    file: String, line: Int, column: String = "", severity: Severity, reason: IngestReason,
    value: String = "", count: Int = 1
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.severity = severity
    self.reason = reason
    self.value = value
    self.count = count
  }
}
