import Foundation
import Support
import Testing

extension CommandLineTests {
  @Suite("Hostile folders") struct HostileFolderTests {
    private let header = "order_id,customer_id,created_at,total\n"
    private let good = "1,a,2026-01-01,5\n"

    @Test("Each strange file gets a row of its own and the good rows beside it are read")
    func strangeFiles() throws {
      let folder = try TemporaryFolder()
      try folder.write(header + good, to: "a_good.csv")
      try folder.write("", to: "empty.csv")
      try folder.write(header, to: "header.csv")
      try folder.write("\u{0}\u{1}ELF\u{0}\u{2}", to: "binary.csv")
      try folder.write(header + "2,b,2026-01-02\n3,b,2026-01-02,=1+1\n", to: "ragged.csv")
      try folder.write(header + "4,c,2026-01-02,\"5\n", to: "quote.csv")
      try folder.write("PK\u{3}\u{4}", to: "book.xlsx")
      let run = try Tool().run("check", folder.path, "--format", "csv")
      #expect(run.status == 0)
      let reasons = Dictionary(
        grouping: PrintedTable(run.output).rows.filter { $0[4] != "read" }, by: { $0[0] }
      ).mapValues { Set($0.map { $0[4] }) }
      #expect(reasons["empty.csv"] == ["empty_file"])
      #expect(reasons["header.csv"] == ["header_only"])
      #expect(reasons["binary.csv"] == ["binary"])
      #expect(reasons["ragged.csv"] == ["ragged_row", "not_an_amount"])
      #expect(reasons["quote.csv"] == ["unclosed_quote"])
      #expect(reasons["book.xlsx"] == ["packed"])
      #expect(reasons["a_good.csv"] == nil)
    }

    @Test(
      "A packed file says with what it is unpacked, a workbook that it is one, in both languages")
    func packed() throws {
      let folder = try TemporaryFolder()
      try folder.write(header + good, to: "a_good.csv")
      // The header of RFC 1952: method 8, no flags, no time, Unix.
      let gzip = Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
      for name in ["orders.csv.gz", "my orders.csv.gz", "-x.gz", "lost.csv"] {
        try gzip.write(to: URL(filePath: folder.path + "/" + name))
      }
      try folder.write("PK\u{3}\u{4}", to: "book.xlsx")
      let english = try Tool().run("check", folder.path).output
      for words in [
        "gunzip -k orders.csv.gz", "gunzip -k 'my orders.csv.gz'", "gunzip -k ./-x.gz",
        "zcat < lost.csv > unpacked.csv", "a workbook: export each of its sheets as CSV",
      ] { #expect(english.contains(words), "\(words)\n\(english)") }
      let french = try Tool().run("check", folder.path, "--lang", "fr").output
      #expect(french.contains("compressé (gzip) : décompressez avec gunzip -k orders.csv.gz"))
      #expect(french.contains("un classeur : exportez chaque feuille en CSV"))
    }

    @Test("A cell of ten megabytes is refused or read, and nothing of it is printed whole")
    func hugeCell() throws {
      let folder = try TemporaryFolder()
      let huge = String(repeating: "x", count: 10 << 20)
      try folder.write(header + good + "2,b,\(huge),5\n3,\(huge),2026-01-03,7\n", to: "orders.csv")
      let tool = try Tool()
      let run = try tool.run("check", folder.path)
      #expect(run.status == 0 && run.output.utf8.count < 10_000)
      #expect(run.output.contains("orders.csv:3"))
      #expect(try tool.run("overview", folder.path).status == 0)
    }

    @Test("Pipes, devices and dangling links never hang, and are told")
    func specialFiles() throws {
      let folder = try TemporaryFolder()
      try folder.write(header + good, to: "orders.csv")
      mkfifo(folder.path + "/pipe.csv", 0o600)
      symlink("/dev/zero", folder.path + "/zero.csv")
      symlink("nowhere", folder.path + "/dangling.csv")
      let run = try Tool().run("check", folder.path, "--format", "csv")
      #expect(run.status == 0)
      let told = PrintedTable(run.output).rows.filter { $0[4] == "not_a_file" }.map { $0[0] }
      #expect(told == ["dangling.csv", "pipe.csv", "zero.csv"])
    }

    @Test("A pipe or a dangling link in place of tenure.toml is an error, not a wait")
    func specialShopFile() throws {
      for make in [
        { (path: String) in mkfifo(path, 0o600) }, { symlink("nowhere", $0) },
        { symlink("/dev/zero", $0) },
      ] {
        let folder = try TemporaryFolder()
        try folder.write(header + good, to: "orders.csv")
        #expect(make(folder.path + "/tenure.toml") == 0)
        let run = try Tool().run("overview", folder.path)
        #expect(run.status == 3 && run.errors.contains("tenure.toml"), "\(run.status)")
      }
    }

    @Test(
      "A file without permission ends with 3 and its path",
      .enabled(if: getuid() != 0, "root reads everything"))
    func permission() throws {
      let folder = try TemporaryFolder()
      try folder.write(header + good, to: "orders.csv")
      chmod(folder.path + "/orders.csv", 0)
      let run = try Tool().run("overview", folder.path)
      #expect(run.status == 3 && run.errors.contains("orders.csv"))
    }

    @Test("A file whose name is not UTF-8 is told, not dropped in silence")
    func strangeName() throws {
      let folder = try TemporaryFolder()
      let path = Array((folder.path + "/client").utf8CString.dropLast()) + [CChar(bitPattern: 0xE9)]
      let handle = open(path + Array(".csv".utf8CString), O_CREAT | O_WRONLY, 0o600)
      #expect(handle >= 0)
      let bytes = Array((header + good).utf8)
      #expect(write(handle, bytes, bytes.count) == bytes.count)
      close(handle)
      let run = try Tool().run("check", folder.path, "--format", "csv")
      #expect(run.status == 1)
      #expect(PrintedTable(run.output).column("reason") == ["read", "not_a_file"])
    }

    @Test("A workspace that can't be used stops a delivery and nothing else")
    func workspace() throws {
      let shop = try CornerShop()
      let file = try shop.tool.home.write("not a folder", to: "w")
      let options = ["--workspace", file]
      #expect(try shop.run("overview", with: options).status == 0)
      let run = try shop.run(
        "export",
        with: options + [
          "--audience", "consent.email", "--to", "csv", "--holdout", "10",
          "--output", shop.tool.home.path + "/list.csv",
        ])
      #expect(run.status == 4, "\(run.status) \(run.errors)")
      #expect(try shop.run("audience", "save", "x", "orders >= 1", with: options).status == 1)
    }
  }
}
