import CustomerData
import Retention
import Support
import Testing

@Suite("List of customers")
struct CustomerListTests {
  private let shop = TinyShop(
    asOf: "2011-12-31", customers: [.init("eve"), .init("dan"), .init("ann", country: "FR")],
    orders: [
      TinyOrder("ann", "2011-01-01", 30_00), TinyOrder("ann", "2011-02-01", 20_00),
      TinyOrder("bob", "2011-11-01", 50_00),
    ])

  private func ids(_ field: CustomerField, ascending: Bool) throws -> [String] {
    try CustomerList(sort: field, isAscending: ascending)
      .measure(shop.population, among: shop.dataset.everyone).value.map(\.id)
  }

  @Test("who has no value comes last either way, ties by id")
  func absent() throws {
    #expect(try ids(.lastOrder, ascending: true) == ["ann", "bob", "dan", "eve"])
    #expect(try ids(.lastOrder, ascending: false) == ["bob", "ann", "dan", "eve"])
    #expect(try ids(.usualGap, ascending: true) == ["ann", "bob", "dan", "eve"])
    #expect(try ids(.usualGap, ascending: false) == ["ann", "bob", "dan", "eve"])
    #expect(try ids(.revenue, ascending: false) == ["ann", "bob", "dan", "eve"])
    #expect(try ids(.customer, ascending: false) == ["eve", "dan", "bob", "ann"])
  }

  @Test("a row says what the customer's facts say")
  func row() throws {
    let row = CustomerList.row(of: shop.row(of: "ann"), in: shop.population)
    #expect(row.id == "ann" && row.orders == 2 && row.revenue == 50_00 && row.country == "FR")
    #expect(row.averageOrderValue == 2500 && row.recency == 333 && row.usualGap == 31)
    #expect(row.risk == nil && row.segment != nil)
    let prospect = CustomerList.row(of: shop.row(of: "eve"), in: shop.population)
    #expect(prospect.orders == 0 && prospect.segment == nil && prospect.averageOrderValue == nil)
  }

  @Test(
    "every order of every field is the same customers", arguments: CustomerField.allCases,
    Seed.some(15))
  func permutation(field: CustomerField, case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let selection = shop.selection(shop.halves(&seed).0)
    let population = shop.population
    for isAscending in [true, false] {
      let list = CustomerList(sort: field, isAscending: isAscending)
      let measured = try list.measure(population, among: selection)
      #expect(measured.value.map(\.customer).sorted() == selection.customers.rows)
      var shuffled = measured.value.shuffled(using: &seed)
      list.sort(&shuffled)
      #expect(shuffled == measured.value)
      expectAdds(measured.explanation, to: Double(selection.count))
    }
  }

  @Test(
    "while no model serves there is no risk, whatever the silence; the segment is its metric's",
    arguments: Seed.some(40))
  func agreement(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let population = shop.population
    let everyone = shop.dataset.everyone
    for row in try CustomerList().measure(population, among: everyone).value {
      #expect(row.risk == nil)
      #expect(row.segment == population.scores.segment(of: row.customer))
      #expect(row == CustomerList.row(of: row.customer, in: population))
    }
  }

  @Test("a row outside the selection has nobody behind it")
  func outside() {
    let chosen = shop.selection(["ann"])
    for row in [-1, 99, shop.row(of: "bob")] {
      #expect(throws: MetricError.noSuchPart) {
        try CustomerList().customers(behind: row, of: shop.population, among: chosen)
      }
    }
  }
}
