/// How well scores order customers, whatever their size: calibration is another question.
///
/// - Source: AUC as the probability that a leaver is ranked before a stayer, ties counting half
///   (Hanley & McNeil, Radiology 143, 1982); average precision as the step sum over distinct scores
///   (Manning, Raghavan & Schütze, "Introduction to Information Retrieval", 2008, §8.4).
public struct Ranking: Hashable, Codable, Sendable {
  /// The share of (leaver, stayer) pairs in the right order; nil when one of the two is missing.
  public let areaUnderCurve: Double?
  /// Precision averaged over the leavers found, highest score first; nil without leavers.
  public let averagePrecision: Double?
  /// The share of leavers among the tenth with the highest scores; nil with fewer than ten customers.
  public let precisionInTopTenth: Double?

  /// The ranking of scores against what happened; higher scores say "will leave". O(n log n).
  public init(scores: [Double], left: [Bool]) {
    precondition(scores.count == left.count, "\(scores.count) scores, \(left.count) outcomes")
    let groups = Self.groups(scores, left)
    let leavers = groups.reduce(0) { $0 + $1.leavers }
    let stayers = scores.count - leavers
    areaUnderCurve = Self.area(groups, leavers, stayers)
    averagePrecision = leavers > 0 ? Self.precision(groups, leavers) : nil
    precisionInTopTenth = Self.top(groups, scores.count / 10)
  }

  /// Customers of one score.
  private struct Group {
    let score: Double
    var leavers = 0
    var count = 0
  }

  private static func groups(_ scores: [Double], _ left: [Bool]) -> [Group] {
    var groups: [Group] = []
    for index in scores.indices.sorted(by: { scores[$0] > scores[$1] }) {
      if groups.last?.score != scores[index] { groups.append(Group(score: scores[index])) }
      groups[groups.count - 1].count += 1
      if left[index] { groups[groups.count - 1].leavers += 1 }
    }
    return groups
  }

  private static func area(_ groups: [Group], _ leavers: Int, _ stayers: Int) -> Double? {
    guard leavers > 0, stayers > 0 else { return nil }
    var found = 0
    var pairs = 0.0
    for group in groups {
      pairs += Double(group.count - group.leavers) * (Double(found) + Double(group.leavers) / 2)
      found += group.leavers
    }
    return pairs / (Double(leavers) * Double(stayers))
  }

  private static func precision(_ groups: [Group], _ leavers: Int) -> Double {
    var found = 0
    var seen = 0
    var sum = 0.0
    for group in groups {
      found += group.leavers
      seen += group.count
      sum += Double(group.leavers) / Double(leavers) * Double(found) / Double(seen)
    }
    return sum
  }

  // A score shared across the edge counts with the share of its customers that fit in.
  private static func top(_ groups: [Group], _ wanted: Int) -> Double? {
    guard wanted > 0 else { return nil }
    var room = wanted
    var found = 0.0
    for group in groups where room > 0 {
      let taken = min(room, group.count)
      found += Double(group.leavers) * Double(taken) / Double(group.count)
      room -= taken
    }
    return found / Double(wanted)
  }
}
