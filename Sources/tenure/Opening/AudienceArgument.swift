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
  func expression(in shop: OpenShop) async throws(Failure) -> AudienceExpression {
    try await expression(
      for: shop.summary.shop, workspace: shop.workspace, wording: shop.wording)
  }

  /// The expression; errors point at the character.
  func expression(
    for shop: Shop, workspace: Workspace, wording: Wording
  ) async throws(Failure) -> AudienceExpression {
    let shelf = AudienceShelf(workspace.audiences)
    let source = shelf.text(ofAudience: text) ?? text
    do throws(ExpressionError) {
      return try await shelf.expression(parsing: source, for: shop, holdoutsOf: workspace)
    } catch {
      throw Failure(.usage, wording.message(error, in: source))
    }
  }

  /// The expression before the workspace's database may be opened: without holdouts.
  func expression(
    for shop: Shop, on shelf: AudienceShelf, wording: Wording
  ) throws(Failure) -> AudienceExpression {
    let source = shelf.text(ofAudience: text) ?? text
    do throws(ExpressionError) {
      return try AudienceExpression(parsing: source, for: shop, audiences: shelf)
    } catch {
      throw Failure(.usage, wording.message(error, in: source))
    }
  }

  /// The name when it is a saved audience's; nil: an expression.
  func name(in shop: OpenShop) -> String? {
    AudienceShelf(shop.workspace.audiences).audience(named: text)?.name
  }
}
