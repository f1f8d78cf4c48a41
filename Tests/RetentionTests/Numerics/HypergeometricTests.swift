import Foundation
import Retention
import Testing

/// Reference values by mpmath 1.4.1 with 30 digits: `hyp2f1(a, b, c, z)`.
@Suite("Gauss' hypergeometric function")
struct HypergeometricTests {
  @Test(
    "twelve digits of mpmath's, also near one, below zero and with large letters",
    arguments: [
      ([0.7, 1.3, 2.9, 0.35], 1.134_482_239_084_811_1),
      ([0.2425945, 2.4259066, 2.2188286, 0.92], 2.090_318_159_586_393_7),
      ([26.25, 28.43, 28.22, 0.62], 130_273_562_672.576_38),
      ([-1.9, 0.8, 3.2, 0.97], 0.627_300_029_080_545_05),
      ([2.5, 1.5, 4, -3], 0.231_799_095_304_575_51),
      ([29.5, 1.6, 30.5, 0.9], 28.408_926_446_848_024),
      ([5, 3, 4, 0.99], 75_249_999.999_999_733),
    ])
  func values(letters: [Double], expected: Double) {
    let value = Hypergeometric.gauss(letters[0], letters[1], letters[2], letters[3])
    #expect(near(value / expected, 1, 1e-12), "\(value)")
  }

  @Test("F(1, 1; 2; z) is −ln(1 − z) / z, and outside the range there is nothing")
  func logarithm() {
    for z in [-5, -0.5, 1e-6, 0.3, 0.9, 0.999] {
      #expect(near(Hypergeometric.gauss(1, 1, 2, z), -log1p(-z) / z, 1e-11))
    }
    #expect(Hypergeometric.gauss(1, 1, 2, 1).isNaN && Hypergeometric.gauss(1, 1, 0, 0.5).isNaN)
  }
}
