import Foundation

/// Logarithms and inverses of α + u and β + u on a grid of places within every day.
struct StoppingGrid {
  /// Gauss & Legendre's four places and weights on 0...1 (Abramowitz & Stegun 1964, 25.4.30).
  static let places = [
    0.069_431_844_202_973_71, 0.330_009_478_207_571_9, 0.669_990_521_792_428_1,
    0.930_568_155_797_026_3,
  ]
  static let weights = [
    0.173_927_422_568_726_93, 0.326_072_577_431_273_07, 0.326_072_577_431_273_07,
    0.173_927_422_568_726_93,
  ]

  let alpha: DayTables
  let beta: DayTables
  /// Day by day, place by place: ln((α+u) / (α+day)) and (α+day) / (α+u); the same of β.
  private(set) var alphaSteps: [SIMD4<Double>] = []
  private(set) var alphaRatios: [SIMD4<Double>] = []
  private(set) var betaSteps: [SIMD4<Double>] = []
  private(set) var betaRatios: [SIMD4<Double>] = []

  init(alpha: Double, beta: Double, days: Int) {
    self.alpha = DayTables(alpha, days: days + 1)
    self.beta = DayTables(beta, days: days + 1)
    for day in 0..<days {
      let (one, two) = (
        Self.within(self.alpha.inverse[day]), Self.within(self.beta.inverse[day])
      )
      alphaSteps.append(one.steps)
      alphaRatios.append(one.ratios)
      betaSteps.append(two.steps)
      betaRatios.append(two.ratios)
    }
  }

  private static func within(
    _ inverse: Double
  ) -> (steps: SIMD4<Double>, ratios: SIMD4<Double>) {
    var (steps, ratios) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    for place in 0..<4 {
      let share = places[place] / daysPerWeek * inverse
      steps[place] = log1p(share)
      ratios[place] = 1 / (1 + share)
    }
    return (steps, ratios)
  }

  var days: Int { alphaSteps.count }
}
