import Foundation
import GRDB

/// One delivery as the log keeps it.
public struct LoggedDelivery: Hashable, Sendable {
  /// The log's own number; nil until it is kept.
  public var id: Int64?
  /// When: ISO 8601 in UTC, so that text order is time order.
  public var at: String
  /// The destination's name.
  public var destination: String
  /// The audience as an expression.
  public var audience: String
  /// The campaign.
  public var campaign: String
  /// The day the audience was read at, ISO.
  public var asOf: String
  /// The data's fingerprint.
  public var fingerprint: String
  /// Customers by step: `selected`, `written` and those between.
  public var counts: [String: Int]
  /// The file's path.
  public var file: String
  /// The file's SHA-256.
  public var sha256: String

  /// A delivery to be logged.
  public init(
    id: Int64? = nil, at: String, destination: String, audience: String, campaign: String,
    asOf: String, fingerprint: String, counts: [String: Int], file: String, sha256: String
  ) {
    self.id = id
    self.at = at
    self.destination = destination
    self.audience = audience
    self.campaign = campaign
    self.asOf = asOf
    self.fingerprint = fingerprint
    self.counts = counts
    self.file = file
    self.sha256 = sha256
  }
}

/// How often a campaign was delivered to somebody.
public struct CampaignContact: Hashable, Sendable {
  /// Deliveries.
  public let times: Int
  /// The day of the first, ISO, in UTC.
  public let firstDay: String
}

extension Workspace {
  /// Keeps a delivery and the ids of the customers in it; returns the log's number.
  ///
  /// The ids serve later removals and caps; they are the shop's own or opaque ones.
  @discardableResult
  public func log(
    _ delivery: LoggedDelivery, recipients: [String] = []
  ) throws(WorkspaceError) -> Int64 {
    let id = try write { db in
      try db.execute(
        sql: """
          INSERT INTO delivery
            (at, destination, audience, campaign, as_of, fingerprint, counts, file, sha256)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          delivery.at, delivery.destination, delivery.audience, delivery.campaign, delivery.asOf,
          delivery.fingerprint, try Self.json(delivery.counts), delivery.file, delivery.sha256,
        ])
      let id = db.lastInsertedRowID
      let insert = try db.makeStatement(
        sql: "INSERT OR IGNORE INTO recipient (customer_id, delivery_id) VALUES (?, ?)")
      for customer in recipients { try insert.execute(arguments: [customer, id]) }
      return id
    }
    try keepCopy()
    return id
  }

  /// The deliveries a customer was in, the latest first.
  public func deliveries(of customer: String) throws(WorkspaceError) -> [LoggedDelivery] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT delivery.* FROM delivery JOIN recipient ON id = delivery_id
          WHERE customer_id = ? ORDER BY at DESC, id DESC
          """, arguments: [customer]
      ).map(Self.delivery)
    }
  }

  /// The deliveries, the latest first.
  public func deliveries(limit: Int = 100) throws(WorkspaceError) -> [LoggedDelivery] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM delivery ORDER BY at DESC, id DESC LIMIT ?", arguments: [limit]
      ).map(Self.delivery)
    }
  }

  /// The last delivery to a file; nil: none is known.
  public func delivery(to file: String) throws(WorkspaceError) -> LoggedDelivery? {
    try read { db in
      try Row.fetchOne(
        db, sql: "SELECT * FROM delivery WHERE file = ? ORDER BY at DESC, id DESC",
        arguments: [file]
      ).map(Self.delivery)
    }
  }

  /// How often each customer was delivered at or after a moment (ISO 8601 in UTC).
  public func contacts(since moment: String) throws(WorkspaceError) -> [String: Int] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT customer_id, count(*) FROM recipient JOIN delivery ON id = delivery_id
          WHERE at >= ? GROUP BY customer_id
          """, arguments: [moment])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
  }

  /// By campaign and customer, how often and on which day first each was delivered at or after a
  /// moment (ISO 8601 in UTC).
  public func campaignContacts(
    since moment: String
  ) throws(WorkspaceError) -> [String: [String: CampaignContact]] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT campaign, customer_id, count(*), min(substr(at, 1, 10))
          FROM recipient JOIN delivery ON id = delivery_id
          WHERE at >= ? GROUP BY campaign, customer_id
          """, arguments: [moment])
      var contacts: [String: [String: CampaignContact]] = [:]
      for row in rows {
        contacts[row[0], default: [:]][row[1]] = CampaignContact(times: row[2], firstDay: row[3])
      }
      return contacts
    }
  }

  private static func delivery(_ row: Row) throws -> LoggedDelivery {
    LoggedDelivery(
      id: row["id"], at: row["at"], destination: row["destination"], audience: row["audience"],
      campaign: row["campaign"], asOf: row["as_of"], fingerprint: row["fingerprint"],
      counts: try JSONDecoder().decode(
        [String: Int].self, from: Data((row["counts"] as String).utf8)),
      file: row["file"], sha256: row["sha256"])
  }

  private static func json(_ counts: [String: Int]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(counts), as: UTF8.self)
  }
}
