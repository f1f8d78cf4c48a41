import CustomerData
import Retention
import Support
import Testing

@Suite("Orders by hour")
struct OrderHoursTests {
  @Test("every timed order is in one cell, the others are told", arguments: Seed.some(40))
  func cells(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let metric = OrderHours(days: seed.pick([30, 365, 700]))
    let population = Population(shop.dataset)
    let measured = try metric.measure(population, among: shop.dataset.everyone)
    let value = measured.value
    let orders = SlowShop(shop).orders.filter { value.period.contains($0.day) }
    #expect(value.untimed == orders.count { $0.minute < 0 })
    for cell in value.cells {
      let own = orders.filter {
        $0.minute >= 0 && Int($0.minute) / 60 == cell.hour && $0.day.weekday == cell.weekday
      }
      #expect(cell.orders == own.count && cell.revenue == own.reduce(0) { $0 + $1.net })
      let part = OrderHours.Part(weekday: cell.weekday, hour: cell.hour)
      let behind = try metric.customers(
        behind: part, of: population, among: shop.dataset.everyone)
      #expect(behind.count == Set(own.compactMap(\.customer)).count)
      let account = metric.explanation(of: part, in: measured)
      expectAdds(account, to: account.value)
    }
  }
}
