import CustomerData

/// The columns of the order table as one thread of a sweep reads them, customer by customer.
struct OrderReader {
  /// Customers whose orders are taken up together: their values fit the first cache.
  private static let block = 512

  let offsets: UnsafeBufferPointer<Int32>
  let days: UnsafeBufferPointer<Day>
  let nets: NetWindow
  let customers: UnsafeBufferPointer<UInt64>?
  let orders: UnsafeBufferPointer<UInt64>?
  /// Every order's day lies in it.
  let bounds: DayRange
  let kept = KeptOrders()

  /// Shows a step the customers of one share who are selected and have an order left.
  func visit<Step: SweepStep>(_ share: Range<Int>, _ step: inout Step) {
    if let orders {
      visit(share, keeping: orders, &step)
    } else if let customers {
      visit(share, selectedBy: customers, &step)
    } else {
      for start in stride(from: share.lowerBound, to: share.upperBound, by: Self.block) {
        visit(all: start..<min(start + Self.block, share.upperBound), &step)
      }
    }
  }

  private func visit<Step: SweepStep>(all block: Range<Int>, _ step: inout Step) {
    let rows = Int(offsets[block.lowerBound])..<Int(offsets[block.upperBound])
    let values = nets.values(of: rows)
    for customer in block {
      let (start, end) = (Int(offsets[customer]), Int(offsets[customer &+ 1]))
      guard start < end else { continue }
      let own = (start &- rows.lowerBound)..<(end &- rows.lowerBound)
      show(
        OrderRun(
          customer: customer, days: UnsafeBufferPointer(rebasing: days[start..<end]),
          nets: UnsafeBufferPointer(rebasing: values[own])), &step)
    }
  }

  private func visit<Step: SweepStep>(
    _ range: Range<Int>, selectedBy customers: UnsafeBufferPointer<UInt64>, _ step: inout Step
  ) {
    var bits = SetBits(customers, from: range.lowerBound, to: range.upperBound)
    var customer = bits.next()
    while customer < range.upperBound {
      let rows = Int(offsets[customer])..<Int(offsets[customer &+ 1])
      if !rows.isEmpty {
        show(
          OrderRun(
            customer: customer, days: UnsafeBufferPointer(rebasing: days[rows]),
            nets: nets.values(of: rows)), &step)
      }
      customer = bits.next()
    }
  }

  /// From set bit to set bit: the cost follows the orders kept, and the orders of one customer are
  /// copied together.
  private func visit<Step: SweepStep>(
    _ range: Range<Int>, keeping orders: UnsafeBufferPointer<UInt64>, _ step: inout Step
  ) {
    let stop = Int(offsets[range.upperBound])
    var bits = SetBits(orders, from: Int(offsets[range.lowerBound]), to: stop)
    var row = bits.next()
    var customer = range.lowerBound
    while row < stop {
      while Int(offsets[customer &+ 1]) <= row { customer &+= 1 }
      let end = Int(offsets[customer &+ 1])
      kept.removeAll()
      while row < end {
        kept.append(days[row], nets[row])
        row = bits.next()
      }
      if isSelected(customer) { show(kept.run(of: customer), &step) }
    }
  }

  private func isSelected(_ customer: Int) -> Bool {
    guard let customers else { return true }
    return customers[customer >> 6] >> UInt64(customer & 63) & 1 == 1
  }

  // The tables of counters are as long as the days between these bounds: nothing may lie outside.
  @inline(__always)
  private func show<Step: SweepStep>(_ run: OrderRun, _ step: inout Step) {
    precondition(run.first >= bounds.first && run.last <= bounds.last, "an order out of its time")
    step.visit(run)
  }
}
