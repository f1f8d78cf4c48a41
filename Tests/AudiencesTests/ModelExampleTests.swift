import Audiences
import CustomerData
import Retention
import Support
import Testing

/// The four examples of the language that ask the models, on shops large enough for them: who is
/// meant is worked out row by row from the models' own columns, and no clause is idle.
@Suite("The examples of the language that ask the models")
struct ModelExampleTests {
  private static let last = Day(tiny: "2026-06-30")

  /// Customers by chance: half agree to ads, a third pays less at times, a third had news lately.
  private static func shop(
    _ count: Int, baskets: ClosedRange<Int>, isLively: Bool
  ) -> TinyShop {
    var chance = Seed(11)
    var shop = TinyShop(asOf: last.iso)
    for number in 0..<count {
      let id = "c\(number)"
      shop.customers.append(TinyCustomer(id, consents: chance.oneIn(2) ? [.ads] : [.email]))
      let (isThrifty, pace) = (chance.oneIn(3), chance.int(5...40))
      var day = chance.int(0...400)
      let few = chance.oneIn(2) ? 1 : chance.int(2...13)
      // In a lively shop every third comes until today.
      let most = isLively && chance.oneIn(3) ? 200 : few
      for _ in 0..<most where day <= 540 {
        shop.orders.append(
          TinyOrder(
            id, last.adding(days: day - 540).iso, Int64(chance.int(baskets)),
            discount: isThrifty && chance.oneIn(2) ? 5_00 : 0))
        day += chance.int(1...(2 * pace))
      }
      guard chance.oneIn(3) else { continue }
      let sent = last.adding(days: -chance.int(0...20)).iso
      shop.events.append(TinyEvent(id, .received, sent, name: "News"))
    }
    return shop
  }

  private static let quiet = shop(520, baskets: 20_00...190_00, isLively: false)
  private static let lively = shop(520, baskets: 20_00...190_00, isLively: true)

  private static let served: Population = {
    let past = { (day: Day) in
      var then = quiet
      then.asOf = day
      return then.dataset
    }
    var population = Population(quiet.dataset)
    let missing = Result<XGBoostLibrary, XGBoostError>.failure(.notFound(searched: []))
    let study = ModelFitting(population.dataset, horizon: 60, past: past, library: missing).study()
    population.forecasts = study.flatMap {
      Forecasts(population.dataset, study: $0, library: nil)
    }
    return population
  }()

  private static let rich = Population(
    shop(3800, baskets: 2000_00...19_000_00, isLively: true).dataset)

  private func rows(_ text: String, _ population: Population) throws -> Set<Int> {
    Set(try AudienceExpression(parsing: text).select(from: population).customers.rows)
  }

  private func expect(
    _ text: String, in population: Population, is isMeant: (Int) -> Bool
  ) throws {
    let meant = Set((0..<population.facts.count).filter(isMeant))
    #expect(try rows(text, population) == meant, "\(text)")
    #expect(!meant.isEmpty && meant.count < population.facts.count, "\(text)")
    let expression = try AudienceExpression(parsing: text)
    let lines = expression.form.lines
    for line in lines where lines.count > 1 {
      let others = expression.removing(line.place).select(from: population)
      #expect(Set(others.customers.rows) != meant, "without \(line.expression)")
    }
  }

  @Test("4: high value at risk")
  func highValueAtRisk() throws {
    let population = Self.served
    let forecasts = try #require(population.forecasts)
    let value = population.purchases.lifetimeValue
    let known = population.buyers.customers.rows.map { value[$0] }.filter { !$0.isNaN }
    // Among the fifth worth most nobody leaves at 66 % in so tidy a shop: the bar is in their midst.
    let best = population.buyers.customers.rows.filter { row in
      Double(known.count { $0 > value[row] }) < 0.2 * Double(known.count)
    }
    let bar = best.map { forecasts.risk[$0] }.sorted()[best.count / 2]
    let percent = Int((bar * 100).rounded(.down))
    try expect("churn_risk >= \(percent)% and clv in top 20%", in: population) { row in
      let ahead = known.count { $0 > value[row] }
      return forecasts.risk[row] >= Double(percent) / 100 && !value[row].isNaN
        && Double(ahead) < 0.2 * Double(known.count)
    }
  }

  @Test("10: will buy without discount")
  func withoutDiscount() throws {
    let population = Self.served
    let (forecast, dataset) = (population.purchases, population.dataset)
    try expect(
      "discount_share <= 5% and p_alive >= 80% and next_order in next 30 days", in: population
    ) { row in
      let orders = dataset.customers.orders(of: row)
      let share = Double(orders.count { dataset.orders.discount[$0] > 0 }) / Double(orders.count)
      guard let day = forecast.nextOrder(of: row)?.day else { return false }
      return share <= 0.05 && (forecast.alive(of: row) ?? 0) >= 0.8 && day > Self.last
        && day <= Self.last.adding(days: 30)
    }
  }

  @Test("11: due soon and not already solicited")
  func dueSoon() throws {
    let population = Population(Self.lively.dataset)
    let received = Set(
      Self.lively.events.filter { $0.day > Self.last.adding(days: -7) }.map(\.customer))
    try expect(
      "next_order in next 14 days and not received any campaign in last 7 days", in: population
    ) { row in
      guard let day = population.purchases.nextOrder(of: row)?.day else { return false }
      return day > Self.last && day <= Self.last.adding(days: 14)
        && !received.contains(population.dataset.customers.id(of: row))
    }
  }

  @Test("25: a lookalike seed is ranked, cut off at its size, and of the day written")
  func seed() throws {
    let population = Self.rich
    let value = population.purchases.lifetimeValue
    let agreeing = population.consenting(to: .ads)
    let candidates = (0..<population.facts.count).filter {
      value[$0] >= 300_00 && agreeing[$0]
    }
    let text = "clv >= 300 EUR and consent.ads top 1000 by clv as of 2026-06-30"
    #expect(candidates.count > 1000)
    let ids = population.dataset.customers.contacts.ids
    let best = candidates.sorted {
      value[$0] == value[$1] ? ids[$0] < ids[$1] : value[$0] > value[$1]
    }.prefix(1000)
    #expect(try rows(text, population) == Set(best))
    let seed = try AudienceExpression(parsing: text)
    #expect(seed.asOf(seenFrom: Self.last.adding(days: 90)) == Self.last)
    #expect(seed.form.ranking?.count == 1000)
  }
}
