extension PlainOrders {
  /// Enters the rows into an intake, in their order; `odd` reads the records that are not plain.
  /// Returns how many rows were entered.
  mutating func enter(
    _ piece: TextPiece, from firstLine: Int, of file: Int32, into intake: inout Intake,
    odd: (Int, inout Intake) -> Void
  ) -> Int {
    // Where a piece has brought no new word, its words are looked up column by column.
    isFamiliar = words.count == entered.count
    if words.count > entered.count {
      entered.append(contentsOf: repeatElement(-1, count: words.count - entered.count))
    }
    let cells = PlainCells(piece, width: shape.width)
    var recordLines = RecordLines(piece, from: firstLine)
    var (taken, total) = (0, 0)
    for row in fates.indices where fates[row] != .blank {
      let ahead = row + 24
      if ahead < fates.count { intake.parties.words.prefetch(customers[ahead]) }
      if fates[row] == .plain, let reference = newReference(row, cells, taken, &intake) {
        lines[taken] = recordLines.line(of: row, at: cells.start(of: row))
        references[taken] = reference
        enterParty(row, as: taken, cells, &intake)
        enterWords(row, as: taken, &intake)
        move(row, to: taken)
        taken += 1
      } else {
        total += taken
        flush(&taken, file, &intake)
        odd(row, &intake)
      }
    }
    total += taken
    flush(&taken, file, &intake)
    return total
  }

  /// The code of a row's order number; nil when an order has it already.
  @inline(__always)
  private func newReference(
    _ row: Int, _ cells: PlainCells, _ taken: Int, _ intake: inout Intake
  ) -> Int32? {
    guard let cell = cells[row, shape.reference] else { return nil }
    let known = intake.references.count
    let code: Int32
    if let number = PlainField.number(cell) {
      code = intake.references.code(ofReference: cell, number: number)
    } else {
      code = intake.references.code(ofReference: cell)
    }
    if code < known && intake.orderByReference[code] >= 0 { return nil }
    intake.orderByReference[code] = Int32(intake.orders.count + taken)
    return code
  }

  @inline(__always)
  private mutating func enterParty(
    _ row: Int, as place: Int, _ cells: PlainCells, _ intake: inout Intake
  ) {
    func cell(_ column: Int?) -> FieldBytes? {
      column.flatMap { cells[row, $0] }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let customer = cell(shape.customer)
    guard shape.email != nil || shape.phone != nil else {
      parties[place] = customer.map { intake.parties.node(ofID: $0, customers[row]) } ?? -1
      return
    }
    let (email, phone) = (cell(shape.email), cell(shape.phone))
    parties[place] = intake.parties.party(id: customer, email: email, phone: phone)
    if shape.email != nil { emails[place] = intake.words.code(of: email) }
    if shape.phone != nil { phones[place] = intake.words.code(of: phone) }
  }

  @inline(__always)
  private mutating func enterWords(_ row: Int, as place: Int, _ intake: inout Intake) {
    if isFamiliar && row == place { return }
    for start in stride(from: 0, to: codes.count, by: room) {
      let own = codes[start + row]
      codes[start + place] = isFamiliar ? own : enter(own, &intake)
    }
  }

  /// Looks up the words of the first rows, where that is not done yet.
  private mutating func enterFamiliarWords(_ rows: Int, _ intake: inout Intake) {
    guard isFamiliar else { return }
    for start in stride(from: 0, to: codes.count, by: room) {
      var known = (own: Vocabulary.absent, code: Vocabulary.absent)
      for place in start..<(start + rows) {
        if codes[place] != known.own { known = (codes[place], enter(codes[place], &intake)) }
        codes[place] = known.code
      }
    }
  }

  @inline(__always)
  private mutating func enter(_ own: Int32, _ intake: inout Intake) -> Int32 {
    guard own >= 0 else { return own }
    if entered[Int(own)] < 0 {
      entered[Int(own)] = words.withUTF8(own) { intake.words.code(of: $0) }
    }
    return entered[Int(own)]
  }

  @inline(__always)
  private mutating func move(_ row: Int, to place: Int) {
    guard row != place else { return }
    second[place] = second[row]
    day[place] = day[row]
    minute[place] = minute[row]
    for start in stride(from: 0, to: amounts.count, by: room) {
      amounts[start + place] = amounts[start + row]
    }
  }

  private mutating func flush(_ taken: inout Int, _ file: Int32, _ intake: inout Intake) {
    guard taken > 0 else { return }
    enterFamiliarWords(taken, &intake)
    let base = intake.orders.count
    intake.hasOrderRows = true
    intake.orders.grow(by: taken)
    intake.orders.file.append(file, count: taken, at: base)
    intake.orders.line.append(lines[..<taken], at: base)
    intake.orders.reference.append(references[..<taken], at: base)
    intake.orders.party.append(parties[..<taken], at: base)
    if shape.email != nil { intake.orders.email.append(emails[..<taken], at: base) }
    if shape.phone != nil { intake.orders.phone.append(phones[..<taken], at: base) }
    intake.orders.moment.second.append(second[..<taken], at: base)
    intake.orders.moment.day.append(day[..<taken], at: base)
    intake.orders.moment.minute.append(minute[..<taken], at: base)
    if shape.hasProduct { flushLines(taken, file, at: base, &intake) }
    for (column, entry) in shape.amounts.enumerated() {
      flush(amounts: entry.field, amounts[(column * room)...].prefix(taken), base, &intake)
    }
    for (column, entry) in shape.words.enumerated() {
      flush(words: entry.field, codes[(column * room)...].prefix(taken), base, &intake)
    }
    taken = 0
  }

  private func flushLines(_ taken: Int, _ file: Int32, at order: Int, _ intake: inout Intake) {
    let base = intake.lines.count
    intake.lines.grow(by: taken)
    intake.lines.order.append((Int32(order)..<Int32(order + taken)).map(\.self)[...], at: base)
    intake.lines.price.append(amounts[..<taken], at: base)
    intake.lines.isTotal.append(true, count: taken, at: base)
    if !shape.amounts.contains(where: { $0.field == .quantity }) {
      intake.lines.quantity.append(AmountReader.scale, count: taken, at: base)
    }
  }

  private func flush(
    amounts field: Field, _ values: ArraySlice<Int32>, _ base: Int, _ intake: inout Intake
  ) {
    switch field {
    case .total: intake.orders.total.append(values, at: base)
    case .discount: intake.orders.discount.append(values, at: base)
    case .shipping: intake.orders.shipping.append(values, at: base)
    case .tax: intake.orders.tax.append(values, at: base)
    case .quantity where shape.hasProduct:
      // A row without a quantity sold one.
      let one = Int32(AmountReader.scale / AmountColumn.hundredth)
      intake.lines.quantity.append(
        values.map { $0 == AmountColumn.none ? one : $0 }[...],
        at: intake.lines.count - values.count)
    default: break
    }
  }

  private func flush(
    words field: Field, _ values: ArraySlice<Int32>, _ base: Int, _ intake: inout Intake
  ) {
    let line = intake.lines.count - values.count
    switch field {
    case .currency: intake.orders.currency.append(values, at: base)
    case .channel: intake.orders.channel.append(values, at: base)
    case .campaign: intake.orders.campaign.append(values, at: base)
    case .source: intake.orders.source.append(values, at: base)
    case .device: intake.orders.device.append(values, at: base)
    case .country: intake.orders.country.append(values, at: base)
    case .city: intake.orders.city.append(values, at: base)
    case .zip: intake.orders.zip.append(values, at: base)
    case .discountCode: intake.orders.discountCode.append(values, at: base)
    case .productID: intake.lines.productID.append(values, at: line)
    case .sku: intake.lines.sku.append(values, at: line)
    case .product: intake.lines.name.append(values, at: line)
    case .category: intake.lines.category.append(values, at: line)
    case .brand: intake.lines.brand.append(values, at: line)
    default: break
    }
  }
}
