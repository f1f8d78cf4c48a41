/// What a file is that holds text only once it is unpacked or exported, told by its first bytes.
///
/// - Source: RFC 1952 2.3.1 (gzip); RFC 8878 3.1.1 (zstandard); PKWARE's APPNOTE 4.3.7 (zip); the .xz file format 2.1.1.1;
///   7zFormat.txt of the LZMA SDK; the header bzip2 writes; MS-CFB 2.2 (the container of .xls).
public enum Packing: String, Hashable, Sendable, Codable {
  case gzip, zip, bzip2, xz, zstandard, sevenZip
  /// A spreadsheet with its sheets, of Excel, LibreOffice or Numbers.
  case workbook

  /// Bytes that are enough to tell.
  static let telling = 128

  private static let marks: [(Packing, [UInt8])] = [
    (.gzip, [0x1F, 0x8B]), (.zip, [0x50, 0x4B, 0x03, 0x04]), (.zip, [0x50, 0x4B, 0x05, 0x06]),
    (.zstandard, [0x28, 0xB5, 0x2F, 0xFD]), (.xz, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
    (.sevenZip, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    (.workbook, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
  ]

  /// By the first bytes of a file; nil: none of these.
  init?(_ first: [UInt8]) {
    if let mark = Self.marks.first(where: { first.starts(with: $0.1) }) {
      self = mark.0 == .zip && Self.isWorkbook(first) ? .workbook : mark.0
      return
    }
    // BZh, the size of a block, the digits of pi: a header may begin with the letters alone.
    let pi: [UInt8] = [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]
    guard first.starts(with: Array("BZh".utf8)), first.dropFirst(4).starts(with: pi) else {
      return nil
    }
    self = .bzip2
  }

  // The name of the first part, which stands at 30, its length at 26; OpenDocument tells the kind beside it.
  private static func isWorkbook(_ first: [UInt8]) -> Bool {
    guard first.count > 30 else { return false }
    let length = Int(first[26]) + Int(first[27]) << 8
    let name = first.dropFirst(30).prefix(length)
    let parts = ["[Content_Types].xml", "xl/", "docProps/", "_rels/", "Index/"]
    if parts.contains(where: { name.starts(with: $0.utf8) }) { return true }
    let kind = Array("application/vnd.oasis.opendocument.spreadsheet".utf8)
    return name.elementsEqual("mimetype".utf8) && first.dropFirst(30 + length).starts(with: kind)
  }
}

extension SourceFile {
  /// What it is packed as; nil: it may be text.
  var packing: Packing? {
    get throws(LoadError) {
      let count = min(size, Packing.telling)
      guard count > 0 else { return nil }
      var failure: LoadError?
      let first = [UInt8](unsafeUninitializedCapacity: count) { room, filled in
        guard let start = room.baseAddress else { return }
        do throws(LoadError) {
          try read(count, from: 0, into: start)
          filled = count
        } catch { failure = error }
      }
      if let failure { throw failure }
      return Packing(first)
    }
  }
}
