import Audiences
import TerminalKit

/// A rule being typed on its own line of the form.
struct RulePen: Equatable, Sendable {
  /// What the rule becomes.
  enum Purpose: Equatable, Sendable {
    /// It takes the place of the one there.
    case replace(AudienceForm.Place)
    /// It stands after that one; nil: last.
    case add(after: AudienceForm.Place?)
    /// It stands beside that one in a group of their own.
    case group(with: AudienceForm.Place)
  }

  let purpose: Purpose
  var input: TextInput
  /// Why it is no rule yet.
  var fault: ExpressionError?

  /// The expression with the rule in its place; nil: it is no rule yet.
  mutating func applied(
    to expression: AudienceExpression, _ known: KnownShop
  ) -> AudienceExpression? {
    do throws(ExpressionError) {
      let rule = try known.reading(input.text)
      fault = nil
      return Self.apply(rule, purpose, to: expression)
    } catch {
      fault = error
      return nil
    }
  }

  private static func apply(
    _ rule: AudienceExpression, _ purpose: Purpose, to expression: AudienceExpression
  ) -> AudienceExpression {
    switch purpose {
    case .replace(let place):
      rule == .everyone ? expression.removing(place) : expression.replacing(place, with: rule)
    case .add(let place): expression.adding(rule, after: place)
    case .group(let place): expression.grouping(rule, with: place)
    }
  }
}
