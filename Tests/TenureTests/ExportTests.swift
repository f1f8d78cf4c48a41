import Foundation
import Support
import Testing

extension CommandLineTests {
  @Suite("Delivering from the command line") struct ExportTests {
    private let nobodyOut = ["--holdout", "0", "--no-holdout-reason", "too few"]

    @Test("A csv list holds exactly who agreed, in bytes that no spreadsheet takes for a formula")
    func csv() throws {
      let shop = try CornerShop()
      let file = shop.tool.home.path + "/list.csv"
      let run = try shop.run(
        "export",
        with: ["--audience", "consent.email or consent.ads", "--to", "csv", "--output", file]
          + nobodyOut + ["--format", "csv"])
      #expect(run.status == 0, "\(run.errors)")
      #expect(
        try shop.tool.home.text(of: "list.csv") == """
          customer_id,email,phone,first_name,last_name,city,zip,country,language
          ann,Ann@Example.com,+33639981234,Zoé,D'Angelo,Saint-Étienne,75011,FR,
          bob,bob@example.com,,Bob,"HYPERLINK(""x"")",Lyon,69001,FR,

          """)
      let stages = PrintedTable(run.output)
      #expect(
        stages.column("stage") == [
          "selected", "suppressed", "no consent", "capped", "held out", "no identifier", "written",
        ])
      #expect(stages.column("customers") == ["4", "0", "1", "0", "0", "1", "2"])
      #expect(try shop.tool.home.permissions(of: "list.csv") == 0o600)
      #expect(try shop.tool.home.permissions(of: "list.csv.proof.json") == 0o600)
      #expect(!run.errors.contains("@") && !run.output.contains("@"))
    }

    @Test("A Meta list is hashed as Meta publishes it, for those who agreed to ads only")
    func meta() throws {
      let shop = try CornerShop()
      let file = shop.tool.home.path + "/meta.csv"
      let run = try shop.run(
        "export", with: ["--audience", "orders >= 1", "--to", "meta", "--output", file] + nobodyOut)
      #expect(run.status == 0, "\(run.errors)")
      let table = PrintedTable(try shop.tool.home.text(of: "meta.csv"))
      #expect(table.header == "email,phone,fn,ln,ct,zip,country")
      #expect(table.rows.count == 2)
      #expect(
        table.rows.first?.dropFirst().joined(separator: " ") == """
          17bd2f772a9008682f34f2b601ec9abc765097b3305df51b818647ac3507fc10 \
          33b40fa27aea231a9e9d97095ae040f154f79476742c529966657cbd6c131a61 \
          82f86db06baeb9b2c728c5127035da8c1d5e2cad7193eb80bf0beb2476d6f34a \
          bb35a91d6f2bd7ba807fdd240cc838bdd3b20fe1a6fdedba60d941fbe8d5c10f \
          02561490e9af307159822035f8b9a4f32c82568ac651546408c0654e4d7933e8 \
          67ad8f41a7bb0a18c45f3efd8f6a32bdcd832bcf8f3f2eb44006c03d53076e18
          """)
      #expect(table.column("email")[0] == (try sha256("ann@example.com", shop)))
    }

    @Test("The proof tells who was held back and why, and the file's own hash")
    func proof() throws {
      let shop = try CornerShop()
      let file = shop.tool.home.path + "/list.csv"
      let run = try shop.run(
        "export",
        with: ["--audience", "orders >= 1", "--to", "csv", "--output", file, "--campaign", "june"]
          + nobodyOut)
      #expect(run.status == 0)
      let text = try shop.tool.home.text(of: "list.csv.proof.json")
      let proof = try JSONValue(parsing: text)
      let sum = try shop.tool.run("/usr/bin/sha256sum", [file]).output.prefix(64)
      #expect(proof["file"]?["sha256"] == .text(String(sum)))
      #expect(proof["file"]?["rows"] == .number(2))
      #expect(proof["audience"] == .text("orders >= 1"))
      #expect(proof["as_of"] == .text("2026-06-30"))
      #expect(proof["holdout"]?["no_holdout_reason"] == .text("too few"))
      #expect(proof["holdout"]?["campaign"] == .text("june"))
      #expect(proof["stages"]?.items.count == 7)
      #expect(!text.contains("@"))
    }

    @Test("A file that is there stays as it is unless --replace is given")
    func overwriting() throws {
      let shop = try CornerShop()
      let file = try shop.tool.home.write("mine", to: "list.csv")
      let words =
        ["--audience", "consent.email", "--to", "csv", "--output", file] + nobodyOut
      let refused = try shop.run("export", with: words)
      #expect(refused.status == 4 && refused.errors.contains("list.csv"))
      #expect(try shop.tool.home.text(of: "list.csv") == "mine")
      #expect(try shop.tool.home.names().contains("list.csv.proof.json") == false)
      #expect(try shop.run("export", with: words + ["--replace"]).status == 0)
      #expect(try shop.tool.home.text(of: "list.csv").hasPrefix("customer_id,"))
    }

    @Test("Nothing is delivered without consent, holdout or a known destination")
    func refusals() throws {
      let shop = try CornerShop()
      let file = shop.tool.home.path + "/list.csv"
      func status(_ options: String...) throws -> Int32 {
        try shop.run("export", with: ["--output", file] + options).status
      }
      let none = ["--holdout", "0", "--no-holdout-reason", "few"]
      #expect(
        try shop.run(
          "export",
          with: ["--output", file, "--audience", "not consent.ads", "--to", "meta"] + none
        ).status == 4)
      #expect(try status("--audience", "consent.email", "--to", "csv") == 2)
      #expect(try status("--audience", "consent.email", "--to", "csv", "--holdout", "0") == 2)
      #expect(try status("--audience", "consent.email", "--to", "csv", "--holdout", "x") == 2)
      #expect(try status("--audience", "consent.email", "--to", "fax", "--holdout", "10") == 2)
      #expect(try status("--to", "csv", "--holdout", "10") == 2)
      #expect(
        try shop.run(
          "export",
          with: ["--output", "/proc/no/list.csv", "--audience", "consent.email", "--to", "csv"]
            + none
        ).status == 4)
      #expect(try shop.tool.home.names().filter { $0.contains("list") } == [])
    }

    @Test("On an old day nobody is delivered who has said no since")
    func withdrawnSince() throws {
      let shop = try CornerShop()
      let file = shop.tool.home.path + "/list.csv"
      let options = [
        "--output", file, "--audience", "orders >= 1", "--to", "csv", "--holdout", "0",
        "--no-holdout-reason", "test", "--format", "csv",
      ]
      // cai agreed on 5 February and took it back on 5 March.
      let then = try shop.run("export", with: options + ["--as-of", "2026-02-20"])
      #expect(then.status == 0, "\(then.errors)")
      let stages = PrintedTable(then.output)
      #expect(stages.value("customers", of: "selected") == "5")
      #expect(stages.value("customers", of: "no consent") == "2")
      #expect(stages.value("customers", of: "written") == "2")
      let delivered = try String(contentsOfFile: file, encoding: .utf8)
      #expect(!delivered.contains("cai@example.org") && delivered.contains("bob@example.com"))
      let counted = try shop.table(
        "audience", "count", "consent.email",
        with: [
          "--as-of", "2026-02-20",
        ])
      #expect(counted.rows.first?.first == "4")
    }

    @Test("The same campaign always leaves the same customers alone, also when the shop has grown")
    func holdout() throws {
      let tool = try Tool()
      func delivered(_ people: Int, campaign: String, file: String) throws -> Set<String> {
        let folder = try TemporaryFolder()
        let ids = (1...people).map { "c\($0)" }
        try folder.write(
          "order_id,customer_id,created_at,total\n"
            + ids.map { "o\($0),\($0),2026-01-01,5\n" }.joined(), to: "orders.csv")
        try folder.write(
          "customer_id,email\n" + ids.map { "\($0),\($0)@example.com\n" }.joined(),
          to: "customers.csv")
        try folder.write(
          "customer_id,purpose,state,at\n"
            + ids.map { "\($0),email,granted,2026-01-01\n" }.joined(),
          to: "consents.csv")
        let run = try tool.run(
          "export", folder.path, "--audience", "orders >= 1", "--to", "csv", "--holdout", "25%",
          "--campaign", campaign, "--output", tool.home.path + "/" + file, "--workspace",
          tool.home.path + "/w")
        #expect(run.status == 0, "\(run.errors)")
        return Set(PrintedTable(try tool.home.text(of: file)).column("customer_id"))
      }
      let few = try delivered(60, campaign: "spring", file: "a.csv")
      let many = try delivered(90, campaign: "spring", file: "b.csv")
      let others = try delivered(60, campaign: "autumn", file: "c.csv")
      let first = Set((1...60).map { "c\($0)" })
      #expect(few.count < 60 && few.count > 30)
      #expect(many.intersection(first) == few)
      #expect(others != few)
    }

    @Test("A preview writes nothing and says what a delivery will say")
    func preview() throws {
      let shop = try CornerShop()
      let file = shop.tool.home.path + "/list.csv"
      let words = ["--audience", "orders >= 1", "--to", "csv", "--output", file] + nobodyOut
      let preview = try shop.run("export", with: words + ["--preview", "--format", "csv"])
      #expect(preview.status == 0)
      #expect(try shop.tool.home.names().filter { $0.contains("list") } == [])
      let delivery = try shop.run("export", with: words + ["--format", "csv"])
      #expect(delivery.output == preview.output)
    }

    private func sha256(_ text: String, _ shop: CornerShop) throws -> String {
      try shop.tool.home.write(text, to: "plain")
      let run = try shop.tool.run("/usr/bin/sha256sum", [shop.tool.home.path + "/plain"])
      return String(run.output.prefix(64))
    }
  }
}
