import CustomerData
import Dispatch
import Synchronization

/// One pass over the orders of some customers, on two threads where that pays, that answers every
/// question riding on it.
///
/// Customers are dealt out in shares of a few thousand, which are visited in blocks of a few hundred
/// (`OrderReader.Block`); every thread looks at the task's cancellation before each block, so a question
/// that was called off ends within a millisecond.
struct Sweep {
  /// From so many orders on a second thread pays: 60,000 take under a millisecond, and two threads
  /// as long as one (measured).
  static let ordersForTwo = 100_000

  let dataset: Dataset
  private let customers: Bitmap?
  private let orders: Bitmap?
  private let threads: Int
  /// Customers of one share: whole words of a bitmap, and in small shops enough shares for two.
  private let share: Int

  /// A pass over the orders of `customers`, and of those only `orders`; nil: all.
  ///
  /// - Parameter threads: how many; nil: as many as pay.
  init(_ dataset: Dataset, customers: Bitmap? = nil, orders: Bitmap? = nil, threads: Int? = nil) {
    precondition(customers.map { $0.count == dataset.customers.count } ?? true, "foreign customers")
    precondition(orders.map { $0.count == dataset.orders.count } ?? true, "foreign orders")
    self.dataset = dataset
    self.customers = customers
    self.orders = orders
    share = min(4096, max(64, dataset.customers.count / 16 & ~63))
    self.threads = max(1, threads ?? Self.threads(for: dataset, customers, orders))
  }

  /// A pass over everybody's orders in a selection.
  init(_ dataset: Dataset, among selection: Selection, threads: Int? = nil) {
    self.init(dataset, customers: selection.customers, threads: threads)
  }

  private static func threads(for dataset: Dataset, _ customers: Bitmap?, _ orders: Bitmap?) -> Int
  {
    var expected = orders?.population ?? dataset.orders.count
    if let customers, customers.count > 0 {
      expected = Int(Double(expected) * Double(customers.population) / Double(customers.count))
    }
    return expected < ordersForTwo ? 1 : 2
  }

  /// The step after it has seen every selected customer with an order; each thread fills its own.
  /// O(selected orders + customers / 64).
  ///
  /// - Throws: `cancelled` when the task is.
  func run<Step: SweepStep>(_ make: @Sendable () -> Step) throws(MetricError) -> Step {
    let step = withUnsafeCurrentTask { task in
      // Other threads may ask a task for this alone; it lives on while it waits here for them.
      nonisolated(unsafe) let task = task
      return pass(make) { task?.isCancelled ?? false }
    }
    guard let step else { throw .cancelled }
    return step
  }

  /// The same for what is kept whoever asks: it runs to its end even in a cancelled task.
  func complete<Step: SweepStep>(_ make: @Sendable () -> Step) -> Step {
    pass(make, isCalledOff: { false }) ?? make()
  }

  /// The same, asking before each block whether to go on; nil: it was called off.
  func pass<Step: SweepStep>(
    _ make: @Sendable () -> Step, isCalledOff: @Sendable () -> Bool
  ) -> Step? {
    let shares = (dataset.customers.count + share - 1) / share
    let next = Atomic(0)
    let isOver = Atomic(false)
    let total = Guarded<Step?>(nil)
    @Sendable func work() {
      var step = make()
      reading { reader in
        while true {
          let turn = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard turn < shares else { return }
          let own = turn * share..<min((turn + 1) * share, dataset.customers.count)
          let isDone = reader.visit(own, &step) {
            isOver.load(ordering: .relaxed) || isCalledOff()
          }
          if !isDone { return isOver.store(true, ordering: .relaxed) }
        }
      }
      let mine = step
      total.withLock { total in
        if total == nil { total = mine } else { total?.merge(mine) }
      }
    }
    if threads == 1 || shares < 2 {
      work()
    } else {
      DispatchQueue.concurrentPerform(iterations: min(threads, shares)) { _ in work() }
    }
    return isOver.load(ordering: .relaxed) ? nil : total.withLock { $0 }
  }

  private func reading(_ body: (OrderReader) -> Void) {
    dataset.customers.orderOffsets.withUnsafeBufferPointer { offsets in
      dataset.orders.day.withUnsafeBufferPointer { days in
        dataset.orders.net.withSource { nets in
          words(of: customers) { customers in
            words(of: orders) { orders in
              body(
                OrderReader(
                  offsets: offsets, days: days, nets: NetWindow(nets),
                  customers: customers, orders: orders, bounds: dataset.orderDays))
            }
          }
        }
      }
    }
  }

  private func words(of bitmap: Bitmap?, _ body: (UnsafeBufferPointer<UInt64>?) -> Void) {
    if let bitmap { bitmap.withWords { body($0) } } else { body(nil) }
  }
}

extension Dataset {
  /// The days an order can lie in: from the first one's to the as-of day.
  var orderDays: DayRange { DayRange(firstDay ?? asOf, asOf) }
}
