import Foundation
import Retention
import Testing

@Suite("Chebyshev series")
struct ChebyshevSeriesTests {
  @Test("sixteen terms hold a smooth function and its integral to twelve digits")
  func values() {
    let series = ChebyshevSeries(count: 16, upper: 2) { cos($0) }
    for x in stride(from: 0, through: 2, by: 0.1) {
      #expect(near(series(x), cos(x), 1e-12))
      #expect(near(series.integral(x), sin(x), 1e-12))
    }
  }

  @Test("a polynomial of lower degree is met exactly")
  func polynomial() {
    let series = ChebyshevSeries(count: 4, upper: 3) { 1 + $0 * $0 * $0 }
    #expect(near(series(2.5), 1 + 15.625, 1e-13))
    #expect(near(series.integral(2), 2 + 4, 1e-13) && near(series.integral(0), 0, 1e-14))
  }
}
