import Testing

@Suite("Architecture")
struct ArchitectureTests {
  /// What each floor may stand on, as in Package.swift; the system's own modules are below all.
  private static let floors: [String: Set<String>] = [
    "CustomerData": ["CSIMD", "TOMLKit"],
    "Retention": ["CustomerData", "CXGBoost"],
    "Audiences": ["CustomerData", "Retention"],
    "RetentionEngine": ["CustomerData", "Retention", "Audiences"],
    "Destinations": ["CustomerData", "CSodium"],
    "Workspace": ["GRDB"],
    "TerminalKit": ["CNcurses", "TOMLKit"],
    "SampleShop": [],
    "Dashboard": [
      "CustomerData", "Retention", "Audiences", "RetentionEngine", "Destinations", "Workspace",
      "TerminalKit",
    ],
    "tenure": [
      "CustomerData", "Retention", "Audiences", "RetentionEngine", "Destinations", "Workspace",
      "TerminalKit", "Dashboard", "SampleShop", "ArgumentParser",
    ],
  ]
  private static let system: Set<String> = [
    "Foundation", "FoundationEssentials", "Synchronization", "Dispatch", "Glibc", "Darwin", "Musl",
  ]

  @Test("every file imports only floors below its own", arguments: SourceTree.sources)
  func imports(file: SourceTree.File) throws {
    let below = try #require(Self.floors[file.floor], "a floor without a place in the table")
    for match in file.text.matches(of: /(?m)^\s*(?:@\w+ |public |internal )*import (?:\w+ )?(\w+)/)
    {
      let module = String(match.1)
      #expect(below.contains(module) || Self.system.contains(module), "imports \(module)")
    }
  }

  @Test("the table of floors is the one of Package.swift")
  func table() throws {
    let package = try #require(SourceTree.file("Package.swift")).text
    for (floor, below) in Self.floors {
      let openings = [
        "floor(\"\(floor)\"", "floor(\n      \"\(floor)\"",
        ".executableTarget(\n      name: \"\(floor)\"",
      ]
      let start = try #require(openings.compactMap { package.firstRange(of: $0) }.first, "\(floor)")
      let rest = package[start.upperBound...]
      let end = rest.firstRange(of: "floor(") ?? rest.firstRange(of: ".executableTarget(")
      let declared = rest[..<(end?.lowerBound ?? rest.endIndex)]
      for name in below where name != "TOMLKit" {
        #expect(declared.contains("\"\(name)\""), "\(floor) on \(name)")
      }
    }
  }

  @Test("no file is longer than 400 lines", arguments: SourceTree.sources + SourceTree.tests)
  func length(file: SourceTree.File) { #expect(file.lines.count <= 401) }

  @Test("no drawer without a name", arguments: SourceTree.sources + SourceTree.tests)
  func drawers(file: SourceTree.File) {
    let drawer = /(Utils?|Helpers?|Common|Misc|Manager|Extensions)(\.swift)?/
    #expect(
      file.name.wholeMatch(of: /.*(Utils?|Helpers?|Common|Misc|Manager|Extensions)\.swift/) == nil)
    for folder in file.path.split(separator: "/") { #expect(folder.wholeMatch(of: drawer) == nil) }
    for match in file.text.matches(
      of: /(?m)^\s*[\w ]*\b(?:struct|class|enum|actor|protocol|typealias) (\w+)/)
    {
      #expect(
        match.1.wholeMatch(of: /\w*(Utils?|Helpers?|Common|Misc|Manager|Extensions)/) == nil,
        "\(match.1)")
    }
  }

  @Test(
    "nothing ends the program, and no check is switched off without a reason beside it",
    arguments: SourceTree.sources)
  func escapes(file: SourceTree.File) {
    for (number, line) in file.lines.enumerated() where !line.isComment {
      #expect(!line.contains("try!") && !line.contains("fatalError("), "line \(number + 1)")
      #expect(!line.contains("as!"), "line \(number + 1)")
      guard line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") else {
        continue
      }
      let isReasoned = line.contains("//") || (number > 0 && file.lines[number - 1].isComment)
      #expect(isReasoned, "line \(number + 1)")
    }
  }

  @Test("every metric has a test file and a row in the glossary")
  func metrics() throws {
    let metrics = SourceTree.types(conformingTo: "Metric")
    #expect(metrics.count >= 8)
    let glossary = try #require(SourceTree.file("Sources/tenure/Tenure.docc/Glossary.md")).text
    for (metric, file) in metrics {
      #expect(SourceTree.tests.contains { $0.name == "\(metric)Tests.swift" }, "\(metric)")
      #expect(glossary.contains("| `\(metric)` |"), "\(metric)")
      #expect(file.floor == "Retention" && file.name == "\(metric).swift")
    }
  }

  @Test("every path in the documents exists", arguments: SourceTree.documents)
  func paths(document: SourceTree.File) {
    for match in document.text.matches(
      of: /`((?:Sources|Tests|themes|terminfo|sample-data)\/[^`\s]*)`/)
    {
      let path = String(match.1)
      // `Noun.swift` and `ShopName.swift` stand for what a reader will write.
      let isExample =
        path.contains("…") || path.contains("*") || path.contains("Noun") || path.contains("Name")
      #expect(isExample || SourceTree.exists(path), "\(path)")
    }
  }

  @Test("every link of the catalogue leads to an article, and every article is linked")
  func links() {
    let articles = SourceTree.files(below: "Sources/tenure/Tenure.docc", ending: ".md")
    let names = Set(articles.map { String($0.name.dropLast(3)) })
    var linked: Set = ["Tenure"]
    for article in articles {
      for match in article.text.matches(of: /<doc:([^>]*)>/) {
        #expect(names.contains(String(match.1)), "\(article.path): \(match.1)")
        linked.insert(String(match.1))
      }
      for match in article.text.matches(of: /!\[[^\]]*\]\(([^)]*)\)/) {
        #expect(SourceTree.exists("Sources/tenure/Tenure.docc/Resources/\(match.1)"))
      }
    }
    #expect(names.subtracting(linked).isEmpty)
  }

  @Test("builds and pins of this machine are not kept, and no file names a machine's folders")
  func traces() throws {
    let ignored = try #require(SourceTree.file(".gitignore")).lines
    #expect(ignored.contains("Package.resolved") && ignored.contains(".build/"))
    let traces = ["/wo" + "rk/", "/tmp/bash" + "_jobs", "/home/" + "user"]
    let texts = SourceTree.sources + SourceTree.tests + SourceTree.documents
    for file in texts + ["Package.swift", "Makefile", "setup.sh"].compactMap(SourceTree.file) {
      for trace in traces { #expect(!file.text.contains(trace), "\(file.path)") }
    }
  }
}

extension Substring {
  fileprivate var isComment: Bool { trimmingPrefix { $0 == " " }.hasPrefix("//") }
}
