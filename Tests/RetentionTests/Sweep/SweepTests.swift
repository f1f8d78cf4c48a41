import CustomerData
import Support
import Synchronization
import Testing

@testable import Retention

@Suite("One pass over the orders")
struct SweepTests {
  /// Writes down whom it meets.
  private struct Roll: SweepStep {
    struct Entry: Hashable, Comparable {
      let customer: Int
      let days: [Day]
      let nets: [Int64]

      static func < (a: Entry, b: Entry) -> Bool { a.customer < b.customer }
    }

    var entries: [Entry] = []

    mutating func visit(_ run: OrderRun) {
      entries.append(
        Entry(customer: run.customer, days: Array(run.days), nets: Array(run.nets)))
    }

    mutating func merge(_ other: Roll) { entries += other.entries }
  }

  private static func isKept(_ day: Day, _ net: Int64) -> Bool {
    (Int64(day.number) + net / 1000) % 3 != 0
  }

  /// Who should be met, read off the table row by row.
  private func expected(_ dataset: Dataset, _ customers: Bitmap?, _ orders: Bitmap?) -> [Roll.Entry]
  {
    (0..<dataset.customers.count).compactMap { customer in
      guard customers?[customer] ?? true else { return nil }
      let rows = dataset.customers.orders(of: customer).filter { orders?[$0] ?? true }
      guard !rows.isEmpty else { return nil }
      return Roll.Entry(
        customer: customer, days: rows.map { dataset.orders.day[$0] },
        nets: rows.map { dataset.orders.net[$0] })
    }
  }

  @Test(
    "everyone selected who has an order left is visited once with all of them, by any number of threads",
    arguments: Seed.some(60))
  func visits(case number: Int) throws {
    var seed = Seed(number)
    var shop = number % 2 == 0 ? TinyShop(chance: &seed) : TinyShop.crowd(&seed)
    // Amounts beyond 32 bits are stored otherwise, nothing but zeros otherwise again.
    if number % 5 == 1, !shop.orders.isEmpty { shop.orders[0].net = 5_000_000_000 }
    if number % 5 == 2 { for order in shop.orders.indices { shop.orders[order].net = 0 } }
    let dataset = shop.dataset
    let some = Bitmap(count: dataset.customers.count) { _ in seed.oneIn(3) }
    let kept = Bitmap(count: dataset.orders.count) {
      Self.isKept(dataset.orders.day[$0], dataset.orders.net[$0])
    }
    for threads in [1, 2, 3] {
      for customers in [nil, some] {
        for orders in [nil, kept] {
          let sweep = Sweep(dataset, customers: customers, orders: orders, threads: threads)
          let met = try sweep.run { Roll() }.entries.sorted()
          #expect(met == expected(dataset, customers, orders))
        }
      }
    }
  }

  @Test("a customer with thousands of orders is met with each of them")
  func manyOrders() throws {
    let asOf = Day(tiny: "2011-12-31")
    let orders = (0..<3000).map { number in
      TinyOrder("ann", asOf.adding(days: -number / 3).iso, Int64(number % 7 + 1))
    }
    let dataset = TinyShop(asOf: asOf.iso, orders: orders + [TinyOrder("bob", "2011-01-01")])
      .dataset
    let odd = Bitmap(count: dataset.orders.count) { $0 % 2 == 1 }
    for kept in [nil, odd] {
      let met = try Sweep(dataset, orders: kept).run { Roll() }.entries.sorted()
      #expect(met == expected(dataset, nil, kept))
    }
  }

  @Test("in a cancelled task a pass ends without an answer, one that is kept ends with it")
  func cancelled() async throws {
    var seed = Seed(1)
    let dataset = TinyShop.crowd(&seed).dataset
    let question = Task { () throws(MetricError) in
      while !Task.isCancelled { await Task.yield() }
      let kept = Sweep(dataset, threads: 2).complete { Roll() }
      #expect(kept.entries.sorted() == expected(dataset, nil, nil))
      return try Sweep(dataset, threads: 2).run { Roll() }.entries.count
    }
    question.cancel()
    await #expect(throws: MetricError.cancelled) { try await question.value }
  }

  @Test("a pass called off on the way leaves the rest unvisited")
  func calledOff() async throws {
    var seed = Seed(2)
    let dataset = TinyShop.crowd(&seed, shops: 200).dataset
    let met = Mutex(0)
    let question = Task { () throws(MetricError) in
      try Sweep(dataset, threads: 1).run {
        Stopper { met.withLock { $0 += 1 } }
      }
    }
    await #expect(throws: MetricError.cancelled) { try await question.value }
    let visited = met.withLock { $0 }
    #expect(visited > 0 && visited < expected(dataset, nil, nil).count)
  }

  /// Calls off its own task at the first customer.
  private struct Stopper: SweepStep {
    let onVisit: @Sendable () -> Void

    func visit(_ run: OrderRun) {
      withUnsafeCurrentTask { $0?.cancel() }
      onVisit()
    }

    func merge(_ other: Stopper) {}
  }

  @Test(
    "between two looks at whether the question still stands lies one small block",
    arguments: Seed.some(4))
  func blocks(case number: Int) throws {
    var seed = Seed(number)
    let asOf = Day(tiny: "2011-12-31")
    // A few with very many orders among many with few.
    let orders = (0..<1200).flatMap { customer in
      (0..<(customer % 700 == 3 ? 17_000 : seed.int(0...30))).map { order in
        TinyOrder("c\(customer)", asOf.adding(days: -order % 900).iso, 1000)
      }
    }
    let dataset = TinyShop(asOf: asOf.iso, orders: orders).dataset
    let some = Bitmap(count: dataset.customers.count) { _ in seed.oneIn(2) }
    let kept = Bitmap(count: dataset.orders.count) { _ in seed.oneIn(2) }
    for customers in [nil, some] {
      for rows in [nil, kept] {
        let sweep = Sweep(dataset, customers: customers, orders: rows, threads: 1)
        let pulse = Pulse()
        #expect(
          sweep.pass {
            Counted(by: pulse)
          } isCalledOff: {
            pulse.look(of: .max)
          } != nil)
        let blocks = pulse.blocks
        #expect(blocks.reduce(0) { $0 + $1.orders } == sweepable(dataset, customers, rows))
        for block in blocks {
          #expect(block.customers <= OrderReader.Block.customers)
          #expect(block.orders <= OrderReader.Block.orders || block.customers == 1)
        }
        let stopped = Pulse()
        #expect(
          sweep.pass {
            Counted(by: stopped)
          } isCalledOff: {
            stopped.look(of: 2)
          } == nil)
        #expect(stopped.blocks.map(\.orders) == Array(blocks.map(\.orders).prefix(1)) + [0])
      }
    }
  }

  private func sweepable(_ dataset: Dataset, _ customers: Bitmap?, _ orders: Bitmap?) -> Int {
    expected(dataset, customers, orders).reduce(0) { $0 + $1.days.count }
  }

  @Test("a pass called off before it begins visits nobody, on any number of threads")
  func calledOffAtOnce() {
    var seed = Seed(3)
    let dataset = TinyShop.crowd(&seed).dataset
    for threads in [1, 2, 3] {
      let pulse = Pulse()
      let step = Sweep(dataset, threads: threads).pass {
        Counted(by: pulse)
      } isCalledOff: {
        true
      }
      #expect(step == nil && pulse.blocks.isEmpty)
    }
  }

  /// Adds up what is visited between two looks.
  private final class Pulse: Sendable {
    private let met = Mutex<[(customers: Int, orders: Int)]>([])

    var blocks: [(customers: Int, orders: Int)] { met.withLock { $0 } }

    /// Looks, and says stop at the `most`th time.
    func look(of most: Int) -> Bool {
      met.withLock { met in
        met.append((0, 0))
        return met.count == most
      }
    }

    func count(_ orders: Int) {
      met.withLock { met in
        met[met.count - 1].customers += 1
        met[met.count - 1].orders += orders
      }
    }
  }

  private struct Counted: SweepStep {
    let pulse: Pulse

    init(by pulse: Pulse) { self.pulse = pulse }

    func visit(_ run: OrderRun) { pulse.count(run.count) }

    func merge(_ other: Counted) {}
  }

  @Test("two steps on one pass count what each counts alone", arguments: Seed.some(20))
  func both(case number: Int) throws {
    var seed = Seed(number)
    let dataset = TinyShop.crowd(&seed).dataset
    let both = try Sweep(dataset, threads: 2).run { Both(Roll(), Roll()) }
    let alone = try Sweep(dataset, threads: 1).run { Roll() }.entries
    #expect(both.first.entries.sorted() == alone && both.second.entries.sorted() == alone)
  }

  @Test("figures counted by two threads are those counted by one", arguments: Seed.some(40))
  func threads(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop.crowd(&seed)
    let dataset = shop.dataset
    let ends = (0..<4).reversed().map { shop.asOf.adding(days: -$0 * 45) }
    func tallies(_ threads: Int) throws -> [String] {
      try FigureTally.tallies(
        dataset, among: dataset.everyone, ends: ends, days: 90, threads: threads
      ).map { "\($0)" }
    }
    #expect(try tallies(1) == tallies(2))
    let (one, two) = (
      FactTally.facts(of: dataset, threads: 1), FactTally.facts(of: dataset, threads: 2)
    )
    #expect(one.facts.spent == two.facts.spent && one.facts.occasions == two.facts.occasions)
    #expect(one.gaps == two.gaps)
    let calendar = try #require(PeriodCalendar(dataset, per: .week))
    func rows(_ threads: Int) throws -> [CohortRow] {
      try Sweep(dataset, threads: threads).run { CohortTally(CohortLayout(calendar)) }
        .rows(measure: .rolling, asOf: dataset.asOf, major: dataset.major)
    }
    #expect(try rows(1) == rows(2))
  }
}
