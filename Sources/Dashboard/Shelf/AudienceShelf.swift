import Audiences
import CustomerData
import Destinations
import Workspace

/// The saved audiences of a workspace as the language sees them: read once, found by id or name.
public struct AudienceShelf: AudienceResolver {
  private let listings: [SavedAudiences.Listing]
  private let byName: [String: SavedAudience]
  private var holdouts: [String: HoldoutGroup] = [:]

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

  /// The customers a campaign leaves alone, where the holdouts have been looked up.
  public func holdout(ofCampaign name: String) -> HoldoutGroup? { holdouts[name] }

  /// Campaigns with a holdout, sorted.
  public var holdoutNames: [String] { holdouts.keys.sorted() }

  /// Reads an expression; the workspace's holdouts are looked up only when it names one, so that
  /// reading another opens no database.
  public func expression(
    parsing text: String, for shop: Shop?, holdoutsOf workspace: Workspace
  ) async throws(ExpressionError) -> AudienceExpression {
    do throws(ExpressionError) {
      return try AudienceExpression(parsing: text, for: shop, audiences: self)
    } catch {
      guard case .unknownHoldout = error.kind else { throw error }
      var shelf = self
      do throws(WorkspaceError) { shelf.keep(try await workspace.holdouts()) } catch {
        throw error.asExpressionError(in: text)
      }
      return try AudienceExpression(parsing: text, for: shop, audiences: shelf)
    }
  }

  private mutating func keep(_ kept: [CampaignHoldout]) { holdouts = Self.groups(kept) }

  /// The holdouts a workspace keeps, by campaign.
  static func holdouts(
    of workspace: Workspace
  ) async throws(WorkspaceError) -> [String: HoldoutGroup] {
    groups(try await workspace.holdouts())
  }

  private static func groups(_ kept: [CampaignHoldout]) -> [String: HoldoutGroup] {
    let groups = kept.map { entry in
      let draw = Holdout(share: entry.share, seed: entry.seed)
      return HoldoutGroup(
        campaign: entry.campaign, share: entry.share, seed: entry.seed, draw: draw.holdsOut)
    }
    return Dictionary(groups.map { ($0.campaign, $0) }, uniquingKeysWith: { first, _ in first })
  }

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

extension WorkspaceError {
  /// That an expression can't be read because holdouts can't.
  fileprivate func asExpressionError(in text: String) -> ExpressionError {
    ExpressionError.unreadableHoldouts(in: text)
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
