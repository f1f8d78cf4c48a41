import CustomerData
import Support
import Testing

@testable import Retention

/// Signals may only look backward. Each check is also made of readers that cheat, so that a leak would be seen.
@Suite("Leaks")
struct LeakTests {
  /// The signals of a shop at the end of a day, by whatever reads them.
  typealias Reader = @Sendable (TinyShop, Day) -> [UInt32]

  private static let signals: Reader = { shop, day in
    var then = shop
    then.asOf = day
    return SignalTable(then.dataset, horizon: 60).values.map(\.bitPattern)
  }

  /// Reads each buyer's very last order, whenever it was.
  private static let cheating: Reader = { shop, day in
    var then = shop
    then.asOf = day
    let last = SignalTable(then.dataset, horizon: 60).ids.map { id in
      shop.orders.filter { $0.customer == id }.map(\.day.number).max() ?? 0
    }
    return signals(shop, day) + last.map { UInt32(bitPattern: $0) }
  }

  /// Counts events of any day.
  private static let overhearing: Reader = { shop, day in
    signals(shop, day)
      + [UInt32(shop.events.count { $0.kind == .contacted && $0.day.number % 2 == 0 })]
  }

  /// Whether shifting what happens after a day changes what a reader says of that day.
  private func leaks(_ reader: Reader, _ number: Int) -> Bool {
    var seed = Seed(number)
    var shop = ModelFittingTests.shop(40, seed: number)
    let cutoff = shop.asOf.adding(days: -seed.int(60...200))
    for customer in 0..<40 {
      let day = cutoff.adding(days: seed.int(-60...90)).iso
      shop.events.append(TinyEvent("c\(customer)", .contacted, day, topic: "late"))
    }
    let before = reader(shop, cutoff)
    for place in shop.orders.indices where shop.orders[place].day > cutoff {
      shop.orders[place].day = cutoff.adding(days: seed.int(1...400))
    }
    for place in shop.events.indices where shop.events[place].day > cutoff {
      shop.events[place].day = cutoff.adding(days: seed.int(1...400))
    }
    return reader(shop, cutoff) != before
  }

  @Test("shifting orders and events after the cutoff changes no signal", arguments: Seed.some(8))
  func honest(seed number: Int) { #expect(!leaks(Self.signals, number)) }

  @Test("a signal that sees later orders, or later events, is found out")
  func planted() {
    #expect((1...8).contains { leaks(Self.cheating, $0) })
    #expect((1...8).contains { leaks(Self.overhearing, $0) })
  }

  /// The area under the curve of customers not seen, their outcomes shuffled; `plants` puts the outcome
  /// itself among the signals.
  private func area(plants: Bool) throws -> Double {
    var seed = Seed(6)
    func rows(_ number: Int) -> TrainingRows {
      let rows = BoostedTreesTests.rows(1200, seed: number)
      let left = rows.left.shuffled(using: &seed)
      var values = rows.table.values
      for row in left.indices where plants {
        values[row * SignalTable.width + Signal.homeCountry.column] = left[row] ? 1 : 0
      }
      let table = SignalTable(
        day: rows.table.day, customers: rows.table.customers, ids: rows.table.ids, values: values)
      return TrainingRows(table: table, left: left)
    }
    let model = LogisticModel(rows(5), penalty: 10)
    let unseen = rows(7)
    return try #require(
      Ranking(scores: model.risks(unseen.table), left: unseen.left).areaUnderCurve)
  }

  @Test("shuffled outcomes cannot be foreseen, unless a signal holds them")
  func shuffled() throws {
    // Four standard deviations of the area of 1,200 customers, about half of them leavers.
    #expect(try abs(area(plants: false) - 0.5) < 0.067)
    #expect(try abs(area(plants: true) - 0.5) > 0.067)
  }
}
