import Foundation
import Support
import Testing

@testable import Retention

@Suite("Calibration error")
struct CalibrationErrorTests {
  @Test("risks that come true have no error: half of those at 0.5 leave, none at 0, all at 1")
  func perfect() throws {
    let predicted = [0.0, 0, 0, 0, 1, 1, 1, 1]
    let left = [false, false, false, false, true, true, true, true]
    #expect(try #require(CalibrationError.index(predicted: predicted, left: left)) < 1e-9)
    let halves = Array(repeating: 0.5, count: 10)
    let tossed = (0..<10).map { $0 % 2 == 0 }
    #expect(try #require(CalibrationError.index(predicted: halves, left: tossed)) < 1e-12)
  }

  @Test("everybody told 0.9 while one in ten leaves is an error of 0.8")
  func wrong() throws {
    let predicted = Array(repeating: 0.9, count: 50)
    let error = try #require(
      CalibrationError.index(predicted: predicted, left: (0..<50).map { $0 % 10 == 0 }))
    #expect(abs(error - 0.8) < 1e-12)
  }

  @Test(
    "the smoothed share is Cleveland's local line, found by sorting all distances",
    arguments: Seed.some(20))
  func local(seed number: Int) {
    var seed = Seed(number)
    let x = (0..<25).map { _ in Double(seed.int(0...999)) / 1000 }.sorted()
    let y = x.map { $0 * 1000 > Double(seed.int(0...999)) ? 1.0 : 0.0 }
    for centre in [x[0], x[7], x[24]] {
      let near = Int((0.75 * 25).rounded(.up))
      let width = x.map { abs($0 - centre) }.sorted()[near - 1]
      let weights = x.map { value in
        let u = min(1, abs(value - centre) / width)
        return pow(1 - u * u * u, 3)
      }
      // The weighted line in its textbook form: mean and slope around the weighted means.
      let total = weights.reduce(0, +)
      let meanX = zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 } / total
      let meanY = zip(weights, y).reduce(0) { $0 + $1.0 * $1.1 } / total
      var above = 0.0
      var below = 0.0
      for place in x.indices {
        above += weights[place] * (x[place] - meanX) * (y[place] - meanY)
        below += weights[place] * (x[place] - meanX) * (x[place] - meanX)
      }
      let expected = min(1, max(0, meanY + above / below * (centre - meanX)))
      #expect(abs(CalibrationError.smoothed(at: centre, x, y) - expected) < 1e-9)
    }
  }

  @Test("nobody has no error to speak of")
  func nobody() { #expect(CalibrationError.index(predicted: [], left: []) == nil) }
}
