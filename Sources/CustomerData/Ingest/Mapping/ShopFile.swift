/// What `tenure.toml` says (FORMATS 4.0): the shop, exchange rates, and what headers can't tell.
struct ShopFile: Sendable {
  static let name = "tenure.toml"

  var shop = Shop()
  /// The reporting currency, when the file names one.
  var currency: Currency?
  var zone = ZoneTable.utc
  var rates: [String: RateTable] = [:]
  var files: [FileRule] = []
}

/// Reporting currency for one unit, from a day on.
struct RateTable: Sendable {
  /// Parts in one.
  static let scale: Int64 = 100_000_000

  /// Ascending by day; rates in parts of `scale`.
  var steps: [(from: Day, rate: Int64)] = []

  /// The rate in force; nil before the first. O(log steps).
  func rate(on day: Day) -> Int64? {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].from <= day { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : steps[low - 1].rate
  }
}

/// One `[[file]]` entry.
struct FileRule: Sendable {
  var line: Int
  var match = ""
  var kind: FileKind?
  var dialect: String?
  var delimiter: UInt8?
  var encoding: TextEncoding?
  var dateFormat: DatePattern?
  var columns: [Field: String] = [:]
  var drops: [DropRule] = []

  /// Whether the glob (`*`, `?`) matches a file's name, in any case.
  func matches(_ file: String) -> Bool {
    Self.glob(Array(match.lowercased())[...], Array(file.lowercased())[...])
  }

  private static func glob(_ pattern: ArraySlice<Character>, _ name: ArraySlice<Character>) -> Bool
  {
    var (pattern, name) = (pattern, name)
    var retry: (pattern: ArraySlice<Character>, name: ArraySlice<Character>)?
    while let character = name.first {
      if pattern.first == "*" {
        pattern.removeFirst()
        retry = (pattern, name)
      } else if pattern.first == "?" || pattern.first == character {
        pattern.removeFirst()
        name.removeFirst()
      } else if let last = retry {
        name = last.name.dropFirst()
        pattern = last.pattern
        retry = (pattern, name)
      } else {
        return false
      }
    }
    return pattern.allSatisfy { $0 == "*" }
  }
}

/// One `[[file.drop]]` entry.
struct DropRule: Sendable {
  enum Test: String, CaseIterable, Sendable {
    case empty
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case startsWith = "starts with"
    case contains
  }
  enum Action: String, CaseIterable, Sendable {
    case drop, cancel, refund
  }

  var line: Int
  /// The column's header as the file writes it.
  var column = ""
  var test = Test.empty
  var text = ""
  /// `text` in millionths, where it is a number.
  var number: Int64?
  var action = Action.drop

  /// Whether a cell meets the rule; a cell that is no number meets no numeric comparison.
  func matches(_ cell: FieldBytes?, amounts: AmountReader) -> Bool {
    guard let cell else { return test == .empty || (test == .notEqual && !text.isEmpty) }
    switch test {
    case .empty: return false
    case .startsWith: return cell.starts(with: text.utf8)
    case .contains: return String(decoding: cell, as: UTF8.self).contains(text)
    case .equal: return compare(cell, amounts).map { $0 == 0 } ?? false
    case .notEqual: return compare(cell, amounts).map { $0 != 0 } ?? true
    case .less: return compare(cell, amounts).map { $0 < 0 } ?? false
    case .atMost: return compare(cell, amounts).map { $0 <= 0 } ?? false
    case .greater: return compare(cell, amounts).map { $0 > 0 } ?? false
    case .atLeast: return compare(cell, amounts).map { $0 >= 0 } ?? false
    }
  }

  /// Negative, zero or positive: as numbers when the rule's value is one, else byte by byte, which
  /// is right for ISO dates.
  private func compare(_ cell: FieldBytes, _ amounts: AmountReader) -> Int? {
    if let number {
      return amounts.read(cell).map { $0 < number ? -1 : $0 == number ? 0 : 1 }
    }
    if cell.elementsEqual(text.utf8) { return 0 }
    return cell.lexicographicallyPrecedes(text.utf8) ? -1 : 1
  }
}
