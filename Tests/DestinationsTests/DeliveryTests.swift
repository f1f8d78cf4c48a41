import CustomerData
import Foundation
import Support
import Testing

@testable import Destinations

@Suite("Delivery")
struct DeliveryTests {
  @Test("every selected customer is counted at exactly one later step", arguments: Seed.some(40))
  func stagesAddUp(seed: Int) throws {
    let preview = try Self.preview(seed)
    #expect(preview.stages.map(\.stage) == DeliveryStage.allCases)
    let later = preview.stages.dropFirst().reduce(0) { $0 + $1.customers }
    #expect(preview.customers(at: .selected) == later)
    #expect(preview.customers(at: .written) == preview.rows.count)
    #expect(preview.rows.map(\.first) == preview.recipients.map(Optional.some))
    #expect(
      preview.basis.filter { $0.purpose == .email }.reduce(0) { $0 + $1.customers }
        == preview.rows.count)
    #expect(
      preview.basis.filter { $0.purpose == .sms }.reduce(0) { $0 + $1.customers }
        == preview.rows.count { !$0[2].isEmpty })
  }

  @Test("the file is the preview's rows and nothing else")
  func sameRows() throws {
    let folder = try TemporaryFolder()
    let preview = try Self.preview(1)
    let receipt = try Self.delivery(of: preview).deliver(to: folder.path + "/list.csv")
    let text = try folder.text(of: "list.csv")
    #expect(CSVDestinationTests.reading(text) == [preview.header] + preview.rows)
    #expect(receipt.rows == preview.rows.count)
    #expect(receipt.bytes == text.utf8.count)
    #expect(receipt.sha256 == ContactHash.sha256(text))
    #expect(receipt.stages == preview.stages)
  }

  @Test("file and proof are for their owner only, and nothing else remains", arguments: disks)
  func permissions(hasUnnamedFiles: Bool) throws {
    let folder = try TemporaryFolder()
    try Self.delivery(of: Self.preview(1), hasUnnamedFiles).deliver(to: folder.path + "/list.csv")
    #expect(try folder.names() == ["list.csv", "list.csv.proof.json"])
    #expect(try folder.permissions(of: "list.csv") == 0o600)
    #expect(try folder.permissions(of: "list.csv.proof.json") == 0o600)
  }

  @Test("the proof tells what happened and names nobody")
  func proof() throws {
    let folder = try TemporaryFolder()
    let preview = try Self.preview(1)
    let receipt = try Self.delivery(of: preview).deliver(to: folder.path + "/list.csv")
    let text = try folder.text(of: "list.csv.proof.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let proof = try decoder.decode(DeliveryProof.self, from: Data(text.utf8))
    #expect(proof.file.sha256 == receipt.sha256)
    #expect(proof.file.name == "list.csv")
    #expect(proof.stages == preview.stages)
    #expect(proof.asOf == "2011-12-31")
    #expect(proof.data == "0000000000000007")
    #expect(proof.holdout.share == 0.2)
    #expect(proof.holdout.campaign == "win-back")
    #expect(!text.contains("@"))
    for name in ["example.com", "Zoé", "Martin", "Hooft", "C-1", "33612345678"] {
      #expect(!text.contains(name))
    }
  }

  @Test("an existing file stays, byte for byte, unless it is to be replaced", arguments: disks)
  func neverOverwrites(hasUnnamedFiles: Bool) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("mine", to: "list.csv")
    let delivery = Self.delivery(of: try Self.preview(1), hasUnnamedFiles)
    #expect(throws: DeliveryError.fileExists(path: path)) { try delivery.deliver(to: path) }
    #expect(try folder.text(of: "list.csv") == "mine")
    #expect(try folder.names() == ["list.csv"])
    try delivery.deliver(to: path, replacing: true)
    #expect(try folder.text(of: "list.csv") != "mine")
    #expect(try folder.permissions(of: "list.csv") == 0o600)
    #expect(try folder.names() == ["list.csv", "list.csv.proof.json"])
  }

  @Test("an existing proof stays, and no file is written without its proof")
  func keepsProof() throws {
    let folder = try TemporaryFolder()
    let proof = try folder.write("{}", to: "list.csv.proof.json")
    #expect(throws: DeliveryError.fileExists(path: proof)) {
      try Self.delivery(of: Self.preview(1)).deliver(to: folder.path + "/list.csv")
    }
    #expect(try folder.names() == ["list.csv.proof.json"])
  }

  @Test("a dangling link is not written through")
  func danglingLink() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/list.csv"
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: folder.path + "/elsewhere")
    #expect(throws: DeliveryError.fileExists(path: path)) {
      try Self.delivery(of: Self.preview(1)).deliver(to: path)
    }
    #expect(try folder.names() == ["list.csv"])
  }

  @Test("a folder that is none gives an error and no file", arguments: disks)
  func unwritable(hasUnnamedFiles: Bool) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a file", to: "file") + "/list.csv"
    #expect(throws: DeliveryError.notWritable(path: path, errno: ENOTDIR)) {
      try Self.delivery(of: Self.preview(1), hasUnnamedFiles).deliver(to: path)
    }
    #expect(try folder.names() == ["file"])
  }

  @Test(
    "a full disk leaves nothing behind, wherever it fills up", arguments: [0, 1, 100, 1000, 2000],
    disks)
  func diskFull(capacity: Int, hasUnnamedFiles: Bool) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/list.csv"
    var delivery = Self.delivery(of: try Self.preview(1), hasUnnamedFiles)
    let disk = SmallDisk(capacity)
    delivery.disk.write = { disk.write($0, $1) }
    let full = try #require(throws: DeliveryError.self) { try delivery.deliver(to: path) }
    let paths = [path, Delivery.proofPath(of: path)]
    #expect(paths.map { DeliveryError.interruptedWrite(path: $0, errno: ENOSPC) }.contains(full))
    #expect(try folder.names().isEmpty)
  }

  @Test("writing a few bytes at a time writes all of them")
  func partialWrites() throws {
    let folder = try TemporaryFolder()
    var delivery = Self.delivery(of: try Self.preview(1))
    delivery.disk.write = { Foundation.write($0, $1.baseAddress, min($1.count, 7)) }
    let receipt = try delivery.deliver(to: folder.path + "/list.csv")
    #expect(ContactHash.sha256(try folder.text(of: "list.csv")) == receipt.sha256)
  }

  #if os(Linux)
    @Test("while it is written a file has no name, so that a killed process leaves nothing")
    func unnamed() throws {
      let folder = try TemporaryFolder()
      var delivery = Self.delivery(of: try Self.preview(1))
      let path = folder.path
      delivery.disk.write = { file, bytes in
        let names = try? FileManager.default.contentsOfDirectory(atPath: path)
        return names == [] ? write(file, bytes.baseAddress, bytes.count) : -1
      }
      #expect(try delivery.deliver(to: path + "/list.csv").bytes > 0)
    }
  #endif

  @Test("keeping both finds the first free name")
  func freePath() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/list.csv"
    #expect(Delivery.freePath(like: path) == path)
    try folder.write("", to: "list.csv")
    try folder.write("", to: "list-2.csv.proof.json")
    #expect(Delivery.freePath(like: path) == folder.path + "/list-3.csv")
    try folder.write("", to: "list")
    #expect(Delivery.freePath(like: folder.path + "/list") == folder.path + "/list-2")
  }

  @Test("a cancelled delivery leaves nothing behind")
  func cancelled() async throws {
    let folder = try TemporaryFolder()
    let delivery = Self.delivery(of: try Self.preview(1))
    let path = folder.path + "/list.csv"
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try delivery.deliver(to: path)
    }
    await #expect(throws: DeliveryError.cancelled) { try await task.value }
    #expect(try folder.names().isEmpty)
  }

  @Test("a list of nobody is not written")
  func nobody() throws {
    let folder = try TemporaryFolder()
    let preview = try DeliveryPreview(
      of: [.agreeing(to: [.sms])], to: CSVDestination(), under: ClearanceRules(), with: .tested)
    #expect(throws: DeliveryError.nobodyCleared) {
      try Self.delivery(of: preview).deliver(to: folder.path + "/list.csv")
    }
    #expect(try folder.names().isEmpty)
  }

  @Test("a step without consent says how many were never asked, refused and withdrew")
  func reasons() throws {
    let denied = ConsentRecord(purpose: .email, state: .denied, day: nil, source: "c.csv")
    let preview = try DeliveryPreview(
      of: [
        .agreeing(to: [.sms], id: "1"), .agreeing(to: [], id: "2"),
        Contact(customerID: "3", consents: [.email: denied]),
      ], to: CSVDestination(), under: ClearanceRules(), with: .tested)
    let stage = try #require(preview.stages.first { $0.stage == .noConsent })
    #expect(stage.customers == 3)
    #expect(stage.reasonText == "never asked: 2; denied: 1")
  }

  @Test("rare sources are counted together, and an address in one is blotted out")
  func basis() throws {
    let contacts = (0..<30).map { number in
      let record = ConsentRecord(
        purpose: .email, state: .granted, day: Day(number: Int32(number)),
        source: number < 5 ? "form by sarah@example.com" : "row \(number)")
      return Contact(
        customerID: "\(number)", email: "c\(number)@example.com", consents: [.email: record])
    }
    let preview = try DeliveryPreview(
      of: contacts, to: CSVDestination(), under: ClearanceRules(), with: .tested)
    #expect(preview.basis.first?.source == "form by [address]")
    #expect(preview.basis.first?.customers == 5)
    #expect(preview.basis.first?.from == "1970-01-01")
    #expect(preview.basis.first?.to == "1970-01-05")
    #expect(preview.basis.last?.source == "other")
    #expect(preview.basis.reduce(0) { $0 + $1.customers } == 30)
  }

  static func preview(_ seed: Int) throws -> DeliveryPreview {
    let contacts = SomeContacts.many(200, from: seed)
    return try DeliveryPreview(
      of: contacts, to: CSVDestination(), under: ConsentTests.someRules(seed, contacts),
      with: .tested)
  }

  // With files that have no name until they are whole, and as where there are none.
  static let disks = [true, false]

  static func delivery(of preview: DeliveryPreview, _ hasUnnamedFiles: Bool = true) -> Delivery {
    var delivery = Delivery(
      of: preview,
      stating: DeliveryStatement(
        who: "sarah", at: "2011-12-31T10:00:00Z", audience: "orders = 1 and tag = \"a@b.example\"",
        asOf: Day(iso: "2011-12-31") ?? Day(number: 0), fingerprint: Fingerprint(value: 7),
        campaign: "win-back"))
    delivery.disk.hasUnnamedFiles = hasUnnamedFiles
    return delivery
  }
}

/// Takes so many bytes, then answers as /dev/full does. Used by one test on one thread.
private final class SmallDisk: @unchecked Sendable {
  private var free: Int

  init(_ capacity: Int) { free = capacity }

  func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    let taken = min(free, bytes.count)
    free -= taken
    if taken > 0 { return Foundation.write(file, bytes.baseAddress, taken) }
    let full = open("/dev/full", O_WRONLY | O_CLOEXEC)  // stays open: closing would reset errno
    return Foundation.write(full, bytes.baseAddress, bytes.count)
  }
}
