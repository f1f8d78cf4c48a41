import CustomerData

/// The orders of one customer that a filter kept, side by side.
final class KeptOrders {
  private var days = UnsafeMutableBufferPointer<Day>.allocate(capacity: 256)
  private var nets = UnsafeMutableBufferPointer<Int64>.allocate(capacity: 256)
  private var count = 0

  /// Forgets the orders held.
  func removeAll() { count = 0 }

  /// Takes the next order.
  @inline(__always)
  func append(_ day: Day, _ net: Int64) {
    if count == days.count {
      days = days.moved(to: 2 * count)
      nets = nets.moved(to: 2 * count)
    }
    days[count] = day
    nets[count] = net
    count &+= 1
  }

  /// The orders held, as the customer's; valid until the next change.
  func run(of customer: Int) -> OrderRun {
    OrderRun(
      customer: customer, days: UnsafeBufferPointer(rebasing: days[..<count]),
      nets: UnsafeBufferPointer(rebasing: nets[..<count]))
  }

  deinit {
    days.deallocate()
    nets.deallocate()
  }
}

extension UnsafeMutableBufferPointer where Element: BitwiseCopyable {
  /// The elements in a longer piece of memory; this one is given back.
  fileprivate func moved(to capacity: Int) -> Self {
    let longer = Self.allocate(capacity: capacity)
    _ = longer.update(fromContentsOf: self)
    deallocate()
    return longer
  }
}
