/// Names most like a mistyped one, for suggestions.
enum NearestNames {
  /// At most `limit` names, the most alike first; a name that begins with the text counts as near.
  static func of(_ typed: String, among names: [String], limit: Int = 3) -> [String] {
    let typed = Array(typed.lowercased().prefix(60))
    guard !typed.isEmpty else { return [] }
    let ranked = names.enumerated().map { place, name in
      (distance: distance(typed, Array(name.lowercased().prefix(60))), place: place, name: name)
    }
    return ranked.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
      .prefix(limit).map(\.name)
  }

  /// Twice the changes, swaps of neighbours, insertions and deletions from one to the other
  /// (optimal string alignment); at most 3 when the name only goes on.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    if b.starts(with: a) { return min(3, b.count - a.count) }
    var rows = [Array(0...b.count)]
    for i in 1...max(1, a.count) {
      var row = [i] + Array(repeating: 0, count: b.count)
      for j in b.indices.map({ $0 + 1 }) {
        let change = a[i - 1] == b[j - 1] ? 0 : 1
        row[j] = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + change)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], rows[i - 2][j - 2] + 1)
        }
      }
      rows.append(row)
    }
    return (rows.last?.last ?? 0) * 2
  }
}
