import Audiences
import TerminalKit

/// The colours of an audience expression, wherever one is shown.
enum ExpressionPhrases {
  /// Keywords in the accent, words in quotes in the good tone, numbers in the warning tone.
  static func phrases(_ text: String) -> [Phrase] {
    let characters = Array(text)
    var result: [Phrase] = []
    var end = 0
    for span in AudienceExpression.spans(of: text) {
      if span.range.lowerBound > end {
        result.append(Phrase(String(characters[end..<span.range.lowerBound]), .text))
      }
      result.append(Phrase(String(characters[span.range]), span.kind.role))
      end = span.range.upperBound
    }
    if end < characters.count { result.append(Phrase(String(characters[end...]), .text)) }
    return result
  }
}

extension TextSpan.Kind {
  fileprivate var role: Role {
    switch self {
    case .keyword: .accent
    case .field: .text
    case .string: .good
    case .number: .warning
    case .operator: .dim
    case .unknown: .bad
    }
  }
}
