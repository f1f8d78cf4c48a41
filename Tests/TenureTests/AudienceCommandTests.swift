import Foundation
import Support
import Testing

extension CommandLineTests {
  @Suite("Audiences on the command line") struct AudienceCommandTests {
    @Test(
      "A saved audience is a name for its expression, listed with its size, and not overwritten")
    func saving() throws {
      let shop = try CornerShop()
      let saved = try shop.run("audience", "save", "VIP", "spent >= 100 EUR")
      #expect(saved.status == 0, "\(saved.errors)")
      #expect(try shop.run("audience", "save", "VIP", "orders = 1").status == 1)
      let list = try shop.table("audience", "list")
      #expect(list.rows == [["VIP", "2", "spent >= 100 EUR", ""]])
      #expect(try shop.table("audience", "count", "VIP").rows.first?.first == "2")
      #expect(try shop.table("audience", "show", "VIP").column("customer_id") == ["ann", "dan"])
      #expect(
        try shop.table("overview", with: ["--audience", "VIP"]).value("value", of: "customers")
          == "2")
      #expect(
        try shop.table("audience", "count", "orders >= 1 and not in audience \"VIP\"")
          .rows.first?.first == "4")
    }

    @Test("Checking says no when an audience has not the size it expects or can't be read")
    func checking() throws {
      let shop = try CornerShop()
      let place = shop.tool.home.path + "/w"
      let workspace = ["--workspace", place]
      #expect(
        try shop.run("audience", "save", "VIP", "spent >= 100 EUR", with: workspace).status == 0)
      #expect(try shop.run("audience", "check", with: workspace).status == 0)
      #expect(try shop.run("audience", "check", "VIP", with: workspace).status == 0)
      #expect(try shop.run("audience", "check", "nobody", with: workspace).status == 2)
      try Data("name Big\nexpect 3..9\n\norders >= 9\n".utf8)
        .write(to: URL(filePath: place + "/audiences/big.tql"))
      let failed = try shop.run("audience", "check", with: workspace)
      #expect(failed.status == 1 && failed.output.contains("3..9"))
      #expect(try shop.run("audience", "check", "VIP", with: workspace).status == 0)
      try Data("orderz >= 9\n".utf8).write(to: URL(filePath: place + "/audiences/big.tql"))
      #expect(try shop.run("audience", "check", with: workspace).status == 1)
    }

    @Test("An expression that is wrong is answered with its place and the nearest words")
    func mistakes() throws {
      let shop = try CornerShop()
      for (expression, word) in [
        ("orderz >= 2", "orders"), ("orders >=", "orders"), ("(orders > 1", "("),
        ("spent >= \"many\"", "many"), ("first_order > 2026-13-01", "2026-13-01"),
      ] {
        let run = try shop.run("audience", "count", expression)
        #expect(run.status == 2 && run.output.isEmpty, "\(expression) \(run.status)")
        #expect(run.errors.contains(word) && run.errors.contains("^"), "\(run.errors)")
      }
    }

    @Test("A word that nobody in the data has is told beside the answer, unless quiet is asked for")
    func wordsOfNobody() throws {
      let shop = try CornerShop()
      let run = try shop.run("audience", "count", "country = \"FRR\"")
      #expect(run.status == 0 && run.errors.contains("FRR") && run.errors.contains("FR"))
      let quiet = try shop.run("audience", "count", "country = \"FRR\"", with: ["--quiet"])
      #expect(quiet.errors.isEmpty, "\(quiet.errors)")
    }

    @Test("Who entered and left since a day, and clause by clause why")
    func movement() throws {
      let shop = try CornerShop()
      let diff = try shop.table("audience", "diff", "orders >= 2", with: ["--from", "2026-01-31"])
      #expect(diff.rows == [["ann", "entered"], ["cai", "entered"], ["dan", "entered"]])
      // Ann's third order was refunded in May: she is in on 30 April, out at the end of June.
      let left = try shop.table("audience", "diff", "orders >= 3", with: ["--from", "2026-04-30"])
      #expect(left.rows == [["ann", "left"]])
      let why = try shop.table("audience", "why", "bob", "orders >= 2 and consent.email")
      #expect(why.column("clause") == ["orders >= 2", "consent.email"])
      #expect(why.column("passed") == ["false", "true"])
      #expect(try shop.run("audience", "why", "nobody", "orders >= 2").status == 1)
    }

    @Test("Consents are those in force: revoked is not granted, and each purpose is its own")
    func consents() throws {
      let shop = try CornerShop()
      func ids(_ expression: String, _ options: [String] = []) throws -> [String] {
        try shop.table("audience", "show", expression, with: options).column("customer_id").sorted()
      }
      #expect(try ids("consent.email") == ["ann", "bob", "eve"])
      #expect(
        try ids("consent.email", ["--as-of", "2026-02-28"]) == ["ann", "bob", "cai", "eve"])
      #expect(try ids("consent.ads") == ["ann", "dan"])
      let count = try shop.table("audience", "count", "orders >= 1")
      #expect(count.rows == [["6", "400.00", "3", "1", "2"]])
    }
  }
}
