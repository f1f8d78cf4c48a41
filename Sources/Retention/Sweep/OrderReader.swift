import CustomerData

/// The columns of the order table as one thread of a sweep reads them, customer by customer.
struct OrderReader {
  /// What is visited between two looks at whether the question still stands.
  enum Block {
    /// At most so many customers, whose values fit the first cache.
    static let customers = 512
    /// At most so many orders, unless they are one customer's.
    static let orders = 16_384
  }

  let offsets: UnsafeBufferPointer<Int32>
  let days: UnsafeBufferPointer<Day>
  let nets: NetWindow
  let customers: UnsafeBufferPointer<UInt64>?
  let orders: UnsafeBufferPointer<UInt64>?
  /// Every order's day lies in it.
  let bounds: DayRange
  let kept = KeptOrders()

  /// Shows a step the customers of one share who are selected and have an order left; false: called
  /// off before a block.
  func visit<Step: SweepStep>(
    _ share: Range<Int>, _ step: inout Step, isCalledOff: () -> Bool
  ) -> Bool {
    var start = share.lowerBound
    while start < share.upperBound {
      if isCalledOff() { return false }
      let end = end(ofBlockFrom: start, to: share.upperBound)
      visit(start..<end, &step)
      start = end
    }
    return true
  }

  private func end(ofBlockFrom start: Int, to limit: Int) -> Int {
    var count = min(Block.customers, limit - start)
    while count > 1, Int(offsets[start + count] - offsets[start]) > Block.orders { count /= 2 }
    return start + count
  }

  private func visit<Step: SweepStep>(_ block: Range<Int>, _ step: inout Step) {
    if let orders {
      visit(block, keeping: orders, &step)
    } else if let customers {
      visit(block, selectedBy: customers, &step)
    } else {
      visit(all: block, &step)
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
