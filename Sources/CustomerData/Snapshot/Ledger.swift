/// Everything read, joined and put in order, in columns: orders of every status customer by
/// customer, with dated refunds, so that any day's dataset is one pass over it.
///
/// What the dataset of `asOf` holds lies in front of every column, so that this dataset is the
/// columns' first rows and costs nothing:
///
///     orders      valid at the day, customer by customer │ the others, in the same order
///     customers   known by the day, by id                │ the others, by id
///     words       those of the rows in front             │ the others
struct Ledger: Sendable {
  let shop: Shop
  /// The day whose dataset lies in front.
  let asOf: Day
  /// The local day of the last order or dated refund; nil without orders.
  let lastDay: Day?
  let customers: LedgerCustomers
  let orders: LedgerOrders
  let lines: LineTable
  let products: ProductTable
  /// Orders that are not valid at `asOf`, by reason.
  let excluded: [ExcludedOrders]
  /// By the ledger's customers, whatever the day.
  let events: CustomerEvents
  let spend: AdvertisingSpend

  /// The shop at the end of a day. O(1) at `asOf`, else O(orders + lines + customers).
  func dataset(asOf day: Day, fingerprint: Fingerprint) -> Dataset {
    guard day != asOf else {
      return Dataset(
        fingerprint: fingerprint, shop: shop, asOf: day, firstDay: orders.firstDay,
        customers: customers.inFront, orders: orders.inFront,
        lines: lines.prefix(Int(orders.lineOffsets[orders.front])), products: products,
        excluded: excluded, events: events.seen(at: day, customers: nil), spend: spend.seen(at: day)
      )
    }
    let view = LedgerView(self, asOf: day)
    let rows = OrderTable(view)
    return Dataset(
      fingerprint: fingerprint, shop: shop, asOf: day,
      firstDay: rows.day.withUnsafeBufferPointer { $0.min() }, customers: CustomerTable(view),
      orders: rows, lines: LineTable(view), products: products, excluded: view.excluded,
      events: events.isEmpty ? events : events.seen(at: day, customers: Column(view.customers)),
      spend: spend.seen(at: day))
  }
}

/// A column of words of which the first are those of the rows in front.
struct LedgerWords: Sendable {
  let words: Words
  /// How many words the rows in front know.
  let visible: Int

  /// The rows in front, which know nothing of the other words.
  func prefix(_ rows: Int) -> Words {
    Words(codes: words.codes.prefix(rows), dictionary: words.dictionary.prefix(visible))
  }
}

/// The orders of a ledger.
struct LedgerOrders: Sendable {
  /// How many lie in front.
  let front: Int
  /// The first day of an order in front.
  let firstDay: Day?
  let ids: TextColumn
  let day: Column<Day>
  let minute: Column<Int16>
  /// Of the orders in front, at the ledger's day.
  let net, refunded: Amounts
  let discount: Amounts
  let channel, campaign, source, device, country, discountCode: LedgerWords
  let lineOffsets: Column<Int32>
  let changing: ChangingOrders

  /// Those in front. O(1).
  var inFront: OrderTable {
    OrderTable(
      ids: ids.prefix(front), day: day.prefix(front), minute: minute.prefix(front), net: net,
      discount: discount.prefix(front), refunded: refunded, channel: channel.prefix(front),
      campaign: campaign.prefix(front), source: source.prefix(front),
      device: device.prefix(front), country: country.prefix(front),
      discountCode: discountCode.prefix(front), lineOffsets: lineOffsets.prefix(front + 1))
  }
}

/// The customers of a ledger.
struct LedgerCustomers: Sendable {
  /// How many lie in front.
  let front: Int
  let ids, email, phone, firstName, lastName: TextColumn
  let city, zip, country, language, gender, tags: LedgerWords
  /// `Contacts.noDay` where none is known.
  let birthDate: Column<Int32>
  /// Orders of customer `c` that lie in front are rows `orderOffsets[c]..<orderOffsets[c + 1]`.
  let orderOffsets: Column<Int32>
  /// The first day anything is known of each; `Int32.min`: always.
  let firstSeen: Column<Int32>
  /// For each that does not lie in front how many of those that do come before it by id.
  let before: Column<Int32>
  let consents: ConsentTable
  let trails: CustomerTrails
  let asOf: Day

  var count: Int { ids.count }

  /// Those in front. O(1).
  var inFront: CustomerTable {
    let contacts = Contacts(
      ids: ids.prefix(front), email: email.prefix(front), phone: phone.prefix(front),
      firstName: firstName.prefix(front), lastName: lastName.prefix(front),
      city: city.prefix(front), zip: zip.prefix(front), country: country.prefix(front),
      language: language.prefix(front), gender: gender.prefix(front),
      birthDate: birthDate.prefix(front), consents: ConsentsInForce(consents, asOf: asOf.number))
    return CustomerTable(
      contacts: contacts, orderOffsets: orderOffsets, country: contacts.country,
      city: contacts.city, zip: contacts.zip, language: contacts.language,
      gender: contacts.gender, tags: tags.prefix(front))
  }
}
