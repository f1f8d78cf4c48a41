import CustomerData
import Foundation
import Support
import Testing

@testable import Destinations

@Suite("Delivery in several files")
struct FilePartsTests {
  @Test(
    "parts hold every row once, in order, and none is larger than allowed", arguments: Seed.some(60)
  )
  func limits(seed: Int) {
    var chance = Seed(seed)
    let rows = (0..<chance.int(1...80)).map {
      ["\($0)", String(repeating: "x", count: chance.int(0...30))]
    }
    var rules = KlaviyoDestination.rules
    rules.mostBytes = chance.oneIn(3) ? nil : chance.int(45...400)
    rules.mostRows = chance.oneIn(3) ? nil : chance.int(1...30)
    let header = ["id", "words"]
    let parts = FileParts.ranges(of: rows, header: header, numbers: [], under: rules)
    #expect(parts.flatMap(Array.init) == Array(rows.indices))
    for part in parts {
      let bytes =
        rules.layout.head(header).utf8.count
        + rows[part].reduce(0) {
          $0 + rules.layout.line($1, header: header, numbers: []).utf8.count
        }
      #expect(bytes <= rules.mostBytes ?? .max)
      #expect(part.count <= rules.mostRows ?? .max)
    }
  }

  @Test("several files are named after their number, each with its proof, all or none")
  func severalFiles() throws {
    let folder = try TemporaryFolder()
    let preview = try Self.preview(people: 12)
    let delivery = DeliveryTests.delivery(of: preview)
    let blocking = try folder.write("mine", to: "list-part2.csv")
    #expect(throws: DeliveryError.fileExists(path: blocking)) {
      try delivery.deliver(to: folder.path + "/list.csv")
    }
    #expect(try folder.names() == ["list-part2.csv"])
    unlink(blocking)
    let receipt = try delivery.deliver(to: folder.path + "/list.csv")
    #expect(
      try folder.names() == [
        "list-part1.csv", "list-part1.csv.proof.json", "list-part2.csv",
        "list-part2.csv.proof.json",
      ])
    #expect(receipt.parts.map(\.rows) == [10, 2])
    #expect(receipt.rows == 12)
    #expect(preview.notes.contains(.severalFiles(2)))
    let proof = try folder.text(of: "list-part2.csv.proof.json")
    #expect(proof.contains("\"part\" : 2") && proof.contains("\"parts\" : 2"))
    for part in receipt.parts {
      let name = part.file.split(separator: "/").last.map(String.init) ?? ""
      #expect(ContactHash.sha256(try folder.text(of: name)) == part.sha256)
    }
  }

  static func preview(people: Int) throws -> DeliveryPreview {
    let contacts = (0..<people).map {
      Contact.agreeing(to: [.ads], id: "\($0)", email: "c\($0)@example.com")
    }
    return try DeliveryPreview(
      of: contacts, to: TenRows(), under: ClearanceRules(), with: .tested)
  }
}

/// A platform that takes ten rows in one file.
private struct TenRows: Destination {
  static let name = "ten"
  static let title = "Ten rows"
  static let rules = DestinationRules(
    platform: "Ten", identifiers: [.email], isHashed: true, purposes: [.ads], mostRows: 10)
  var purpose: Purpose { .ads }

  func rows(
    for cleared: ClearedContacts, with choices: DeliveryChoices
  ) throws(DestinationError) -> DeliveryRows {
    Self.list.rows(for: try contacts(of: cleared, with: choices), with: choices)
  }

  func rows(removing removal: Removal, with choices: DeliveryChoices) -> DeliveryRows {
    Self.list.rows(removing: removal, with: choices)
  }

  private static var list: MatchList {
    MatchList(
      rules: rules, email: MetaNormalization.email, columns: [.identifier("email", \.email)])
  }
}
