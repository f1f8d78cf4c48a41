import CustomerData

/// The eleven named groups of customers by recency, frequency and monetary score.
public enum Segment: String, Hashable, Codable, Sendable, CaseIterable {
  case champions = "Champions"
  case loyal = "Loyal"
  case potentialLoyalist = "Potential Loyalist"
  case newCustomers = "New Customers"
  case promising = "Promising"
  case needAttention = "Need Attention"
  case aboutToSleep = "About To Sleep"
  case atRisk = "At Risk"
  case cannotLoseThem = "Cannot Lose Them"
  case hibernating = "Hibernating"
  case lost = "Lost"
}

/// Which of the 125 score triples belongs to which segment; every triple to exactly one.
///
/// - Source: Squeezely wiki, "RFM model", page 2666070037. A convention: other vendors cut otherwise.
public struct SegmentMap: Hashable, Sendable {
  private let byCell: [Segment]

  /// The segment of three scores, each 1...5. O(1).
  public subscript(r: Int, f: Int, m: Int) -> Segment {
    byCell[(r - 1) * 25 + (f - 1) * 5 + m - 1]
  }

  /// A map from triples such as "555" to segments; nil unless all 125 are named once.
  public init?(cells: [Segment: [String]]) {
    var found: [Int: Segment] = [:]
    for (segment, triples) in cells {
      for triple in triples {
        let scores = triple.compactMap(\.wholeNumberValue)
        guard scores.count == 3, scores.allSatisfy((1...5).contains) else { return nil }
        let place = (scores[0] - 1) * 25 + (scores[1] - 1) * 5 + scores[2] - 1
        guard found.updateValue(segment, forKey: place) == nil else { return nil }
      }
    }
    let ordered = (0..<125).compactMap { found[$0] }
    guard ordered.count == 125 else { return nil }
    byCell = ordered
  }

  /// The shop's own map, the published one where it has none; nil: it names a segment that there is not.
  public init?(of shop: Shop) {
    guard let own = shop.segments else {
      self = .standard
      return
    }
    var cells: [Segment: [String]] = [:]
    for (name, triples) in own {
      guard let segment = Segment(rawValue: name) else { return nil }
      cells[segment] = triples
    }
    self.init(cells: cells)
  }

  /// The map as lines for `tenure.toml`, to be changed there.
  public var lines: String {
    let rows = Segment.allCases.map { segment in
      let triples = (0..<125).filter { byCell[$0] == segment }.map { place in
        "\(place / 25 + 1)\(place / 5 % 5 + 1)\(place % 5 + 1)"
      }
      return "\"\(segment.rawValue)\" = \"\(triples.joined(separator: " "))\""
    }
    return (["[segments]"] + rows).joined(separator: "\n") + "\n"
  }

  private init(ordered: [Segment]) { byCell = ordered }

  /// The published convention.
  public static let standard =
    SegmentMap(cells: published) ?? SegmentMap(ordered: Array(repeating: .lost, count: 125))

  static let published: [Segment: [String]] = [
    .champions: words("555 554 544 545 454 455 445"),
    .loyal: words("543 444 435 355 354 345 344 335"),
    .potentialLoyalist: words(
      "553 551 552 541 542 533 532 531 452 451 442 441 431 453 433 432 423 353 352 351 342 341 333 323"
    ),
    .newCustomers: words("512 511 422 421 412 411 311"),
    .promising: words("525 524 523 522 521 515 514 513 425 424 413 414 415 315 314 313"),
    .needAttention: words("535 534 443 434 343 334 325 324"),
    .aboutToSleep: words("331 321 312 221 213 231 241 251"),
    .atRisk: words(
      "255 254 245 244 253 252 243 242 235 234 225 224 153 152 145 143 142 135 134 133 125 124"),
    .cannotLoseThem: words("155 154 144 214 215 115 114 113"),
    .hibernating: words("332 322 233 232 223 222 132 123 122 212 211"),
    .lost: words("111 112 121 131 141 151"),
  ]

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}
