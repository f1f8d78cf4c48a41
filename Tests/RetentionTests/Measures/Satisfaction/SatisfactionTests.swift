import CustomerData
import Retention
import Support
import Testing

@Suite("Satisfaction")
struct SatisfactionTests {
  private func measured(
    _ shop: TinyShop, _ metric: Satisfaction = Satisfaction()
  ) throws -> Measured<Satisfaction.Value> {
    let population = Population(shop.dataset)
    return try metric.measure(population, among: population.dataset.everyone)
  }

  private func reading(_ number: SatisfactionNumber, _ shop: TinyShop) throws -> Reading {
    Satisfaction().reading(number, in: try measured(shop))
  }

  /// 5 promoters, 3 passives, 2 detractors: 30, ± 196 √((0.7 − 0.09) / 10) = 48.41.
  private var ten: TinyShop {
    let scores: [Int64] = [9, 9, 10, 10, 10, 7, 8, 8, 0, 6]
    return TinyShop(
      asOf: "2026-06-30",
      events: scores.enumerated().map { .promoter("c\($0)", "2026-03-01", $1) })
  }

  @Test("the score is promoters less detractors per hundred answers, with its interval")
  func promoters() throws {
    let reading = try reading(.nps, ten)
    #expect(reading.value == 30)
    #expect(abs((reading.low ?? 0) - (30 - 48.408)) < 0.001)
    #expect(abs((reading.high ?? 0) - (30 + 48.408)) < 0.001)
    #expect(reading.denominator == 10)
    expectAdds(reading.explanation, to: 30)
  }

  @Test("it is the overview's figure, beside the score a period before")
  func figure() throws {
    var shop = ten
    shop.events.append(.promoter("late", "2026-06-01", 0))
    let population = Population(shop.dataset)
    let set = try KeyFigures(days: 90).measure(population, among: population.dataset.everyone).value
    let figure = try #require(set[.netPromoterScore])
    #expect(figure.value.map { ($0 * 11).rounded() } == 200)
    #expect(figure.previous == 30)
    expectAdds(figure.explanation, to: figure.value)
    let curves = try FigureTrend(steps: 3, stepDays: 90).measure(
      population, among: population.dataset.everyone
    ).value
    #expect(curves.values[.netPromoterScore]?.dropLast() == [nil, 30])
  }

  @Test("of a customer's answers to one wave the last counts, to two waves both")
  func waves() throws {
    let shop = TinyShop(
      asOf: "2026-06-30",
      events: [
        .promoter("ann", "2026-01-01", 0), .promoter("ann", "2026-02-01", 9),
        .promoter("ann", "2026-05-01", 3, survey: "Q2"), .promoter("ann", "2026-07-01", 10),
      ])
    let groups = try measured(shop).value.groups
    #expect(groups.map(\.survey) == [nil, "Q1", "Q2"])
    #expect(groups.map { $0.bands.map(\.answers) } == [[1, 0, 1], [1, 0, 0], [0, 0, 1]])
    let every = try measured(shop, Satisfaction(countsEvery: true)).value.groups
    #expect(every.map(\.answers) == [3, 2, 1])
    #expect(try measured(shop, Satisfaction(days: 61)).value.groups.map(\.survey) == [nil, "Q2"])
    #expect(try measured(shop, Satisfaction(survey: "Q2")).value.groups.map(\.answers) == [1, 1])
  }

  @Test("satisfied are the best quarter of a scale: 4 of 1–5, 6 of 1–7, 8 of 1–10")
  func satisfied() throws {
    let scales = [5, 7, 10].map { SurveyScale(.csat, maximum: $0) }
    #expect(scales.map(\.goodScore) == [4, 5.5, 7.75])
    #expect(SurveyScale(.ces).goodScore == 5)
    #expect(SurveyScale(.csat, isHigherBetter: false).goodScore == 2)
    var shop = TinyShop(asOf: "2026-06-30")
    for (place, score) in [5, 4, 3, 1].enumerated() {
      shop.events.append(
        TinyEvent(
          "c\(place)", .rated, "2026-06-01", name: "S", subject: 1, value: Int64(score) * 1000))
    }
    let reading = try reading(.csat, shop)
    #expect(reading.value == 0.5)
    #expect(reading.numerator == 2 && reading.denominator == 4)
    expectAdds(reading.explanation, to: 0.5)
  }

  @Test("effort on two scales is never added up: the scale with most answers serves")
  func effort() throws {
    var shop = TinyShop(
      asOf: "2026-06-30", scales: [SurveyScale(.ces), SurveyScale(.ces, maximum: 5)])
    for (place, (scale, score)) in [(0, 7), (0, 4), (1, 2)].enumerated() {
      shop.events.append(
        TinyEvent(
          "c\(place)", .rated, "2026-06-01", name: "E", subject: Int32(scale),
          value: Int64(score) * 1000))
    }
    let reading = try reading(.ces, shop)
    #expect(reading.value == 5.5)
    #expect(reading.explanation.leftOut.map(\.count) == [1])
    #expect(shop.scales.map(\.isHigherBetter) == [true, false])
    expectAdds(reading.explanation, to: 5.5)
  }

  @Test("who was asked and did not answer lowers the response rate; without any it is unknown")
  func responses() throws {
    var shop = ten
    #expect(try reading(.responseRate, shop).value == nil)
    #expect(try reading(.responseRate, shop).reason == "the file lists answers only")
    for place in 0..<30 {
      shop.events.append(
        TinyEvent("c\(place)", .asked, "2026-03-01", name: "Q1", subject: 0))
    }
    #expect(try reading(.responseRate, shop).value == 0.25)
    #expect(try reading(.responses, shop).value == 10)
  }

  @Test("what a band bought within 90 days, of answers at least so old")
  func revenue() throws {
    let shop = TinyShop(
      asOf: "2026-06-30",
      orders: [
        TinyOrder("ann", "2026-01-01", 10_00), TinyOrder("ann", "2026-04-01", 20_00),
        TinyOrder("ann", "2026-04-02", 40_00), TinyOrder("bob", "2026-06-01", 80_00),
      ],
      events: [
        .promoter("ann", "2026-01-01", 9), .promoter("bob", "2026-04-02", 9),
        .promoter("eve", "2026-04-01", 9),
      ])
    let band = try #require(measured(shop).value.whole(.nps)?.bands[0])
    #expect((band.answers, band.matured, band.reordered) == (3, 2, 1))
    #expect(band.revenue == 20_00)
  }

  @Test("no answers are no score, with the reason")
  func absent() throws {
    let reading = try reading(.nps, TinyShop(asOf: "2026-06-30"))
    #expect(reading.value == nil)
    #expect(reading.reason == "the folder holds no survey answers")
  }

  @Test("agrees with counting one answer after the other", arguments: Seed.some(60))
  func oracle(case number: Int) throws {
    var seed = Seed(number)
    var shop = TinyShop(chance: &seed)
    shop.happen(chance: &seed)
    var last: [String: Int64] = [:]
    let answers = shop.events.enumerated().filter {
      $0.element.kind == .rated && $0.element.subject == 0 && $0.element.day <= shop.asOf
    }.sorted {
      ($0.element.day.number, $0.element.minute, $0.offset)
        < ($1.element.day.number, $1.element.minute, $1.offset)
    }.map(\.element)
    for answer in answers { last[answer.customer + "|" + (answer.name ?? "")] = answer.value }
    let scores = last.values.map { $0 / 1000 }
    let difference = scores.count { $0 >= 9 } - scores.count { $0 <= 6 }
    let expected = scores.isEmpty ? nil : 100 * Double(difference) / Double(scores.count)
    let reading = try reading(.nps, shop)
    #expect(reading.value == expected)
    expectAdds(reading.explanation, to: expected)
    for group in try measured(shop).value.groups {
      #expect(group.bands.allSatisfy { $0.reordered <= $0.matured && $0.matured <= $0.answers })
    }
  }
}
