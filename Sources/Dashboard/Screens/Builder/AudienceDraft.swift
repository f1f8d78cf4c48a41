import Audiences
import TerminalKit

/// An expression being made: its text, and what the text means.
///
/// Text and form are one thing. A change of the form writes the text anew; a change of the text is
/// read at once, and as long as it is no expression the form keeps the last one.
struct AudienceDraft: Equatable, Sendable {
  private(set) var input: TextInput
  private(set) var expression: AudienceExpression
  /// Why the text is no expression; nil: it is one.
  private(set) var fault: ExpressionError?
  /// Whether letters of one word are being typed: they are taken back together.
  private(set) var isInWord = false

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
    isInWord = !endsWord
    read(known)
  }

  /// What is typed next is another word.
  mutating func endWord() { isInWord = false }

  /// Another text, as it was once.
  mutating func replace(with text: String, _ known: KnownShop) {
    input = TextInput(text)
    isInWord = false
    read(known)
  }
}
