/// Exports known by their header and not read: the report says so, and which they are.
struct RecognisedExports: Dialect {
  let platform: String
  let kind: FileKind
  let signature: Signature
  let columns: [Field: [String]] = [:]

  var unread: IngestReason? { .recognisedNotRead(platform: platform) }

  static let all = [matrixify, skyVerge, googleAnalytics]

  private static let matrixify = RecognisedExports(
    platform: "matrixify", kind: .orders,
    signature: Signature(
      all: ["name"], any: [["line: type", "top row"]], none: ["lineitem name"]))

  private static let skyVerge = RecognisedExports(
    platform: "skyverge", kind: .orders,
    signature: Signature(
      all: ["order_id", "billing_email", "line_items"], none: ["wt_import_key"]))

  private static let googleAnalytics = RecognisedExports(
    platform: "ga4", kind: .sessions,
    signature: Signature(all: ["event_name", "event_timestamp", "user_pseudo_id"]))
}
