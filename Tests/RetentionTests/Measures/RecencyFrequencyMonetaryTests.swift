import CustomerData
import Retention
import Support
import Testing

@Suite("Segments and squares")
struct RecencyFrequencyMonetaryTests {
  private let metric = RecencyFrequencyMonetary()

  @Test("they are those of a slow walk, and every account adds up", arguments: Seed.some(60))
  func oracle(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let population = shop.population
    let chosen = seed.oneIn(2) ? shop.halves(&seed).0 : Set(shop.everyone.map(\.id))
    let selection = shop.selection(chosen)
    let slow = SlowShop(shop)
    let buyers = slow.buyers.filter(chosen.contains)
    let revenue = buyers.reduce(0) { $0 + slow.spent($1) }
    let measured = try metric.measure(population, among: selection)
    let value = measured.value
    #expect(value.customers == buyers.count && value.revenue == revenue)
    #expect(Set(value.segments.map(\.segment)) == Set(Segment.allCases))
    for row in value.segments {
      let own = buyers.filter { population.scores.segment(of: shop.row(of: $0)) == row.segment }
      let spent = own.reduce(0) { $0 + slow.spent($1) }
      #expect(row.customers == own.count && row.revenue == spent)
      #expect(same(row.shareOfCustomers, quotient(own.count, buyers.count)))
      #expect(same(row.shareOfRevenue, quotient(Int(spent), Int(revenue))))
      #expect(row.medianRecency == middle(own.compactMap(slow.last).map { slow.asOf - $0 }))
      #expect(same(row.meanMonetary, quotient(Int(spent), own.count)))
      let days = own.reduce(0) { $0 + slow.days($1).count }
      #expect(same(row.meanFrequency, quotient(days, own.count)))
      let part = RecencyFrequencyMonetary.Part.segment(row.segment)
      expectAdds(metric.explanation(of: part, in: measured), to: row.shareOfCustomers)
      let behind = try metric.customers(behind: part, of: population, among: selection)
      #expect(shop.ids(behind) == own)
    }
    #expect(try metric.measure(population, among: selection) == measured)
  }

  private func quotient(_ part: Int, _ whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }

  @Test("the 25 squares hold every buyer once", arguments: Seed.some(60))
  func squares(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let population = shop.population
    let everyone = shop.dataset.everyone
    let measured = try metric.measure(population, among: everyone)
    let value = measured.value
    #expect(value.squares.count == 25)
    #expect(value.squares.first.map { [$0.recency, $0.frequency] } == [5, 1])
    #expect(value.squares.reduce(0) { $0 + $1.customers } == value.customers)
    #expect(value.squares.reduce(0) { $0 + $1.revenue } == value.revenue)
    for square in value.squares {
      let part = RecencyFrequencyMonetary.Part.square(
        recency: square.recency, frequency: square.frequency)
      let behind = try metric.customers(behind: part, of: population, among: everyone)
      #expect(behind.count == square.customers)
      #expect((square.segment == nil) == (square.customers == 0))
      #expect(value.square(r: square.recency, f: square.frequency) == square)
      let share =
        value.customers > 0 ? Double(square.customers) / Double(value.customers) : nil
      expectAdds(metric.explanation(of: part, in: measured), to: share)
    }
  }

  @Test("scores stand for values that do not overlap", arguments: Seed.some(60))
  func bands(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let value = try metric.measure(shop.population, among: shop.dataset.everyone).value
    for bands in [value.frequencyBands, value.monetaryBands, value.recencyBands.reversed()] {
      let known = bands.compactMap { band in band.low.flatMap { low in band.high.map { (low, $0) } }
      }
      #expect(known.allSatisfy { $0.0 <= $0.1 })
      #expect(zip(known, known.dropFirst()).allSatisfy { $0.1 < $1.0 })
    }
  }

  @Test("of nobody there is no share")
  func nobody() throws {
    let shop = TinyShop(asOf: "2011-12-31", customers: [.init("eve")])
    let measured = try metric.measure(shop.population, among: shop.dataset.everyone)
    #expect(measured.value.segments.allSatisfy { $0.shareOfCustomers == nil && $0.customers == 0 })
    #expect(measured.explanation.value == nil)
    #expect(measured.explanation.leftOut == [LeftOut("no valid order yet", 1, .customers)])
  }

  @Test("a selection keeps the scores of the whole shop", arguments: Seed.some(30))
  func addition(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let (heads, tails) = shop.halves(&seed)
    let parts = try [heads, tails].map {
      try metric.measure(shop.population, among: shop.selection($0)).value
    }
    for row in try metric.measure(shop.population, among: shop.dataset.everyone).value.segments {
      let own = parts.compactMap { $0.segments.first { $0.segment == row.segment } }
      #expect(own.reduce(0) { $0 + $1.customers } == row.customers)
      #expect(own.reduce(0) { $0 + $1.revenue } == row.revenue)
    }
  }
}
