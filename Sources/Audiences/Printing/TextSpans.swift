/// A stretch of an expression's text and what it is, for colouring.
public struct TextSpan: Hashable, Sendable {
  /// What a stretch is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A word of the language.
    case keyword
    /// The name of an attribute.
    case field
    /// A word in quotation marks.
    case string
    /// A number, a percentage, a date, a unit or a currency.
    case number
    /// A sign, a bracket, a comma.
    case `operator`
    /// None of these: perhaps a mistake.
    case unknown
  }

  /// Where, in characters.
  public let range: Range<Int>
  /// What it is.
  public let kind: Kind
}

extension AudienceExpression {
  /// The coloured stretches of a text, complete or not, right or wrong; white space and comments
  /// belong to none. O(characters).
  public static func spans(of text: String) -> [TextSpan] {
    var lexer = Lexer(text)
    var spans: [TextSpan] = []
    while true {
      do throws(ExpressionError) {
        let token = try lexer.next()
        if token.kind == .end { return spans }
        let followsNumber = spans.last?.kind == .number
        spans.append(
          TextSpan(range: token.range, kind: kind(of: token, followsNumber: followsNumber)))
      } catch {
        let kind: TextSpan.Kind = error.kind == .unterminatedString ? .string : .unknown
        spans.append(TextSpan(range: error.range, kind: kind))
      }
    }
  }

  private static func kind(of token: Token, followsNumber: Bool) -> TextSpan.Kind {
    switch token.kind {
    case .number, .percent, .day, .month: return .number
    case .string: return .string
    case .symbol, .end: return .operator
    case .word: break
    }
    if followsNumber, TimeUnit(word: token.word) != nil || Keyword.isCurrency(token.text) {
      return .number
    }
    if Field(rawValue: token.word) != nil { return .field }
    return Keyword.all.contains(token.word) ? .keyword : .unknown
  }
}
