import Retention
import Testing

@Suite("Forecast score")
struct ForecastScoreTests {
  private let risks = [
    0.05, 0.1, 0.1, 0.2, 0.35, 0.35, 0.4, 0.5, 0.55, 0.6, 0.7, 0.7, 0.8, 0.9, 0.95, 0.95,
  ]
  private let left = [0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1].map { $0 == 1 }

  @Test("the Brier score is scikit-learn 1.9's brier_score_loss")
  func brier() throws {
    let score = try #require(ForecastScore(predicted: risks, left: left))
    #expect(abs(score.brier - 0.2384375) < 1e-12)
    #expect(score.customers == 16 && score.left == 8 && score.brierReference == 0.25)
    #expect(score.isSkilled)
  }

  @Test("telling everybody the share that left is worth the reference and no more")
  func reference() throws {
    let left = (0..<20).map { $0 < 5 }
    let score = try #require(
      ForecastScore(predicted: Array(repeating: 0.25, count: 20), left: left))
    #expect(abs(score.brier - score.brierReference) < 1e-12 && score.ranking.areaUnderCurve == 0.5)
    #expect(score.totalPredicted == nil)
  }

  @Test("nobody has no score")
  func nobody() { #expect(ForecastScore(predicted: [], left: []) == nil) }
}
