import CustomerData
import Retention
import Support
import Testing

@Suite("Signals of what happens beside orders")
struct EventSignalsTests {
  private let shop = TinyShop(
    asOf: "2011-12-31",
    orders: [TinyOrder("ann", "2011-10-01"), TinyOrder("bob", "2011-11-01")],
    events: [
      TinyEvent("ann", .contacted, "2011-12-01", topic: "late"),
      TinyEvent("ann", .contacted, "2011-05-01", topic: "old"),
      TinyEvent("ann", .received, "2011-12-10"), TinyEvent("ann", .received, "2011-12-20"),
      TinyEvent("ann", .opened, "2011-12-11"),
      TinyEvent("ann", .delivered, "2011-10-04", value: 2000),
      TinyEvent("ann", .delivered, "2011-11-04", value: 4000),
      TinyEvent.promoter("ann", "2011-11-01", 3),
    ])

  private func value(_ signal: Signal, of id: String, in shop: TinyShop) throws -> Float? {
    let table = SignalTable(shop.dataset, horizon: 90)
    return table[try #require(table.ids.firstIndex(of: id)), signal]
  }

  @Test("contacts, the last score, opened messages and late deliveries are the customer's own")
  func own() throws {
    #expect(try value(.contacts180, of: "ann", in: shop) == 1)
    #expect(try abs(#require(try value(.lastScore, of: "ann", in: shop)) - 0.3) < 1e-6)
    #expect(try value(.openShare, of: "ann", in: shop) == 0.5)
    #expect(try value(.messages90, of: "ann", in: shop) == 2)
    #expect(try value(.deliveryDelay, of: "ann", in: shop) == 3)
  }

  @Test("who had none has none; what the files never tell of is missing for everybody")
  func missing() throws {
    #expect(try value(.contacts180, of: "bob", in: shop) == 0)
    #expect(try value(.messages90, of: "bob", in: shop) == 0)
    for signal in [Signal.lastScore, .openShare, .deliveryDelay, .deliveryIssues, .visits30] {
      #expect(try value(signal, of: "bob", in: shop) == nil, "\(signal)")
    }
    var silent = shop
    silent.events = []
    #expect(try value(.contacts180, of: "ann", in: silent) == nil)
  }
}
