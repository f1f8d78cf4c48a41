import CustomerData
import Foundation
import Retention
import Support
import Testing

@Suite("Signals")
struct SignalTableTests {
  private let shop = TinyShop(
    asOf: "2011-12-31",
    customers: [TinyCustomer("nobody")],
    orders: [
      TinyOrder(
        "ann", "2011-01-05", 20_00, discount: 5_00, channel: "web", country: "FR",
        items: [TinyItem("kit", "Skincare", quantity: 2, net: 20_00)]),
      TinyOrder(
        "ann", "2011-03-06", 40_00, channel: "web", country: "FR",
        items: [TinyItem("oil", "Hair", net: 15_00), TinyItem("kit", "Skincare", net: 25_00)]),
      TinyOrder("ann", "2011-12-01", 30_00, refunded: 10_00, channel: "shop", country: "BE"),
      TinyOrder("bob", "2011-12-31", 50_00),
      TinyOrder("eve", "2010-02-01", 10_00), TinyOrder("eve", "2011-01-15", 10_00),
    ])

  private func value(_ signal: Signal, of id: String) throws -> Float? {
    let table = SignalTable(shop.dataset, horizon: 90)
    return table[try #require(table.ids.firstIndex(of: id)), signal]
  }

  private func isNear(_ signal: Signal, of id: String, _ expected: Double) throws -> Bool {
    let found = try value(signal, of: id)
    return try abs(Double(#require(found)) - expected) < 1e-5
  }

  @Test("one row a buyer, none for a prospect")
  func rows() {
    let table = SignalTable(shop.dataset, horizon: 90)
    #expect(table.ids == ["ann", "bob", "eve"] && table.customers == [1, 2, 3])
    #expect(table.values.count == 3 * SignalTable.width)
  }

  @Test("silence, gaps and windows are those of the customer's own days")
  func times() throws {
    #expect(try value(.recency, of: "ann") == 30 && value(.tenure, of: "ann") == 360)
    #expect(try value(.meanGap, of: "ann") == 165 && value(.medianGap, of: "ann") == 165)
    #expect(try value(.gapToSecond, of: "ann") == 60 && value(.gapSpread, of: "ann") == 105)
    #expect(try isNear(.gapTrend, of: "ann", log(270.0 / 165)))
    #expect(try isNear(.silenceOfUsual, of: "ann", log(31.0 / 166)))
    #expect(try value(.occasions30, of: "ann") == 0 && value(.occasions60, of: "ann") == 1)
    #expect(try isNear(.activeSpan, of: "ann", 330.0 / 360))
  }

  @Test("amounts, discounts and refunds are shares of the customer's own")
  func amounts() throws {
    #expect(try value(.spent, of: "ann") == 90_00 && value(.lastBasket, of: "ann") == 30_00)
    #expect(try isNear(.discountShare, of: "ann", 1.0 / 3))
    #expect(try isNear(.discountDepth, of: "ann", 5.0 / 95))
    #expect(try isNear(.refundShare, of: "ann", 0.1))
    #expect(try value(.firstDiscounted, of: "ann") == 1 && value(.lastRefunded, of: "ann") == 1)
    #expect(try value(.spendTrend, of: "ann") == 1 && value(.spendTrend, of: "eve") == nil)
  }

  @Test("baskets tell products, categories, lines and units")
  func baskets() throws {
    #expect(try value(.products, of: "ann") == 2 && value(.categories, of: "ann") == 2)
    #expect(try isNear(.favouriteShare, of: "ann", 2.0 / 3))
    #expect(try isNear(.linesPerOrder, of: "ann", 1) && isNear(.unitsPerOrder, of: "ann", 4.0 / 3))
    #expect(try isNear(.mainChannelShare, of: "ann", 2.0 / 3))
    #expect(try value(.homeCountry, of: "ann") == 0)
  }

  @Test("what the data do not hold is missing, never 0")
  func missing() throws {
    for signal in [Signal.meanGap, .gapTrend, .products, .channels, .homeCountry, .sameSeason] {
      #expect(try value(signal, of: "bob") == nil, "\(signal)")
    }
    var plain = shop
    plain.orders = [TinyOrder("ann", "2011-05-01")]
    let table = SignalTable(plain.dataset, horizon: 90)
    for signal in [Signal.discountShare, .discountDepth, .refundShare, .returnShare] {
      #expect(table[0, signal] == nil, "\(signal)")
    }
  }

  @Test("the season to come is known of those who could have bought in it a year before")
  func season() throws {
    #expect(try value(.sameSeason, of: "eve") == 1 && value(.sameSeason, of: "ann") == nil)
  }

  @Test("orders placed after the day change no signal", arguments: Seed.some(30))
  func future(seed number: Int) {
    var seed = Seed(number)
    var shop = TinyShop(chance: &seed)
    let cutoff = shop.asOf.adding(days: -seed.int(30...200))
    shop.asOf = cutoff
    shop.orders.removeAll { $0.day > cutoff }
    let before = SignalTable(shop.dataset, horizon: 90)
    let known = Set(shop.everyone.map(\.id))
    for id in shop.everyone.map(\.id) {
      let day = cutoff.adding(days: seed.int(1...90)).iso
      shop.orders.append(
        TinyOrder(
          id, day, 9_999_00, discount: 1_00, refunded: 1_00, channel: "later", country: "XX",
          items: [TinyItem("new", "Later", quantity: -3)]))
    }
    let after = SignalTable(shop.dataset, horizon: 90)
    #expect(before.ids == after.ids && known == Set(shop.everyone.map(\.id)))
    #expect(before.values.map(\.bitPattern) == after.values.map(\.bitPattern))
  }

  @Test("an order of the day itself is known: the test above would see a leak")
  func sameDay() {
    var shop = shop
    let before = SignalTable(shop.dataset, horizon: 90)
    shop.orders.append(TinyOrder("ann", "2011-12-31", 10_00))
    #expect(SignalTable(shop.dataset, horizon: 90)[0, .recency] == 0 && before[0, .recency] == 30)
  }
}
