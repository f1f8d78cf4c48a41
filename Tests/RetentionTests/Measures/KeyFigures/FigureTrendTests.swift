import CustomerData
import Retention
import Support
import Testing

@Suite("Figures over time")
struct FigureTrendTests {
  @Test("each point is the figure of the period that ends there", arguments: Seed.some(25))
  func points(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let population = shop.population
    let everyone = shop.dataset.everyone
    let trend = FigureTrend(steps: 6, stepDays: seed.int(1...60), days: seed.int(1...120))
    let measured = try trend.measure(population, among: everyone)
    #expect(measured.value.ends.last == shop.asOf && measured.value.ends.count == 6)
    for (place, end) in measured.value.ends.enumerated() {
      let period = DayRange(last: trend.days, upTo: end)
      let set = try KeyFigures(range: period).measure(population, among: everyone).value
      let hasData = shop.dataset.firstDay.map { $0 <= end } ?? false
      for name in FigureName.allCases {
        let value = measured.value.values[name]?[place]
        #expect(same(value ?? nil, hasData ? set[name]?.value : nil), "\(name) \(end.iso)")
      }
    }
  }

  @Test("the account of a curve is the account of its own figure", arguments: Seed.some(15))
  func accounts(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let trend = FigureTrend()
    let measured = try trend.measure(shop.population, among: shop.dataset.everyone)
    guard shop.dataset.firstDay != nil else { return }
    for name in FigureName.allCases {
      let last = measured.value.values[name]?.last
      expectAdds(trend.explanation(of: name, in: measured), to: last ?? nil)
    }
  }
}
