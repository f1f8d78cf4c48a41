import GRDB

/// A campaign's draw of customers left alone.
public struct CampaignHoldout: Hashable, Sendable {
  /// The campaign.
  public let campaign: String
  /// Share left alone, 0...1.
  public let share: Double
  /// What the draw depends on; it never changes, so the draw does not either.
  public let seed: String
}

extension Workspace {
  /// A campaign's draw; nil: it has none yet.
  public func holdout(of campaign: String) throws(WorkspaceError) -> CampaignHoldout? {
    try read { db in try Self.holdout(of: campaign, in: db) }
  }

  /// A campaign's draw with a share. Its seed is the one first kept, the campaign's name unless
  /// given, so a larger share holds out everyone the smaller one did.
  public func keepHoldout(
    of campaign: String, share: Double, seed: String? = nil
  ) throws(WorkspaceError) -> CampaignHoldout {
    let kept = try write { db in
      try db.execute(
        sql: """
          INSERT INTO holdout (campaign, share, seed) VALUES (?, ?, ?)
          ON CONFLICT (campaign) DO UPDATE SET share = excluded.share
          """, arguments: [campaign, share, seed ?? campaign])
      let kept = try Self.holdout(of: campaign, in: db)
      return kept ?? CampaignHoldout(campaign: campaign, share: share, seed: seed ?? campaign)
    }
    try keepCopy()
    return kept
  }

  /// Every campaign's draw, by name.
  public func holdouts() throws(WorkspaceError) -> [CampaignHoldout] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM holdout ORDER BY campaign").map(Self.holdout)
    }
  }

  private static func holdout(of campaign: String, in db: Database) throws -> CampaignHoldout? {
    try Row.fetchOne(db, sql: "SELECT * FROM holdout WHERE campaign = ?", arguments: [campaign])
      .map(holdout)
  }

  private static func holdout(_ row: Row) -> CampaignHoldout {
    CampaignHoldout(campaign: row["campaign"], share: row["share"], seed: row["seed"])
  }
}
