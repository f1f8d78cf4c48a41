import Foundation
import Support
import Testing

extension CommandLineTests {
  @Suite("Rights and refusals from the command line") struct RightsCommandTests {
    private let nobodyOut = ["--holdout", "0", "--no-holdout-reason", "too few"]

    private func export(_ shop: CornerShop, to destination: String = "csv", as file: String) throws
      -> ToolRun
    {
      try shop.run(
        "export",
        with: [
          "--audience", "orders >= 1", "--to", destination, "--output",
          shop.tool.home.path + "/" + file,
        ] + nobodyOut + ["--format", "csv"])
    }

    @Test("Whoever is erased is a token everywhere, no total changes, and nothing leaves any more")
    func erase() throws {
      let shop = try CornerShop()
      #expect(try export(shop, as: "a.csv").status == 0)
      #expect(try export(shop, to: "meta", as: "b.csv").status == 0)
      let before = try shop.table("overview")
      let removals = shop.tool.home.path + "/out"
      let erased = try shop.table("erase", "ann", with: ["--output", removals])
      #expect(erased.column("destination") == ["csv", "meta"])
      // The snapshot of before is gone; nothing else in the cache names them.
      let cache = shop.tool.home.path + "/.cache/tenure"
      for file in FileManager.default.enumerator(atPath: cache)?.allObjects ?? [] {
        let bytes = try? Data(contentsOf: URL(filePath: "\(cache)/\(file)"))
        #expect(bytes?.range(of: Data("Ann@Example.com".utf8)) == nil, "\(file)")
      }
      let token = try #require(erased.column("token").first)
      let csv = try String(contentsOfFile: erased.column("file")[0], encoding: .utf8)
      #expect(csv == "customer_id,email,phone\nann,Ann@Example.com,+33639981234\n")
      #expect(try shop.table("overview").rows == before.rows)
      let customers = try shop.table("customers").column("customer_id")
      #expect(customers.contains(token) && !customers.contains("ann"))
      #expect(try shop.run("customer", "ann").status == 1)
      #expect(try export(shop, as: "c.csv").status == 0)
      let delivered = try shop.tool.home.text(of: "c.csv")
      #expect(!delivered.contains("Ann") && delivered.contains("bob"))
      #expect(try shop.run("erase", "nobody").status == 1)
    }

    @Test(
      "One customer's report holds what is known, where consent came from and where they were sent")
    func access() throws {
      let shop = try CornerShop()
      #expect(try export(shop, as: "a.csv").status == 0)
      let run = try shop.run("access", "ann", with: ["--format", "json"])
      let report = try JSONValue(parsing: run.output)
      #expect(report["email"] == .text("Ann@Example.com"))
      #expect(report["consents"]?.items.first?["source"] == .text("checkout"))
      #expect(report["consents"]?.items.first?["at"] == .text("2026-01-10"))
      #expect(report["order_list"]?.items.count == 2)
      #expect(report["deliveries"]?.items.first?["destination"] == .text("csv"))
      #expect(report["profiling"]?["risk"] != nil)
      let text = try shop.run("access", "ann", with: ["--lang", "fr"])
      #expect(text.status == 0 && text.output.contains("Ann@Example.com"))
    }

    @Test("The suppression list survives, from a file and from standard input, and can be undone")
    func suppress() throws {
      let shop = try CornerShop()
      let list = try shop.tool.home.write(
        "ann@EXAMPLE.com\n\n+33 6 00 00 00 00\ncai\n", to: "no.txt")
      let added = try shop.table("suppress", with: ["--file", list])
      #expect(added.rows == [["3", "3"]])
      let stages = PrintedTable(try export(shop, as: "a.csv").output)
      #expect(stages.column("customers")[1] == "2")
      #expect(!(try shop.tool.home.text(of: "a.csv").contains("Ann")))
      let removed = try shop.table("suppress", with: ["--remove", "--email", "ann@example.com"])
      #expect(removed.rows == [["2", "-1"]])
      let run = try shop.tool.shell(
        "echo bob@example.com | \"$0\" suppress \"$1\" --file - --format csv", shop.folder.path)
      #expect(PrintedTable(run.output).rows == [["3", "1"]])
    }

    @Test("The retention timer lists who was silent for years")
    func inactive() throws {
      let shop = try CornerShop()
      #expect(try shop.table("inactive").rows.isEmpty)
      let later = try shop.table("inactive", with: ["--as-of", "2029-03-05"])
      #expect(later.column("customer_id") == ["bob", "eve", "ann", "cai"])
      #expect(later.column("last_contact")[3] == "2026-03-05")
      #expect(try shop.run("inactive", with: ["--years", "0"]).status == 2)
    }

    @Test("A delivered file verifies, and one that was touched does not")
    func verify() throws {
      let shop = try CornerShop()
      #expect(try export(shop, as: "a.csv").status == 0)
      let file = shop.tool.home.path + "/a.csv"
      let run = try shop.run("verify", file, with: ["--format", "csv"])
      #expect(run.status == 0, "\(run.errors)")
      #expect(PrintedTable(run.output).column("passed") == ["true", "true", "true", "true"])
      try shop.tool.home.write(try shop.tool.home.text(of: "a.csv") + "x\n", to: "a.csv")
      #expect(try shop.run("verify", file).status == 1)
      #expect(try shop.run("verify", file + "x").status == 3)
    }

    @Test("A preview names everybody held back, with the reason")
    func heldBack() throws {
      let shop = try CornerShop()
      let table = try shop.table(
        "export",
        with: ["--audience", "orders >= 1", "--to", "csv", "--preview", "--held-back"] + nobodyOut)
      #expect(
        table.rows == [
          ["cai", "no consent", "revoked"], ["dan", "no consent", "never asked"],
          ["fay", "no consent", "never asked"], ["eve", "no identifier", "no identifier"],
        ])
      #expect(
        try shop.run(
          "export", with: ["--audience", "everyone", "--to", "csv", "--held-back"] + nobodyOut
        ).status == 2)
      let refused = try shop.run(
        "export", with: ["--audience", "everyone", "--to", "tiktok", "--preview"] + nobodyOut)
      #expect(refused.status == 4 && refused.errors.contains("1,000"))
    }

    @Test("A saved audience is checked with what it includes and excludes")
    func included() throws {
      let shop = try CornerShop()
      let folder = shop.tool.home.path + "/data/tenure/corner/audiences"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for (name, text) in [
        ("mail", "name Mail\n\nconsent.email\n"), ("dans", "name Dans\n\ncustomer_id = \"dan\"\n"),
        ("all", "name All\nexpect 3..3\ninclude mail\nexclude dans\n\nconsent.ads\n"),
      ] {
        try text.write(toFile: "\(folder)/\(name).tql", atomically: true, encoding: .utf8)
      }
      let run = try shop.run("audience", "check", "all", with: ["--format", "csv"])
      #expect(run.status == 0, "\(run.output)\(run.errors)")
      #expect(PrintedTable(run.output).column("customers") == ["3"])
    }

    @Test("Saved audiences are held against each other")
    func overlap() throws {
      let shop = try CornerShop()
      let table = try shop.table(
        "audience", "overlap", with: ["--only", "consent.email", "--only", "consent.ads"])
      #expect(
        table.rows == [
          ["consent.email", "consent.email", "3", "1"],
          ["consent.email", "consent.ads", "1", "0.3333333333333333"],
          ["consent.ads", "consent.email", "1", "0.5"], ["consent.ads", "consent.ads", "2", "1"],
        ])
    }
  }

  @Suite("Deliveries that go wrong") struct DeliveryFaultTests {
    /// A shop of as many consenting customers, and the words that deliver all of them.
    private func shop(_ people: Int) throws -> (Tool, TemporaryFolder, [String]) {
      let folder = try TemporaryFolder()
      let ids = (1...people).map { "c\($0)" }
      try folder.write(
        "order_id,customer_id,created_at,total\n"
          + ids.map { "o\($0),\($0),2026-01-01,5\n" }.joined(), to: "orders.csv")
      try folder.write(
        "customer_id,email\n" + ids.map { "\($0),\($0)@example.com\n" }.joined(),
        to: "customers.csv")
      try folder.write(
        "customer_id,purpose,state,at\n" + ids.map { "\($0),email,granted,2026-01-01\n" }.joined(),
        to: "consents.csv")
      let tool = try Tool()
      let words = [
        "export", folder.path, "--audience", "everyone", "--to", "csv", "--holdout", "0",
        "--no-holdout-reason", "few", "--workspace", tool.home.path + "/w",
      ]
      return (tool, folder, words)
    }

    private func deliveries(_ tool: Tool, _ folder: TemporaryFolder) throws -> Int {
      let run = try tool.run(
        "access", "c1", folder.path, "--format", "json", "--workspace", tool.home.path + "/w")
      return try JSONValue(parsing: run.output)["deliveries"]?.items.count ?? -1
    }

    @Test("A disk that takes no more leaves no file, no half of one, and no log entry")
    func full() throws {
      let (tool, folder, words) = try shop(3000)
      let file = tool.home.path + "/list.csv"
      #expect(try tool.run(words + ["--preview"]).status == 0)  // makes the workspace
      let line = words.map { "'\($0)'" }.joined(separator: " ")
      let run = try tool.shell("ulimit -f 64; \"$0\" \(line) --no-snapshot --output '\(file)'")
      #expect(run.status == 4 && run.errors.contains("list.csv"), "\(run.errors)")
      #expect(try Self.traces(tool).isEmpty)
      #expect(try deliveries(tool, folder) == 0)
      #expect(try tool.run(words + ["--output", file]).status == 0)
      #expect(try tool.home.text(of: "list.csv").split(separator: "\n").count == 3001)
      #expect(try deliveries(tool, folder) == 1)
    }

    // Wherever the kill falls, the same holds: nothing, or a whole file; never more in the log.
    @Test(
      "A program killed at any moment leaves nothing or a whole file, and no false log entry",
      arguments: [0, 20_000, 60_000, 120_000, 200_000, 300_000])
    func killed(steps: Int) throws {
      let (tool, folder, words) = try shop(2000)
      let file = tool.home.path + "/list.csv"
      let line = words.map { "'\($0)'" }.joined(separator: " ")
      let run = try tool.shell(
        """
        "$0" \(line) --output '\(file)' > /dev/null 2>&1 & program=$!
        for ((i = 0; i < \(steps); i++)); do :; done
        kill -9 $program; wait $program
        """)
      #expect([0, 137].contains(run.status))
      let traces = try Self.traces(tool)
      let isThere = traces.contains("list.csv")
      #expect(traces.allSatisfy { ["list.csv", "list.csv.proof.json"].contains($0) }, "\(traces)")
      if isThere {
        #expect(try tool.home.text(of: "list.csv").split(separator: "\n").count == 2001)
        #expect(traces.count == 2)
      }
      #expect(try deliveries(tool, folder) <= (isThere ? 1 : 0))
    }

    private static func traces(_ tool: Tool) throws -> [String] {
      try tool.home.names().filter { $0.contains("list") || $0.contains("partial") }
    }

    @Test("Two programs that deliver to one file at once: one does, the other says so")
    func twoPrograms() throws {
      let (tool, folder, words) = try shop(300)
      let file = tool.home.path + "/list.csv"
      let line = (words + ["--output", file, "--quiet"]).map { "'\($0)'" }.joined(separator: " ")
      let run = try tool.shell(
        """
        "$0" \(line) > /dev/null 2>&1 & first=$!
        "$0" \(line) > /dev/null 2>&1 & second=$!
        wait $first; a=$?; wait $second; echo $a $?
        """)
      #expect(run.output.split { " \n".contains($0) }.sorted() == ["0", "4"])
      #expect(try tool.home.text(of: "list.csv").split(separator: "\n").count == 301)
      #expect(try deliveries(tool, folder) == 1)
      let verified = try tool.run(
        "verify", file, folder.path, "--workspace", tool.home.path + "/w")
      #expect(verified.status == 0, "\(verified.output)")
    }

    @Test("Two programs that deliver to two files at once both do, and both are logged")
    func twoFiles() throws {
      let (tool, folder, words) = try shop(50)
      let line = (words + ["--quiet"]).map { "'\($0)'" }.joined(separator: " ")
      let run = try tool.shell(
        """
        "$0" \(line) --output "$HOME/a.csv" > /dev/null 2>&1 & first=$!
        "$0" \(line) --output "$HOME/b.csv" > /dev/null 2>&1 & second=$!
        wait $first; a=$?; wait $second; echo $a $?
        """)
      #expect(run.output == "0 0\n")
      #expect(try deliveries(tool, folder) == 2)
    }
  }
}
