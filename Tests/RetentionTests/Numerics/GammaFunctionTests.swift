import Retention
import Testing

/// Reference values by mpmath 1.4.1 with 30 digits: `loggamma(x)`, `digamma(x)`.
@Suite("Gamma function")
struct GammaFunctionTests {
  @Test(
    "the logarithm and its slope have fourteen digits of mpmath's",
    arguments: [
      (1e-3, 6.907_178_885_383_853_7, -1000.575_571_931_810_3),
      (0.2425945, 1.319_809_446_356_236_8, -4.358_461_945_518_362_6),
      (1, 0, -0.577_215_664_901_532_86),
      (1.5, -0.120_782_237_635_245_22, 0.036_489_973_978_576_521),
      (4.4136, 2.334_673_172_667_575_9, 1.367_148_005_652_418_5),
      (9.99, 12.779_315_214_350_193, 2.250_700_372_831_201_1),
      (10, 12.801_827_480_081_47, 2.251_752_589_066_721_1),
      (57.3, 173.563_868_279_691_42, 4.039_549_239_957_975_2),
      (1e6, 12_815_504.569_147_612, 13.815_510_057_964_191),
    ])
  func values(x: Double, logarithm: Double, slope: Double) {
    #expect(near(GammaFunction.logarithm(x), logarithm, 1e-14 * max(1, abs(logarithm))))
    #expect(near(GammaFunction.digamma(x), slope, 1e-13 * max(1, abs(slope))))
  }

  @Test("B(2, 3) is a twelfth")
  func beta() { #expect(near(GammaFunction.logBeta(2, 3), -2.484_906_649_788_000_4, 1e-14)) }
}
