import CustomerData

/// Each customer's own figures and everybody's gaps, from one pass over all orders.
struct FactTally: SweepStep {
  /// Columns with one place a customer.
  ///
  /// `@unchecked Sendable`: every thread writes only the places of its own customers, and the columns
  /// outlive the pass.
  struct Columns: @unchecked Sendable {
    let occasions: UnsafeMutableBufferPointer<Int32>
    let orders: UnsafeMutableBufferPointer<Int32>
    let spent: UnsafeMutableBufferPointer<Int64>
    let first: UnsafeMutableBufferPointer<Day>
    let last: UnsafeMutableBufferPointer<Day>
  }

  private let columns: Columns
  private let gaps: CounterTable<Int32>

  init(_ columns: Columns, longest days: Int) {
    self.columns = columns
    gaps = CounterTable(repeating: 0, count: days + 1)
  }

  mutating func visit(_ run: OrderRun) {
    let (customer, gapCounts) = (run.customer, gaps.cells)
    var previous = run.days[0].number
    var spent = run.nets[0]
    var occasions: Int32 = 1
    for order in 1..<max(1, run.count) {
      let day = run.days[order].number
      spent &+= run.nets[order]
      if day != previous {
        gapCounts[Int(day &- previous)] &+= 1
        occasions &+= 1
        previous = day
      }
    }
    columns.orders[customer] = Int32(truncatingIfNeeded: run.count)
    columns.occasions[customer] = occasions
    columns.spent[customer] = spent
    columns.first[customer] = run.days[0]
    columns.last[customer] = run.days[run.count &- 1]
  }

  mutating func merge(_ other: FactTally) {
    for gap in gaps.cells.indices { gaps.cells[gap] += other.gaps.cells[gap] }
  }

  /// The figures of every customer, and how often each gap between occasions occurs. O(orders).
  static func facts(of dataset: Dataset, threads: Int? = nil) -> (
    facts: CustomerFacts, gaps: Histogram
  ) {
    let count = dataset.customers.count
    var occasions = [Int32](repeating: 0, count: count)
    var orders = occasions
    var spent = [Int64](repeating: 0, count: count)
    var first = [Day](repeating: Day(number: 0), count: count)
    var last = first
    let longest = dataset.orderDays.count - 1
    let tally = occasions.withUnsafeMutableBufferPointer { occasions in
      orders.withUnsafeMutableBufferPointer { orders in
        spent.withUnsafeMutableBufferPointer { spent in
          first.withUnsafeMutableBufferPointer { first in
            last.withUnsafeMutableBufferPointer { last in
              let columns = Columns(
                occasions: occasions, orders: orders, spent: spent, first: first, last: last)
              return Sweep(dataset, threads: threads).complete {
                FactTally(columns, longest: longest)
              }
            }
          }
        }
      }
    }
    let facts = CustomerFacts(
      dataset, orders: orders, occasions: occasions, spent: spent, first: first, last: last)
    return (facts, Histogram(counts: tally.gaps.values()))
  }
}
