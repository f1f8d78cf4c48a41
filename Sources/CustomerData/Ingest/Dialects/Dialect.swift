/// The layout of one kind of export of one platform.
///
/// To add one, write one file and one line:
/// 1. a struct in `Dialects/` that says its `platform`, its `kind`, the `signature` its headers
///    have, and the `columns` it fills our fields from. When a row is one order, line item,
///    customer, product or consent and needs no more than a word list of statuses, that is all;
/// 2. its `read(_:into:)`, when a row means something of its own (Shopify's second line items);
///    call `StandardRows` for the parts that are as usual;
/// 3. one line in `DialectRegistry.all`, before any dialect whose signature its headers also match.
protocol Dialect: Sendable {
  /// What `dialect =` in tenure.toml calls it, such as `shopify`.
  var platform: String { get }
  /// What its rows tell.
  var kind: FileKind { get }
  /// What a header must have to be of this dialect.
  var signature: Signature { get }
  /// Normalised header names of each field, the first present wins.
  var columns: [Field: [String]] { get }
  /// Statuses by the platform's lower-case word.
  var statuses: [String: OrderStatus] { get }
  /// Why its rows are not read; nil: they are.
  var unread: IngestReason? { get }
  /// The zone of times without an offset; nil: the shop's.
  func zone(in header: Header) -> ZoneTable?
  /// The places of its fields in a header.
  func places(in header: Header) -> [Field: Int]
  /// Columns it reads beside those of fields, such as any number of line items.
  func furtherPlaces(in header: Header) -> [Int]
  /// Keeps customer ids that are not the shop's own apart: a payment provider's name, else "".
  var identitySpace: String { get }
  /// A look at the whole file before it is read; a reason refuses it.
  func fault(in sample: [Row.Sample], header: Header) -> IngestReason?
  /// Whether `fault` looks at the first rows: then no row is read before the whole file is there.
  var looksAtSamples: Bool { get }
  /// Reads one row.
  func read(_ row: Row, into intake: inout Intake) throws(Refusal)
  /// Called once behind the last row of a file.
  func finish(_ row: Row, into intake: inout Intake)
}

extension Dialect {
  var statuses: [String: OrderStatus] { OrderStatus.common }
  var unread: IngestReason? { nil }
  func zone(in header: Header) -> ZoneTable? { nil }
  func furtherPlaces(in header: Header) -> [Int] { [] }
  var identitySpace: String { "" }
  func fault(in sample: [Row.Sample], header: Header) -> IngestReason? { nil }
  var looksAtSamples: Bool { false }
  func finish(_ row: Row, into intake: inout Intake) {}

  func read(_ row: Row, into intake: inout Intake) throws(Refusal) {
    switch kind {
    case .orders: try StandardRows.order(row, statuses: statuses, into: &intake)
    case .lineItems: try StandardRows.lineItem(row, statuses: statuses, into: &intake)
    case .customers: try StandardRows.customer(row, into: &intake)
    case .products, .costs: try StandardRows.product(row, into: &intake)
    case .consents: try StandardRows.consent(row, into: &intake)
    case .returns:
      try EventRows.goodsBack(row, into: &intake)
      try StandardRows.refund(row, into: &intake)
    case .surveys: try EventRows.answer(row, into: &intake)
    case .messages: try EventRows.message(row, into: &intake)
    case .tickets: try EventRows.ticket(row, into: &intake)
    case .deliveries: try EventRows.delivery(row, into: &intake)
    case .points: try EventRows.points(row, into: &intake)
    case .referrals: try EventRows.referral(row, into: &intake)
    case .sessions: try EventRows.visit(row, into: &intake)
    case .spend: try EventRows.spend(row, into: &intake)
    case .campaigns: try EventRows.campaign(row, into: &intake)
    }
  }

  func places(in header: Header) -> [Field: Int] {
    columns.compactMapValues { names in names.lazy.compactMap(header.place(of:)).first }
  }
}

extension Row {
  /// Some of the first rows of a file, by normalised header name.
  typealias Sample = [String: String]
}

/// What a header must and must not have, in normalised names.
struct Signature: Sendable {
  /// Each of these.
  var all: [String]
  /// And of each group at least one.
  var any: [[String]] = []
  /// And none of these.
  var none: [String] = []
  /// And a column whose name begins so.
  var prefix: String?
  /// And only with this delimiter.
  var delimiter: UInt8?
  /// Other languages' headers: a full match of one of these is a match, too.
  var translations: [[String]] = []

  /// Whether a header has it.
  func matches(_ header: Header, delimiter found: UInt8) -> Bool {
    if let delimiter, delimiter != found { return false }
    return missing(in: header).isEmpty && !none.contains(where: header.has)
  }

  /// What a header lacks; groups as `a|b`.
  func missing(in header: Header) -> [String] {
    if translations.contains(where: { $0.allSatisfy(header.has) }) { return [] }
    var missing = all.filter { !header.has($0) }
    missing += any.filter { !$0.contains(where: header.has) }.map { $0.joined(separator: "|") }
    if let prefix, !header.normalised.contains(where: { $0.hasPrefix(prefix) }) {
      missing.append(prefix + "…")
    }
    return missing
  }
}

/// What a platform's status word means to the figures.
enum OrderStatus: Sendable {
  case paid, unpaid, cancelled, refunded

  /// The words most platforms share.
  static let common: [String: OrderStatus] = [
    "paid": .paid, "partially_paid": .paid, "completed": .paid, "complete": .paid,
    "processing": .paid, "shipped": .paid, "delivered": .paid, "fulfilled": .paid,
    "partially_refunded": .paid, "partially refunded": .paid, "refunded": .refunded,
    "cancelled": .cancelled, "canceled": .cancelled, "pending": .unpaid, "on-hold": .unpaid,
    "authorized": .unpaid, "voided": .unpaid, "expired": .unpaid, "failed": .unpaid,
    "unpaid": .unpaid, "draft": .unpaid, "payé": .paid, "payée": .paid, "livré": .paid,
    "expédié": .paid, "remboursé": .refunded, "annulé": .cancelled, "en attente": .unpaid,
  ]
}
