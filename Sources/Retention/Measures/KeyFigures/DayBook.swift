import CustomerData

/// What the orders of the customers add up to day by day: the counts of any period and window are
/// read off it, however many are asked for.
///
///     in the w days up to E  =  entered up to E − left up to E
///
/// A customer enters a window of w days with an order and leaves it w days later, unless the next
/// order comes before: only gaps of w days and more change anything. Whoever ordered in both of two
/// neighbouring windows is in the one, in the other, less in their union, a window of twice the length.
struct DayBook: SweepStep {
  /// The orders of one day.
  fileprivate struct Flow: BitwiseCopyable {
    var revenue: Int64 = 0
    var orders: Int32 = 0
    /// Customers with their second order day.
    var second: Int32 = 0
  }

  /// What one day changes in the numbers of customers.
  fileprivate struct Change: BitwiseCopyable {
    /// What those who came on this day spent in their first 365 days.
    var yearRevenue: Int64 = 0
    var new: Int32 = 0
    /// Customers with their second order.
    var reordered: Int32 = 0
    var inPeriod: Int32 = 0
    var inWindow: Int32 = 0
    var inBoth: Int32 = 0
  }

  private static let year = 365

  private let flows: CounterTable<Flow>
  private let anonymous: CounterTable<Flow>
  private let changes: CounterTable<Change>
  private let firstDay: Int32
  private let period: Int
  private let window: Int
  /// Gaps below it change no number of customers.
  private let shortest: Int
  private let end: Int

  init(_ frame: FigureFrame) {
    (period, window) = (frame.days, frame.window)
    shortest = min(period, window)
    firstDay = frame.bounds.first.number
    // Long after the last order every window is empty and stays so.
    let quiet = frame.bounds.count + 2 * max(period, window, Self.year)
    let last = frame.ends.last.map { $0 - frame.bounds.first + 1 } ?? 0
    end = max(frame.bounds.count, min(last, quiet))
    flows = CounterTable(repeating: Flow(), count: end)
    anonymous = CounterTable(repeating: Flow(), count: end)
    // One place more takes what happens after the last day.
    changes = CounterTable(repeating: Change(), count: end + 1)
  }

  mutating func visit(_ run: OrderRun) {
    let (flow, change) = (flows.cells, changes.cells)
    let first = Int(run.first.number &- firstDay)
    var day = first
    var year: Int64 = 0
    for order in 0..<run.count {
      let (place, net) = (Int(run.days[order].number &- firstDay), run.nets[order])
      flow[place].revenue &+= net
      flow[place].orders &+= 1
      year &+= place &- first < Self.year ? net : 0
      if day == first, place != first { flow[place].second &+= 1 }
      if place &- day >= shortest { move(from: day, to: place) }
      day = place
    }
    change[first].yearRevenue &+= year
    change[first].new &+= 1
    change[first].inPeriod &+= 1
    change[first].inWindow &+= 1
    change[first].inBoth &+= 1
    if run.count > 1 { change[Int(run.days[1].number &- firstDay)].reordered &+= 1 }
    change[min(day &+ period, end)].inPeriod &-= 1
    change[min(day &+ window, end)].inWindow &-= 1
    change[min(day &+ 2 &* window, end)].inBoth &-= 1
  }

  /// Leaves the windows that are over by the next order, and enters them again with it.
  @inline(__always)
  private func move(from day: Int, to next: Int) {
    let change = changes.cells
    if day &+ period <= next {
      change[day &+ period].inPeriod &-= 1
      change[next].inPeriod &+= 1
    }
    if day &+ window <= next {
      change[day &+ window].inWindow &-= 1
      change[next].inWindow &+= 1
    }
    if day &+ 2 &* window <= next {
      change[day &+ 2 &* window].inBoth &-= 1
      change[next].inBoth &+= 1
    }
  }

  /// Orders of nobody known, which count in revenue and orders alone.
  func addAnonymous(of dataset: Dataset) {
    for order in dataset.anonymousOrders {
      let place = Int(dataset.orders.day[order].number - firstDay)
      anonymous.cells[place].orders &+= 1
      anonymous.cells[place].revenue &+= dataset.orders.net[order]
    }
  }

  mutating func merge(_ other: DayBook) {
    for day in 0..<end {
      flows.cells[day].add(other.flows.cells[day])
      changes.cells[day].add(other.changes.cells[day])
    }
  }

  /// Fills in the counts of each tally's period and window. O(days + tallies).
  func fill(_ tallies: inout [FigureTally]) {
    let flows = Self.sums(flows.values(), of: Flow()) { $0.add($1) }
    let anonymous = Self.sums(anonymous.values(), of: Flow()) { $0.add($1) }
    let changes = Self.sums(changes.values(first: end), of: Change()) { $0.add($1) }
    for number in tallies.indices {
      // Sums up to the last day have one place more than it.
      let last = Int(tallies[number].period.last.number - firstDay) + 1
      func place(_ daysBefore: Int) -> Int { max(0, min(end, last - daysBefore)) }
      tallies[number].take(flows[place(0)], since: flows[place(period)])
      tallies[number].take(anonymous: anonymous[place(0)], since: anonymous[place(period)])
      tallies[number].take(changes[place(0)], since: changes[place(period)])
      tallies[number].take(before: changes[place(window)])
      tallies[number].take(yearOld: changes[place(Self.year)])
    }
  }

  /// What comes before each place and before the end.
  private static func sums<Entry>(
    _ entries: [Entry], of nothing: Entry, _ add: (inout Entry, Entry) -> Void
  ) -> [Entry] {
    var sum = nothing
    var sums = [nothing]
    sums.reserveCapacity(entries.count + 1)
    for entry in entries {
      add(&sum, entry)
      sums.append(sum)
    }
    return sums
  }
}

extension DayBook.Flow {
  fileprivate mutating func add(_ other: Self) {
    revenue &+= other.revenue
    orders &+= other.orders
    second &+= other.second
  }
}

extension DayBook.Change {
  fileprivate mutating func add(_ other: Self) {
    yearRevenue &+= other.yearRevenue
    new &+= other.new
    reordered &+= other.reordered
    inPeriod &+= other.inPeriod
    inWindow &+= other.inWindow
    inBoth &+= other.inBoth
  }
}

extension FigureTally {
  fileprivate mutating func take(_ flow: DayBook.Flow, since start: DayBook.Flow) {
    revenue = flow.revenue - start.revenue
    orders = Int(flow.orders - start.orders)
    knownOrders = Int(flow.orders)
    repeaters = Int(flow.second)
  }

  fileprivate mutating func take(anonymous flow: DayBook.Flow, since start: DayBook.Flow) {
    revenue += flow.revenue - start.revenue
    anonymousOrders = Int(flow.orders - start.orders)
    orders += anonymousOrders
  }

  fileprivate mutating func take(_ now: DayBook.Change, since start: DayBook.Change) {
    customers = Int(now.new)
    new = Int(now.new - start.new)
    reordered = Int(now.reordered)
    inPeriod = Int(now.inPeriod)
    active = Int(now.inWindow)
    retained = Int(now.inWindow - now.inBoth)
  }

  fileprivate mutating func take(before: DayBook.Change) {
    base = Int(before.inWindow)
    retained += base
  }

  fileprivate mutating func take(yearOld: DayBook.Change) {
    firstYearCustomers = Int(yearOld.new)
    firstYearRevenue = yearOld.yearRevenue
  }
}
