import Foundation
import Support
import Testing

@testable import CustomerData

@Suite("Checksums of columns")
struct ChecksumTests {
  @Test("In large columns any wrong bit is noticed, wherever it is", arguments: Seed.some(60))
  func damagedLargeColumn(seed: Int) throws {
    var chance = Seed(seed)
    let folder = try Folder()
    let path = folder.path + "/snapshot"
    var columns = SnapshotColumns()
    let many = 300_000 + seed
    columns.add("orders.day", Column(count: many) { Day(number: Int32($0 / 7)) })
    columns.add("orders.channel", Column(count: many) { UInt8(truncatingIfNeeded: $0 &* 31) })
    columns.add("orders.net", Column(count: many) { Int64($0) << 20 })
    try SnapshotFile.write(columns, SnapshotHeader(inputs: 1, program: 2, folder: 3), to: path)
    func open() throws(SnapshotFault) { _ = try SnapshotFile(path: path, inputs: 1, program: 2) }
    try open()
    let handle = try FileHandle(forUpdating: URL(filePath: path))
    // The last column ends with the file, and the first ones at most a page before the next.
    let size = Int(try handle.seekToEnd())
    let place = UInt64(chance.int(size - many * 8...size - 1))
    try handle.seek(toOffset: place)
    let byte = try #require(try handle.read(upToCount: 1)?.first)
    try handle.seek(toOffset: place)
    try handle.write(contentsOf: [byte ^ 1 << UInt8(chance.int(0...7))])
    try handle.close()
    #expect(throws: SnapshotFault.damaged(column: "orders.net")) { try open() }
  }

  @Test("A checksum is the same in any pieces, and another for any bytes", arguments: Seed.some(60))
  func checksum(seed: Int) {
    var chance = Seed(seed)
    var bytes = (0..<chance.int(0...3000)).map { _ in UInt8(chance.int(0...255)) }
    let whole = bytes.withUnsafeBytes(Checksum.of)
    var pieces = Checksum()
    var place = 0
    while place < bytes.count {
      let end = min(bytes.count, place + chance.int(1...20) * Checksum.block)
      bytes[place..<end].withUnsafeBytes { pieces.add($0) }
      place = end
    }
    #expect(pieces.value == whole)
    guard bytes.count > 1 else { return }
    let (one, other) = (chance.int(0...(bytes.count - 1)), chance.int(0...(bytes.count - 1)))
    if bytes[one] != bytes[other] {
      bytes.swapAt(one, other)
      #expect(bytes.withUnsafeBytes(Checksum.of) != whole)
      bytes.swapAt(one, other)
    }
    bytes[one] ^= 1 << UInt8(chance.int(0...7))
    #expect(bytes.withUnsafeBytes(Checksum.of) != whole)
    bytes.removeLast()
    #expect(bytes.withUnsafeBytes(Checksum.of) != whole)
  }
}
