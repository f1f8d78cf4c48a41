import CustomerData
import Testing

@Suite("The same customers on another day")
struct CounterpartsTests {
  static func table(_ ids: [String]) throws -> CustomerTable {
    let rows = ids.enumerated().map { "o\($0),\($1),2026-01-10,5" }
    let file = ["order_id,customer_id,created_at,total"] + rows
    let folder = try Folder(["orders.csv": file.joined(separator: "\n") + "\n"])
    return try folder.load().dataset().customers
  }

  @Test("whoever is in both is found wherever the others put them, and nobody else is")
  func found() throws {
    let now = try Self.table(["ann", "bea", "cleo", "dora", "eve"])
    let then = try Self.table(["ann", "cleo", "eve", "zoe"])
    var earlier = Counterparts(of: now, in: then)
    var later = Counterparts(of: then, in: now)
    for row in 0..<now.count {
      #expect(earlier.row(of: row) == then.row(of: now.id(of: row)), "\(now.id(of: row))")
    }
    for row in 0..<then.count {
      #expect(later.row(of: row) == now.row(of: then.id(of: row)), "\(then.id(of: row))")
    }
    #expect((0..<now.count).filter { earlier.row(of: $0) == nil }.map(now.id) == ["bea", "dora"])
  }
}
