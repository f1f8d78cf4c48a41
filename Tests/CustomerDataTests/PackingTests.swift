import CustomerData
import Foundation
import Support
import Testing

/// Made by Python's gzip, bz2, lzma and zipfile of a file with one order.
private enum Packed {
  static let gzip =
    """
    H4sIAAAAAAACA8svSkktis9M0UkuLS7Jz4Wyi1ITS1JT4hNLdErySxJzuAx1EnWMDIzMdA0MgUjHlAsA/OFs\
    4zcAAAA=
    """
  static let bzip2 =
    """
    QlpoOTFBWSZTWSLOB+IAABVbgAAQAAZzAAAAriaeACAAVFA00MjJiCVNNT00NJoeobfLmj2sYIjKQiLeRcc9\
    KdlWG8dzctpLiz9a1I4HxdyRThQkCLOB+IA=
    """
  static let xz =
    """
    /Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AA2ADVdADeciKvcotW/VhShVbQk34McBwpkcaJkxN8KndYfv+rT\
    6TUgheBl6wsTEv/ZzIz2/Sp+0DwAAAAAAMChU39jg4G1AAFRNzF8mzsftvN9AQAAAAAEWVo=
    """
  static let zip =
    """
    UEsDBBQAAAAAAAAAIVz84WzjNwAAADcAAAAKAAAAb3JkZXJzLmNzdm9yZGVyX2lkLGN1c3RvbWVyX2lkLGNy\
    ZWF0ZWRfYXQsdG90YWwKMSxhLDIwMjYtMDEtMDEsNQpQSwECFAMUAAAAAAAAACFc/OFs4zcAAAA3AAAACgAA\
    AAAAAAAAAAAAgAEAAAAAb3JkZXJzLmNzdlBLBQYAAAAAAQABADgAAABfAAAAAAA=
    """
  static let workbook =
    """
    UEsDBBQAAAAAAAAAIVzHHBc8CAAAAAgAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbDxUeXBlcy8+UEsBAhQD\
    FAAAAAAAAAAhXMccFzwIAAAACAAAABMAAAAAAAAAAAAAAIABAAAAAFtDb250ZW50X1R5cGVzXS54bWxQSwUG\
    AAAAAAEAAQBBAAAAOQAAAAAA
    """
  static let sheets =
    """
    UEsDBBQAAAAAAAAAIVyFbDmKLgAAAC4AAAAIAAAAbWltZXR5cGVhcHBsaWNhdGlvbi92bmQub2FzaXMub3Bl\
    bmRvY3VtZW50LnNwcmVhZHNoZWV0UEsBAhQDFAAAAAAAAAAhXIVsOYouAAAALgAAAAgAAAAAAAAAAAAAAIAB\
    AAAAAG1pbWV0eXBlUEsFBgAAAAABAAEANgAAAFQAAAAAAA==
    """
}

@Suite("Packed files") struct PackingTests {
  private func reasons(_ files: [(name: String, bytes: Data)]) throws -> [String: IngestReason] {
    let folder = try TemporaryFolder()
    try folder.write("order_id,customer_id,created_at,total\n1,a,2026-01-01,5\n", to: "a.csv")
    for file in files { try file.bytes.write(to: URL(filePath: folder.path + "/" + file.name)) }
    let problems = try DatasetLoader(folder: folder.path).load().report.problems
    return Dictionary(problems.map { ($0.file, $0.reason) }) { first, _ in first }
  }

  @Test(
    "what a file is packed as is told by its first bytes",
    arguments: [
      (Packed.gzip, Packing.gzip), (Packed.bzip2, .bzip2), (Packed.xz, .xz), (Packed.zip, .zip),
      (Packed.workbook, .workbook), (Packed.sheets, .workbook),
    ])
  func told(bytes: String, packing: Packing) throws {
    let bytes = try #require(Data(base64Encoded: bytes))
    for name in ["orders.csv", "orders.csv.gz"] {
      #expect(try reasons([(name, bytes)]) == [name: .packed(packing, name: name)])
    }
  }

  @Test("a header that begins like one is text; a foreign file with a packed one's name is not")
  func others() throws {
    let text = Data("BZh9,order_id,customer_id,created_at,total\n1,2,a,2026-01-01,5\n".utf8)
    let found = try reasons([("orders.csv", text), ("notes.gz", Data("hello".utf8))])
    #expect(found == ["notes.gz": .notDelimitedText])
  }

  @Test("an empty file and one cut after its first byte are no packed ones")
  func short() throws {
    let found = try reasons([
      ("x.gz", Data()), ("y.gz", Data([0x1F])), ("z.zip", Data([0x50, 0x4B])),
    ])
    #expect(Set(found.values) == [.notDelimitedText] && found.count == 3)
  }
}
