import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit
import Workspace

/// The expression of what is here: shown, edited with a live count, saved.
public struct ExpressionDialog: Screen {
  /// What can happen.
  public enum Action: Equatable, Sendable {
    case typed(Key), pasted(String)
    case complete, choose(Int), take(Int)
    case open, save, copy, deliver, build
    case confirmName, replace, keepBoth, leaveNaming
    case checked(Reading)
    case saved(AudienceFileChange, words: String)
    case clashed(Clash)
    case notSaved(String)
  }

  /// What it can ask for.
  public enum Command: Hashable, Sendable {
    case check(Draft, among: AudienceExpression)
    case save(Draft, SaveChoice)
  }

  /// What is done with a file of that name.
  public enum SaveChoice: Hashable, Sendable {
    /// Asks.
    case ask
    /// Writes in its place, keeping its front matter.
    case replace
    /// Writes beside it under another name.
    case keepBoth
  }

  /// The text being edited and what its file says beside it.
  public struct Draft: Hashable, Sendable {
    /// The text typed.
    public var text: String
    /// The name it has, or shall have.
    public var name: String
    /// Audiences whose customers belong to it as well.
    public var includes: [String] = []
    /// Audiences whose customers do not.
    public var excludes: [String] = []
  }

  /// A text as it was understood.
  public struct Reading: Equatable, Sendable {
    /// The text that was read.
    public let text: String
    /// What it means, or what is wrong with it.
    public let result: Result<Counted, Fault>
  }

  /// What an expression finds.
  public struct Counted: Hashable, Sendable {
    /// The customers.
    public let audience: AudienceExpression
    /// How many, what they brought, who may be written to.
    public let summary: AudienceSummary
    /// Customers of the shop.
    public let base: Int
    /// Customers left after each clause; empty for one clause.
    public let steps: [Step]
    /// The first customers by spend.
    public let first: [CustomerList.Row]
    /// What it may not mean the way it reads.
    public let warnings: [String]
  }

  /// One clause and the customers left after it.
  public struct Step: Hashable, Sendable {
    /// The clause as written.
    public let clause: String
    /// Customers left.
    public let customers: Int
  }

  /// Why a text is no expression.
  public struct Fault: Error, Hashable, Sendable {
    /// In words.
    public let words: String
    /// Where, in characters.
    public let range: Range<Int>
    /// What may have been meant.
    public let suggestions: [String]
  }

  /// A file of the name is there already.
  public struct Clash: Equatable, Sendable {
    /// The name.
    public let name: String
    /// What replacing it would lose, in words.
    public let lost: String
  }

  /// The question for a name.
  struct Naming: Equatable {
    var input: TextInput
    var clash: Clash?
    var problem: String?
  }

  /// The customers it is about.
  public var audience: AudienceExpression
  /// The name it would be saved under; "" asks.
  public private(set) var name: String
  var input: TextInput
  var reading: Reading?
  var choice = 0
  var naming: Naming?
  let includes: [String]
  let excludes: [String]
  /// Whether it was opened to save and nothing else.
  private(set) var closesWhenSaved = false
  private var scope = AudienceExpression.everyone
  private var namedText: String

  /// Shows, edits and saves an expression.
  public init(_ audience: AudienceExpression, name: String = "") {
    self.audience = audience
    self.name = name
    input = TextInput(audience == .everyone ? "" : audience.text)
    namedText = input.text
    includes = []
    excludes = []
  }

  /// Edits a saved audience.
  public init(editing saved: SavedAudience) {
    audience = .everyone
    name = saved.name
    input = TextInput(SavedText.oneLine(saved.expression))
    namedText = input.text
    includes = saved.includes
    excludes = saved.excludes
  }

  /// Asks for the name to save a draft under; closes when that is done, or left.
  init(saving draft: Draft) {
    audience = .everyone
    name = draft.name
    input = TextInput(draft.text)
    namedText = input.text
    includes = draft.includes
    excludes = draft.excludes
    naming = Naming(input: TextInput(draft.name))
    closesWhenSaved = true
  }

  /// Edits the text of a file that cannot be read as an audience.
  init(text: String, name: String) {
    audience = .everyone
    self.name = name
    input = TextInput(SavedText.oneLine(text))
    namedText = input.text
    includes = []
    excludes = []
  }

  /// Its name.
  public func title(_ wording: Wording) -> String { wording.say("Audience", "Audience") }

  /// The text and the file's front matter.
  var draft: Draft {
    Draft(text: input.text, name: name, includes: includes, excludes: excludes)
  }

  /// What the text means; nil while it is read, or wrong.
  var counted: Counted? {
    guard let reading, reading.text == input.text else { return nil }
    return try? reading.result.get()
  }

  /// What is wrong with the text; nil: nothing, or it is being read.
  var fault: Fault? {
    guard let reading, reading.text == input.text, case .failure(let fault) = reading.result else {
      return nil
    }
    return fault
  }

  /// What can be inserted at the cursor.
  var suggestions: [Suggestion] { Suggestion.all(for: input, fault: fault) }

  /// Counts the customers.
  public mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    self.scope = scope.audience
    return check()
  }

  /// Asks again for what the text finds; the newest text wins.
  func check() -> [Effect<Command>] {
    [.perform(.check(draft, among: scope), lane: "count")]
  }

  /// Its picture.
  public func view(_ scene: Scene) -> any Widget {
    ExpressionView(dialog: self, wording: scene.wording)
  }

  /// The same dialog, asking for the name to save it under first.
  func askingForName() -> ExpressionDialog {
    var dialog = self
    dialog.naming = Naming(input: TextInput(name))
    return dialog
  }

  /// Whether the name still stands for this text.
  var isAsSaved: Bool { input.text == namedText }

  mutating func rename(_ name: String) {
    self.name = name
    namedText = input.text
  }
}

/// A file's expression on one line.
enum SavedText {
  /// Without comments and line breaks: a comment would swallow what follows it on one line.
  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map(withoutComment)
      .map { $0.trimmingPrefix { $0 == " " || $0 == "\t" } }
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// How many lines of a text hold a comment.
  static func comments(in text: String) -> Int {
    text.split(whereSeparator: \.isNewline).count { withoutComment($0).count < $0.count }
  }

  private static func withoutComment(_ line: Substring) -> Substring {
    var isQuoted = false
    for place in line.indices {
      if line[place] == "\"" { isQuoted.toggle() }
      if line[place] == "#", !isQuoted { return line[..<place] }
    }
    return line
  }
}
