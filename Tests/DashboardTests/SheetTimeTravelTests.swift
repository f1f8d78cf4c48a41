import Audiences
import CustomerData
import Retention
import RetentionEngine
import Support
import Testing

@testable import Dashboard

/// What was true at the end of a day stays true, whatever the files say later.
@Suite("An old day after newer data")
struct SheetTimeTravelTests {
  /// A shop's files, told up to a day or whole.
  private struct Files {
    var orders = "order_id,customer_id,created_at,total,refunded,refunded_at,channel,discount\n"
    var consents = "customer_id,purpose,state,at,source\n"

    /// Rows later than `last` are left out, and so are refunds of rows that were there before.
    init(_ number: Int, upTo last: Day) {
      var seed = Seed(number)
      let start = Day(tiny: "2025-01-01")
      for place in 0..<160 {
        let day = start.adding(days: seed.int(0...500))
        let refund = seed.oneIn(6) ? day.adding(days: seed.int(1...90)) : nil
        let isWhole = seed.oneIn(2)
        let total = seed.int(10...90)
        let (customer, channel) = (seed.int(1...25), seed.pick(["web", "shop", ""]))
        let discount = seed.oneIn(4) ? "5" : ""
        guard day <= last else { continue }
        let known = refund.flatMap { $0 <= last ? $0 : nil }
        let back = known.map { _ in String(isWhole ? total : total / 3) } ?? ""
        orders +=
          "o\(place),c\(customer),\(day.iso) 1\(place % 10):00:00,\(total),\(back),"
          + "\(known?.iso ?? ""),\(channel),\(discount)\n"
      }
      for _ in 0..<40 {
        let day = start.adding(days: seed.int(0...500))
        let customer = seed.int(1...25)
        let (purpose, state) = (seed.pick(["email", "ads"]), seed.pick(["granted", "revoked"]))
        guard day <= last else { continue }
        consents += "c\(customer),\(purpose),\(state),\(day.iso),form\n"
      }
    }

    func backend(asOf day: Day) throws -> EmbeddedBackend {
      let folder = try TemporaryFolder()
      try folder.write(orders, to: "orders.csv")
      try folder.write(consents, to: "consents.csv")
      return EmbeddedBackend(try DatasetLoader(folder: folder.path).load(), asOf: day)
    }
  }

  @Test("every value of every sheet, and who may be written to, is the same", arguments: 1...4)
  func same(case number: Int) async throws {
    let day = Day(tiny: "2025-12-31")
    let then = try Files(number, upTo: day).backend(asOf: day)
    let now = try Files(number, upTo: day.adding(days: 400)).backend(asOf: day)
    for name in SheetName.menu {
      let old = try await name.ask(then, among: .everyone, Wording())
      let new = try await name.ask(now, among: .everyone, Wording())
      #expect(old.rows.map(\.id) == new.rows.map(\.id), "\(name)")
      for (before, after) in zip(old.rows, new.rows) {
        #expect("\(before.cells)" == "\(after.cells)", "\(name) \(before.id)")
        #expect(before.audience == after.audience, "\(name) \(before.id)")
      }
    }
    for text in ["orders >= 1", "occasions >= 2", "spent > 100", "recency > 60 days"] {
      let audience = try AudienceExpression(parsing: text)
      #expect(try await then.count(audience) == now.count(audience), "\(text)")
    }
  }
}
