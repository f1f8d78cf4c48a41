import CustomerData
import Retention
import Support
import Testing

@Suite("Activity window")
struct ActivityWindowTests {
  @Test("is a number of days or p90, nothing else")
  func reading() {
    #expect(ActivityWindow("180") == .days(180) && ActivityWindow("P90") == .usualGaps)
    for text in ["", "0", "-1", "p9", "90.5", "36501"] { #expect(ActivityWindow(text) == nil) }
  }

  @Test("P90 of gaps is the number of days that nine gaps of ten do not exceed")
  func gaps() {
    var shop = TinyShop(asOf: "2011-12-31")
    var day = Day(tiny: "2011-01-01")
    // Gaps of 1, 2 … 11 days; the tenth of them stands at place 0.9 × 10.
    for gap in 0...11 {
      day = day.adding(days: gap)
      shop.orders.append(TinyOrder("ann", day.iso))
    }
    #expect(ActivityWindow.usualGaps.days(of: shop.dataset) == 10)
    #expect(ActivityWindow.shop.days(of: shop.dataset) == 365)
    shop.shop.activityFollowsGaps = true
    #expect(ActivityWindow.shop.days(of: shop.dataset) == 10)
    #expect(shop.dataset.with(.shop).shop.activityWindowDays == 10)
    #expect(shop.dataset.with(.days(30)).fingerprint != shop.dataset.fingerprint)
  }

  @Test("nobody having come back, P90 is the shop's own window")
  func nobody() {
    let shop = TinyShop(asOf: "2011-12-31", orders: [TinyOrder("ann", "2011-01-01")])
    #expect(ActivityWindow.usualGaps.days(of: shop.dataset) == 365)
  }
}
