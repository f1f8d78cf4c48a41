import CustomerData
import Retention
import Testing

/// Numbers worked out on the same orders with pandas, numpy and a second program in SQL.
@Suite("UCI Online Retail (Daqing Chen, 2015)")
struct OnlineRetailTests {
  private let population = PublishedShop.uci.population

  private var everyone: Selection { population.dataset.everyone }

  @Test("4,338 customers, 18,532 orders and 8,911,407.90 pounds")
  func size() {
    #expect(population.buyers.count == 4338)
    #expect(population.dataset.orders.count == 18_532)
    #expect(population.dataset.orders.net.reduce(0, +) == 891_140_790)
  }

  @Test("the key figures of the whole year")
  func figures() throws {
    let range = DayRange(Day(number: 14_944), population.dataset.asOf)
    let set = try KeyFigures(range: range).measure(population, among: everyone).value
    func value(_ name: FigureName) throws -> Double { try #require(set[name]?.value) }
    #expect(range.first.iso == "2010-12-01")
    #expect(try abs(value(.revenue) - 8_911_407.90) < 1e-6)
    #expect(try abs(value(.averageOrderValue) - 480.8660) < 5e-5)
    #expect(try abs(value(.repeatRate) - 0.643_154) < 5e-7 && set[.repeatRate]?.numerator == 2790)
    #expect(try abs(value(.ordersPerCustomer) - 4.2720) < 5e-5)
    #expect(try value(.intervalMedian) == 52.5)
    #expect(
      try value(.intervalMedianPooled) == 28 && set[.intervalMedianPooled]?.denominator == 12_425)
    #expect(
      try value(.intervalMedianOrders) == 22 && set[.intervalMedianOrders]?.denominator == 14_194)
    #expect(try value(.timeToSecondMedianReturned) == 57)
    #expect(set[.intervalMedianOrders]?.explanation.leftOut.first?.count == 4338 - 2845)
  }

  @Test("the means of the gaps are 45.6569 days between occasions and 39.9667 between orders")
  func gaps() {
    let gaps = population.gaps
    #expect(gaps.count == 12_425)
    let sum = Double(gaps.reduce(0) { $0 + Int($1) })
    #expect(abs(sum / 12_425 - 45.6569) < 5e-5 && abs(sum / 14_194 - 39.9667) < 5e-5)
  }

  @Test(
    "so many were silent for longer than so many days",
    arguments: [(30, 2710), (60, 1962), (90, 1449), (180, 861)])
  func silence(days: Int, customers: Int) {
    // The peers count from the day after the last one: their recency is one day longer.
    let silent = (0..<4338).filter { population.recency(of: $0).map { $0 + 1 > days } ?? false }
    #expect(silent.count == customers)
  }

  @Test("every cohort has the customers that were published, month by month")
  func cohorts() throws {
    let expected = """
      885 324 286 340 321 352 321 309 313 350 331 445 235
      417 92 111 96 134 120 103 101 125 136 152 49
      380 71 71 108 103 94 96 106 94 116 26
      452 68 114 90 101 76 121 104 126 39
      300 64 61 63 59 68 65 78 22
      284 54 49 49 59 66 75 27
      242 42 38 64 56 81 23
      188 34 39 42 51 21
      169 35 42 41 21
      299 70 90 34
      358 86 41
      323 36
      41
      """.split(separator: "\n").map { $0.split(separator: " ").compactMap { Int($0) } }
    let metric = CohortRetention(measure: .customers)
    let table = try metric.measure(population, among: everyone).value
    #expect(table.rows.map { $0.cells.map(\.customers) } == expected)
    #expect(table.rows.map(\.size) == expected.map { $0[0] })
    // 9 December is not the month's last day: the last diagonal is not final, the rest is.
    #expect(table.rows.allSatisfy { row in row.cells.dropLast().allSatisfy(\.isFinal) })
    #expect(table.rows.allSatisfy { $0.cells.last?.isFinal == false })
  }

  @Test("the first cohort in per cent")
  func firstCohort() throws {
    let expected = [
      100, 36.61, 32.32, 38.42, 36.27, 39.77, 36.27, 34.92, 35.37, 39.55, 37.40, 50.28, 26.55,
    ]
    let table = try CohortRetention().measure(population, among: everyone).value
    for (cell, percent) in zip(try #require(table.rows.first).cells, expected) {
      #expect(abs((cell.value ?? 0) * 100 - percent) < 0.005)
    }
  }

  @Test("averages are sums over sums of the final cells, not of the unfinished diagonal")
  func average() throws {
    let table = try CohortRetention().measure(population, among: everyone).value
    // Published with the diagonal: 22.71 % in month 1; without its 36 of 323 it is 976 of 3,974.
    #expect(same(table.average[1], (976.0 - 36) / (4297 - 323)))
    #expect(table.average.count == 13 && table.average[12] == nil)
  }

  private struct Month {
    let label: String
    let counts: [Int]
    let revenue: Int64
    let shares: [Double]
  }

  private let months = [
    Month(label: "2010-12", counts: [1400, 885, 885, 0], revenue: 57_271_389, shares: []),
    Month(
      label: "2011-01", counts: [987, 741, 417, 324], revenue: 56_944_504,
      shares: [36.6102, 63.3898, 47.4496, 48.2331]),
    Month(
      label: "2011-02", counts: [997, 758, 380, 378], revenue: 44_713_735,
      shares: [35.3576, 64.6424, 60.9415, 37.8726]),
    Month(
      label: "2011-03", counts: [1321, 974, 452, 522], revenue: 59_550_076,
      shares: [38.2586, 61.7414, 42.2658, 61.6808]),
    Month(
      label: "2011-04", counts: [1149, 856, 300, 556], revenue: 46_920_036,
      shares: [31.2115, 68.7885, 47.8795, 36.185]),
    Month(
      label: "2011-05", counts: [1555, 1056, 284, 772], revenue: 67_859_456,
      shares: [42.9907, 57.0093, 46.0315, 77.4256]),
    Month(
      label: "2011-06", counts: [1393, 991, 242, 749], revenue: 66_121_369,
      shares: [38.8258, 61.1742, 43.2181, 55.805]),
    Month(
      label: "2011-07", counts: [1331, 949, 188, 761], revenue: 60_009_101,
      shares: [36.8315, 63.1685, 43.0884, 48.7136]),
    Month(
      label: "2011-08", counts: [1280, 935, 169, 766], revenue: 64_534_390,
      shares: [40.8851, 59.1149, 43.0207, 58.9342]),
    // The last four months by the same definitions with a plain Python walk over the cleaned lines.
    Month(
      label: "2011-09", counts: [1755, 1266, 299, 967], revenue: 95_283_838,
      shares: [45.4545, 54.5455, 39.6858, 81.5797]),
    Month(
      label: "2011-10", counts: [1929, 1364, 358, 1006], revenue: 103_931_879,
      shares: [38.6256, 61.3744, 41.3535, 57.0424]),
    Month(
      label: "2011-11", counts: [2657, 1664, 323, 1341], revenue: 116_181_738,
      shares: [45.6012, 54.3988, 36.0122, 61.7976]),
    Month(
      label: "2011-12", counts: [778, 615, 41, 574], revenue: 51_819_279,
      shares: [22.2957, 77.7043, 58.4855, 21.4935]),
  ]

  @Test("orders, customers, revenue, retention, churn and net revenue, month on month")
  func monthly() throws {
    let rows = try PeriodFigures(per: .month).measure(population, among: everyone).value
    #expect(rows.count == months.count)
    for (row, month) in zip(rows, months) {
      #expect(row.period.label == month.label)
      #expect([row.orders, row.active, row.new, row.returning] == month.counts)
      #expect(row.revenue == month.revenue, "\(month.label)")
      let shares = [
        row.retentionRate, row.churnRate, row.revenueChurnLost, row.netRevenueRetention,
      ]
      #expect(month.shares.isEmpty == shares.allSatisfy { $0 == nil })
      for (share, percent) in zip(shares, month.shares) {
        #expect(abs((share ?? 0) * 100 - percent) < 5e-5, "\(month.label)")
      }
    }
    #expect(try abs(#require(rows[0].averageOrderValue) - 40_908.13) < 0.01)
  }

  @Test(
    "by invoice 2,845 come back, 65.5832 %; half of the orders are worth 303.04 or less, nine tenths 824.79"
  )
  func byInvoice() throws {
    let again = (0..<4338).count { population.facts.orders[$0] >= 2 }
    #expect(again == 2845 && abs(Double(again) / 4338 - 0.655_832) < 5e-7)
    let range = DayRange(Day(number: 14_944), population.dataset.asOf)
    let metric = OrderValues(range: range)
    let values = try metric.measure(population, among: everyone)
    let median = try #require(metric.reading(.median, in: values).value)
    let ninetieth = try #require(metric.reading(.ninetieth, in: values).value)
    #expect(abs(median - 303.04) < 1e-9 && abs(ninetieth - 824.788) < 5e-3)
  }

  @Test("repeat rates at each horizon and the ladder, by a plain walk over days in Python")
  func repeats() throws {
    let value = try RepeatPurchase().measure(population, among: everyone).value
    #expect(value.horizons.map(\.eligible) == [4086, 3741, 3370, 2821, 573])
    #expect(value.horizons.map(\.returned) == [778, 1314, 1533, 1853, 500])
    #expect(
      value.ladder.map(\.reached)
        == [4338, 2790, 1916, 1415, 1026, 799, 615, 483, 397, 330, 282, 240])
  }

  @Test(
    "the waiting curve, its quartiles and intervals are those of scipy 1.17.1 (ecdf, 'log-log')")
  func waiting() throws {
    let metric = RepeatPurchase()
    let measured = try metric.measure(population, among: everyone)
    for (percent, day, low, high) in [(25, 40, 38, 42), (50, 104, 98, 109), (75, 267, 250, 289)] {
      #expect(measured.value.day(when: Double(percent) / 100) == day)
      let interval = measured.value.interval(when: Double(percent) / 100)
      #expect(interval.low == Double(low) && interval.high == Double(high))
    }
    let median = try #require(
      KeyFigures().measure(population, among: everyone).value[.timeToSecondMedian])
    #expect(median.value == 104 && median.low == 98 && median.high == 109)
    for (day, share, low, high) in [
      (30, 0.191_601_982_956, 0.180_056_176_766, 0.203_792_213_374),
      (60, 0.355_069_478_403, 0.340_547_545_448, 0.370_022_317_703),
      (90, 0.459_911_721_446, 0.444_341_584_684, 0.475_766_712_480),
    ] {
      let reading = metric.reading(.back(by: day), in: measured)
      #expect(abs(try #require(reading.value) - share) < 1e-10)
      #expect(abs(try #require(reading.low) - low) < 1e-10)
      #expect(abs(try #require(reading.high) - high) < 1e-10)
    }
  }

  @Test("scores by the tie rule, frequency counted in occasions")
  func scores() {
    func counts(_ scores: [UInt8]) -> [Int] {
      (1...5).map { score in scores.filter { $0 == score }.count }
    }
    #expect(counts(population.scores.frequency) == [1548, 874, 501, 616, 799])
    #expect(counts(population.scores.recency) == [869, 889, 866, 888, 826])
    #expect(counts(population.scores.monetary) == [868, 868, 867, 868, 867])
  }

  @Test("the eleven segments hold 786, 668, 578, 413, 360, 347, 312, 258, 253, 234 and 129")
  func segments() throws {
    let value = try RecencyFrequencyMonetary().measure(population, among: everyone).value
    let found = Dictionary(uniqueKeysWithValues: value.segments.map { ($0.segment, $0.customers) })
    let expected: [Segment: Int] = [
      .champions: 786, .hibernating: 668, .lost: 578, .newCustomers: 413, .loyal: 360,
      .atRisk: 347, .potentialLoyalist: 312, .needAttention: 258, .promising: 253,
      .aboutToSleep: 234, .cannotLoseThem: 129,
    ]
    #expect(found == expected)
  }
}
