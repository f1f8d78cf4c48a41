/// Codes of a large dictionary on their way into a small one of their own, numbered in the order
/// of first appearance.
struct WordColumn {
  /// The rows' codes in the small dictionary.
  private(set) var codes: [Int32] = []
  /// The codes of its words in the large one.
  private(set) var originals: [Int32] = []
  /// One higher than the small code, by the large one, in pages made when one of them is met:
  /// the words of a column lie close to each other.
  private var pages: [[Int32]] = []
  private static let bits = 12

  init(rows: Int = 0) { codes.reserveCapacity(rows) }

  /// Adds a row by its code in the large dictionary.
  mutating func append(_ code: Int32) { codes.append(own(code)) }

  /// The code in the small dictionary, entered when new.
  mutating func own(_ code: Int32) -> Int32 {
    guard code >= 0 else { return Words.absent }
    let (page, place) = (Int(code) >> Self.bits, Int(code) & (1 << Self.bits - 1))
    if page < pages.count, !pages[page].isEmpty, pages[page][place] != 0 {
      return pages[page][place] - 1
    }
    while pages.count <= page { pages.append([]) }
    if pages[page].isEmpty { pages[page] = Array(repeating: 0, count: 1 << Self.bits) }
    originals.append(code)
    pages[page][place] = Int32(originals.count)
    return Int32(originals.count - 1)
  }
}
