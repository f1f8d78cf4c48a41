import Foundation
import Retention
import Testing

@Suite("Search for a minimum")
struct QuasiNewtonTests {
  /// Rosenbrock, "An automatic method for finding the greatest or least value of a function", 1960.
  private func valley(_ x: [Double]) -> QuasiNewton.Point {
    let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
    return (a * a + 100 * b * b, [-2 * a - 400 * x[0] * b, 200 * b])
  }

  @Test("Rosenbrock's bent valley ends at (1, 1)", arguments: [[-1.2, 1], [0, 0], [3, -3]])
  func rosenbrock(start: [Double]) {
    let found = QuasiNewton().minimum(from: start, of: valley)
    #expect(found.isFlat && found.evaluations < 200)
    #expect(near(found.place[0], 1, 1e-5) && near(found.place[1], 1, 1e-5))
  }

  @Test("the curvature of a parabola is its matrix")
  func curvature() {
    let curvature = QuasiNewton.curvature(at: [0.3, -2]) { x in
      (x[0] * x[0] + x[0] * x[1] + 3 * x[1] * x[1], [2 * x[0] + x[1], x[0] + 6 * x[1]])
    }
    #expect(near(curvature[0, 0], 2, 1e-8) && near(curvature[0, 1], 1, 1e-8))
    #expect(near(curvature[1, 1], 6, 1e-8) && curvature[0, 1] == curvature[1, 0])
  }

  @Test("a slope without a bottom ends at the bound, within the budget")
  func bottomless() {
    var search = QuasiNewton()
    search.budget = 100
    let found = search.minimum(from: [0]) { x in (-x[0], [-1]) }
    #expect(found.place == [search.bound] && found.evaluations <= 100 && !found.isFlat)
  }
}
