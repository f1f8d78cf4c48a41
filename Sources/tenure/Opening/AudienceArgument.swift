import Audiences
import CustomerData
import Dashboard
import RetentionEngine
import Workspace

/// An audience on the command line: the name of a saved one, else an expression.
struct AudienceArgument {
  let text: String

  init(_ text: String) { self.text = text }

  /// The expression; errors point at the character.
  func expression(in shop: OpenShop) throws(Failure) -> AudienceExpression {
    let saved = shop.workspace.audiences.texts
    let source = saved[text] ?? text
    do throws(ExpressionError) {
      return try AudienceExpression(parsing: source, for: shop.summary.shop, audiences: saved)
    } catch {
      throw Failure(.usage, error.message(in: source))
    }
  }

  /// The name when it is a saved audience's; nil: an expression.
  func name(in shop: OpenShop) -> String? {
    shop.workspace.audiences.texts[text] == nil ? nil : text
  }
}

extension SavedAudiences {
  /// The expressions of the readable audiences, by id and by name.
  var texts: [String: String] {
    var texts: [String: String] = [:]
    for listing in list() {
      guard case .success(let audience) = listing.content else { continue }
      texts[listing.id] = audience.expression
      texts[audience.name] = audience.expression
    }
    return texts
  }
}
