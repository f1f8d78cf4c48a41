import CustomerData
import Retention
import Support
import Testing

@Suite("Words of the shop")
struct ShopWordsTests {
  @Test("each source gives its own words, the usual ones first, absent ones never")
  func words() throws {
    var ann = TinyCustomer("ann", country: "FR")
    ann.city = "Lille"
    let shop = TinyShop(
      asOf: "2026-06-30", customers: [ann, TinyCustomer("bob", country: "FR")],
      orders: [
        TinyOrder("ann", "2026-01-01", channel: "web", items: [TinyItem("kit", "Soins", net: 1)]),
        TinyOrder("bob", "2026-01-02", channel: "shop", items: [TinyItem("oil", "Huiles", net: 1)]),
        TinyOrder("bob", "2026-01-03", channel: "shop", items: [TinyItem("oil", "Huiles", net: 1)]),
      ])
    let population = Population(shop.dataset)
    let everyone = population.dataset.everyone
    let measured = try ShopWords().measure(population, among: everyone)
    func texts(_ source: ShopWords.Source) -> [String] {
      (measured.value[source] ?? []).map(\.text)
    }
    #expect(texts(.product) == ["oil", "kit"])
    #expect(texts(.category) == ["Huiles", "Soins"])
    #expect(texts(.channel) == ["shop", "web"])
    #expect(texts(.country) == ["FR"])
    #expect(texts(.city) == ["Lille"])
    #expect(measured.value[.messageCampaign] == nil)
    #expect(measured.value[.country]?.first?.count == 2)
    expectAdds(
      measured.explanation, to: Double(measured.value.values.reduce(0) { $0 + $1.count }))
  }
}
