/// The lines of the orders, in the order of the orders, and what they add up to.
struct SoldLines {
  private(set) var lines: LineTable
  /// Where the lines of each of the sorted orders begin, and the last one's end; empty: there are
  /// no lines.
  let offsets: Column<Int32>
  /// By the order's place in the intake its lines' sum in its currency's minor units; empty: no
  /// order is a sum.
  private(set) var sums = GrowingColumn<Int64>()

  /// O(lines + orders).
  init(_ intake: Intake, in orders: Column<Int32>, _ money: Money, _ catalog: inout Catalog) {
    lines = LineTable(product: [], quantity: [], net: [])
    guard !intake.lines.isEmpty else {
      offsets = []
      return
    }
    let (order, offsets) = Self.order(of: intake, in: orders)
    self.offsets = offsets
    sums = Self.sums(intake, money)
    let net = values(intake, money)
    let quantities = intake.lines.quantity
    let quantity = withExtendedLifetime((quantities, order)) {
      let (all, places) = (quantities.reader, order.values)
      return Column<Int32>(count: places.count) { Self.units(all[Int(places[$0])]) }
    }
    lines = LineTable(
      product: catalog.products(of: intake.lines, in: order), quantity: quantity,
      net: net.gathered(order))
  }

  /// The lines in the order of the orders they belong to, and where each order's begin.
  private static func order(
    of intake: Intake, in orders: Column<Int32>
  ) -> (order: Column<Int32>, offsets: Column<Int32>) {
    let (drafts, count) = (intake.lines.order, intake.lines.count)
    return withExtendedLifetime((drafts, orders)) {
      let order = drafts.reader
      // A line each, as files of one row an order tell them.
      let isOneEach = count == intake.orders.count && drafts.isIdentical(to: count)
      if isOneEach {
        return (orders, Column(count: orders.count + 1) { Int32(truncatingIfNeeded: $0) })
      }
      let grouped = LinesByOrder(order, lines: count, orders: intake.orders.count)
      return grouped.gathered(orders.values)
    }
  }

  /// Each line's net value in minor units of the reporting currency.
  private func values(_ intake: Intake, _ money: Money) -> GrowingAmounts {
    withExtendedLifetime(intake) {
      let reader = LineValues(intake.lines)
      let (order, currency) = (intake.lines.order.reader, intake.orders.currency.reader)
      let day = intake.orders.moment.day.reader
      var cursor = MoneyCursor(money)
      return GrowingAmounts(count: intake.lines.count) { line in
        let place = Int(order[line])
        guard place >= 0 else { return 0 }
        let conversion = cursor.conversion(of: currency[place], on: day[place])
        return conversion.reported(reader.value(of: line, conversion.unit))
      }
    }
  }

  /// Each order's sum; empty: without marks no order is the sum of its lines.
  private static func sums(_ intake: Intake, _ money: Money) -> GrowingColumn<Int64> {
    guard !intake.orders.marks.isUntold else { return GrowingColumn() }
    var sums = GrowingColumn<Int64>(zeros: intake.orders.count)
    withExtendedLifetime(intake) {
      let reader = LineValues(intake.lines)
      let (order, currency) = (intake.lines.order.reader, intake.orders.currency.reader)
      let day = intake.orders.moment.day.reader
      var cursor = MoneyCursor(money)
      sums.withMutableValues { sums in
        for line in 0..<intake.lines.count where order[line] >= 0 {
          let place = Int(order[line])
          let unit = cursor.conversion(of: currency[place], on: day[place]).unit
          let value = reader.value(of: line, unit)
          sums[place] = sums[place].addingReportingOverflow(value).partialValue
        }
      }
    }
    return sums
  }

  private static func units(_ quantity: Int64) -> Int32 {
    quantity == AmountReader.scale
      ? 1 : Int32(clamping: quantity.dividedHalfEven(by: AmountReader.scale))
  }
}

/// What lines are worth.
private struct LineValues {
  private let quantity, price, discount: AmountsReader
  private let isTotal: DraftReader<Bool>

  init(_ lines: LineDrafts) {
    (quantity, price) = (lines.quantity.reader, lines.price.reader)
    (discount, isTotal) = (lines.discount.reader, lines.isTotal.reader)
  }

  /// In minor units of the line's currency.
  @inline(__always)
  func value(of line: Int, _ unit: Int64) -> Int64 {
    if isTotal[line] { return Money.minor(price[line], unit) }
    // What overflows was refused when it was read.
    return Money.minor(
      quantity: quantity[line], price: price[line], discount: discount[line], unit) ?? 0
  }
}

/// Lines grouped by counting.
private struct LinesByOrder {
  private var starts: GrowingColumn<Int32>
  private var lines: GrowingColumn<Int32>

  init(_ order: PlaceReader, lines count: Int, orders: Int) {
    starts = GrowingColumn(zeros: orders + 2)
    lines = GrowingColumn(zeros: count)
    lines.withMutableValues { lines in
      // One place on, so that what is counted up while lines are placed ends where the next begins.
      starts.withMutableValues { starts in
        for line in 0..<count { starts[Int(order[line]) + 2] &+= 1 }
        for place in 2..<starts.count { starts[place] &+= starts[place - 1] }
        for line in 0..<count {
          let own = Int(order[line]) + 1
          lines[Int(starts[own])] = Int32(truncatingIfNeeded: line)
          starts[own] &+= 1
        }
      }
    }
  }

  /// The lines of some orders in their order, and where each order's begin.
  func gathered(
    _ orders: UnsafeBufferPointer<Int32>
  ) -> (order: Column<Int32>, offsets: Column<Int32>) {
    var offsets = GrowingColumn<Int32>(zeros: orders.count + 1)
    let order = Column<Int32>(capacity: lines.count) { room in
      var end = 0
      offsets.withMutableValues { offsets in
        for (place, order) in orders.enumerated() {
          for line in starts[Int(order)]..<starts[Int(order) + 1] {
            room[end] = lines[Int(line)]
            end += 1
          }
          offsets[place + 1] = Int32(truncatingIfNeeded: end)
        }
      }
      return end
    }
    return (order, offsets.column)
  }
}
