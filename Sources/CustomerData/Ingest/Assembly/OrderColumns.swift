extension LedgerOrders {
  /// The orders of an intake as a layout says. The drafts are forgotten column by column: what they
  /// lay in serves for the next.
  init(
    _ layout: OrderLayout, _ intake: inout Intake, _ worths: consuming OrderWorths,
    lineOffsets: Column<Int32>, customerRow: Column<Int32>
  ) {
    let (rows, front) = (layout.drafts, layout.front)
    let (net, refunded) = layout.values(worths.goods)
    let discount = worths.discount(of: rows)
    worths.forget()
    let day = layout.days
    let minute = intake.orders.moment.minute.gathered(rows)
    intake.orders.moment.forget()
    func words(_ column: WritableKeyPath<OrderDrafts, CodeColumn>) -> LedgerWords {
      defer { intake.orders[keyPath: column].forget() }
      return LedgerWords(
        intake.orders[keyPath: column], rows: rows, front: front, of: intake.words)
    }
    self.init(
      front: front, firstDay: day.prefix(front).withUnsafeBufferPointer { $0.min() },
      ids: intake.numbers(in: rows), day: day, minute: minute, net: net, refunded: refunded,
      discount: discount, channel: words(\.channel), campaign: words(\.campaign),
      source: words(\.source), device: words(\.device), country: words(\.country),
      discountCode: words(\.discountCode), lineOffsets: layout.lineOffsets(lineOffsets),
      changing: layout.changing(customerRow))
  }
}

extension Intake {
  /// What the orders are called, which is forgotten.
  fileprivate mutating func numbers(in rows: Column<Int32>) -> TextColumn {
    let column = orders.reference
    defer {
      orders.reference.forget()
      references = Vocabulary()
    }
    return withExtendedLifetime(column) {
      let reader = column.reader
      return references.numbers(order: rows, reader)
        ?? references.texts(rows: orders.count, order: rows) { reader[$0] }
    }
  }
}

extension OrderLayout {
  /// Net and refunded value of the orders in front.
  fileprivate func values(_ goods: GrowingAmounts) -> (net: Amounts, refunded: Amounts) {
    let rows = drafts.prefix(front)
    guard !worth.isEmpty else {
      return (goods.gathered(rows), Amounts(storage: .zero(count: front)))
    }
    var net = GrowingAmounts(count: front) { goods[Int(rows[$0])] }
    var refunded = GrowingAmounts(count: front) { _ in 0 }
    for entry in worth {
      net[Int(entry.row)] = entry.net
      refunded[Int(entry.row)] = entry.refunded
    }
    return (net.amounts, refunded.amounts)
  }
}

extension OrderWorths {
  fileprivate func discount(of rows: Column<Int32>) -> Amounts {
    discount.isEmpty
      ? Amounts(storage: .zero(count: rows.count)) : discount.gathered(rows)
  }
}
