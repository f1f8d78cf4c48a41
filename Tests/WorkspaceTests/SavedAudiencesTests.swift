import Foundation
import Support
import Testing
import Workspace

@Suite("Saved audiences")
struct SavedAudiencesTests {
  static let written = """
    # Whom Sarah writes to by hand
    name VIP customers
    owner: Sarah
    expect 200..400
    include "champions"
    exclude staff

    # the year's best
    spent_12m >= 500 EUR
    and consent.email

    """

  @Test("a file is read by its parts, and its text comes back byte for byte")
  func reading() throws {
    let audience = try SavedAudience(id: "vip", text: Self.written)
    #expect(audience.name == "VIP customers")
    #expect(audience.owner == "Sarah")
    #expect(audience.expected == 200...400)
    #expect(audience.includes == ["champions"])
    #expect(audience.excludes == ["staff"])
    #expect(audience.expression == "# the year's best\nspent_12m >= 500 EUR\nand consent.email\n")
    #expect(audience.text == Self.written)
  }

  @Test("a file without front matter is all expression, its comments too")
  func bare() throws {
    let text = "# whom we lost\n\nrecency > 1 year\n"
    let audience = try SavedAudience(id: "lost", text: text)
    #expect(audience.preamble.isEmpty)
    #expect(audience.expression == text)
    #expect(audience.name == "lost")
  }

  @Test("a Windows file reads the same")
  func carriageReturns() throws {
    let text = "\u{FEFF}" + Self.written.replacing("\n", with: "\r\n")
    let audience = try SavedAudience(id: "vip", text: text)
    #expect(audience.name == "VIP customers")
    #expect(audience.excludes == ["staff"])
    #expect(audience.text == text)
  }

  @Test("an audience that is saved comes back with its id", arguments: Seed.some(40))
  func roundTrip(seed: Int) throws {
    var chance = Seed(seed)
    let folder = try TemporaryFolder()
    let audiences = SavedAudiences(directory: folder.path + "/audiences")
    let audience = SavedAudience(
      name: chance.pick(["Win-back (JP)", "Café «Été»", "顧客 VIP", "name\nowner x"]),
      owner: chance.pick(["", "Sarah"]),
      expected: chance.oneIn(2) ? nil : 0...chance.int(0...900),
      includes: chance.oneIn(2) ? [] : ["a", "b c"], excludes: chance.oneIn(2) ? [] : ["d"],
      expression: chance.pick(["orders = 1", "# why\norders = 1\n", "everyone"]))
    let kept = try audiences.save(audience)
    #expect(try audiences.load(kept.id) == kept)
    #expect(try audiences.load(kept.name) == kept)
    #expect(kept.text == audience.text)
    #expect(kept.expected == audience.expected)
    #expect(try folder.permissions(of: "audiences/\(kept.id).tql") == 0o600)
  }

  @Test("an existing audience stays unless it is to be replaced")
  func neverOverwrites() throws {
    let folder = try TemporaryFolder()
    let audiences = SavedAudiences(directory: folder.path)
    try audiences.save(SavedAudience(name: "VIP", expression: "orders = 1"))
    let other = SavedAudience(name: "vip", expression: "orders = 2")
    #expect(throws: AudienceFileError.fileExists(path: folder.path + "/vip.tql")) {
      try audiences.save(other)
    }
    #expect(try audiences.load("vip").expression == "orders = 1\n")
    try audiences.save(other, replacing: true)
    #expect(try audiences.load("vip").expression == "orders = 2\n")
    #expect(try folder.names() == ["vip.tql"])
  }

  @Test("an audience that is deleted is gone")
  func deleting() throws {
    let folder = try TemporaryFolder()
    let audiences = SavedAudiences(directory: folder.path)
    try audiences.save(SavedAudience(name: "VIP customers", expression: "orders = 1"))
    try audiences.delete("VIP customers")
    #expect(audiences.list().isEmpty)
    #expect(throws: AudienceFileError.unknown(name: "VIP customers")) {
      try audiences.delete("VIP customers")
    }
  }

  @Test("a file that cannot be used is listed with its reason, never lost")
  func unusable() throws {
    let folder = try TemporaryFolder()
    try folder.write("name Empty\n# nothing yet\n", to: "empty.tql")
    try folder.write("name Odd\nexpect many\norders = 1\n", to: "odd.tql")
    try folder.write("gibberish (", to: "My list.tql")
    try folder.write("notes", to: "notes.txt")
    try Data([0x6e, 0xff, 0xfe]).write(to: URL(fileURLWithPath: folder.path + "/bytes.tql"))
    let audiences = SavedAudiences(directory: folder.path)
    let problems = audiences.list().map { listing -> AudienceFileProblem? in
      if case .failure(let problem) = listing.content { problem } else { nil }
    }
    #expect(audiences.list().map(\.id) == ["My list", "bytes", "empty", "odd"])
    #expect(problems == [nil, .notText, .noExpression, .badExpectation(line: 2)])
    // What the words mean is not the folder's business.
    #expect(try audiences.load("My list").expression == "gibberish (")
    #expect(
      throws: AudienceFileError.unusable(
        path: folder.path + "/odd.tql", problem: .badExpectation(line: 2))
    ) { try audiences.load("odd") }
  }

  @Test(
    "no name leads out of the folder",
    arguments: ["../secret", "/etc/passwd", "..", "a/../../secret", "../secret.tql", "~/secret"])
  func traversal(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("orders = 1", to: "secret.tql")
    let audiences = SavedAudiences(directory: folder.path + "/audiences")
    #expect(throws: AudienceFileError.unknown(name: name)) { try audiences.load(name) }
    #expect(throws: AudienceFileError.unknown(name: name)) { try audiences.delete(name) }
    _ = try? audiences.save(SavedAudience(name: name, expression: "orders = 2"))
    #expect(try folder.names().filter { $0 != "audiences" } == ["secret.tql"])
    #expect(try folder.text(of: "secret.tql") == "orders = 1")
  }

  @Test("a name without a letter or digit is refused", arguments: ["", "…", "../..", " "])
  func noName(name: String) throws {
    let folder = try TemporaryFolder()
    #expect(throws: AudienceFileError.noName) {
      try SavedAudiences(directory: folder.path).save(
        SavedAudience(name: name, expression: "orders = 1"))
    }
    #expect(try folder.names().isEmpty)
  }
}
