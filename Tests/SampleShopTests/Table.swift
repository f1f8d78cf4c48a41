import Foundation
import Testing

/// A comma-separated file with named columns, read the plain way.
struct Table: Sendable {
  struct Row: Sendable {
    fileprivate let cells: [String]
    fileprivate let columns: [String: Int]

    subscript(_ column: String) -> String { columns[column].map { cells[$0] } ?? "" }

    /// "12.90" as 1290.
    func cents(_ column: String) -> Int { Int(self[column].filter { $0 != "." }) ?? 0 }
  }

  let header: [String]
  let rows: [Row]

  init(_ data: Data) throws {
    let records = Table.records([UInt8](data))
    let header = try #require(records.first)
    let columns = Dictionary(uniqueKeysWithValues: header.enumerated().map { ($1, $0) })
    for record in records { try #require(record.count == header.count) }
    self.header = header
    rows = records.dropFirst().map { Row(cells: $0, columns: columns) }
  }

  private static func records(_ bytes: [UInt8]) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""):
        // A doubled quote closes and opens again: the first of the two is the quote itself.
        if !isQuoted, field.last == 0 {
          field[field.count - 1] = byte
        } else if isQuoted {
          field.append(0)
        } else if !field.isEmpty {
          field.append(byte)
        }
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted, UInt8(ascii: "\n") where !isQuoted:
        record.append(String(decoding: field.filter { $0 != 0 }, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
        guard byte == UInt8(ascii: "\n") else { continue }
        records.append(record)
        record = []
      default: field.append(byte)
      }
    }
    return records
  }
}
