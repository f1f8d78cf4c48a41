import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit
import Workspace

/// An audience being built: the same expression as a form and as a text, and what it finds.
///
/// A key changes the form and the text at once; what is found is counted meanwhile, and only the
/// newest question is answered.
public struct BuilderScreen: Screen {
  /// What can happen.
  public enum Action: Equatable, Sendable {
    case move(Int), step(Int), edit, add, group, remove, negate, compare, joint, ranking
    case pane
    case typed(Key), pasted(String), complete, choose(Int), take(Int), confirm, leave
    case open, save, deliver, copy, overlap
    case known(KnownFacts)
    case counted(AudienceExpression, Loadable<Finding>)
    case looked(AudienceExpression, Loadable<Look>)
  }

  /// What it can ask for.
  public enum Command: Hashable, Sendable {
    case know(scope: AudienceExpression)
    case count(AudienceExpression, steps: [AudienceExpression], saved: AudienceExpression?)
    case look(AudienceExpression, beside: [AudienceExpression])
  }

  /// What it has been told of the shop.
  public struct KnownFacts: Equatable, Sendable {
    let shop: KnownShop
  }

  /// How many, and who may be written to.
  public struct Finding: Equatable, Sendable {
    let summary: AudienceSummary
    /// Customers left after each outermost rule.
    let steps: [Int]
    let warnings: [ExpressionWarning]
    /// Who has come in and who has gone since the rules were saved; nil: they are as saved, or never were.
    let edited: Edited?
  }

  /// Customers of the rules as written that the saved ones have not, and the other way round.
  public struct Edited: Equatable, Sendable {
    let entered: Int
    let left: Int
  }

  /// Who they are.
  public struct Look: Equatable, Sendable {
    let rows: [CustomerList.Row]
    let portrait: AudiencePortrait.Value?
    /// How many each saved audience has of them.
    let shared: [Int]
  }

  enum Pane: Equatable, Sendable { case rules, text }

  /// The customers it is about.
  public var audience = AudienceExpression.everyone
  var draft: AudienceDraft
  var known = KnownShop()
  var isKnown = false
  var pane = Pane.rules
  var cursor = 0
  var choice = 0
  var pen: RulePen?
  var finding = Loadable<Finding>.notAsked
  var look = Loadable<Look>.notAsked
  /// The name it has, or would be saved under.
  private(set) var name: String
  let includes: [String]
  let excludes: [String]

  /// Builds on an expression; without one it offers ready-made ones.
  public init(_ expression: AudienceExpression = .everyone, name: String = "") {
    self.init(AudienceDraft(expression), name: name, includes: [], excludes: [])
  }

  /// Builds on a saved audience.
  public init(editing saved: SavedAudience) {
    self.init(
      AudienceDraft(text: SavedText.oneLine(saved.expression)), name: saved.name,
      includes: saved.includes, excludes: saved.excludes)
  }

  /// Builds on a text that need not be an expression yet.
  init(_ draft: ExpressionDialog.Draft) {
    self.init(
      AudienceDraft(text: draft.text), name: draft.name, includes: draft.includes,
      excludes: draft.excludes)
  }

  private init(_ draft: AudienceDraft, name: String, includes: [String], excludes: [String]) {
    self.draft = draft
    self.name = name
    self.includes = includes
    self.excludes = excludes
  }

  /// Its name.
  public func title(_ wording: Wording) -> String {
    name.isEmpty ? wording.say("New audience", "Nouvelle audience") : name
  }

  /// Whether what is seen is kept in a file.
  public func remark(_ scene: Scene) -> String {
    let w = scene.wording
    guard isKnown, !draft.text.isEmpty else { return "" }
    return isSaved
      ? w.say("as saved", "telle qu’enregistrée") : w.say("not saved", "non enregistrée")
  }

  /// Whether the text is valid; which rule the cursor is on.
  public func status(_ scene: Scene) -> (left: String, right: String) {
    let w = scene.wording
    let right =
      lineCount == 0
      ? "" : w.say("rule \(cursor + 1) of \(lineCount)", "règle \(cursor + 1) sur \(lineCount)")
    if let fault = pen?.fault ?? (pen == nil ? draft.fault : nil) {
      return ("● " + w.sentence(fault), right)
    }
    return ("✓ " + w.say("valid", "valide"), right)
  }

  /// The form of what is written.
  var form: AudienceForm { draft.expression.form }

  /// Lines the cursor can stand on: rules, then the ranking.
  var lineCount: Int { form.lines.count + (form.ranking == nil ? 0 : 1) }

  /// The rule or the group under the cursor; nil: there is none, or the ranking is.
  var line: AudienceForm.Line? {
    let lines = form.lines
    return lines.indices.contains(cursor) ? lines[cursor] : nil
  }

  var isOnRanking: Bool { form.ranking != nil && cursor == form.lines.count }

  /// Whether the ready-made audiences are offered to begin with.
  var offersReady: Bool {
    draft.text.allSatisfy(\.isWhitespace) && pen == nil && pane == .rules && !known.ready.isEmpty
  }

  /// What is typed into: the rule's line, the text, or nothing.
  var typing: TextInput? { pen?.input ?? (pane == .text ? draft.input : nil) }

  /// What can be inserted at the cursor.
  var suggestions: [Suggestion] {
    guard let typing else { return [] }
    let fault = (pen == nil ? draft.fault : pen?.fault).map {
      ExpressionDialog.Fault(words: "", range: $0.range, suggestions: $0.suggestions)
    }
    return Suggestion.all(for: typing, fault: fault, known: known, most: 40)
  }

  /// The customers the file would name: what is written, with those included and excluded.
  func whole(_ expression: AudienceExpression) -> AudienceExpression {
    guard !includes.isEmpty || !excludes.isEmpty else { return expression.within(audience) }
    let text = AudienceShelf.definition(
      expression.text, includes: includes, excludes: excludes)
    return ((try? known.reading(text)) ?? expression).within(audience)
  }

  /// Whether a saved audience says exactly this.
  var isSaved: Bool {
    let text = AudienceShelf.definition(draft.text, includes: includes, excludes: excludes)
    return known.definitions[name].map(SavedText.oneLine) == SavedText.oneLine(text)
  }

  /// The saved audience of that name, when what is written is another one.
  var savedExpression: AudienceExpression? {
    guard !isSaved else { return nil }
    return known.saved.first { $0.name == name }?.audience.within(audience)
  }

  /// Takes the name of the saved audience that says exactly this, as after it has been saved.
  mutating func adoptName() {
    guard !isSaved, includes.isEmpty, excludes.isEmpty, !draft.text.isEmpty else { return }
    let same = known.audienceNames.first {
      known.definitions[$0].map(SavedText.oneLine) == draft.text
    }
    name = same ?? name
  }

  /// The rules, and with them the text.
  public func changes(since earlier: Self) -> [UserChange] {
    draft.text == earlier.draft.text ? [] : [.rules]
  }

  /// Whether letters of one word are being typed.
  public var isChanging: Bool { draft.isInWord }

  /// The rules as they were.
  public mutating func takeBack(to earlier: Self, _ scope: Scope) -> [Effect<Command>] {
    draft.replace(with: earlier.draft.text, known)
    pen = nil
    return ask()
  }

  /// Asks what is known of the shop.
  public mutating func appear(_ scope: Scope) -> [Effect<Command>] {
    audience = scope.audience
    return [.perform(.know(scope: scope.audience), lane: "know")]
  }

  /// Its picture.
  public func view(_ scene: Scene) -> any Widget {
    BuilderView(screen: self, wording: scene.wording)
  }
}
