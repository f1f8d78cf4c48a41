import CustomerData
import Support
import Testing

@testable import Retention

@Suite("The overview")
struct OverviewTests {
  private static func shop(_ number: Int, _ seed: inout Seed) -> TinyShop {
    var shop = number % 3 == 0 ? TinyShop.crowd(&seed, shops: 8) : TinyShop(chance: &seed)
    if seed.oneIn(2) { shop.shop.activityWindowDays = seed.int(1...300) }
    return shop
  }

  @Test(
    "each part is what the metric of its name answers, of anybody and of any period",
    arguments: Seed.some(200))
  func parts(case number: Int) throws {
    var seed = Seed(number)
    let shop = Self.shop(number, &seed)
    let (dataset, population) = (shop.dataset, shop.population)
    let chosen = seed.oneIn(2) ? dataset.everyone : shop.selection(shop.halves(&seed).0)
    let range =
      seed.oneIn(3)
      ? DayRange(last: seed.int(1...200), upTo: shop.asOf.adding(days: -seed.int(-20...250))) : nil
    let overview = Overview(days: seed.int(1...400), range: range)
    let value = try overview.measure(population, among: chosen).value
    let figures = try KeyFigures(days: overview.days, range: range)
      .measure(population, among: chosen).value
    #expect(value.figures.value.figures == Overview.names.map { figures[$0] })
    #expect(value.figures.value.period == figures.period)
    let trend = try FigureTrend(days: overview.days).measure(population, among: chosen).value
    #expect(value.trend.value.values == trend.values.filter { Overview.names.contains($0.key) })
    #expect(value.trend.value.ends == trend.ends)
    #expect(try value.weeks == PeriodFigures(per: .week).measure(population, among: chosen))
    #expect(
      try value.segments == RecencyFrequencyMonetary().measure(population, among: chosen))
    #expect(try value.cohorts == CohortRetention().measure(population, among: chosen))
  }

  @Test(
    "silent regulars are the customers at risk by a gap of their own", arguments: Seed.some(200))
  func silence(case number: Int) throws {
    var seed = Seed(number)
    let shop = Self.shop(number, &seed)
    let chosen = shop.selection(shop.halves(&seed).0)
    let rows = try SilenceRisk().measure(shop.population, among: chosen).value.rows
      .filter(\.isOwnGap)
    let silence = try Overview().measure(shop.population, among: chosen).value.silence
    #expect(silence.count == rows.count)
    #expect(silence.yearlySpend == rows.reduce(0) { $0 + $1.yearlySpend })
    #expect(silence.silence == middle(rows.map(\.silence)) ?? 0)
  }

  @Test("late are those with one order day, one to two usual waits ago", arguments: Seed.some(200))
  func late(case number: Int) throws {
    var seed = Seed(number)
    let shop = Self.shop(number, &seed)
    let chosen = shop.halves(&seed).0
    let value = try Overview().measure(shop.population, among: shop.selection(chosen)).value
    let slow = SlowShop(shop, among: chosen)
    let waits = slow.ids.compactMap { slow.gaps($0).first }
    let wait = middle(waits).map { Int($0.rounded()) } ?? 0
    guard wait > 0 else {
      #expect(value.late == nil)
      return
    }
    let late = slow.buyers.filter { id in
      slow.days(id).count == 1
        && slow.first(id).map { (wait + 1...2 * wait).contains(shop.asOf - $0) } ?? false
    }
    #expect(value.late == Overview.LateSecondOrders(wait: wait, customers: late.count))
  }

  @Test("two threads see what one sees", arguments: Seed.some(30))
  func threads(case number: Int) throws {
    var seed = Seed(number)
    let dataset = TinyShop.crowd(&seed).dataset
    func regulars(_ threads: Int) throws -> SilentRegulars {
      try Sweep(dataset, threads: threads).run { RegularsTally(dataset) }.regulars
    }
    #expect(try regulars(1) == regulars(2))
  }

  @Test("a shop without orders has an overview of nothing")
  func empty() throws {
    let shop = TinyShop(asOf: "2011-12-31")
    let value = try Overview().measure(shop.population, among: shop.dataset.everyone).value
    #expect(value.weeks.value.isEmpty && value.cohorts.value.rows.isEmpty && value.late == nil)
    #expect(value.figures.value[.revenue]?.value == 0 && value.silence.count == 0)
  }

  @Test("behind a figure of the overview are the customers of the key figure")
  func behind() throws {
    var seed = Seed(4)
    let shop = TinyShop(chance: &seed)
    let everyone = shop.dataset.everyone
    for name in Overview.names {
      let own = try Overview(days: 60).customers(
        behind: name, of: shop.population, among: everyone)
      let other = try KeyFigures(days: 60).customers(
        behind: name, of: shop.population, among: everyone)
      #expect(own == other)
    }
  }
}
