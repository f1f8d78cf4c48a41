import Audiences
import CustomerData
import RetentionEngine
import TerminalKit

/// What was read, what was refused, and why; what to do about it.
struct DataHealthScreen: Screen {
  enum Action: Equatable, Sendable {
    case turn
    case file(Int)
    case problem(Int)
    /// By the mouse, which also turns to them.
    case pointAtFile(Int), pointAtProblem(Int)
    case only(String)
    case typed(Key)
    case startFilter
    case endFilter
    case clearFilter
    case copy(String)
    case edit(file: String, line: Int)
  }

  struct Command: Hashable, Sendable {}

  var audience = AudienceExpression.everyone
  /// Whether the problems have the keyboard, not the files.
  var isOnProblems = false
  var file = 0
  var problem = 0
  /// Words that a problem must hold; a file's name is one.
  var filter = TextInput()
  var isTyping = false

  init() {}

  func title(_ wording: Wording) -> String { wording.title(of: .dataHealth) }

  func typed(_ key: Key) -> Action? {
    guard isTyping else { return nil }
    switch key {
    case .enter: return .endFilter
    case .escape: return .clearFilter
    case .char, .backspace, .left, .right, .delete, .home, .end: return .typed(key)
    default: return nil
    }
  }

  func pasted(_ text: String) -> Action? { nil }

  func changes(since earlier: Self) -> [UserChange] {
    filter.text == earlier.filter.text ? [] : [.filter]
  }

  var isChanging: Bool { isTyping }

  func command(_ scene: Scene) -> [String]? { ["check"] }

  // All of it is in the summary the dashboard already holds.
  mutating func appear(_ scope: Scope) -> [Effect<Command>] { [] }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .turn: isOnProblems.toggle()
    case .file(let row): file = row
    case .problem(let row): problem = row
    case .pointAtFile(let row): (isOnProblems, file) = (false, row)
    case .pointAtProblem(let row): (isOnProblems, problem) = (true, row)
    case .only(let name):
      filter = TextInput(name)
      isOnProblems = true
      problem = 0
    case .typed(let key):
      _ = filter.handle(key)
      problem = 0
    case .startFilter:
      isTyping = true
      isOnProblems = true
    case .endFilter: isTyping = false
    case .clearFilter:
      isTyping = false
      filter = TextInput("")
      problem = 0
    case .edit(let file, let line): return [.run(.edit(file: file, line: line))]
    case .copy(let place): return [.copy(place), .say(place, .good)]
    }
    return []
  }

  static func perform(_ command: Command, with services: Services) async -> Action { .endFilter }

  /// The problems that hold every word of the filter, errors first.
  func problems(_ scene: Scene) -> [IngestProblem] {
    let all = scene.summary?.report.problems ?? []
    let words = filter.text.lowercased().split(separator: " ")
    let kept = all.filter { problem in
      let text = scene.wording.line(of: problem).lowercased()
      return words.allSatisfy { text.contains($0) }
    }
    return kept.enumerated().sorted {
      ($0.element.severity.rank, $0.offset) < ($1.element.severity.rank, $1.offset)
    }.map(\.element)
  }

  func view(_ scene: Scene) -> any Widget { DataHealthView(screen: self, scene: scene) }
}

extension IngestProblem.Severity {
  /// Errors before warnings before notes.
  var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }

  var tone: Tone {
    switch self {
    case .error: .bad
    case .warning: .warning
    case .note: .note
    }
  }
}
