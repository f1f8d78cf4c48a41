import Audiences
import TerminalKit

/// What a filter asks for.
enum FilterReading: Hashable, Sendable {
  /// Nothing: everyone passes.
  case nothing
  /// Words of a name or an id.
  case words([String])
  /// An audience.
  case audience(AudienceExpression)

  /// Reads what was typed. Text that looks like the language and is none yet gives the problem;
  /// other text is words.
  init(_ text: String) throws(ExpressionError) {
    let written = SegmentSugar.expanded(text)
    let words = text.split(separator: " ").map(String.init)
    guard !words.isEmpty else {
      self = .nothing
      return
    }
    do throws(ExpressionError) {
      self = .audience(try AudienceExpression(parsing: written))
    } catch {
      if Self.looksLikeLanguage(text, error) { throw error }
      self = .words(words)
    }
  }

  /// Its parts, as chips: words, or the clauses joined by `and`.
  var clauses: [String] {
    switch self {
    case .nothing: []
    case .words(let words): words
    case .audience(let expression):
      expression == .everyone ? [expression.text] : expression.clauses.map(\.text)
    }
  }

  /// The text without the last part.
  var textWithoutLast: String {
    switch self {
    case .nothing: return ""
    case .words(let words): return words.dropLast().joined(separator: " ")
    case .audience(let expression):
      let shorter = expression.droppingLastClause
      return shorter == .everyone ? "" : shorter.text
    }
  }

  /// A name never begins with an attribute, and holds no signs of comparison.
  private static func looksLikeLanguage(_ text: String, _ error: ExpressionError) -> Bool {
    if text.contains(where: { "<>=()\"".contains($0) }) { return true }
    if text.lowercased().hasPrefix("seg:") { return true }
    // An apostrophe or a foreign letter is no word of the language.
    if case .strangeCharacter = error.kind { return false }
    return error.range.lowerBound > 0
  }
}

/// The filter of a list: what is typed, what of it holds, and what held before.
struct CustomerFilter: Equatable, Sendable {
  /// The line.
  var input = TextInput()
  /// Whether keys go to the line.
  var isTyping = false
  /// Kept, but not applied for now.
  var isOff = false
  /// What the shown rows are filtered by; lags behind `input` while that is no expression yet.
  var reading = FilterReading.nothing
  /// Why `input` is not applied; nil: it is.
  var problem: ExpressionError?
  /// Filters kept before, newest last.
  var history: [String] = []
  private var recalled: Int?

  /// What the rows shown must pass.
  var applied: FilterReading { isOff ? .nothing : reading }

  /// Whether anything is held back.
  var isActive: Bool { applied != .nothing }

  /// Reads the line again; true: the rows must be narrowed anew.
  mutating func read() -> Bool {
    do throws(ExpressionError) {
      let next = try FilterReading(input.text)
      problem = nil
      defer { reading = next }
      return next != reading
    } catch {
      problem = error
      return false
    }
  }

  /// A key of the line; true: the rows must be narrowed anew.
  mutating func type(_ key: Key) -> Bool {
    recalled = nil
    return input.handle(key) && read()
  }

  /// Keeps what is typed, written out; a line that is no filter yet goes back to the one applied.
  mutating func keep() {
    isTyping = false
    problem = nil
    if case .audience(let expression) = reading { input.replace(with: expression.text) }
    if case .words(let words) = reading { input.replace(with: words.joined(separator: " ")) }
    if reading == .nothing { input = TextInput() }
    guard !input.text.isEmpty else { return }
    history.removeAll { $0 == input.text }
    history.append(input.text)
  }

  /// Forgets the filter, not its history.
  mutating func clear() {
    let kept = history
    self = CustomerFilter()
    history = kept
  }

  /// Goes to an earlier (-1) or later (1) filter; true: the rows must be narrowed anew.
  mutating func recall(_ step: Int) -> Bool {
    guard !history.isEmpty else { return false }
    let place = (recalled ?? history.count) + step
    guard place >= 0 else { return false }
    recalled = min(place, history.count)
    input.replace(with: place < history.count ? history[place] : "")
    return read()
  }

  /// What holds once typing is over, as `u` takes it back.
  var settledText: String {
    switch reading {
    case .nothing: ""
    case .words(let words): words.joined(separator: " ")
    case .audience(let expression): expression.text
    }
  }

  /// Another filter, as if it had been typed and kept.
  mutating func replace(with text: String, isOff: Bool) {
    input.replace(with: text)
    isTyping = false
    _ = read()
    problem = nil
    self.isOff = isOff && reading != .nothing
  }

  /// Drops the last clause.
  mutating func dropLast() -> Bool {
    input.replace(with: reading.textWithoutLast)
    isOff = false
    return read()
  }
}
