extension PlainOrders {
  /// Adds rows to the intake's columns, where they lie behind all others.
  func flush(
    _ rows: Range<Int>, _ cells: PlainCells, _ lines: inout RecordLines, _ file: Int32,
    _ intake: inout Intake
  ) {
    let base = intake.orders.count
    intake.hasOrderRows = true
    intake.orders.grow(by: rows.count)
    intake.orders.file.append(file, count: rows.count, at: base)
    flushLineNumbers(rows, cells, &lines, at: base, &intake)
    intake.orders.reference.append(references[rows], at: base)
    intake.orders.party.append(parties[rows], at: base)
    if shape.email != nil { intake.orders.email.append(emails[rows], at: base) }
    if shape.phone != nil { intake.orders.phone.append(phones[rows], at: base) }
    intake.orders.moment.second.append(second[rows], at: base)
    intake.orders.moment.day.append(day[rows], at: base)
    intake.orders.moment.minute.append(minute[rows], at: base)
    if shape.hasProduct { flushLines(rows, at: base, &intake) }
    for (column, entry) in shape.amounts.enumerated() {
      let own = (column * room + rows.lowerBound)..<(column * room + rows.upperBound)
      flush(amounts: entry.field, own, base, &intake)
    }
    for (column, entry) in shape.words.enumerated() {
      let own = (column * room + rows.lowerBound)..<(column * room + rows.upperBound)
      flush(words: entry.field, codes[own], base, &intake)
    }
  }

  private func flushLineNumbers(
    _ rows: Range<Int>, _ cells: PlainCells, _ lines: inout RecordLines, at base: Int,
    _ intake: inout Intake
  ) {
    if let first = lines.firstOfSteady {
      let line = Int32(clamping: first + rows.lowerBound)
      return intake.orders.line.append(from: line, count: rows.count, at: base)
    }
    let own = rows.map { lines.line(of: $0, at: cells.start(of: $0)) }
    intake.orders.line.append(own, at: base)
  }

  private func flushLines(_ rows: Range<Int>, at order: Int, _ intake: inout Intake) {
    let base = intake.lines.count
    intake.lines.grow(by: rows.count)
    intake.lines.order.append(from: Int32(order), count: rows.count, at: base)
    intake.lines.price.append(amounts[rows], at: base)
    intake.lines.isTotal.append(true, count: rows.count, at: base)
    if !shape.amounts.contains(where: { $0.field == .quantity }) {
      intake.lines.quantity.append(AmountReader.scale, count: rows.count, at: base)
    }
  }

  private func flush(
    amounts field: Field, _ rows: Range<Int>, _ base: Int, _ intake: inout Intake
  ) {
    let values = amounts[rows]
    switch field {
    case .total: intake.orders.total.append(values, at: base)
    case .discount: intake.orders.discount.append(values, at: base)
    case .shipping: intake.orders.shipping.append(values, at: base)
    case .tax: intake.orders.tax.append(values, at: base)
    case .quantity where shape.hasProduct:
      // A row without a quantity sold one.
      let one = Int32(AmountReader.scale / AmountColumn.hundredth)
      let own = amounts.values
      for row in rows where own[row] == AmountColumn.none { own[row] = one }
      intake.lines.quantity.append(values, at: intake.lines.count - rows.count)
    default: break
    }
  }

  private func flush(
    words field: Field, _ values: UnsafeBufferPointer<Int32>, _ base: Int, _ intake: inout Intake
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
