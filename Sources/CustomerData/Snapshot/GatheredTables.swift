extension OrderTable {
  /// The orders valid at a view's day.
  init(_ view: LedgerView) {
    let (all, rows) = (view.ledger.orders, view.orders)
    var offsets: [Int32] = [0]
    offsets.reserveCapacity(rows.count + 1)
    for row in rows {
      let lines = all.lineOffsets[Int(row) + 1] - all.lineOffsets[Int(row)]
      offsets.append((offsets.last ?? 0) + lines)
    }
    self.init(
      ids: all.ids.gathered(rows), day: rows.map { all.day[Int($0)] },
      minute: rows.map { all.minute[Int($0)] }, net: view.net,
      discount: rows.map { all.discount[Int($0)] }, refunded: view.refunded,
      channel: all.channel.gathered(rows), campaign: all.campaign.gathered(rows),
      source: all.source.gathered(rows), device: all.device.gathered(rows),
      country: all.country.gathered(rows), discountCode: all.discountCode.gathered(rows),
      lineOffsets: offsets)
  }
}

extension LineTable {
  /// The lines of the orders valid at a view's day.
  init(_ view: LedgerView) {
    let (all, offsets) = (view.ledger.lines, view.ledger.orders.lineOffsets)
    var (product, quantity, net): ([Int32], [Int32], [Int64]) = ([], [], [])
    for row in view.orders {
      for line in Int(offsets[Int(row)])..<Int(offsets[Int(row) + 1]) {
        product.append(all.product[line])
        quantity.append(all.quantity[line])
        net.append(all.net[line])
      }
    }
    self.init(product: product, quantity: quantity, net: net)
  }
}

extension CustomerTable {
  /// The customers known by a view's day; what a customers file tells goes before what the last
  /// visible order does.
  init(_ view: LedgerView) {
    let (all, rows) = (view.ledger.customers, view.customers)
    let trails = all.trails
    func texts(_ told: TextColumn, _ trail: Trail<TextColumn>) -> TextColumn {
      let entries = trail.entries(asOf: view.asOf)
      if entries.isEmpty { return told.gathered(rows) }
      return TextColumn(
        rows.map { row in
          guard let entry = entries[row] else { return told[Int(row)] }
          return entry.map { trail.values[$0] } ?? ""
        })
    }
    func words(_ told: LedgerWords, _ trail: Trail<Codes>) -> Words {
      let entries = trail.entries(asOf: view.asOf)
      return told.gathered(rows) { row in
        guard let entry = entries[row] else { return told.words.codes[Int(row)] }
        return entry.map { trail.values[$0] } ?? Words.absent
      }
    }
    let contacts = Contacts(
      ids: all.ids.gathered(rows), email: texts(all.email, trails.email),
      phone: texts(all.phone, trails.phone), firstName: all.firstName.gathered(rows),
      lastName: all.lastName.gathered(rows), city: words(all.city, trails.city),
      zip: words(all.zip, trails.zip), country: words(all.country, trails.country),
      language: all.language.gathered(rows), gender: all.gender.gathered(rows),
      birthDate: Column(rows.map { all.birthDate[Int($0)] }),
      consents: ConsentsInForce(all.consents, customers: Column(rows), asOf: view.asOf))
    self.init(
      contacts: contacts, orderOffsets: view.offsets, country: contacts.country,
      city: contacts.city, zip: contacts.zip, language: contacts.language,
      gender: contacts.gender, tags: all.tags.gathered(rows))
  }
}

extension TextColumn {
  /// The texts of some rows.
  func gathered(_ rows: some RandomAccessCollection<Int32>) -> TextColumn {
    if case .numbers(let numbers) = storage { return TextColumn(numbers.gathered(rows)) }
    var builder = TextColumnBuilder(rows: rows.count)
    for row in rows { withUTF8(of: Int(row)) { builder.append($0) } }
    return builder.column
  }
}

extension LedgerWords {
  /// The words of some rows, with a dictionary of their own.
  func gathered(_ rows: [Int32]) -> Words { gathered(rows) { words.codes[Int($0)] } }

  /// As `gathered`, a row's code being what `code` says.
  func gathered(_ rows: [Int32], code: (Int32) -> Int32) -> Words {
    var own = WordColumn()
    for row in rows { own.append(code(row)) }
    return Words(
      codes: own.codes, dictionary: words.dictionary.gathered(own.originals))
  }
}
