import Audiences
import CustomerData
import Retention
import Support
import Testing

@Suite("Every number is an audience")
struct MetricAudienceTests {
  /// The expression of a part selects exactly the customers behind it, also within a selection,
  /// and says so in a text that can be read again.
  private func check<M: MetricAudience>(
    _ metric: M, _ part: M.Part, _ population: Population, _ seed: inout Seed
  ) throws {
    let everyone = population.dataset.everyone
    let some = Selection(
      snapshot: everyone.snapshot,
      customers: Bitmap(count: population.facts.count) { _ in !seed.oneIn(3) })
    let expression = metric.audience(behind: part, of: population)
    let text = expression.text
    #expect(
      try AudienceExpression(parsing: text, for: population.dataset.shop) == expression, "\(text)")
    for selection in [everyone, some] {
      let expected = try metric.customers(behind: part, of: population, among: selection)
      let found = expression.select(from: population, within: selection)
      #expect(found == expected, "\(part)\n\(text)")
    }
  }

  private func population(_ seed: inout Seed) -> Population {
    Population(TinyShop(chance: &seed).dataset)
  }

  @Test("segments and squares", arguments: Seed.some(12))
  func segments(case number: Int) throws {
    var seed = Seed(number)
    let population = population(&seed)
    for segment in Segment.allCases {
      try check(RecencyFrequencyMonetary(), .segment(segment), population, &seed)
    }
    for place in 0..<25 {
      let square = RecencyFrequencyMonetary.Part.square(
        recency: place / 5 + 1, frequency: place % 5 + 1)
      try check(RecencyFrequencyMonetary(), square, population, &seed)
    }
  }

  @Test("the list of silent customers, and each of them", arguments: Seed.some(30))
  func silence(case number: Int) throws {
    var seed = Seed(number)
    let population = population(&seed)
    try check(SilenceRisk(), .all, population, &seed)
    for row in 0..<population.facts.count {
      try check(SilenceRisk(), .customer(row), population, &seed)
    }
  }

  @Test("the orders of some days, and each customer of them", arguments: Seed.some(20))
  func orderLists(case number: Int) throws {
    var seed = Seed(number)
    let population = population(&seed)
    let range = DayRange(last: seed.int(1...300), upTo: Day(tiny: "2011-11-30"))
    for period in [OrderList.Period.lifetime, .last(days: 90), .days(range)] {
      let metric = OrderList(period)
      try check(metric, nil, population, &seed)
      for row in 0..<population.facts.count {
        try check(metric, population.dataset.customers.id(of: row), population, &seed)
      }
    }
  }

  @Test("answers of every scale, wave and band", arguments: Seed.some(40))
  func satisfaction(case number: Int) throws {
    var seed = Seed(number)
    var shop = TinyShop(chance: &seed)
    shop.happen(chance: &seed)
    let population = Population(shop.dataset)
    let metric = Satisfaction(
      days: seed.pick([nil, 1, 90, 300]), survey: seed.oneIn(3) ? "Spring" : nil,
      countsEvery: seed.oneIn(3))
    for group in try metric.measure(population, among: population.dataset.everyone).value.groups {
      for band in SatisfactionBand.all(of: group.scale).map(Optional.some) + [nil] {
        for isMatured in [false, true] {
          let part = Satisfaction.Part(
            group.scale, survey: group.survey, band: band, isMatured: isMatured)
          try check(metric, part, population, &seed)
        }
      }
    }
    for name in NumberName.all.filter({ $0.metric == "Satisfaction" || $0.id == "nps" }) {
      for side in NamedNumber.Part.allCases {
        try check(NamedNumber(name), side, population, &seed)
      }
    }
  }

  @Test("whom a channel or campaign won", arguments: Seed.some(20))
  func payback(case number: Int) throws {
    var seed = Seed(number)
    let population = population(&seed)
    let metric = Payback(by: seed.pick(Payback.Kind.allCases), days: seed.pick([30, 365]))
    for label in ["web", "store", "Spring", nil] {
      try check(metric, Payback.Part(label: label), population, &seed)
    }
  }

  @Test("cohort cells of every measure, period and split", arguments: Seed.some(60))
  func cohorts(case number: Int) throws {
    var seed = Seed(number)
    let population = population(&seed)
    let metric = CohortRetention(
      per: seed.pick(PeriodUnit.allCases), measure: seed.pick(CohortMeasure.allCases),
      split: seed.pick(AcquisitionDimension.allCases.map(Optional.some) + [nil, nil]))
    let table = try metric.measure(population, among: population.dataset.everyone).value
    for row in table.rows {
      for period in [nil, 0, 1, seed.int(0...6)] {
        let part = CohortRetention.Part(cohort: row.cohort, band: row.band, period: period)
        try check(metric, part, population, &seed)
      }
      try check(
        metric, CohortRetention.Part(cohort: nil, band: row.band, period: seed.int(0...3)),
        population, &seed)
    }
    try check(metric, CohortRetention.Part(cohort: nil, period: nil), population, &seed)
  }

  @Test("key figures of a running and of a chosen period", arguments: Seed.some(40))
  func keyFigures(case number: Int) throws {
    var seed = Seed(number)
    let population = population(&seed)
    let asOf = population.dataset.asOf
    let range = DayRange(last: seed.int(1...200), upTo: asOf.adding(days: seed.int(-200...20)))
    for figure in FigureName.allCases {
      try check(KeyFigures(days: seed.int(1...120)), figure, population, &seed)
      try check(KeyFigures(range: range), figure, population, &seed)
      try check(FigureTrend(), figure, population, &seed)
    }
  }

  @Test("both sides of every number that has a name", arguments: Seed.some(24))
  func namedNumbers(case number: Int) throws {
    var seed = Seed(number)
    let population = population(&seed)
    for name in NumberName.all {
      for side in NamedNumber.Part.allCases {
        try check(NamedNumber(name), side, population, &seed)
      }
    }
  }

  @Test("bars of the revenue bridge", arguments: Seed.some(40))
  func bridge(case number: Int) throws {
    var seed = Seed(number)
    let population = population(&seed)
    let asOf = population.dataset.asOf
    let range = DayRange(last: seed.int(1...200), upTo: asOf.adding(days: seed.int(-200...20)))
    for metric in [
      RevenueBridge(), RevenueBridge(days: seed.pick([1, 30, 91])), RevenueBridge(range: range),
    ] {
      try check(metric, .kept, population, &seed)
      for bar in RevenueBridge.Bar.allCases { try check(metric, .bar(bar), population, &seed) }
    }
  }

  @Test("horizons, days of the curve and rungs of repeat purchase", arguments: Seed.some(40))
  func repeats(case number: Int) throws {
    var seed = Seed(number)
    let population = population(&seed)
    let metric = RepeatPurchase(minimumAge: seed.pick([0, 30, 365]))
    var parts = RepeatPurchase.horizons.flatMap { days -> [RepeatPurchase.Part] in
      [.eligible(days: days), .returned(days: days), .back(by: seed.int(0...400))]
        + [.backOn(seed.int(1...60)), .watched(at: seed.int(1...400))]
    }
    parts += (1...5).map { .rung($0) } + [.customers, .repeaters]
    for part in parts { try check(metric, part, population, &seed) }
  }

  @Test("order values, hours and the best customers", arguments: Seed.some(24))
  func orders(case number: Int) throws {
    var seed = Seed(number)
    let population = population(&seed)
    let asOf = population.dataset.asOf
    let range = DayRange(last: seed.int(1...200), upTo: asOf.adding(days: seed.int(-200...0)))
    for metric in [OrderValues(days: seed.pick([30, 90])), OrderValues(range: range)] {
      for part: OrderValues.Part in [.all, .new, .returning, .from(Int64(seed.int(1...99)))] {
        try check(metric, part, population, &seed)
      }
    }
    for _ in 0..<20 {
      let part = OrderHours.Part(
        weekday: seed.oneIn(4) ? nil : seed.int(1...7), hour: seed.oneIn(4) ? nil : seed.int(0...23)
      )
      try check(OrderHours(days: seed.pick([30, 365])), part, population, &seed)
    }
    for group in ValueConcentration.Group.allCases.map(Optional.some) + [nil] {
      try check(ValueConcentration(), group, population, &seed)
    }
  }

  @Test("cells of cohorts by age", arguments: Seed.some(40))
  func aged(case number: Int) throws {
    var seed = Seed(number)
    let population = population(&seed)
    let metric = AgedCohorts(
      per: seed.pick(PeriodUnit.allCases), measure: seed.pick(CohortMeasure.allCases),
      split: seed.pick(AcquisitionDimension.allCases.map(Optional.some) + [nil, nil]),
      edges: seed.pick([AgedCohorts.usualEdges, [0, 7, 14], [0, 90, 91, 400]]))
    let value = try metric.measure(population, among: population.dataset.everyone).value
    for row in value.table.rows {
      for period in [nil, 0, 1] {
        try check(
          metric, .init(cohort: row.cohort, band: row.band, period: period), population, &seed)
      }
      try check(
        metric, .init(cohort: nil, band: row.band, period: seed.int(0...1)), population, &seed)
    }
    try check(metric, .init(cohort: nil, period: nil), population, &seed)
  }

  @Test(
    "products and categories that were sent back, and what a gain is worked out from",
    arguments: Seed.some(30))
  func returns(case number: Int) throws {
    var seed = Seed(number)
    let population = population(&seed)
    for kind in ReturnsByProduct.Kind.allCases {
      let metric = ReturnsByProduct(by: kind)
      let value = try metric.measure(population, among: population.dataset.everyone).value
      for label in value.rows.map(\.label).map(Optional.some) + [nil] {
        for isRefunded in [true, false] {
          try check(metric, .init(label: label, isRefunded: isRefunded), population, &seed)
        }
      }
    }
    for part in RetentionGain.Part.allCases { try check(RetentionGain(), part, population, &seed) }
  }

  @Test("both sides of every row of a breakdown", arguments: Seed.some(30))
  func breakdowns(case number: Int) throws {
    var seed = Seed(number)
    let population = population(&seed)
    for dimension in CustomerDimension.allCases {
      let metric = Breakdown(seed.pick(NumberName.all), by: dimension)
      let value = try metric.measure(population, among: population.dataset.everyone).value
      for band in value.rows.map(\.band).map(Optional.some) + [nil] {
        for side in [NamedNumber.Part.numerator, .denominator, nil] {
          try check(metric, Breakdown.Part(band: band, side: side), population, &seed)
        }
      }
    }
  }

  @Test("groups of each period", arguments: Seed.some(40))
  func periods(case number: Int) throws {
    var seed = Seed(number)
    let population = population(&seed)
    let metric = PeriodFigures(per: seed.pick(PeriodUnit.allCases))
    for row in try metric.measure(population, among: population.dataset.everyone).value.prefix(12) {
      for group in PeriodFigures.Group.allCases {
        try check(metric, .init(period: row.period, group: group), population, &seed)
      }
    }
  }

  @Test("one customer of a list", arguments: Seed.some(10))
  func customers(case number: Int) throws {
    var seed = Seed(number)
    let population = population(&seed)
    let row = seed.int(0...(population.facts.count - 1))
    #expect(
      CustomerList().audience(behind: row, of: population).select(from: population).customers.rows
        == [row])
  }

  @Test("reads as it would be written by hand")
  func wording() throws {
    let shop = TinyShop(
      asOf: "2011-12-31",
      orders: [
        TinyOrder("ann", "2011-01-05", channel: "web"), TinyOrder("ann", "2011-03-01"),
        TinyOrder("bob", "2011-01-07"),
      ])
    let population = Population(shop.dataset)
    let january = CalendarPeriod(.month, containing: Day(tiny: "2011-01-01"))
    func text(_ measure: CohortMeasure) -> String {
      CohortRetention(measure: measure)
        .audience(behind: .init(cohort: january, period: 2), of: population).text
    }
    #expect(text(.retention) == "first_order in 2011-01 and ordered in 2011-03")
    #expect(text(.rolling) == "first_order in 2011-01 and ordered since 2011-03-01")
    #expect(text(.cumulative) == "first_order in 2011-01 and occasions before 2011-04-01 >= 2")
    func figure(_ name: FigureName) -> String {
      KeyFigures().audience(behind: name, of: population).text
    }
    #expect(figure(.customers) == "orders >= 1")
    #expect(figure(.repeatRate) == "occasions >= 2")
    #expect(figure(.revenue) == "ordered in last 90 days")
    #expect(
      figure(.churnRate)
        == "ordered between 729 days ago and 365 days ago and not ordered in last 365 days")
    #expect(
      SilenceRisk().audience(behind: .all, of: population).text
        == "(occasions >= 3 and recency >= 2 * gap.median) or (occasions between 1 and 2 and recency >= 110 days)"
    )
  }
}
