import CustomerData
import Retention
import Support
import Testing

@Suite("Enough data for a purchase model")
struct PurchaseSufficiencyTests {
  private func history(
    buyers: Int = 500, oldest: Int = 179, silence: Int = 29, repeats: Int = 2
  ) -> PurchaseHistory {
    let last = oldest - silence
    let rows = [(repeats: repeats, last: repeats == 0 ? 0 : last, age: oldest, value: 1.0)]
    let others = (1..<max(1, buyers)).map { _ in
      (repeats: 1, last: 1, age: oldest, value: 1.0)
    }
    return PurchaseHistory(cutoff: Day(number: 0), rows + others)
  }

  @Test("500 buyers, 180 days, an order in the last 30 and somebody's third are just enough")
  func enough() {
    #expect(PurchaseSufficiency(history()).isSufficient)
  }

  @Test("each test that fails is named")
  func failures() {
    #expect(PurchaseSufficiency(history(buyers: 499)).failed == [.buyers])
    #expect(PurchaseSufficiency(history(oldest: 178)).failed == [.days])
    #expect(PurchaseSufficiency(history(silence: 30)).failed == [.recent])
    #expect(PurchaseSufficiency(history(repeats: 1)).failed == [.frequent])
    let nothing = PurchaseSufficiency(PurchaseHistory(cutoff: Day(number: 0), []))
    #expect(nothing.failed == PurchaseSufficiency.Test.allCases && nothing.silence == nil)
  }

  @Test("CDNOW and Online Retail are enough")
  func published() {
    #expect(PurchaseSufficiency(PublishedFits.history).isSufficient)
    #expect(PurchaseSufficiency(PurchaseHistory(PublishedShop.uci.dataset)).isSufficient)
  }
}
