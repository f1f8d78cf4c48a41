import CustomerData
import Retention
import Support
import Testing

/// Parameters and likelihoods of the CDNOW sample: Fader, Hardie & Lee 2005 (BG/NBD .243 4.414 .793
/// 2.426, −9582.4), Fader & Hardie's note (Pareto/NBD .553 10.578 .606 11.669, −9595.0); more digits
/// from lifetimes 0.11.3, R's BTYD and CLVTools, and scipy's own optimum, which agree with each other.
@Suite("Purchase models fitted to published data")
struct PurchaseFitsTests {
  @Test(
    "the CDNOW sample gives the published parameters and likelihoods",
    arguments: [
      (
        PurchaseFamily.betaGeometric, [0.242_594_5, 4.413_602_3, 0.792_922_0, 2.425_906_6],
        -9582.429_207, 0.001
      ),
      (
        .modifiedBetaGeometric, [0.524_843_2, 6.183_085_0, 0.891_359_5, 1.614_002_3],
        -9582.135_716, 0.001
      ),
      (
        .pareto, [0.553_277_1, 10.577_683_2, 0.606_240_0, 11.668_733_9], -9594.976_179, 0.005
      ),
    ])
  func parameters(
    family: PurchaseFamily, expected: [Double], likelihood: Double, tolerance: Double
  ) throws {
    let fit = try PublishedFits.fit(family)
    #expect(fit.convergence == .converged && fit.customers == 2357)
    #expect(near(fit.logLikelihood, likelihood, 1e-3), "\(fit.logLikelihood)")
    for (parameter, value) in zip(fit.parameters, expected) {
      #expect(near(parameter.value / value, 1, tolerance), "\(parameter.name) \(parameter.value)")
    }
  }

  @Test("the errors of Pareto/NBD on CDNOW are those CLVTools' tests expect")
  func errors() throws {
    let expected = [0.047_626_4, 0.842_722_2, 0.187_259_4, 6.210_544_8]
    for (parameter, error) in zip(try PublishedFits.fit(.pareto).parameters, expected) {
      #expect(near(try #require(parameter.standardError) / error, 1, 2e-3), "\(parameter.name)")
    }
  }

  @Test("on CDNOW the model that may stop after any purchase explains most and is chosen")
  func choice() {
    #expect(PublishedFits.cdnow.chosen.family == .modifiedBetaGeometric)
    #expect(PublishedFits.cdnow.all.map(\.family) == PurchaseFamily.allCases)
  }

  /// r .7226441, alpha 9.4245420, LL −21755.348020 at 2011-08-31: scipy; lifetimes ends in a
  /// ConvergenceError there.
  @Test(
    "on Online Retail nothing shows that customers stop: it is said, and NBD takes over",
    arguments: [("2011-08-31", 3317), ("2011-09-10", 3370)])
  func limit(day: String, buyers: Int) throws {
    let history = PurchaseHistory(PublishedShop.uci.dataset, cutoff: Day(tiny: day))
    let fits = PurchaseFits(history)
    #expect(history.count == buyers)
    #expect(
      fits.all.map(\.convergence) == [.noDropOut, .noDropOut, .noDropOut, .converged])
    #expect(fits.chosen.family == .negativeBinomial)
    #expect(fits.all.allSatisfy { $0.evaluations < 200 })
    #expect(fits.all.dropLast().allSatisfy { $0.parameters.allSatisfy { $0.standardError == nil } })
    #expect(fits.chosen.model.noPurchase(history, within: 90).allSatisfy { 0 < $0 && $0 < 1 })
    if day == "2011-08-31" {
      #expect(near(fits.chosen.logLikelihood, -21755.348_020, 1e-3))
      let values = fits.chosen.parameters.map(\.value)
      #expect(near(values[0] / 0.722_644_1, 1, 1e-3) && near(values[1] / 9.424_542, 1, 1e-3))
    }
  }

  @Test("the order of the customers changes no bit of the fit")
  func permutation() {
    var chance = Seed(1)
    let history = PublishedFits.history
    let rows = history.rows.shuffled(using: &chance).prefix(300)
    func fits(_ rows: [Int]) -> [PurchaseFit] {
      PurchaseFits(
        PurchaseHistory(
          cutoff: history.cutoff,
          rows.map {
            (
              Int(history.repeats[$0]), Int(history.lastDays[$0]), Int(history.ageDays[$0]),
              history.repeatValue[$0]
            )
          })
      ).all
    }
    for (one, other) in zip(fits(Array(rows)), fits(rows.sorted())) {
      #expect(one.logLikelihood == other.logLikelihood && one.parameters == other.parameters)
    }
  }

  @Test("a history without any repeat is survived: nothing is claimed of it")
  func nobodyReturns() {
    let history = PurchaseHistory(
      cutoff: Day(number: 400), (0..<50).map { (0, 0, $0 * 3, .nan) })
    let fits = PurchaseFits(history)
    #expect(fits.all.allSatisfy { $0.convergence == .flat })
    #expect(PurchaseFits(PurchaseHistory(cutoff: Day(number: 0), [])).chosen.customers == 0)
  }
}
