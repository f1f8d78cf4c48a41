import Retention
import Testing

@Suite("Logistic regression")
struct LogisticRegressionTests {
  private let rows = [
    0.5, -1.2, 1.5, 0.3, -0.7, 0.8, 2.1, -0.4, -1.3, -0.9, 0.2, 1.7, 1.1, 1.1, -0.4, -0.2, 0.9,
    -1.6, -1.8, 0.6,
  ]
  private let outcomes = [1, 1, 0, 1, 0, 0, 1, 0, 0, 1].map { $0 == 1 }

  @Test(
    "intercept and weights are scikit-learn 1.9's with C = 1/λ",
    arguments: [
      (0.1, [-0.1673822880724682, 0.7409745817252507, 0.2101559775918379]),
      (1, [-0.12288199228519504, 0.5556862864753076, 0.13682101330836088]),
      (10, [-0.037375609666915534, 0.17471686684159163, 0.028465741489929124]),
    ] as [(Double, [Double])])
  func reference(penalty: Double, expected: [Double]) {
    let fit = LogisticRegression(rows: rows, columns: 2, outcomes: outcomes, penalty: penalty)
    #expect(fit.isConverged)
    for (found, wanted) in zip([fit.intercept] + fit.weights, expected) {
      #expect(abs(found - wanted) < 1e-6)
    }
  }

  @Test("without columns the probability is the share, and the likelihood its entropy")
  func empty() {
    let fit = LogisticRegression(rows: [], columns: 0, outcomes: outcomes, penalty: 1)
    #expect(abs(fit.intercept) < 1e-9 && fit.weights.isEmpty)
    #expect(abs(fit.logLikelihood + 6.931471805599453) < 1e-9)
  }

  @Test("outcomes that a line parts entirely end in finite weights when penalised")
  func parted() {
    let fit = LogisticRegression(
      rows: [-2, -1, 1, 2], columns: 1, outcomes: [false, false, true, true], penalty: 0.01)
    #expect(fit.isConverged && fit.weights[0] > 1 && fit.weights[0].isFinite)
    let risks = fit.probabilities([-2, 2])
    #expect(risks[0] < 0.05 && risks[1] > 0.95)
  }
}
