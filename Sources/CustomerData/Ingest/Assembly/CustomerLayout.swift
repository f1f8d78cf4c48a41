/// Where each customer lies in the ledger: those known by its day in front, the others behind.
struct CustomerLayout {
  /// The ledger's row of each customer.
  let row: Column<Int32>
  /// The customers in the order of the ledger's rows.
  let customers: Column<Int32>
  /// How many lie in front.
  let front: Int
  private let before: Column<Int32>
  private let people: People
  private let seen: Column<Int32>
  /// Whether each customer's row is its own number.
  private let isStraight: Bool

  init(_ people: People, _ seen: Column<Int32>, asOf: Int32) {
    self.people = people
    self.seen = seen
    isStraight = seen.allSatisfy { $0 <= asOf }
    guard !isStraight else {
      row = Column(count: seen.count) { Int32(truncatingIfNeeded: $0) }
      (customers, before, front) = (row, [], seen.count)
      return
    }
    let all = Int32(0)..<Int32(seen.count)
    let known = all.filter { seen[Int($0)] <= asOf }
    let others = all.filter { seen[Int($0)] > asOf }
    front = known.count
    // Of the customers before one of the others those that are not others are known.
    before = Column(others.indices.map { others[$0] - Int32($0) })
    customers = Column(known + others)
    var row = GrowingColumn<Int32>(zeros: seen.count)
    for (place, customer) in customers.enumerated() { row[Int(customer)] = Int32(place) }
    self.row = row.column
  }

  /// The values of customers in the order of the ledger's rows.
  private func placed<Value>(_ values: Column<Value>) -> Column<Value> {
    isStraight ? values : values.gathered(customers)
  }

  /// The ledger's customers: what a customers file tells goes before what the last order does.
  func columns(
    _ intake: Intake, _ sorted: SortedOrders, _ layout: OrderLayout, asOf: Day
  ) -> LedgerCustomers {
    let told = CustomerFields(intake, people)
    let (orders, words) = (intake.orders, intake.words)
    let reader = TrailReader(sorted, seen: seen, row: row)
    func column(_ field: GrowingColumn<Int32>) -> LedgerWords {
      if field.isEmpty { return LedgerWords(words: .absent(count: customers.count), visible: 0) }
      return LedgerWords(customers.count, front: front, of: words) { field[Int(customers[$0])] }
    }
    func text(_ field: GrowingColumn<Int32>) -> TextColumn {
      field.isEmpty ? .empty(customers.count) : words.texts(placed(field.column))
    }
    func texts(
      _ field: GrowingColumn<Int32>, _ column: CodeColumn
    ) -> (TextColumn, Trail<TextColumn>) {
      let read = reader.read(field, column)
      return (text(read.latest), read.trail { words.texts($0) })
    }
    func trailed(
      _ field: GrowingColumn<Int32>, _ column: CodeColumn
    ) -> (LedgerWords, Trail<Codes>) {
      let read = reader.read(field, column)
      let latest = read.latest
      return LedgerWords.withTrail(customers.count, front: front, read, of: words) {
        latest.isEmpty ? Vocabulary.absent : latest[Int(customers[$0])]
      }
    }
    let (email, emails) = texts(told.email, orders.email)
    let (phone, phones) = texts(told.phone, orders.phone)
    let (country, countries) = trailed(told.country, orders.country)
    let (city, cities) = trailed(told.city, orders.city)
    let (zip, zips) = trailed(told.zip, orders.zip)
    return LedgerCustomers(
      front: front, ids: isStraight ? people.ids : people.ids.gathered(customers), email: email,
      phone: phone, firstName: text(told.firstName), lastName: text(told.lastName), city: city,
      zip: zip, country: country, language: column(told.language), gender: column(told.gender),
      tags: column(told.tags), birthDate: birthDates(told.birthDate),
      orderOffsets: layout.offsets(customers: front) { row[Int($0)] },
      firstSeen: placed(seen), before: before, consents: ConsentTable(intake, people, rows: row),
      trails: CustomerTrails(
        email: emails, phone: phones, country: countries, city: cities, zip: zips), asOf: asOf)
  }

  private func birthDates(_ told: GrowingColumn<Int32>) -> Column<Int32> {
    told.isEmpty ? Column(count: customers.count) { _ in Contacts.noDay } : placed(told.column)
  }
}

/// What customers files tell, customer by customer in codes of the vocabulary: the first word
/// told counts. Empty: no row tells the field.
struct CustomerFields {
  typealias Codes = GrowingColumn<Int32>
  private(set) var email, phone, firstName, lastName, city, zip, country: Codes
  private(set) var language, gender, tags: Codes
  private(set) var birthDate: Codes

  init(_ intake: Intake, _ people: People) {
    let drafts = intake.customers
    let customer = Column<Int32>(count: drafts.count) {
      people.customerOfParty[Int(drafts.party[$0])]
    }
    func first(_ column: DraftColumn<Int32>, untold: Int32 = Vocabulary.absent) -> Codes {
      var values = Codes()
      guard !column.isUntold else { return values }
      values.append(repeating: untold, count: people.ids.count)
      withExtendedLifetime((column, customer)) {
        let (reader, customers) = (column.reader, customer.values)
        values.withMutableValues { values in
          for row in 0..<column.rows where reader[row] != untold {
            let place = Int(customers[row])
            if place >= 0 && values[place] == untold { values[place] = reader[row] }
          }
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
  init(_ intake: Intake, _ people: People, rows: Column<Int32>) {
    guard !intake.consents.isEmpty else {
      self = .empty(customers: rows.count)
      return
    }
    let drafts = intake.consents
    let customers = Column<Int32>(count: drafts.count) { row in
      people.customer(of: drafts.party[row]).map { rows[$0] } ?? -1
    }
    var starts = GrowingColumn<UInt32>(zeros: rows.count + 1)
    starts.withMutableValues { starts in
      for row in customers where row >= 0 { starts[Int(row) + 1] += 1 }
      for row in 1..<starts.count { starts[row] += starts[row - 1] }
    }
    self.init(
      starts: starts.column, order: Self.order(drafts, customers, starts), drafts, intake.words)
  }

  /// The statements customer by customer, each customer's by time.
  private static func order(
    _ drafts: ConsentDrafts, _ customers: Column<Int32>, _ starts: GrowingColumn<UInt32>
  ) -> Column<Int32> {
    var next = starts
    var order = GrowingColumn<Int32>(zeros: Int(starts.last ?? 0))
    let (seconds, states) = (drafts.moment.second.reader, drafts.state.reader)
    func precedes(_ first: Int32, _ second: Int32) -> Bool {
      let (left, right) = (Int(first), Int(second))
      return (seconds[left], states[left].strictness, first)
        < (seconds[right], states[right].strictness, second)
    }
    withExtendedLifetime(drafts) {
      order.withMutableValues { order in
        for (place, row) in customers.enumerated() where row >= 0 {
          order[Int(next[Int(row)])] = Int32(place)
          next[Int(row)] += 1
        }
        for row in 0..<(starts.count - 1) where starts[row + 1] > starts[row] + 1 {
          let own = Int(starts[row])..<Int(starts[row + 1])
          let isInOrder = own.dropFirst().allSatisfy { precedes(order[$0 - 1], order[$0]) }
          if !isInOrder { order[own].sort(by: precedes) }
        }
      }
    }
    return order.column
  }

  private init(
    starts: Column<UInt32>, order: Column<Int32>, _ drafts: ConsentDrafts, _ words: Vocabulary
  ) {
    func column(_ codes: CodeColumn) -> Words {
      LedgerWords(codes, rows: order, front: order.count, of: words).words
    }
    let days = drafts.moment.day
    self.init(
      starts: starts,
      kinds: Column(count: order.count) { place in
        let row = Int(order[place])
        return Statement(drafts.purpose[row], drafts.state[row], drafts.weight[row]).packed
      },
      days: Column(count: order.count) { place in
        let day = days[Int(order[place])]
        return day == .min ? Contacts.noDay : day
      },
      source: column(drafts.source), wording: column(drafts.wording))
  }
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
