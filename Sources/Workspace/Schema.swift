import GRDB

/// The tables, by versions. A version that was released is never changed, only followed.
enum Schema {
  /// The version this program writes, also kept as `user_version`.
  static let version = 2

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 deliveries, suppressions, holdouts, preferences") { db in
      try makeDeliveries(db)
      try makeRules(db)
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration("2 tombstones") { db in
      try makeTombstones(db)
      try db.execute(sql: "PRAGMA user_version = 2")
    }
    return migrator
  }

  private static func makeTombstones(_ db: Database) throws {
    try db.create(table: "tombstone", options: .withoutRowID) { table in
      table.primaryKey("hash", .text)
      table.column("token", .text).notNull()
      table.column("at", .text).notNull()
    }
  }

  private static func makeDeliveries(_ db: Database) throws {
    try db.create(table: "delivery") { table in
      table.autoIncrementedPrimaryKey("id")
      table.column("at", .text).notNull().indexed()
      table.column("destination", .text).notNull()
      table.column("audience", .text).notNull()
      table.column("campaign", .text).notNull()
      table.column("as_of", .text).notNull()
      table.column("fingerprint", .text).notNull()
      table.column("counts", .text).notNull()
      table.column("file", .text).notNull()
      table.column("sha256", .text).notNull()
    }
    try db.create(table: "recipient", options: .withoutRowID) { table in
      table.column("customer_id", .text).notNull()
      table.column("delivery_id", .integer).notNull()
        .references("delivery", onDelete: .cascade)
      table.primaryKey(["customer_id", "delivery_id"])
    }
    try db.create(index: "recipient_by_delivery", on: "recipient", columns: ["delivery_id"])
  }

  private static func makeRules(_ db: Database) throws {
    try db.create(table: "suppression", options: .withoutRowID) { table in
      table.primaryKey("hash", .text)
      table.column("at", .text).notNull()
    }
    try db.create(table: "holdout", options: .withoutRowID) { table in
      table.primaryKey("campaign", .text)
      table.column("share", .double).notNull()
      table.column("seed", .text).notNull()
    }
    try db.create(table: "preference", options: .withoutRowID) { table in
      table.primaryKey("key", .text)
      table.column("value", .text).notNull()
    }
  }
}
