/// A shop small enough to reckon by hand, with everything that makes an order count or not, and the tool that reads it.
///
/// Valid orders at the end of 30 June 2026, in EUR and days of Paris: ann 10 Jan 100, 10 Feb 50 · bob 20 Jan 80 USD = 40
/// · cai 5 Feb 20 and 10 · dan 31 Jan 60, 1 June 40 · eve 1 Feb 70 · fay 30 June 10. Nine orders, six customers, 400.
public struct CornerShop: Sendable {
  /// The exports.
  public let folder: TemporaryFolder
  /// What reads them.
  public let tool: Tool

  /// Writes the exports into a folder of the test's own.
  public init() throws {
    folder = try TemporaryFolder()
    tool = try Tool()
    for (name, text) in Self.files { try folder.write(text, to: name) }
  }

  /// Runs a command on the folder; the command's own words come first.
  public func run(_ words: String..., with options: [String] = []) throws -> ToolRun {
    try tool.run(words + [folder.path] + options)
  }

  /// The csv that a command prints.
  public func table(_ words: String..., with options: [String] = []) throws -> PrintedTable {
    let run = try tool.run(words + [folder.path, "--format", "csv"] + options)
    return PrintedTable(run.output)
  }

  /// Its tenure.toml.
  public static var settings: String? { files["tenure.toml"] }

  private static let files = [
    "orders.csv": """
    order_id,customer_id,created_at,total,currency,refunded,refunded_at,status,channel
    o1,ann,2026-01-10 10:00:00,100.00,EUR,,,paid,web
    o2,ann,2026-02-10 10:00:00,50.00,EUR,,,paid,web
    o3,ann,2026-04-01 10:00:00,30.00,EUR,30.00,2026-05-01 09:00:00,refunded,web
    o4,bob,2026-01-20 10:00:00,80.00,USD,,,paid,shop
    o5,cai,2026-02-05 10:00:00,20.00,EUR,,,paid,shop
    o6,cai,2026-02-05 11:00:00,10.00,EUR,,,paid,shop
    o7,dan,2026-01-31T22:30:00Z,60.00,EUR,,,paid,web
    o8,dan,2026-05-31T22:30:00Z,40.00,EUR,,,paid,web
    o9,eve,2026-01-31T23:30:00Z,70.00,EUR,,,paid,web
    o10,fay,2026-06-30 10:00:00,10.00,EUR,,,paid,
    o11,fay,2026-06-01 10:00:00,0.00,EUR,,,paid,
    o12,fay,2026-06-02 10:00:00,99.00,EUR,,,cancelled,
    o13,fay,2026-06-03 10:00:00,99.00,GBP,,,paid,
    X14,gus,2026-06-04 10:00:00,99.00,EUR,,,paid,
    o15,gus,2026-13-04,99.00,EUR,,,paid,
    o16,gus,2026-06-04,many,EUR,,,paid,

    """,
    "customers.csv": """
    customer_id,email,phone,first_name,last_name,city,zip,country
    ann,Ann@Example.com,+33 6 39 98 12 34,Zoé,D'Angelo,Saint-Étienne,75011,FR
    bob,bob@example.com,,Bob,"=HYPERLINK(""x"")",Lyon,69001,FR
    cai,cai@example.org,,Cai,Ngo,Paris,75002,FR
    dan,dan@example.org,,Dan,Roy,Paris,75002,FR
    eve,,,Eve,Lee,Paris,75002,FR

    """,
    "consents.csv": """
    customer_id,purpose,state,at,source
    ann,email,granted,2026-01-10,checkout
    ann,sms,granted,2026-01-10,checkout
    ann,ads,granted,2026-01-10,checkout
    bob,email,granted,2026-01-20,checkout
    cai,email,granted,2026-02-05,checkout
    cai,email,revoked,2026-03-05,link
    dan,ads,granted,2026-02-01,banner
    eve,email,granted,2026-02-01,checkout

    """,
    "tenure.toml": """
    [shop]
    name = "Corner"
    currency = "EUR"
    timezone = "Europe/Paris"

    [rates]
    USD = [["2026-01-01", 0.5]]

    [[file]]
    match = "orders.csv"
    kind = "orders"
      [[file.drop]]
      column = "order_id"
      is = "starts with"
      value = "X"

    """,
  ]
}
