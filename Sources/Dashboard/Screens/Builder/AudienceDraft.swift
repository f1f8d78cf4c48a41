import Audiences
import TerminalKit

/// An expression being made: its text, what the text means, and every text before it.
///
/// Text and form are one thing. A change of the form writes the text anew; a change of the text is
/// read at once, and as long as it is no expression the form keeps the last one.
struct AudienceDraft: Equatable, Sendable {
  private(set) var input: TextInput
  private(set) var expression: AudienceExpression
  /// Why the text is no expression; nil: it is one.
  private(set) var fault: ExpressionError?
  private var past: [String] = []
  private var future: [String] = []
  private var isInWord = false

  /// Begins with a text, to be read once the shop is known.
  init(_ expression: AudienceExpression) {
    self.expression = expression
    input = TextInput(expression == .everyone ? "" : expression.text)
  }

  /// Begins with a text as somebody wrote it.
  init(text: String) {
    expression = .everyone
    input = TextInput(text)
  }

  var text: String { input.text }
  var canUndo: Bool { !past.isEmpty }
  var canRedo: Bool { !future.isEmpty }

  /// Reads the text again, now that more is known of the shop.
  mutating func read(_ known: KnownShop) {
    do throws(ExpressionError) {
      expression = try known.reading(input.text)
      fault = nil
    } catch { fault = error }
  }

  /// Puts an expression in the text's place.
  mutating func become(_ expression: AudienceExpression) {
    let text = expression == .everyone ? "" : expression.text
    guard text != input.text else { return }
    remember(input.text)
    isInWord = false
    input = TextInput(text)
    self.expression = expression
    fault = nil
  }

  /// A key or a paste in the text; a run of letters is undone as one.
  mutating func edit(
    _ known: KnownShop, endsWord: Bool = false, _ body: (inout TextInput) -> Void
  ) {
    let before = input.text
    body(&input)
    guard input.text != before else { return }
    if !isInWord { remember(before) }
    future = []
    isInWord = !endsWord
    read(known)
  }

  /// Back to the text before, or forward again.
  mutating func undo(_ known: KnownShop) {
    guard let text = past.popLast() else { return }
    future.append(input.text)
    go(to: text, known)
  }

  mutating func redo(_ known: KnownShop) {
    guard let text = future.popLast() else { return }
    past.append(input.text)
    go(to: text, known)
  }

  private mutating func go(to text: String, _ known: KnownShop) {
    input = TextInput(text)
    isInWord = false
    read(known)
  }

  private mutating func remember(_ text: String) {
    past.append(text)
    future = []
  }
}
