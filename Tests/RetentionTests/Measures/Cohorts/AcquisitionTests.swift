import CustomerData
import Retention
import Support
import Testing

@Suite("What a first order was like")
struct AcquisitionTests {
  private func label(_ dimension: AcquisitionDimension, _ shop: TinyShop, _ id: String) -> String? {
    let acquisition = Acquisition(dimension, of: shop.population)
    let code = Int(acquisition.codes[shop.row(of: id)])
    return code < 0 ? "nobody" : acquisition.bands[code].label
  }

  private let shop = TinyShop(
    asOf: "2011-12-31", customers: [.init("eve")],
    orders: [
      TinyOrder(
        "ann", "2011-01-01", 30_00, minute: 60, channel: "web", country: "FR",
        items: [
          TinyItem("cream", "Skincare", net: 10_00), TinyItem("kit", "Sets", net: 20_00),
          TinyItem("basin", "Home", net: 20_00),
        ]),
      TinyOrder("ann", "2011-01-01", 5_00, minute: 900, channel: "store", country: "BE"),
      TinyOrder("bob", "2011-02-01", 90_00, campaign: "Spring"),
    ])

  @Test("the first order decides, later ones of the day do not")
  func first() {
    #expect(label(.channel, shop, "ann") == "web" && label(.country, shop, "ann") == "FR")
    #expect(label(.campaign, shop, "bob") == "Spring")
  }

  @Test("the highest line names product and category, ties go to the smaller product id")
  func leading() {
    #expect(label(.product, shop, "ann") == "basin" && label(.category, shop, "ann") == "Home")
  }

  @Test("unknown is a value of its own, a prospect has none")
  func unknown() {
    #expect(label(.channel, shop, "bob") == nil && label(.product, shop, "bob") == nil)
    for dimension in AcquisitionDimension.allCases {
      #expect(label(dimension, shop, "eve") == "nobody")
    }
  }

  @Test(
    "an order of the first day with a discount makes a customer discounted, a later day does not")
  func discounted() {
    let shop = TinyShop(
      asOf: "2011-12-31",
      orders: [
        TinyOrder("ann", "2011-01-01"), TinyOrder("ann", "2011-01-01", discount: 5_00),
        TinyOrder("bob", "2011-02-01"), TinyOrder("bob", "2011-02-02", discount: 5_00),
      ])
    #expect(label(.discounted, shop, "ann") == "discounted")
    #expect(label(.discounted, shop, "bob") == "full price")
  }

  @Test("baskets are thirds of all first orders, cut at whole amounts")
  func baskets() {
    let shop = TinyShop(
      asOf: "2011-12-31",
      orders: (1...9).map { TinyOrder("c\($0)", "2011-01-0\($0)", Int64($0) * 10_10) })
    let acquisition = Acquisition(.basket, of: shop.population)
    #expect(acquisition.bands.map(\.label) == ["under 37 EUR", "37 EUR to 64 EUR", "from 64 EUR"])
    #expect(acquisition.codes == [0, 0, 0, 1, 1, 1, 2, 2, 2])
  }

  @Test("every buyer has one value, whatever comes later", arguments: Seed.some(40))
  func laws(case number: Int) {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let population = shop.population
    for dimension in AcquisitionDimension.allCases {
      let acquisition = Acquisition(dimension, of: population)
      #expect(Set(acquisition.bands).count == acquisition.bands.count)
      for row in 0..<population.facts.count {
        let code = Int(acquisition.codes[row])
        #expect((code >= 0) == (population.facts.orders[row] > 0))
        #expect(code < acquisition.bands.count)
      }
    }
  }
}
