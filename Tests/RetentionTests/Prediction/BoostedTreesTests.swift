import CustomerData
import Foundation
import Support
import Testing

@testable import Retention

@Suite("Boosted trees")
struct BoostedTreesTests {
  /// Customers who leave the more surely, the longer they have been silent and the fewer orders
  /// they have; every other signal is noise or missing.
  static func rows(_ count: Int, seed number: Int) -> TrainingRows {
    var seed = Seed(number)
    var values: [Float] = []
    var left: [Bool] = []
    for _ in 0..<count {
      var row = [Float](repeating: .nan, count: SignalTable.width)
      let silence = seed.int(0...200)
      let orders = seed.int(1...9)
      row[Signal.recency.column] = Float(silence)
      row[Signal.orders.column] = Float(orders)
      row[Signal.weekendShare.column] = Float(seed.int(0...10)) / 10
      values += row
      left.append(seed.int(0...249) < silence + 40 - 5 * orders)
    }
    return TrainingRows(
      table: SignalTable(
        day: Day(tiny: "2011-06-30"), customers: Array(0..<count),
        ids: (0..<count).map { "c\($0)" }, values: values),
      left: left)
  }

  @Test("a library that is not there is told with the place searched")
  func missing() {
    let places = ["TENURE_XGBOOST_LIBRARY": "/nowhere/libxgboost.so"]
    #expect(throws: XGBoostError.notFound(searched: ["/nowhere/libxgboost.so"])) {
      _ = try XGBoostLibrary(environment: places)
    }
  }

  @Test("another library is refused by the function it lacks")
  func foreign() {
    #if os(macOS)
      let path = "/usr/lib/libSystem.dylib"
    #else
      let path = "libm.so.6"
    #endif
    #expect(throws: XGBoostError.foreign(path: path, function: "XGDMatrixCreateFromMat")) {
      _ = try XGBoostLibrary(environment: ["TENURE_XGBOOST_LIBRARY": path])
    }
  }

  @Suite("with the library", .enabled(if: (try? XGBoostLibrary()) != nil))
  struct Grown {
    private let rows = BoostedTreesTests.rows(1500, seed: 1)

    @Test("the same rows give the same bytes twice, and other dice other bytes")
    func bytes() throws {
      let library = try XGBoostLibrary()
      let first = try BoostedTrees(rows, library: library)
      #expect(try first == BoostedTrees(rows, library: library))
      var growth = BoostedTrees.Growth()
      growth.seed += 1
      #expect(try first.bytes != BoostedTrees(rows, growth: growth, library: library).bytes)
    }

    @Test("they rank customers they have not seen")
    func ranks() throws {
      let library = try XGBoostLibrary()
      let trees = try BoostedTrees(rows, library: library)
      let unseen = BoostedTreesTests.rows(1500, seed: 2)
      let risks = try trees.risks(unseen.table, library: library)
      let area = try #require(Ranking(scores: risks, left: unseen.left).areaUnderCurve)
      #expect(area > 0.7)
    }

    @Test("contributions add up to the log-odds, and noise contributes least")
    func contributions() throws {
      let library = try XGBoostLibrary()
      let trees = try BoostedTrees(rows, library: library)
      let few = rows.table.rows(Array(0..<60))
      let risks = try trees.risks(few, library: library)
      var (silence, noise) = (0.0, 0.0)
      for (parts, risk) in zip(try trees.contributions(few, library: library), risks) {
        #expect(parts.count == SignalTable.width + 1 && parts[Signal.spent.column] == 0)
        #expect(abs(1 / (1 + exp(-parts.reduce(0, +))) - risk) < 1e-4)
        silence += abs(parts[Signal.recency.column])
        noise += abs(parts[Signal.weekendShare.column])
      }
      #expect(silence > 3 * noise)
    }

    @Test("growing stops when it is told to")
    func stops() throws {
      let library = try XGBoostLibrary()
      var seen = 0
      _ = try BoostedTrees(rows, library: library) { round, _ throws(XGBoostError) in
        seen = round
        return round < 3
      }
      #expect(seen == 3)
    }
  }
}
