/// Collects problems; many alike of one file become one with a count.
struct ProblemLog {
  private struct Kind: Hashable {
    let file, column: String
    let reason: IngestReason
  }

  /// From this many on, problems alike are only counted.
  static let listed = 100

  private(set) var problems: [IngestProblem] = []
  private var seen: [Kind: (count: Int, last: Int)] = [:]

  mutating func add(_ problem: IngestProblem) {
    let kind = Kind(file: problem.file, column: problem.column, reason: problem.reason.grouped)
    let before = seen[kind] ?? (0, 0)
    let limit = problem.severity == .note ? 1 : Self.listed
    if before.count >= limit {
      problems[before.last].count += problem.count
      seen[kind] = (before.count + 1, before.last)
    } else {
      seen[kind] = (before.count + 1, problems.count)
      problems.append(problem)
    }
  }

  /// By file and line, the same for any order of arrival.
  var sorted: [IngestProblem] {
    problems.sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
  }
}

extension IngestReason {
  /// Without the evidence that differs from row to row.
  fileprivate var grouped: IngestReason {
    switch self {
    case .raggedRow: .raggedRow(found: 0, expected: 0)
    default: self
    }
  }
}
