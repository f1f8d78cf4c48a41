/// Splits a delivery that is larger than its platform takes in one file.
enum FileParts {
  /// The rows of each file, in order; one range where everything fits, also when one row alone is
  /// too large. O(bytes), O(1) for a platform without limits.
  static func ranges(
    of rows: [[String]], header: [String], numbers: Set<Int>, under rules: DestinationRules
  ) -> [Range<Int>] {
    guard rules.mostRows != nil || rules.mostBytes != nil else { return [rows.indices] }
    let head = rules.layout.head(header).utf8.count
    var ranges: [Range<Int>] = []
    var start = 0
    var bytes = head
    for (place, row) in rows.enumerated() {
      let length =
        rules.mostBytes == nil
        ? 0 : rules.layout.line(row, header: header, numbers: numbers).utf8.count
      let isFull =
        place - start >= rules.mostRows ?? .max || bytes + length > rules.mostBytes ?? .max
      if isFull, place > start {
        ranges.append(start..<place)
        (start, bytes) = (place, head)
      }
      bytes += length
    }
    return ranges + [start..<rows.count]
  }

  /// `list.csv` for one file; `list-part1.csv`, `list-part2.csv` … for several.
  static func path(_ path: String, part: Int, of count: Int) -> String {
    if count == 1 { return path }
    let name = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    guard let dot = path[name...].lastIndex(of: "."), dot > name else {
      return "\(path)-part\(part)"
    }
    return "\(path[..<dot])-part\(part)\(path[dot...])"
  }
}
