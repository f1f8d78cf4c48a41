import Retention
import Testing

@Suite("Reliability")
struct ReliabilityTests {
  @Test("a hundred customers fall into ten groups of ten, lowest risk first")
  func tenths() {
    let predicted = (0..<100).map { Double($0) / 100 }
    let table = Reliability(predicted: predicted, left: (0..<100).map { $0 % 10 < $0 / 10 }).tenths
    #expect(table.map(\.customers) == Array(repeating: 10, count: 10))
    #expect(table.map(\.left) == Array(0..<10))
    #expect(abs(table[3].predicted - 0.345) < 1e-12 && table[3].observed == 0.3)
    #expect(table.allSatisfy { $0.isKept })
  }

  @Test("the bar is Wilson's: 1 of 10 lies between 1.8 and 40.4 %")
  func bar() throws {
    let table = Reliability(
      predicted: Array(repeating: 0.5, count: 10), left: (0..<10).map { $0 == 0 }
    ).tenths
    let only = try #require(table.first)
    #expect(table.count == 1 && abs(only.low - 0.0179) < 1e-4 && abs(only.high - 0.4042) < 1e-4)
    #expect(!only.isKept)
  }

  @Test("equal predictions are never parted")
  func ties() {
    let predicted = Array(repeating: 0.2, count: 15) + Array(repeating: 0.7, count: 5)
    let table = Reliability(predicted: predicted, left: predicted.map { $0 > 0.5 }).tenths
    #expect(table.map(\.customers) == [15, 5] && table.map(\.left) == [0, 5])
  }
}
