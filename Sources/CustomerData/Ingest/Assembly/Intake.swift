/// What all files told, row after row, before anything is joined. Dialects write here.
struct Intake: Sendable {
  /// The names of the files, by number.
  var files: [String] = []
  var words = Vocabulary()
  /// The numbers of orders.
  var references = Vocabulary()
  /// The ids platforms give orders beside their numbers.
  var internalIDs = Vocabulary()
  var parties = Parties()
  var orders = OrderDrafts()
  var lines = LineDrafts()
  var customers = CustomerDrafts()
  var products: [ProductDraft] = []
  var consents = ConsentDrafts()
  var refunds: [RefundDraft] = []
  /// What happened to customers beside orders.
  var events = EventDrafts()
  var spend: [SpendDraft] = []
  var campaigns: [CampaignDraft] = []
  /// Orders by number.
  var orderByReference = CodeMap()
  /// The entries of Shopify's product handles.
  var productByHandle = CodeMap()
  /// Orders that line items alone tell, by number.
  var orderByLines = CodeMap()
  /// Orders by the platform's internal id.
  var orderByID = CodeMap()
  /// The parties of addresses, by the address as it was written.
  private var partyByEmail = CodeMap()
  /// Whether a file of orders was read: line items then only detail.
  var hasOrderRows = false

  /// Makes room for the rows of a file and the orders they tell, so that columns need not grow by
  /// copying.
  mutating func expect(_ rows: Int, orders more: Int, of kind: FileKind) {
    switch kind {
    case .orders:
      orders.reserveCapacity(orders.count + more)
      if lines.count > 0 { lines.reserveCapacity(lines.count + rows) }
      references.reserveReferences(more)
      internalIDs.reserveReferences(more)
      orderByReference.reserve(references.count + more)
      if !consents.isEmpty { consents.reserveCapacity(consents.count + more) }
    case .lineItems: lines.reserveCapacity(lines.count + rows)
    case .customers: customers.reserveCapacity(customers.count + rows)
    default: break
    }
  }

  /// The file that told an order first.
  func fileName(of order: Int) -> String { files[Int(orders.file[order])] }

  /// The code of a field's word.
  mutating func word(_ field: Field, of row: Row) -> Int32 { words.code(of: row.bytes(field)) }

  /// The code of a row's e-mail address; some shops write it where a customer's id belongs.
  mutating func email(of row: Row) -> Int32 {
    if let email = row.bytes(.email) { return words.code(of: email) }
    guard row.bytes(.customerID)?.contains(Byte.at) == true else { return Vocabulary.absent }
    return words.code(of: row.identifier(.customerID))
  }

  /// The party a row's customer id, e-mail and phone name; -1 for nobody.
  mutating func party(of row: Row) -> Int32 {
    parties.party(
      id: row.identifier(.customerID), email: row.bytes(.email), phone: row.identifier(.phone),
      space: row.identitySpace)
  }

  /// The party of an e-mail address whose code is known, where nothing else names anybody.
  mutating func party(ofEmail email: FieldBytes, _ code: Int32) -> Int32 {
    let known = partyByEmail[code]
    if known >= 0 { return known }
    let party = parties.party(id: nil, email: email, phone: nil)
    partyByEmail[code] = party
    return party
  }

  /// Fetches what finds the party of an address whose slot has been fetched.
  @inline(__always)
  func prefetchParty(ofEmail key: WordKey) {
    guard let code = words.likelyCode(key) else { return }
    words.prefetchEnd(code)
    partyByEmail.prefetch(code)
  }

  /// Tags sorted and joined by ", ".
  mutating func tags(of row: Row) -> Int32 {
    guard let text = row.string(.tags) else { return Vocabulary.absent }
    let tags = Set(
      text.split(separator: ",").map { String($0.trimming { $0.isWhitespace }) }
        .filter { !$0.isEmpty })
    return words.code(of: tags.sorted().joined(separator: ", "))
  }

  /// Notes an export's yes or no to a purpose.
  mutating func consent(
    _ party: Int32, to purpose: Purpose, if field: Field, of row: Row,
    weight: ConsentDraft.Weight = .export, at moment: Moment? = nil
  ) {
    guard party >= 0, let said = row.flag(field) else { return }
    var draft = ConsentDraft(
      party: party, purpose: purpose, state: said ? .granted : .denied, moment: moment,
      weight: weight)
    draft.source = row.sourceCode(of: field, in: &words)
    consents.append(draft)
  }
}

extension StringProtocol {
  /// Without the characters for which `isOuter` holds at both ends.
  func trimming(_ isOuter: (Character) -> Bool) -> SubSequence {
    let front = drop(while: isOuter)
    guard let last = front.lastIndex(where: { !isOuter($0) }) else { return front.prefix(0) }
    return front[...last]
  }
}
