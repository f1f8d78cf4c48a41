import Retention
import Testing

@Suite("Mean spend to come")
struct SpendModelTests {
  private let model = SpendModel(p: 6, q: 4, v: 15, minorUnits: 100)

  @Test("nobody's own mean is the population's v p / (q − 1)")
  func population() {
    #expect(model.populationMean == 3000 && model.mean(repeats: 0, value: .nan) == 3000)
    #expect(model.mean(repeats: 3, value: 0) == 3000)
  }

  @Test("a customer's own mean weighs p x / (p x + q − 1), more with every order")
  func weight() {
    #expect(model.ownWeight(repeats: 1) == 6.0 / 9 && model.ownWeight(repeats: 9) == 54.0 / 57)
    #expect(near(model.mean(repeats: 1, value: 6000), 3000 + 3000 * 6 / 9, 1e-9))
  }
}
