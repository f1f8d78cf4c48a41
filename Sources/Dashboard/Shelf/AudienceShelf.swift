import Audiences
import CustomerData
import Workspace

/// The saved audiences of a workspace as the language sees them: read once, found by id or name.
public struct AudienceShelf: AudienceResolver {
  private let listings: [SavedAudiences.Listing]
  private let byName: [String: SavedAudience]

  /// The audiences as they are on disk now.
  public init(_ audiences: SavedAudiences) {
    listings = audiences.list()
    var byName: [String: SavedAudience] = [:]
    for listing in listings {
      guard case .success(let audience) = listing.content else { continue }
      // An id is unique, a name may not be.
      byName[audience.name] = byName[audience.name] ?? audience
    }
    for listing in listings {
      if case .success(let audience) = listing.content { byName[listing.id] = audience }
    }
    self.byName = byName
  }

  /// Every file, readable or not, by id.
  public var files: [SavedAudiences.Listing] { listings }

  /// The audience of an id or a name; nil: there is none, or its file cannot be used.
  public func audience(named name: String) -> SavedAudience? { byName[name] }

  /// The whole definition of an audience as one text, for `in audience "…"`.
  public func text(ofAudience name: String) -> String? { byName[name].map(Self.definition) }

  /// Names of the readable audiences, sorted.
  public var audienceNames: [String] { Set(byName.values.map(\.name)).sorted() }

  /// An audience's expression, widened by what it includes and narrowed by what it excludes.
  public static func definition(of audience: SavedAudience) -> String {
    definition(
      audience.expression, includes: audience.includes, excludes: audience.excludes)
  }

  /// The same for an expression that is being edited.
  static func definition(
    _ expression: String, includes: [String], excludes: [String]
  ) -> String {
    if includes.isEmpty, excludes.isEmpty { return expression }
    // The line break ends a comment on the expression's last line.
    let wider = includes.map { " or in audience \(literal($0))" }.joined()
    let narrower = excludes.map { " and not in audience \(literal($0))" }.joined()
    return "((\(expression)\n)\(wider))\(narrower)"
  }

  /// A saved audience as an expression.
  public func expression(
    of audience: SavedAudience, for shop: Shop?
  ) throws(ExpressionError) -> AudienceExpression {
    try AudienceExpression(
      parsing: Self.definition(of: audience), for: shop, audiences: self)
  }

  private static func literal(_ name: String) -> String {
    "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension AudienceExpression {
  /// These customers among those every screen is restricted to; a restriction already written in the
  /// expression is not written twice.
  func within(_ scope: AudienceExpression) -> AudienceExpression {
    let known = Set(clauses)
    return scope.clauses.allSatisfy(known.contains) ? self : scope.and(self)
  }
}
