import CustomerData
import Retention
import Support
import Testing

@Suite("Numbers by name")
struct NamedNumberTests {
  @Test("every formula, worked out on its inputs, gives the number", arguments: Seed.some(40))
  func formulas(case number: Int) throws {
    var seed = Seed(number)
    let population = Population(TinyShop(chance: &seed).dataset)
    for name in NumberName.all {
      let measured = try NamedNumber(name).measure(population, among: population.dataset.everyone)
      expectAdds(measured.explanation, to: measured.value.value)
      #expect(measured.value.unit == name.definition(of: population.dataset.shop).unit, "\(name)")
      let isExplained = measured.value.value != nil || measured.value.reason != nil
      #expect(isExplained || measured.explanation.inputs.isEmpty == false, "\(name)")
    }
  }

  @Test("above the line of a share are so many customers, below so many", arguments: Seed.some(40))
  func sides(case number: Int) throws {
    var seed = Seed(number)
    let population = Population(TinyShop(chance: &seed).dataset)
    let everyone = population.dataset.everyone
    for name in NumberName.all where name.countsCustomers {
      let metric = NamedNumber(name)
      let reading = try metric.measure(population, among: everyone).value
      guard reading.value != nil else { continue }
      let above = try metric.customers(behind: .numerator, of: population, among: everyone)
      let below = try metric.customers(behind: .denominator, of: population, among: everyone)
      #expect(Double(above.count) == reading.numerator, "\(name.id)")
      #expect(Double(below.count) == reading.denominator, "\(name.id)")
      #expect(above.intersection(below) == above, "\(name.id)")
    }
  }

  @Test("an id names one number, and a number one id")
  func ids() {
    #expect(Set(NumberName.all.map(\.id)).count == NumberName.all.count)
    for name in NumberName.all { #expect(NumberName(id: name.id) == name) }
    #expect(NumberName(id: "nonsense") == nil)
  }

  @Test("a key figure is the same by name as in the overview")
  func same() throws {
    var seed = Seed(7)
    let population = Population(TinyShop(chance: &seed).dataset)
    let everyone = population.dataset.everyone
    let set = try KeyFigures(predicts: true).measure(population, among: everyone).value
    for figure in set.figures {
      let reading = try NamedNumber(.figure(figure.name)).measure(population, among: everyone).value
      #expect(reading.value == figure.value && reading.explanation == figure.explanation)
      #expect(reading.low == figure.low && reading.high == figure.high)
    }
  }
}

extension NumberName {
  /// Whether both sides of its line count customers.
  fileprivate var countsCustomers: Bool {
    switch self {
    case .figure(let name): [.retentionRate, .churnRate, .repeatRate].contains(name)
    case .cohort(let measure): [.retention, .rolling, .cumulative].contains(measure)
    case .segments, .atRisk: true
    case .repeats(.within), .repeats(.reached): true
    default: false
    }
  }
}
