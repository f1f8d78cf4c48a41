import Retention
import Support
import Testing

@Suite("Ranking")
struct RankingTests {
  private let risks = [
    0.05, 0.1, 0.1, 0.2, 0.35, 0.35, 0.4, 0.5, 0.55, 0.6, 0.7, 0.7, 0.8, 0.9, 0.95, 0.95,
  ]
  private let left = [0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1].map { $0 == 1 }

  @Test(
    "ties and all, the figures are scikit-learn 1.9's roc_auc_score and average_precision_score")
  func reference() throws {
    let ranking = Ranking(scores: risks, left: left)
    #expect(try abs(#require(ranking.areaUnderCurve) - 0.6875) < 1e-12)
    #expect(try abs(#require(ranking.averagePrecision) - 0.6351190476190476) < 1e-12)
  }

  @Test(
    "the area is the share of pairs in the right order, ties counting half",
    arguments: Seed.some(40))
  func pairs(seed number: Int) throws {
    var seed = Seed(number)
    let scores = (0..<30).map { _ in Double(seed.int(0...7)) / 8 }
    let left = (0..<30).map { $0 == 0 || ($0 > 1 && seed.oneIn(3)) }
    var sum = 0.0
    var pairs = 0.0
    for gone in 0..<30 where left[gone] {
      for stayed in 0..<30 where !left[stayed] {
        pairs += 1
        sum += scores[gone] > scores[stayed] ? 1 : scores[gone] == scores[stayed] ? 0.5 : 0
      }
    }
    let area = try #require(Ranking(scores: scores, left: left).areaUnderCurve)
    #expect(abs(area - sum / pairs) < 1e-12)
  }

  @Test("the top tenth counts whole customers, and a share of those tied across its edge")
  func topTenth() {
    let scores = [0.9, 0.8] + Array(repeating: 0.1, count: 18)
    let left = [true, false] + Array(repeating: false, count: 18)
    #expect(Ranking(scores: scores, left: left).precisionInTopTenth == 0.5)
    let tied = Ranking(scores: Array(repeating: 0.5, count: 20), left: left)
    #expect(tied.precisionInTopTenth == 1.0 / 20)
  }

  @Test("without leavers, stayers or ten customers there is nothing to say")
  func nothing() {
    #expect(Ranking(scores: [0.1, 0.2], left: [true, true]).areaUnderCurve == nil)
    #expect(Ranking(scores: [0.1, 0.2], left: [false, false]).averagePrecision == nil)
    #expect(Ranking(scores: [0.1, 0.2], left: [true, false]).precisionInTopTenth == nil)
  }
}
