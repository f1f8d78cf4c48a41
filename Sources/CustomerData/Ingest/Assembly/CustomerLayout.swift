/// Where each customer lies in the ledger: those known by its day in front, the others behind.
struct CustomerLayout {
  /// The ledger's row of each customer.
  let row: [Int32]
  /// The customers in the order of the ledger's rows.
  let customers: [Int32]
  /// How many lie in front.
  let front: Int
  private let before: [Int32]
  private let people: People
  private let seen: [Int32]

  init(_ people: People, _ seen: [Int32], asOf: Int32) {
    self.people = people
    self.seen = seen
    var (known, others, before): ([Int32], [Int32], [Int32]) = ([], [], [])
    for (customer, day) in seen.enumerated() {
      if day <= asOf {
        known.append(Int32(customer))
      } else {
        before.append(Int32(known.count))
        others.append(Int32(customer))
      }
    }
    front = known.count
    customers = known + others
    self.before = before
    var row = Array(repeating: Int32(0), count: seen.count)
    for (place, customer) in customers.enumerated() { row[Int(customer)] = Int32(place) }
    self.row = row
  }

  /// The ledger's customers: what a customers file tells goes before what the last order does.
  func columns(
    _ intake: Intake, _ sorted: SortedOrders, _ layout: OrderLayout, asOf: Day
  ) -> LedgerCustomers {
    let told = CustomerFields(intake, people)
    let (orders, words) = (intake.orders, intake.words)
    let reader = TrailReader(sorted, orders, seen: seen, row: row)
    func column(_ field: [Int32]) -> LedgerWords {
      LedgerWords(customers.count, front: front, of: words) { field[Int(customers[$0])] }
    }
    func text(_ field: [Int32]) -> TextColumn {
      words.texts(customers.map { field[Int($0)] })
    }
    func texts(_ field: [Int32], _ column: CodeColumn) -> (TextColumn, Trail<TextColumn>) {
      let read = reader.read(field, column)
      return (
        text(read.latest), read.trail { words.texts($0) }
      )
    }
    func placed(_ field: [Int32], _ column: CodeColumn) -> (LedgerWords, Trail<Codes>) {
      let read = reader.read(field, column)
      return LedgerWords.withTrail(
        customers.lazy.map { read.latest[Int($0)] }, front: front, read, of: words)
    }
    let (email, emails) = texts(told.email, orders.email)
    let (phone, phones) = texts(told.phone, orders.phone)
    let (country, countries) = placed(told.country, orders.country)
    let (city, cities) = placed(told.city, orders.city)
    let (zip, zips) = placed(told.zip, orders.zip)
    return LedgerCustomers(
      front: front, ids: people.ids.gathered(customers), email: email, phone: phone,
      firstName: text(told.firstName), lastName: text(told.lastName), city: city, zip: zip,
      country: country, language: column(told.language), gender: column(told.gender),
      tags: column(told.tags), birthDate: Column(customers.map { told.birthDate[Int($0)] }),
      orderOffsets: Column(layout.offsets(customers: front) { row[Int($0)] }),
      firstSeen: Column(customers.map { seen[Int($0)] }), before: Column(before),
      consents: ConsentTable(intake, people, rows: row),
      trails: CustomerTrails(
        email: emails, phone: phones, country: countries, city: cities, zip: zips), asOf: asOf)
  }
}

/// What customers files tell, customer by customer in codes of the vocabulary: the first word
/// told counts.
struct CustomerFields {
  private(set) var email, phone, firstName, lastName, city, zip, country: [Int32]
  private(set) var language, gender, tags: [Int32]
  private(set) var birthDate: [Int32]

  init(_ intake: Intake, _ people: People) {
    let drafts = intake.customers
    let customer = (0..<drafts.count).map { people.customerOfParty[Int(drafts.party[$0])] }
    func first(_ column: DraftColumn<Int32>, untold: Int32 = Vocabulary.absent) -> [Int32] {
      var values = Array(repeating: untold, count: people.ids.count)
      withExtendedLifetime(column) {
        let reader = column.reader
        for row in 0..<column.rows where reader[row] != untold {
          let place = Int(customer[row])
          if place >= 0 && values[place] == untold { values[place] = reader[row] }
        }
      }
      return values
    }
    email = first(drafts.email)
    phone = first(drafts.phone)
    firstName = first(drafts.firstName)
    lastName = first(drafts.lastName)
    city = first(drafts.city)
    zip = first(drafts.zip)
    country = first(drafts.country)
    language = first(drafts.language)
    gender = first(drafts.gender)
    tags = first(drafts.tags)
    birthDate = first(drafts.birthDate.number, untold: Contacts.noDay)
  }
}

extension ConsentTable {
  /// The statements of an intake; those of one moment with the stricter last.
  init(_ intake: Intake, _ people: People, rows: [Int32]) {
    guard !intake.consents.isEmpty else {
      self = .empty(customers: rows.count)
      return
    }
    let customers = intake.consents.map { people.customer(of: $0.party).map { rows[$0] } ?? -1 }
    var starts = Array(repeating: UInt32(0), count: rows.count + 1)
    for row in customers where row >= 0 { starts[Int(row) + 1] += 1 }
    for row in rows.indices { starts[row + 1] += starts[row] }
    self.init(
      starts: starts, order: Self.order(intake.consents, customers, starts), intake.consents,
      intake.words)
  }

  /// The statements customer by customer, each customer's by time.
  private static func order(
    _ drafts: [ConsentDraft], _ customers: [Int32], _ starts: [UInt32]
  ) -> [Int32] {
    var next = starts
    var order = Array(repeating: Int32(0), count: Int(starts.last ?? 0))
    for (place, row) in customers.enumerated() where row >= 0 {
      order[Int(next[Int(row)])] = Int32(place)
      next[Int(row)] += 1
    }
    func precedes(_ first: Int32, _ second: Int32) -> Bool {
      let (left, right) = (drafts[Int(first)], drafts[Int(second)])
      return (left.moment?.second ?? .min, left.state.strictness, first)
        < (right.moment?.second ?? .min, right.state.strictness, second)
    }
    for row in 0..<(starts.count - 1) where starts[row + 1] > starts[row] + 1 {
      let own = Int(starts[row])..<Int(starts[row + 1])
      let isInOrder = own.dropFirst().allSatisfy { precedes(order[$0 - 1], order[$0]) }
      if !isInOrder { order[own].sort(by: precedes) }
    }
    return order
  }

  private init(
    starts: [UInt32], order: [Int32], _ drafts: [ConsentDraft], _ words: Vocabulary
  ) {
    func column(_ code: (ConsentDraft) -> Int32) -> Words {
      LedgerWords(order.count, front: order.count, of: words) {
        code(drafts[Int(order[$0])])
      }.words
    }
    self.init(
      starts: Column(starts),
      kinds: Column(order.map { Statement(drafts[Int($0)]).packed }),
      days: Column(order.map { drafts[Int($0)].moment?.day.number ?? Contacts.noDay }),
      source: column(\.source), wording: column(\.wording))
  }
}

extension ConsentTable.Statement {
  fileprivate init(_ draft: ConsentDraft) { self.init(draft.purpose, draft.state, draft.weight) }
}

extension ConsentState {
  /// At the same moment the stricter word comes last, and so holds.
  var strictness: Int {
    switch self {
    case .granted: 0
    case .denied: 1
    case .revoked: 2
    }
  }
}
