import Audiences
import CustomerData
import Retention
import RetentionEngine
import Support
import Testing

@testable import Dashboard

/// Every value of every sheet opens: its account adds up to it, and its words select as many customers as it counts.
@Suite("Behind every value of a sheet")
struct SheetDoorTests {
  /// Values that are a place or a setting, not a measure: no account could say how they came about.
  private static let places: Set<String> = [
    "period", "hour", "from_day", "to_day", "order", "day", "low", "high", "target", "target_days",
  ]
  /// Values that are counts of customers, whatever the row.
  private static let counts: Set<String> = ["customers", "reached", "watched", "back", "size"]
  /// Numbers whose sides count customers.
  private static let shares: Set<String> = [
    "retention_rate", "churn_rate", "repeat_rate", "at-risk", "segments",
  ]

  /// All sheets there are, asked for at random.
  private func sheets(_ seed: inout Seed, _ asOf: Day) -> [SheetName] {
    let cohort = CalendarPeriod(.month, containing: asOf.adding(days: -200))
    return SheetName.menu + [
      .bridge(days: seed.pick([1, 30, 90])), .ladder(minimumAge: seed.pick([30, 365])),
      .breakdown(seed.pick(NumberName.all), seed.pick(CustomerDimension.allCases)),
      .breakdown(.figure(.retentionRate), seed.pick(CustomerDimension.allCases)),
      .orderValues(days: seed.pick([30, 365])), .hours(days: seed.pick([30, 500])),
      .aged(
        seed.pick(CohortMeasure.allCases),
        seed.pick(AcquisitionDimension.allCases.map(Optional.some) + [nil]),
        edges: seed.pick([AgedCohorts.usualEdges, [0, 7, 14, 400]]),
        seed.pick(AgedCohorts.Worth.allCases)),
      .compare(cohort, cohort.adding(1), seed.pick(CohortMeasure.allCases)),
      .contrast(.channel, "web", "store", seed.pick(CohortMeasure.allCases), .month),
      .contrast(.discounted, "discounted", "full price", .retention, .quarter),
      .returns(.category), .migration(days: seed.pick([30, 180])), .gain(points: 0.01),
    ]
  }

  private func backend(_ shop: TinyShop) -> EmbeddedBackend {
    EmbeddedBackend(
      shop.dataset, report: IngestReport(),
      past: { day in
        var then = shop
        then.asOf = day
        return then.dataset
      })
  }

  @Test("each account adds up to its value, and gives the cell", arguments: Seed.some(12))
  func accounts(case number: Int) async throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let backend = backend(shop)
    let wording = Wording(currency: shop.shop.currency)
    let scale = Double(shop.shop.currency?.minorUnits ?? 100)
    for name in sheets(&seed, shop.asOf) {
      let sheet = try await name.ask(backend, among: .everyone, wording)
      #expect(Set(sheet.rows.map(\.id)).count == sheet.rows.count, "\(name)")
      for row in sheet.rows {
        for (place, column) in sheet.columns.enumerated().dropFirst() {
          guard let value = row.cells[place].number, !Self.places.contains(column.name) else {
            continue
          }
          let what: Comment = "\(name) \(row.id) \(column.name)"
          let account = try #require(sheet.door(row, place).account, what)
          let shown = try #require(account.value, what)
          let isMoney =
            switch row.cells[place] {
            case .money, .price, .averageMoney: true
            default: false
            }
          #expect(abs(shown) - abs(value / (isMoney ? scale : 1)) < 1e-6, what)
          let worked = try Formula(account.definition.formula).evaluate(account.inputs)
          #expect(abs(worked - shown) < 1e-6, what)
        }
      }
    }
  }

  @Test("the words behind a count select as many customers", arguments: Seed.some(12))
  func counts(case number: Int) async throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let backend = backend(shop)
    for name in sheets(&seed, shop.asOf) {
      let sheet = try await name.ask(backend, among: .everyone, Wording())
      for row in sheet.rows {
        for (place, column) in sheet.columns.enumerated().dropFirst() {
          guard let value = row.cells[place].number, counts(column.name, row, name),
            let audience = sheet.door(row, place).audience
          else { continue }
          let found = try await backend.count(audience).customers
          #expect(Double(found) == value, "\(name) \(row.id) \(column.name): \(audience.text)")
          #expect(
            try AudienceExpression(parsing: audience.text, for: shop.shop) == audience,
            "\(audience.text)")
        }
      }
    }
  }

  private func counts(_ column: String, _ row: Sheet.Row, _ name: SheetName) -> Bool {
    if Self.counts.contains(column) { return true }
    guard column == "numerator" || column == "denominator" else { return false }
    if case .breakdown(let number, _) = name { return isShare(number.id) }
    return isShare(row.id)
  }

  private func isShare(_ id: String) -> Bool {
    Self.shares.contains(id) || id.hasPrefix("repeat_rate_") || id.hasPrefix("reached_")
  }

  @Test("as of the day before, each value is what the sheet of that day holds", arguments: [3, 8])
  func dayBefore(case number: Int) async throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let day = shop.asOf.adding(days: -40)
    var then = shop
    then.asOf = day
    for name in sheets(&seed, shop.asOf) {
      let asked = try await name.ask(backend(shop), among: .everyone, Wording(), on: day)
      let own = try await name.ask(backend(then), among: .everyone, Wording())
      #expect(asked.rows.map(\.cells) == own.rows.map(\.cells), "\(name)")
      #expect(asked.rows.map(\.id) == own.rows.map(\.id), "\(name)")
    }
  }
}
