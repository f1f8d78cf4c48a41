import CustomerData
import Retention
import Testing

@Suite("Map of the segments")
struct SegmentMapTests {
  /// As printed on the Squeezely wiki, page 2666070037.
  private static let published = """
    Champions: 555 554 544 545 454 455 445
    Loyal: 543 444 435 355 354 345 344 335
    Potential Loyalist: 553 551 552 541 542 533 532 531 452 451 442 441 431 453 433 432 423 353 352 \
    351 342 341 333 323
    New Customers: 512 511 422 421 412 411 311
    Promising: 525 524 523 522 521 515 514 513 425 424 413 414 415 315 314 313
    Need Attention: 535 534 443 434 343 334 325 324
    About To Sleep: 331 321 312 221 213 231 241 251
    At Risk: 255 254 245 244 253 252 243 242 235 234 225 224 153 152 145 143 142 135 134 133 125 124
    Cannot Lose Them: 155 154 144 214 215 115 114 113
    Hibernating: 332 322 233 232 223 222 132 123 122 212 211
    Lost: 111 112 121 131 141 151
    """

  private func cells() throws -> [Segment: [String]] {
    var cells: [Segment: [String]] = [:]
    for line in Self.published.split(separator: "\n") {
      let parts = line.split(separator: ":")
      let segment = try #require(Segment(rawValue: String(parts[0])))
      cells[segment] = parts[1].split(separator: " ").map(String.init)
    }
    return cells
  }

  @Test("each of the 125 triples is in the segment that was published")
  func standard() throws {
    let cells = try cells()
    #expect(cells.values.reduce(0) { $0 + $1.count } == 125)
    #expect(Set(cells.keys) == Set(Segment.allCases))
    for (segment, triples) in cells {
      for triple in triples {
        let scores = triple.compactMap(\.wholeNumberValue)
        #expect(SegmentMap.standard[scores[0], scores[1], scores[2]] == segment, "\(triple)")
      }
    }
    #expect(SegmentMap(cells: cells) == SegmentMap.standard)
  }

  @Test("a map with a hole, a double, a stranger or a word is none")
  func refused() throws {
    let whole = try cells()
    func altered(_ change: (inout [String]) -> Void) -> SegmentMap? {
      var cells = whole
      change(&cells[.lost, default: []])
      return SegmentMap(cells: cells)
    }
    #expect(altered { _ in } != nil)
    #expect(altered { $0.removeLast() } == nil)
    #expect(altered { $0.append("555") } == nil)
    #expect(altered { $0[0] = "116" } == nil)
    #expect(altered { $0[0] = "11" } == nil)
    #expect(altered { $0[0] = "x11" } == nil)
  }

  @Test("a map printed for tenure.toml and read back is the same; a stranger's name is refused")
  func lines() throws {
    var shop = Shop()
    #expect(SegmentMap(of: shop) == .standard)
    var own: [String: [String]] = [:]
    for line in SegmentMap.standard.lines.split(separator: "\n").dropFirst() {
      let parts = line.split(separator: "\"").map(String.init)
      own[parts[0]] = parts[2].split(separator: " ").map(String.init)
    }
    shop.segments = own
    #expect(SegmentMap(of: shop) == .standard)
    own["Heroes"] = own.removeValue(forKey: "Champions")
    shop.segments = own
    #expect(SegmentMap(of: shop) == nil)
  }
}
